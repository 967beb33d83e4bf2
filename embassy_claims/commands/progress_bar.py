"""The moving line of progress: what is at work, how far it is, how fast, and how long it has taken or will take."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.text import Text


class Time(ProgressColumn):
    """How long the stage will take; until that is known, how long it has taken: a line that stands still looks dead."""

    max_refresh = 0.5

    def render(self, task: Task) -> Text:
        left = task.time_remaining if task.total else None
        if left is None:
            return Text(minutes(task.elapsed or 0), style="progress.elapsed")
        return Text(f"{minutes(left)} left", style="progress.remaining")


def minutes(seconds: float) -> str:
    """ "01:30"."""
    return f"{int(seconds) // 60:02}:{int(seconds) % 60:02}"


def moving_line(console: Console) -> Progress:
    """The line on this console, gone at the end."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.fields[done]}", style="progress.download"),
        TextColumn("{task.fields[rate]}"),
        Time(),
        console=console,
        transient=True,
    )
