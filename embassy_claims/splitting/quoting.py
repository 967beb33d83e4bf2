"""Where an article quotes: stretches between quotation marks, over sentences and paragraphs.

A speech may open with a mark that is closed only some paragraphs later, or be opened again in each paragraph (the
convention of newspapers). Straight marks open or close by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

MARK = re.compile(r"[\"“”«»„]|''|``|(?<![\w.,!?'])[‘'](?=\w)|(?<=[\w.,!?])['’](?![\w'’])")
OPENING, CLOSING = frozenset(("“", "«", "„", "``")), frozenset(("”", "»"))
SINGLES = frozenset("‘’'")
SINGLE_CLOSE = re.compile(r"[.,!?]['’](?!\w)|\w['’](?=[\s,.;:]|$)")
MOST_PIECES = 40
LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch of one paragraph, without its marks; not ``closed`` where the speech goes on in the next."""

    start: int
    end: int
    closed: bool = True


def find_quotes(text: str, pieces: Iterable[tuple[int, int]]) -> list[Quote]:
    """The quoted stretches of an article in order; ``pieces`` are the offsets of its paragraphs."""
    scan = _Scan(text)
    for start, end in pieces:
        scan.piece(start, end)
    scan.drop_carried()
    return scan.quotes


@dataclass(slots=True)
class _Scan:
    """Reads the marks of an article from the left. ``carried`` are the pieces since a mark that is not closed yet."""

    text: str
    quotes: list[Quote] = field(default_factory=list)
    opened: int | None = None
    single: bool = False
    carried: list[Quote] = field(default_factory=list)

    def piece(self, start: int, end: int) -> None:
        if self.opened is not None:
            self.opened = start
        for mark in MARK.finditer(self.text, start, end):
            if mark.group() in SINGLES:
                self._single(mark.start(), end)
            else:
                self._double(mark.start(), mark.end(), start, end)
        if self.single:
            self.opened, self.single = None, False
        elif self.opened is not None:
            self.carried.append(Quote(self.opened, end, closed=False))
            if len(self.carried) > MOST_PIECES:
                self.drop_carried()

    def drop_carried(self) -> None:
        """The mark was never closed: only its own paragraph was speech."""
        self.quotes.extend(self.carried[:1])
        self.opened, self.carried = None, []

    def _single(self, at: int, end: int) -> None:
        if self.opened is None:
            opens = at == 0 or not (self.text[at - 1].isalnum() or self.text[at - 1] in ".,!?")
            if opens and SINGLE_CLOSE.search(self.text, at + 1, min(end, at + LONGEST_SINGLE)):
                self.opened, self.single = at + 1, True
        elif self.single and SINGLE_CLOSE.match(self.text, at - 1):
            self.quotes.append(Quote(self.opened, at))
            self.opened, self.single = None, False

    def _double(self, at: int, after: int, start: int, end: int) -> None:
        if self.single:
            self.opened, self.single = None, False
        opens = self._opens(at, after, start, end)
        if opens:
            self.drop_carried()
            self.opened = after
        elif self.opened is not None:
            self.quotes.extend(self.carried)
            if at > self.opened:
                self.quotes.append(Quote(self.opened, at))
            self.opened, self.carried = None, []

    def _opens(self, at: int, after: int, start: int, end: int) -> bool:
        mark = self.text[at:after]
        if mark in OPENING or mark in CLOSING:
            return mark in OPENING
        before = self.text[at - 1] if at > start else " "
        following = self.text[after] if after < end else " "
        if before.isspace() and following.isspace():
            return self.opened is None and at > start
        if at == start:
            return True
        if before.isspace() or before in "([–—-":
            # `homes, "he said`: the closing mark slipped to the next word.
            return not (self.opened is not None and self.text[max(start, at - 2)] in ",.?!")
        return self.opened is None and not following.isspace() and before in ",;:."
