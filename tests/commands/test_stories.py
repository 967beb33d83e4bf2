"""How a team uses it: merges, crashes and damaged ledgers, with the real commands on real files, without models."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import article, claim, finding, findings
from command_line import ROOT, CommandLine, FakeEngine, environment

from embassy_claims.settings import load_settings

WIRE, DAILY = article("wire.txt", "Five guards left."), article("daily.txt", "Six guards left.")
ONE = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=0x11AAAAAAAA)
TWO = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=0xEEAAAAAAAA)

CRASHES = """
import json, os, random, signal, sys, time
from pathlib import Path
from dataclasses import replace
from builders import article, claim, finding, findings
from embassy_claims.commands.cli import main
from embassy_claims.reporting import FORMATS
from embassy_claims.reviewing import pair_id
from embassy_claims.settings import load_settings

RUNS, WRITERS = 200, 4
chance = random.Random(1)
walk = []
for n in range(RUNS):
    wire, daily = article("wire.txt", f"{n} guards left."), article("daily.txt", f"{n + 1} guards left.")
    one = finding(claim(wire), claim(daily), (str(n), str(n + 1)))
    walk.append(replace(one, id=pair_id(one.pair, one.verdict.conflict)))
Path("report.json").write_text(FORMATS["json"].render(findings(wire, daily, contradictions=tuple(walk))))
ledger = Path("claims.yaml")

def decide(name):
    return main(["decide", name, "--from", "report.json", "--verdict", "confirmed", "--quiet"])

def start(name):
    child = os.fork()
    if not child:
        os._exit(decide(name))
    doomed = time.monotonic() + chance.uniform(0, 0.15) if chance.random() < 0.5 else None
    return child, name, doomed

assert main(["init", "--quiet"]) == decide(walk[0].id) == 0  # loads what each process then has
waiting, running, done, killed = [found.id for found in walk], [], [], 0
while waiting or running:
    while waiting and len(running) < WRITERS:
        running.append(start(waiting.pop()))
    for one in list(running):
        child, name, doomed = one
        if doomed is not None and time.monotonic() > doomed:
            os.kill(child, signal.SIGKILL)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            running.remove(one)
            killed += os.WIFSIGNALED(status)
            if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0:
                done.append(name)
    load_settings(ledger)
print(json.dumps({"done": done, "killed": killed}))
"""


def test_no_crash_loses_a_decision_or_breaks_the_ledger(tmp_path: Path) -> None:
    """kill -9 at random moments during 200 decisions, with four processes writing at once."""
    ran = subprocess.run(
        [sys.executable, "-c", CRASHES],
        cwd=tmp_path,
        env={**environment(), "PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        timeout=300,
    )
    assert ran.stderr == b""
    told = json.loads(ran.stdout)
    assert told["killed"] > 10
    assert len(told["done"]) > 50
    assert set(told["done"]) <= {review.id for review in load_settings(tmp_path / "claims.yaml").reviews}
    left = {path.name for path in tmp_path.iterdir()} - {"claims.yaml", "report.json"}
    assert len(left) <= 2, left  # a lock, and a file that the last one killed had no time to remove


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[str]]:
    """git in the folder of the command line, with nobody's configuration."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CONFIG_SYSTEM": "/dev/null",
        "HOME": str(tmp_path),
    }.items():
        monkeypatch.setenv(name, value)

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        who = ["-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main"]
        return subprocess.run(["git", *who, *words], cwd=tmp_path, capture_output=True, text=True)

    return call


def branches(
    run: CommandLine, git: Callable[..., subprocess.CompletedProcess[str]], first: list[str], second: list[str]
) -> subprocess.CompletedProcess[str]:
    """Two branches, each with a decision; the second is merged into the first."""
    run.engine.found = findings(WIRE, DAILY, contradictions=(ONE, TWO))
    run("init")
    git("init")
    git("add", "claims.yaml")
    git("commit", "-m", "base")
    git("checkout", "-b", "other")
    assert run("decide", *first, "--in", "x").code == 0
    git("commit", "-a", "-m", "first")
    git("checkout", "main")
    assert run("decide", *second, "--in", "x").code == 0
    git("commit", "-a", "-m", "second")
    return git("merge", "other", "-m", "merge")


def test_two_branches_with_different_decisions_merge(
    run: CommandLine, git: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    merged = branches(run, git, [ONE.id, "--verdict", "confirmed"], [TWO.id, "--verdict", "confirmed"])
    assert merged.returncode == 0, merged.stdout
    assert {review.id for review in load_settings(Path("claims.yaml")).reviews} == {ONE.id, TWO.id}
    assert run("check", "x").code == 1  # the fake engine does not read the ledger


def test_two_branches_that_decide_differently_conflict_and_check_names_the_lines(
    run: CommandLine, git: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    dismissed = [ONE.id, "--verdict", "dismissed", "--reason", "Counted twice."]
    merged = branches(run, git, [ONE.id, "--verdict", "confirmed"], dismissed)
    assert merged.returncode != 0
    before = Path("claims.yaml").read_bytes()
    line = before.splitlines().index(b"<<<<<<< HEAD") + 1
    for command in (["check", "x"], ["decide", TWO.id, "--verdict", "confirmed"], ["decide", ONE.id, "--undo"]):
        done = run(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert f"claims.yaml:{line}:" in done.err
    assert Path("claims.yaml").read_bytes() == before


BAD = {
    "corrupt": b"schema: 1\nreviews: {",
    "half written": b"schema: 1\nreviews:\n  - id: 3f9c1a7e20\n    verdict: conf",
    "wrong schema": b"schema: 99\n",
    "duplicate key": b"schema: 1\nschema: 1\n",
    "unknown key": b"schema: 1\nreview: []\n",
    "alias bomb": b"schema: 1\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "binary": b"\x00\x01\x02",
    "not UTF-8": b"schema: 1 # \xff\n",
}


@pytest.mark.parametrize("name", BAD)
def test_a_damaged_ledger_is_one_line_and_stays_as_it_is(run: CommandLine, name: str) -> None:
    ledger = Path("claims.yaml")
    ledger.write_bytes(BAD[name])
    for command in (
        ["check", "x"],
        ["decide", "aaaa", "--verdict", "confirmed", "--in", "x"],
        ["decide", "aaaa", "--undo"],
        ["baseline", "x"],
        ["prune", "x"],
        ["stats", "x"],
    ):
        done = run(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), command
        assert "claims.yaml" in done.err
    assert ledger.read_bytes() == BAD[name]


def test_a_huge_ledger_is_refused_at_once(run: CommandLine) -> None:
    with Path("claims.yaml").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    done = run("check", "x")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_read_only_ledger_is_not_written(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = findings(WIRE, DAILY, contradictions=(ONE,))
    run("init")
    ledger = Path("claims.yaml")
    ledger.chmod(0o444)
    before = ledger.read_bytes()
    done = run("decide", ONE.id, "--verdict", "confirmed", "--in", "x")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert ledger.read_bytes() == before


def test_a_linked_ledger_is_read_and_not_written(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = findings(WIRE, DAILY, contradictions=(ONE,))
    run("init", "--config", "real.yaml")
    before = Path("real.yaml").read_bytes()
    Path("claims.yaml").symlink_to("real.yaml")
    assert run("check", "x").code == 1
    for command in (["decide", ONE.id, "--verdict", "confirmed", "--in", "x"], ["baseline", "x"]):
        done = run(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "symbolic link" in done.err
    assert Path("claims.yaml").is_symlink()
    assert Path("real.yaml").read_bytes() == before


@pytest.mark.parametrize("target", ["gone.yaml", "claims.yaml"])
def test_a_link_that_leads_nowhere_is_not_passed_over(run: CommandLine, target: str) -> None:
    Path("claims.yaml").symlink_to(target)
    for command in (["check", "x"], ["decide", ONE.id, "--verdict", "confirmed", "--in", "x"], ["baseline", "x"]):
        done = run(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "claims.yaml" in done.err
    assert Path("claims.yaml").is_symlink()


def test_a_ledger_that_may_not_be_read_is_one_line(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    run("check", "x")  # loads what the rights taken away below no longer allow to load
    owner = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:  # not below a folder that only its owner may look into
        monkeypatch.chdir(folder)
        run("init")
        ledger = Path("claims.yaml")
        before = ledger.read_bytes()
        ledger.chmod(0)
        Path(folder).chmod(0o755)
        if owner == 0:  # root may read everything
            os.seteuid(65534)
        try:
            told = [run("check", "x"), run("decide", ONE.id, "--verdict", "confirmed", "--in", "x")]
        finally:
            os.seteuid(owner)
        ledger.chmod(0o644)
        assert ledger.read_bytes() == before
    assert [(done.code, done.out, done.err.count("\n")) for done in told] == [(2, "", 1)] * 2
    assert all("Permission denied" in done.err for done in told)
