"""Progress on stderr: a moving line on a terminal, plain lines when verbose, else nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from embassy_claims.commands.screen import Screen

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    from embassy_claims.pipeline import Progress


class Moving:
    """One line that shows the stage at work and how far it is; it is gone at the end."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """The next stage begins."""
        if self.task is not None:
            self.bar.remove_task(self.task)
        self.task = self.bar.add_task(name, total=total)

    def part(self, name: str, items: int) -> None:
        """The line shows whole stages."""

    def advance(self, n: int = 1) -> None:
        """``n`` more things of the stage are done."""
        if self.task is not None:
            self.bar.advance(self.task, n)


class Lines:
    """One line a stage, for logs."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def stage(self, name: str, total: int | None = None) -> None:
        """The next stage begins."""
        self.screen.say(name if total is None else f"{name} ({total})")

    def part(self, name: str, items: int) -> None:
        """Logs need no more than the stages."""

    def advance(self, n: int = 1) -> None:
        """Logs need no more than the stages."""


class Both:
    """Tells two who watch."""

    def __init__(self, one: Progress, other: Progress) -> None:
        self._watching = (one, other)

    def stage(self, name: str, total: int | None = None) -> None:
        """The next stage begins."""
        for each in self._watching:
            each.stage(name, total)

    def part(self, name: str, items: int) -> None:
        """A part of the stage begins."""
        for each in self._watching:
            each.part(name, items)

    def advance(self, n: int = 1) -> None:
        """``n`` more things of the stage are done."""
        for each in self._watching:
            each.advance(n)


@contextmanager
def progress(screen: Screen) -> Iterator[Progress | None]:
    """What tells the user how far the work is, if anybody wants to know."""
    if screen.verbose:
        yield Lines(screen)
    elif screen.quiet or not screen.err.is_terminal:
        yield None
    else:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30), MofNCompleteColumn())
        with Progress(*columns, console=screen.err, transient=True) as bar:
            yield Moving(bar)
