"""Progress: a moving line on a terminal, lines when verbose, else nothing."""

from __future__ import annotations

import io
import re
import time

import pytest
from rich.console import Console

from embassy_claims.commands.progress import Lines, Moving, progress
from embassy_claims.commands.screen import Screen


class Stream(io.StringIO):
    """A text stream that is a terminal, or is not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def screen_on(terminal: bool, width: int = 80, **rest: bool) -> tuple[Screen, io.StringIO]:
    err = Stream(terminal)
    return Screen(Console(file=io.StringIO()), Console(file=err, force_terminal=terminal, width=width), **rest), err


def test_a_terminal_sees_the_stage_and_how_far_it_is() -> None:
    screen, err = screen_on(True)
    with progress(screen) as told:
        assert isinstance(told, Moving)
        told.advance()
        told.stage("reading")
        told.stage("splitting", 4)
        told.advance(3)
        told.bar.refresh()
        assert "splitting" in err.getvalue()
        assert "3/4" in err.getvalue()
        assert "reading" not in err.getvalue().rsplit("\x1b[2K", 1)[-1]


def test_a_long_stage_tells_its_part_its_rate_and_the_time_left() -> None:
    screen, err = screen_on(True, width=120)
    with progress(screen) as told:
        assert isinstance(told, Moving)
        told.part("nothing began yet", 1)
        told.stage("pairing and judging", 400)
        for _ in range(3):
            told.advance(50)
            time.sleep(0.02)
        told.part("judging", 19255)
        told.bar.refresh()
        line = err.getvalue().rsplit("\x1b[2K", 1)[-1]
    assert "pairing and judging: judging 19,255" in line
    assert "150/400" in line
    assert re.search(r"[0-9]+\.[0-9]/s", line)
    assert re.search(r"[0-9]{2}:[0-9]{2}", line)


def test_a_stage_that_has_not_come_far_shows_the_time_that_it_has_taken() -> None:
    screen, err = screen_on(True, width=120)
    with progress(screen) as told:
        assert isinstance(told, Moving)
        for total in (1, 4):
            told.stage("judging", total)
            told.advance(0)
            told.bar.refresh()
            line = err.getvalue().rsplit("\x1b[2K", 1)[-1]
            assert ("0/4" in line) == (total == 4)
            assert "0/1" not in line
            assert "--:--" not in line
            assert "00:00" in line
            assert told.bar.tasks[-1].total is None


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (False, True), (True, True)])
def test_nobody_else_sees_anything(terminal: bool, quiet: bool) -> None:
    screen, err = screen_on(terminal, quiet=quiet)
    with progress(screen) as told:
        assert told is None
    assert err.getvalue() == ""


def test_colour_that_is_forced_makes_no_terminal_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    err = Stream(terminal=False)
    with progress(Screen(Console(file=io.StringIO()), Console(file=err))) as told:
        assert told is None
    assert err.getvalue() == ""


def test_verbose_is_a_line_a_stage() -> None:
    screen, err = screen_on(False, verbose=True)
    with progress(screen) as told:
        assert isinstance(told, Lines)
        told.stage("reading")
        told.stage("splitting", 4)
        told.advance()
    assert err.getvalue() == "reading\nsplitting (4)\n"


def test_the_line_is_gone_after_an_error() -> None:
    screen, err = screen_on(True)
    with pytest.raises(ZeroDivisionError), progress(screen) as told:
        assert told
        told.stage("reading")
        raise ZeroDivisionError
    assert err.getvalue().endswith("\x1b[2K")
