"""Where the reviews stand in the text of ``claims.yaml``.

The ledger is by far the longest part of the file and of one simple form, and a program must be able to add a review
without touching a byte of what people wrote. So reading and writing both go by lines: the part below ``reviews:`` is
cut into one block a review. What is not of that form has no layout; it is then read as any YAML, and not edited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD = re.compile(r"^reviews:[ \t]*(?:#.*)?\r?$", re.MULTILINE)
ITEM = re.compile(r"( {0,8})-(?: |$)")
STANDARD_INDENT = "  "
OTHER_BREAKS = "\x85\u2028\u2029"
"""What YAML takes for a line end, besides LF, CR and CRLF."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``lines`` are all lines of the text, without LF; numbers are indices into it.

    ``head`` is the line ``reviews:``, ``end`` the first line after the whole part; ``blocks`` are first line and
    line after the last of each review, without blank lines and comments between reviews. ``indent`` stands
    before each ``-``.
    """

    lines: list[str]
    head: int
    end: int
    indent: str
    blocks: list[tuple[int, int]]

    def block(self, index: int) -> str:
        """The text of one review."""
        start, stop = self.blocks[index]
        return "\n".join(self.lines[start:stop]).replace("\r\n", "\n").rstrip("\r") + "\n"

    def without_reviews(self) -> str:
        """The text with blank lines for the reviews, so that line numbers stay true."""
        blank = [""] * (self.end - self.head - 1)
        return "\n".join([*self.lines[: self.head + 1], *blank, *self.lines[self.end :]])


def layout_of(text: str) -> Layout | None:
    """The layout of ``text``, or None where there is no ``reviews:`` in block form."""
    heads = list(HEAD.finditer(text))
    if len(heads) != 1 or text.count("\r") != text.count("\r\n") or any(mark in text for mark in OTHER_BREAKS):
        return None
    lines = text.split("\n")
    head = text.count("\n", 0, heads[0].start())
    indent = _indent(lines, head + 1)
    items, body = (f"{indent}- ", f"{indent}-\r"), f"{indent} "
    blocks: list[tuple[int, int]] = []
    start = stop = 0
    for index in range(head + 1, len(lines)):
        line = lines[index]
        if start and line.startswith(body):
            stop = index + 1
        elif line.startswith(items) or line == f"{indent}-":
            if start:
                blocks.append((start, stop))
            start, stop = index, index + 1
        elif not (bare := line.strip()) or bare.startswith("#"):
            continue
        elif line.startswith(" "):
            return None
        else:
            return Layout(lines, head, index, indent, blocks + [(start, stop)] * bool(start))
    return Layout(lines, head, len(lines), indent, blocks + [(start, stop)] * bool(start))


def _indent(lines: list[str], first: int) -> str:
    """What stands before the first ``-``."""
    for line in lines[first:]:
        if (bare := line.strip()) and not bare.startswith("#"):
            found = ITEM.match(line)
            return found[1] if found else STANDARD_INDENT
    return STANDARD_INDENT
