"""The command line with a fake engine, in an empty folder."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import CommandLine, FakeEngine, two_articles


@pytest.fixture(scope="session", autouse=True)
def interrupts() -> Iterator[None]:
    """Commands can be interrupted though the tests run in the background, where a shell has them ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(two_articles())


@pytest.fixture
def run(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """``claims`` in an empty folder, with no variables of the caller's."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLAIMS_CONFIG", "CLAIMS_FORMAT", "CLAIMS_FAIL_ON", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return CommandLine(capsys, engine)
