"""The console script: errors become one line and an exit code."""

from __future__ import annotations

import pytest
from command_line import CommandLine, FakeEngine

from embassy_claims import __version__
from embassy_claims.errors import LedgerError, ModelError, ReadingError, SettingsError


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (ReadingError("no readable article in x"), 2, "claims: no readable article in x\n"),
        (SettingsError("claims.yaml:3: unknown key"), 2, "claims: claims.yaml:3: unknown key\n"),
        (LedgerError("line 9"), 2, "claims: line 9\n"),
        (ModelError("a\nb\x1b[31m"), 2, "claims: a b\\u001b[31m\n"),
        (PermissionError(13, "Permission denied", "a.txt"), 2, "claims: a.txt: Permission denied\n"),
        (KeyboardInterrupt(), 130, "claims: interrupted\n"),
    ],
)
def test_errors_are_one_line(run: CommandLine, engine: FakeEngine, error: BaseException, code: int, says: str) -> None:
    engine.error = error
    done = run("check", "x")
    assert (done.code, done.out, done.err) == (code, "", says)


@pytest.mark.parametrize("error", [ZeroDivisionError("boo"), MemoryError(), RecursionError("deep"), KeyError("k")])
def test_a_bug_is_one_line_that_says_how_to_report_it(
    run: CommandLine, engine: FakeEngine, error: BaseException
) -> None:
    engine.error = error
    done = run("check", "x")
    assert done.code == 3
    assert done.err.count("\n") == 1
    assert type(error).__name__ in done.err
    assert "--verbose" in done.err


def test_verbose_and_a_variable_give_the_traceback(
    run: CommandLine, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.error = ZeroDivisionError("boo")
    assert "Traceback" in run("check", "x", "--verbose").err
    monkeypatch.setenv("CLAIMS_DEBUG", "1")
    assert "Traceback" in run("check", "x").err


def test_the_version(run: CommandLine) -> None:
    assert run("--version").out == f"claims {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["check", "--fail-on", "sometimes"],
        ["check", "--min-confidence", "0.7"],
        ["check", "--max", "-1"],
        ["check", "--kind", "colour"],
        ["check", "--format", "pdf"],
        ["check", "--report", "json"],
        ["check", "--format"],
        ["explain"],
    ],
)
def test_wrong_usage_is_one_line_and_2(run: CommandLine, engine: FakeEngine, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert not engine.asked


def test_without_arguments_there_is_help_and_2(run: CommandLine) -> None:
    done = run()
    assert done.code == 2
    assert "check" in done.out


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["check", "-h"]])
def test_help_is_0(run: CommandLine, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.err) == (0, "")
    assert "Usage: claims" in done.out


def test_a_wrong_choice_is_told_in_our_words(run: CommandLine) -> None:
    done = run("decide", "abcd", "--verdict", "wrong")
    assert done.code == 2
    assert done.err.startswith("claims: Invalid value for '--verdict': 'wrong' is not one of")
