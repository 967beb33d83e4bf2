"""How a team uses it, with the real command, the real models and real files; the runs share one small corpus."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pexpect
import pytest
import yaml
from command_line import Outcome, environment, process

from embassy_claims.settings import load_settings

pytestmark = pytest.mark.models

HEAD = "---\nsource: {source}\ntitle: A week on the coast\npublished: 2024-09-06\n---\n\n"
WIRE = (
    "Five workers left the ferry termnal in Odense on Monday, the harbour master said.",
    "The strike began on 3 May in Aalborg.",
    "The union paid 400 crowns to each member in Kolding.",
    "The minister visited the shipyard in Esbjerg on Friday.",
)
DAILY = (
    "Six workers left the ferry terminal in Odense on Monday, the harbour master said.",
    "The strike began on 9 May in Aalborg.",
    "The union paid 700 crowns to each member in Kolding.",
    "The minister never visited the shipyard in Esbjerg on Friday.",
)
REASON = "They counted at other times."
PROMPT = r"\[q\]uit"


def write(path: Path, source: str, sentences: tuple[str, ...]) -> None:
    path.write_text(HEAD.format(source=source) + "\n\n".join(sentences) + "\n")


@dataclass(frozen=True)
class Town:
    """A folder with a corpus, what the first check of it said, and the ids it found by the words in conflict."""

    folder: Path
    first: Outcome
    ids: dict[str, str]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """The first check, in every format at once."""
    folder = tmp_path_factory.mktemp("town")
    (folder / "corpus").mkdir()
    write(folder / "corpus" / "a.md", "Wire", WIRE)
    write(folder / "corpus" / "b.md", "Daily", DAILY)
    assert process("init", folder=folder).code == 0
    settings = folder / "claims.yaml"
    settings.write_text(settings.read_text().replace("# corpus: [articles/]", "corpus: [corpus/]"))
    reports = [f"{name}=report.{name}" for name in "json yaml sarif junit github markdown csv html".split()]
    first = process("check", *(word for one in reports for word in ("--report", one)), folder=folder)
    report = json.loads((folder / "report.json").read_text())
    return Town(
        folder, first, {one["kind"] + " " + one["a"]["conflict"][0]: one["id"] for one in report["contradictions"]}
    )


@pytest.fixture
def town(found: Town, tmp_path: Path) -> Town:
    """A copy to work in."""
    folder = tmp_path / "town"
    shutil.copytree(found.folder, folder)
    return Town(folder, found.first, found.ids)


def decide(town: Town, ids: list[str], verdict: str = "dismissed", reason: str = REASON) -> None:
    done = process(
        "decide", *ids, "--from", "report.json", "--verdict", verdict, "--reason", reason, folder=town.folder
    )
    assert done.code == 0, done.err


def test_one_run_writes_every_format_and_the_table_stays_on_the_screen(found: Town) -> None:
    assert found.first.code == 1, found.first.err
    assert "4 contradictions in 4 disputes" in found.first.out
    assert len(found.ids) == 4
    texts = {path.suffix[1:]: path.read_text() for path in found.folder.glob("report.*")}
    assert len(texts) == 8
    ids = set(found.ids.values())
    assert {one["id"] for one in yaml.safe_load(texts["yaml"])["contradictions"]} == ids
    assert len(json.loads(texts["sarif"])["runs"][0]["results"]) == 4
    assert len(ElementTree.fromstring(texts["junit"]).findall(".//failure")) == 4
    assert texts["github"].count("::warning ") == 4
    assert len(list(csv.DictReader(texts["csv"].splitlines()))) == 4
    assert all(one in texts["markdown"] and one in texts["html"] for one in ids)


def test_a_decision_survives_edits_but_not_another_number(town: Town) -> None:
    decide(town, list(town.ids.values()))
    corpus = town.folder / "corpus"

    mended = (WIRE[0].replace("termnal", "terminal"), *WIRE[1:])
    write(corpus / "a.md", "Wire", mended)
    typo = process("check", "--report", "json=typo.json", folder=town.folder)
    assert (typo.code, "carried over: text edited" in typo.out) == (0, True), typo

    longer = ("Gulls have lived on this coast for a long time.", *mended)
    write(corpus / "a.md", "Wire", longer)
    above = process("check", folder=town.folder)
    assert (above.code, "carried over: text edited" in above.out) == (0, True), above

    (corpus / "a.md").rename(corpus / "z.md")
    renamed = process("check", folder=town.folder)
    assert (renamed.code, "carried over: text edited" in renamed.out) == (0, True), renamed

    reordered = process("check", "corpus/z.md", "corpus/b.md", folder=town.folder)
    assert reordered == renamed

    write(corpus / "z.md", "Wire", (longer[0], longer[1].replace("Five", "Nine"), *longer[2:]))
    changed = process("check", "--report", "json=number.json", "--quiet", folder=town.folder)
    assert (changed.code, changed.out) == (1, "")
    summary = json.loads((town.folder / "number.json").read_text())["summary"]
    assert (summary["new"], summary["dismissed"], summary["stale"]) == (1, 3, 1)

    carried = process("diff", "report.json", "typo.json", folder=town.folder)
    assert "0 new · 0 gone · 1 carried · 3 changed · 0 the same" in carried.out
    other = process("diff", "typo.json", "number.json", folder=town.folder)
    assert "1 new · 1 gone · 0 carried · 0 changed · 3 the same" in other.out


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """git with nobody's configuration."""
    if shutil.which("git") is None:
        pytest.skip("there is no git")
    who = ["-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    return subprocess.run(
        ["git", *who, *words], cwd=folder, env={**os.environ, **alone}, capture_output=True, text=True
    )


def merged(town: Town, ours: list[str], theirs: list[str], verdict: str) -> int:
    """Two branches, ``theirs`` confirmed on one and ``ours`` decided on the other; the exit code of git merge."""
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "base"], ["checkout", "-qb", "other"]):
        assert git(town.folder, *words).returncode == 0
    decide(town, theirs, "confirmed")
    git(town.folder, "commit", "-qam", "theirs")
    git(town.folder, "checkout", "-q", "main")
    decide(town, ours, verdict)
    git(town.folder, "commit", "-qam", "ours")
    return git(town.folder, "merge", "-q", "--no-edit", "other").returncode


def test_two_branches_that_review_other_contradictions_merge(town: Town) -> None:
    ids = sorted(town.ids.values())
    assert merged(town, ids[::2], ids[1::2], "explained") == 0
    checked = process("check", "--format", "json", folder=town.folder)
    assert checked.code == 0, checked.err
    status = {one["id"]: one["status"] for one in json.loads(checked.out)["contradictions"]}
    assert status == dict.fromkeys(ids[::2], "explained") | dict.fromkeys(ids[1::2], "confirmed")


def test_one_contradiction_reviewed_in_two_ways_is_a_conflict_that_check_names(town: Town) -> None:
    [one, *_] = town.ids.values()
    assert merged(town, [one], [one], "dismissed") != 0
    ledger = town.folder / "claims.yaml"
    before = ledger.read_bytes()
    marks = [str(at) for at, line in enumerate(before.splitlines(), 1) if line[:7] in (b"<" * 7, b"=" * 7, b">" * 7)]
    checked = process("check", folder=town.folder)
    assert (checked.code, checked.out, checked.err.count("\n")) == (2, "", 1)
    assert f"claims.yaml:{marks[0]}: git conflict markers in lines {', '.join(marks)};" in checked.err
    assert ledger.read_bytes() == before


@pytest.fixture
def terminal(town: Town) -> Iterator[pexpect.spawn]:
    """``claims review`` in a pseudo-terminal of 80 columns without colour."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "embassy_claims", "review", "--by", "ana"],
        cwd=str(town.folder),
        env={**environment(), "TERM": "xterm-256color"},
        dimensions=(40, 80),
        encoding="utf-8",
        timeout=300,
    )
    yield child
    child.close(force=True)


def test_review_in_a_terminal_through_every_key(town: Town, terminal: pexpect.spawn) -> None:
    """Every key, and each decision on disk before the next contradiction is shown."""

    def press(key: str, then: str) -> str:
        terminal.send(key)
        terminal.expect(f"{then}(?s:.*?){PROMPT}" if then else PROMPT)
        return str(terminal.after) + "\r\n"

    def told(key: str, text: str, then: str) -> str:
        """What is typed before the question stands there is forgotten, so wait for it."""
        terminal.send(key)
        terminal.expect(r"Esc: back\)")
        return press(text, then)

    def ledger() -> list[tuple[str, str]]:
        return sorted((one.verdict, one.reason) for one in load_settings(town.folder / "claims.yaml").reviews)

    shown = press("", "1 of 4")
    for needed in ("Wire", "Daily", "2024-09-06", "high", "corpus/a.md"):
        assert needed in shown
    shown += press("s", "2 of 4") + press("b", "1 of 4") + press("b", "first one") + press("?", "not a contradiction")
    assert ledger() == []
    shown += press("c", "2 of 4")
    assert ledger() == [("confirmed", "")]
    shown += told("d", "\n", "needs a reason") + told("e", "Both days count.\n", "3 of 4")
    assert ledger() == [("confirmed", ""), ("explained", "Both days count.")]
    shown += told("n", "Seen in the register.\n", "") + told("d", "\n", "4 of 4")
    assert ledger()[1] == ("dismissed", "Seen in the register.")
    terminal.send("q")
    terminal.expect("3 decided, 1 left.")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    assert max(len(line) for line in shown.split("\r\n")) <= 80
    assert "\x1b[3" not in shown


STOPWATCH = """
import sys, time
from embassy_claims import settings, pipeline
from embassy_claims.commands.cli import main

taken = []
def timed(function):
    def call(*arguments):
        start = time.process_time()
        result = function(*arguments)
        taken.append(time.process_time() - start)
        return result
    return call

settings.load_settings = timed(settings.load_settings)
pipeline.apply_reviews = timed(pipeline.apply_reviews)
code = main(["check", "--quiet"])
print(len(taken), sum(taken))
sys.exit(code)
"""


def test_20_000_reviews_are_read_and_matched_in_under_a_second(town: Town) -> None:
    decide(town, list(town.ids.values()))
    ledger = town.folder / "claims.yaml"
    block = (
        "  - id: '{at:010x}'\n    verdict: dismissed\n    reason: Other days.\n    by: ana\n    on: 2026-01-02\n"
        "    kind: number\n    claims:\n"
        '      - {{source: Wire, text: "There were {at} ships in the harbour of Odense on Monday.", words: ["{at}"]}}\n'
        '      - {{source: Daily, text: "The harbour of Odense had {at}0 ships on Monday.", words: ["{at}0"]}}\n'
    )
    ledger.write_text(ledger.read_text() + "".join(block.format(at=at) for at in range(20_000)))
    done = subprocess.run(
        [sys.executable, "-c", STOPWATCH], cwd=town.folder, env=environment(), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    calls, seconds = done.stdout.split()
    assert calls == "2"
    assert float(seconds) < 1
