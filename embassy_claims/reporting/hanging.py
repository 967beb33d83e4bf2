"""A paragraph whose lines all begin below its first word, however narrow the screen is."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

LEAST = 10
"""Columns for the text, even on a screen that has not so many."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """``text`` after ``lead``, which stands in the first ``indent`` columns of the first line alone."""

    text: Text
    indent: int
    lead: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lead = self.lead.copy()
        lead.align("left", self.indent)
        for line in self.text.wrap(console, max(LEAST, options.max_width - self.indent)):
            yield Text.assemble(lead, line, overflow="fold")
            lead = Text(" " * self.indent)
