"""The command line with a fake engine, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine, FakeEngine, two_articles


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
