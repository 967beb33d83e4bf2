"""Running the command line in tests: in this process with a fake engine, or as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import article, claim, finding, findings

from embassy_claims.caching import Memory
from embassy_claims.commands.cli import main
from embassy_claims.model import Claim, Findings
from embassy_claims.reading import Readings
from embassy_claims.settings import Settings

if TYPE_CHECKING:
    from embassy_claims.pipeline import Progress

ROOT = Path(__file__).parents[1]


@dataclass
class FakeEngine:
    """Finds what it was given, and remembers what it was asked."""

    found: Findings
    error: BaseException | None = None
    asked: list[list[str]] = field(default_factory=list)
    settings: Settings | None = None
    memory: Memory | None = None

    def check(self, paths: Sequence[str], settings: Settings, progress: Progress | None, memory: Memory) -> Findings:
        self.memory = memory
        self.asked.append(list(paths))
        self.settings = settings
        if progress:
            progress.stage("reading", len(paths))
        if self.error:
            raise self.error
        return self.found

    def split(self, paths: Sequence[str], settings: Settings, memory: Memory) -> tuple[Readings, Sequence[Claim]]:
        found = self.check(paths, settings, None, memory)
        return Readings(found.articles, found.skipped, found.notes), found.claims


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


class CommandLine:
    """``claims`` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], engine: FakeEngine) -> None:
        self.capsys = capsys
        self.engine = engine

    def __call__(self, *arguments: str | Path) -> Outcome:
        self.capsys.readouterr()
        code = main([str(argument) for argument in arguments], self.engine)
        captured = self.capsys.readouterr()
        return Outcome(code, captured.out, captured.err)


def process(*arguments: str | Path, folder: Path, env: Mapping[str, str] | None = None) -> Outcome:
    """``claims`` as its own process."""
    done = subprocess.run(
        [sys.executable, "-m", "embassy_claims", *map(str, arguments)],
        cwd=folder,
        env={**environment(), **(env or {})},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def environment() -> dict[str, str]:
    """The environment of a process: without settings of ours but the cache of the tests, one thread, no colour."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name == "CLAIMS_CACHE_DIR" or not name.startswith(("CLAIMS_", "GITHUB_"))
    }
    return {**kept, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false", "NO_COLOR": "1", "COLUMNS": "80"}


def two_articles(status: str = "new", confidence: float = 0.9) -> Findings:
    """One contradiction of the given status between two articles."""
    wire = article("corpus/wire.txt", "Five guards left the house on Monday.")
    daily = article("corpus/daily.txt", "Six guards left the house on Monday.")
    one, other = claim(wire), claim(daily)
    found = finding(one, other, ("Five", "Six"), status=status, confidence=confidence, reason="Counted again.")  # type: ignore[arg-type]
    return findings(wire, daily, claims=(one, other), pairs=1, contradictions=(found,))
