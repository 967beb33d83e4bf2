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
    """One line that shows the stage at work, how far it is, how fast, and how long it will take; gone at the end.

    A stage of one step, or of which nothing is done yet, has no share to show: there the bar moves to and fro.
    """

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.task: TaskID | None = None
        self.name = ""
        self.total: int | None = None
        self.done = 0

    def stage(self, name: str, total: int | None = None) -> None:
        """The next stage begins."""
        if self.task is not None:
            self.bar.remove_task(self.task)
        self.name = name
        self.total = total if total and total > 1 else None
        self.done = 0
        self.task = self.bar.add_task(name, total=None, rate="", done=self.count())

    def part(self, name: str, items: int) -> None:
        """The line names the part, since one step of a stage can be long."""
        if self.task is not None:
            self.bar.update(self.task, description=f"{self.name}: {name} {items:,}")

    def advance(self, n: int = 1) -> None:
        """``n`` more things of the stage are done."""
        if self.task is None or not n:
            return
        self.done += n
        self.bar.update(self.task, advance=n, total=self.total, done=self.count())
        speed = self.bar.tasks[-1].speed
        self.bar.update(self.task, rate=f"{speed:.1f}/s" if speed and self.total else "")

    def count(self) -> str:
        """How many of how many, where that says something."""
        return f"{self.done:,}/{self.total:,}" if self.total else ""


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
    elif screen.quiet or not screen.err.file.isatty():
        yield None
    else:
        from embassy_claims.commands.progress_bar import moving_line

        with moving_line(screen.err) as bar:
            yield Moving(bar)
