"""The seam of a report format."""

from __future__ import annotations

from typing import Protocol

from embassy_claims.model import Findings


class Format(Protocol):
    """One way to write findings down. ``suffixes`` are the file endings that mean it, with their dot."""

    name: str
    suffixes: tuple[str, ...]

    def render(self, findings: Findings) -> str:
        """The whole report; ends with a line end. Never raises, whatever the articles hold."""
        ...
