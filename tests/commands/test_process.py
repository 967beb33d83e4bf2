"""``claims`` as its own process: streams, signals, exit codes."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT, environment, process

HEAVY = ("torch", "transformers", "sentence_transformers", "spacy", "trafilatura", "numpy", "ruamel", "yaml")
WITH_FAKE = """
import sys
from command_line import FakeEngine, two_articles
from embassy_claims.commands.cli import main
sys.exit(main(sys.argv[1:], FakeEngine(two_articles())))
"""
OFFLINE = """
import sys
from embassy_claims.commands.cli import main
def hook(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        sys.stderr.write(f"NETWORK {event} {arguments}")
        raise ConnectionError(event)
sys.addaudithook(hook)
sys.exit(main(sys.argv[1:]))
"""


def python(code: str, *arguments: str, folder: Path, **env: str) -> subprocess.Popen[bytes]:
    """Python code of a test as its own process, with pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env={**environment(), "PYTHONPATH": str(ROOT / "tests"), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two sources that contradict each other on a number."""
    for source, number in (("Wire", "Five"), ("Daily", "Six")):
        head = f"---\nsource: {source}\ntitle: Ferry workers leave\npublished: 2024-09-06\n---\n\n"
        text = f"{number} workers left the ferry terminal in Odense on Monday, the harbour master said.\n"
        (tmp_path / f"{source.lower()}.md").write_text(head + text)
    return tmp_path


def test_help_is_quick_and_loads_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys; from embassy_claims.commands.cli import main; main(['check', '-h']); print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    loaded = done.stdout.decode().splitlines()[-1]
    assert "typer" in loaded
    assert [name for name in HEAVY if f"'{name}'" in loaded] == []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process("--help", folder=tmp_path).code == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Seconds of work, not of waiting: other processes may keep the machine busy.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


@pytest.mark.models
def test_a_new_contradiction_is_1_offline_with_an_empty_home(two: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    running = python(OFFLINE, "check", "wire.md", "daily.md", "--format", "json", folder=two, HOME=str(home))
    out, err = running.communicate(timeout=300)
    report = json.loads(out)
    assert (running.returncode, err.decode()) == (1, "")
    assert [found["kind"] for found in report["contradictions"]] == ["number"]


@pytest.mark.models
def test_the_demonstration_shows_reviewed_contradictions_and_is_0(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = process("check", "corpus/", "--report", f"json={report}", folder=ROOT)
    found = json.loads(report.read_text())
    assert (done.code, done.err) == (0, f"wrote {report}\n")
    assert found["summary"]["new"] == 0
    assert {"confirmed", "explained"} <= {one["status"] for one in found["contradictions"]}
    for needed in ("rescue", "negotiated", "Capitol Ledger", "claims", "pairs", "agreements"):
        assert needed in done.out


@pytest.mark.parametrize("there", [True, False])
def test_no_readable_article_is_2(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "corpus").mkdir()
    done = process("check", "corpus", "--format", "json", folder=tmp_path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "corpus" in done.err


def test_an_interrupt_while_the_commands_are_loaded_is_told_in_a_line(tmp_path: Path) -> None:
    code = (
        "import sys, types\n"
        "class Interrupted(types.ModuleType):\n"
        "    def __getattr__(self, name): raise KeyboardInterrupt\n"
        "sys.modules['typer'] = Interrupted('typer')\n"
        "from embassy_claims.__main__ import program\n"
        "program()\n"
    )
    out, err = python(code, folder=tmp_path).communicate(timeout=60)
    assert (out, err) == (b"", b"claims: interrupted\n")


def test_an_interrupt_is_130(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "embassy_claims", "check", "-", "--verbose"],
        cwd=tmp_path,
        env={**environment(), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stderr is not None
    assert running.stderr.readline() == b"reading\n"
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"claims: interrupted\n")


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--help"], 0), (["check", "x"], 1), (["check", "x", "--format", "json"], 1)]
)
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, arguments: list[str], code: int) -> None:
    with python(WITH_FAKE, *arguments, folder=tmp_path) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        err = running.stderr.read()
    assert (running.returncode, err) == (code, b"")


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_every_terminal_can_show_every_text(tmp_path: Path, form: str, encoding: str) -> None:
    running = python(WITH_FAKE, "check", "x", "--format", form, folder=tmp_path, PYTHONIOENCODING=encoding)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (1, b"")
    assert "guards left the house" in out.decode("utf-8" if form == "json" else encoding)


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_full_disk_is_one_line_and_2(tmp_path: Path, form: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-c", WITH_FAKE, "check", "x", "--format", form],
            cwd=tmp_path,
            env={**environment(), "PYTHONPATH": str(ROOT / "tests")},
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert (done.returncode, done.stderr) == (2, b"claims: No space left on device\n")


def test_colour_only_where_it_is_wanted(tmp_path: Path) -> None:
    plain = {name: value for name, value in environment().items() if name != "NO_COLOR"}
    arguments = [sys.executable, "-c", WITH_FAKE, "check", "x"]
    variants: dict[str, tuple[list[str], dict[str, str]]] = {
        "piped": ([], {}),
        "forced": ([], {"FORCE_COLOR": "1", "TERM": "xterm-256color"}),
        "option": (["--no-color"], {"FORCE_COLOR": "1", "TERM": "xterm-256color"}),
        "variable": ([], {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"}),
    }
    coloured = {
        name: b"\x1b["
        in subprocess.run(
            [*arguments, *options],
            cwd=tmp_path,
            env={**plain, "PYTHONPATH": str(ROOT / "tests"), **env},
            capture_output=True,
        ).stdout
        for name, (options, env) in variants.items()
    }
    assert coloured == {"piped": False, "forced": True, "option": False, "variable": False}


def test_the_script_is_installed() -> None:
    script = Path(sys.executable).with_name("claims")
    done = subprocess.run([script, "--version"], capture_output=True, env=dict(os.environ))
    assert done.stdout.startswith(b"claims ")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("claims ch", "check"), ("claims check --fa", "--fail-on"), ("claims check --fail-on a", "any")],
)
def test_the_shell_completes(tmp_path: Path, typed: str, offered: str) -> None:
    words = typed.split()
    ask = {"_CLAIMS_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    done = process(folder=tmp_path, env=ask)
    assert (done.code, done.out.split(), done.err) == (0, [offered], "")
