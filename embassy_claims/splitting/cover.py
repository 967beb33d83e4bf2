"""Which characters of a text are taken, so that readers that run one after another do not read the same words twice."""

from __future__ import annotations

from collections.abc import Iterable


class Cover:
    """Takes spans of a text of ``length`` characters; a question costs the length of the span, not of the text."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(length)
        for start, end in spans:
            self._mark(start, end)

    def is_free(self, start: int, end: int) -> bool:
        """Whether no character of the span is taken."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> bool:
        """Takes the span if it is free, and says whether it was."""
        free = self.is_free(start, end)
        if free:
            self._mark(start, end)
        return free

    def _mark(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\1" * (end - start)
