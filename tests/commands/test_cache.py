"""``claims cache``, ``--no-cache``, and runs that find everything there."""

from __future__ import annotations

import inspect
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine, FakeEngine, Outcome, environment, process

from embassy_claims.caching import KINDS, NoMemory, Store
from embassy_claims.commands.cli import COMMANDS

HEAVY = ("torch", "spacy", "transformers", "sentence_transformers", "trafilatura", "tokenizers", "sklearn")
LISTED = """
import json, sys
from embassy_claims.commands.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""
WITHOUT = {"cache", "diff", "init"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMS_CACHE_DIR", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_path_prints_the_file(run: CommandLine, folder: Path) -> None:
    assert run("cache", "path") == Outcome(0, f"{folder / 'claims.sqlite'}\n", "")
    assert not folder.exists()


def test_info_says_what_there_is_of_each_kind(run: CommandLine, folder: Path) -> None:
    store = Store(folder / "claims.sqlite", 10**9, pytest.fail)
    store.put("vectors", {b"ab": b"x" * 1498, b"cd": b"x" * 4998})
    store.close()
    done = run("cache")
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line.split()[0] for line in lines] == [*KINDS, "limit", "file"]
    assert lines[1].split()[1:] == ["2", "entries", "6.5", "KB"]
    assert lines[4].split() == ["limit", "1.0", "GB"]
    assert done == run("cache", "info")


def test_info_of_no_cache_makes_none(run: CommandLine, folder: Path) -> None:
    assert run("cache", "info").code == 0
    assert not folder.exists()


def test_clear_removes_the_file(run: CommandLine, folder: Path) -> None:
    Store(folder / "claims.sqlite", 10**9, pytest.fail).put("claims", {b"a": b"b"})
    done = run("cache", "clear")
    assert (done.code, done.out) == (0, "")
    assert "removed from" in done.err
    assert list(folder.iterdir()) == []


def test_a_size_that_is_none_is_2(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_CACHE_SIZE", "huge")
    for arguments in (["check", "x"], ["cache"]):
        done = run(*arguments)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert "CLAIMS_CACHE_SIZE" in done.err


@pytest.mark.parametrize("command", ["check", "stats", "export", "split", "prune", "baseline"])
def test_no_cache_keeps_nothing(run: CommandLine, engine: FakeEngine, folder: Path, command: str) -> None:
    Path("claims.yaml").write_text("schema: 1\n")
    run(command, "x")
    assert isinstance(engine.memory, Store)
    assert engine.memory.path.parent == folder
    run(command, "x", "--no-cache")
    assert isinstance(engine.memory, NoMemory)
    assert not folder.exists()


def test_every_command_that_computes_has_the_option() -> None:
    having = {command.__name__ for command in COMMANDS if "no_cache" in inspect.signature(command).parameters}
    assert having == {command.__name__ for command in COMMANDS} - WITHOUT


def articles(folder: Path) -> None:
    for source, number in (("Wire", "Five"), ("Daily", "Six"), ("Post", "Five")):
        head = f"---\nsource: {source}\ntitle: Ferry workers leave\npublished: 2024-09-06\n---\n\n"
        text = f"{number} workers left the ferry terminal in Odense on Monday, the harbour master said.\n"
        (folder / f"{source.lower()}.md").write_text(head + text)


def listed(folder: Path, kept: Path) -> tuple[Outcome, list[str]]:
    """A check as its own process, and the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LISTED, "check", ".", "--format", "json"],
        cwd=folder,
        env={**environment(), "CLAIMS_CACHE_DIR": str(kept)},
        capture_output=True,
        timeout=300,
    )
    *said, modules = done.stderr.decode().splitlines()
    return Outcome(done.returncode, done.stdout.decode(), "\n".join(said)), json.loads(modules)


@pytest.mark.models
def test_a_warm_run_loads_no_model_and_says_the_same(tmp_path: Path) -> None:
    here, kept = tmp_path / "articles", tmp_path / "kept"
    here.mkdir()
    articles(here)
    cold, _ = listed(here, kept)
    warm, modules = listed(here, kept)
    without = process("check", ".", "--format", "json", "--no-cache", folder=here, env={"CLAIMS_CACHE_DIR": str(kept)})
    assert (cold.code, cold.err) == (1, "")
    assert cold == warm == without
    assert [name for name in HEAVY if name in modules] == []
    assert json.loads(cold.out)["summary"]["contradictions"] == 2

    (here / "daily.md").write_text((here / "daily.md").read_text().replace("Six", "Seven"))
    changed, _ = listed(here, kept)
    assert changed == process("check", ".", "--format", "json", "--no-cache", folder=here)
    assert changed != warm

    (kept / "claims.sqlite").write_bytes(os.urandom(5000))
    damaged, _ = listed(here, kept)
    assert (damaged.code, damaged.out) == (changed.code, changed.out)
    assert damaged.err.startswith("claims: warning: the cache ")
    assert damaged.err.count("\n") == 0
