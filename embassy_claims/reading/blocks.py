"""Plain text to blocks: which lines are a title, a heading, a list item, and which lines make one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from embassy_claims.model import Anchor, Block, BlockKind

_BULLET = re.compile(r"[ \t\xa0]*[•‣◦▪●∙·*–-][ \t\xa0]+(?=\S)")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»]$")
_TITLE_WORDS, _TITLE_LENGTH, _TITLE_LINES = 3, 200, 4
_HEADING_LENGTH = 120
_SHORTEST = 30  # characters; nobody wraps text narrower
_WIDEST = 200  # characters; text that is wrapped by hand or by a mail program is narrower


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that is not blank. ``start`` and ``end`` leave out white space; ``chunk`` numbers runs of such lines."""

    start: int
    end: int
    indent: int
    text: str
    chunk: int
    bullet: int = 0
    """Characters of the bullet and the space after it."""

    @property
    def ended(self) -> bool:
        return _ENDED.search(self.text[-6:]) is not None


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text with LF line ends, in order.

    Each line is a block, except where lines were broken at a width: those of one paragraph are joined. A list item
    begins after its bullet.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for group in _groups(lines, width):
        first, last = group[0], group[-1]
        blocks.append(Block(first.start + first.bullet, last.end, _kind(group)))
    return _with_title(text, blocks)


def line_anchors(text: str, first_line: int = 1) -> tuple[Anchor, ...]:
    """An anchor for each line of a text whose lines stand unchanged in the file from ``first_line`` on."""
    anchors = []
    offset = 0
    for number, line in enumerate(text.split("\n"), first_line):
        anchors.append(Anchor(offset, number, 1))
        offset += len(line) + 1
    return tuple(anchors)


def _lines(text: str) -> Iterator[_Line]:
    offset = chunk = 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            indent = len(raw) - len(raw.lstrip())
            bullet = _BULLET.match(raw[:40])
            start = offset + indent
            yield _Line(start, start + len(stripped), indent, stripped, chunk, bullet.end() - indent if bullet else 0)
        else:
            chunk += 1
        offset += len(raw) + 1


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width at which the text's lines were broken, ``None`` where they were not.

    A broken line stops in the middle of a sentence, and the next one goes on in lower case.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if line.chunk == following.chunk and not following.bullet
    ]
    broken = [
        line
        for line, following in pairs
        if len(line.text) >= _SHORTEST and not line.ended and following.text[0].islower()
    ]
    all_broken = len(broken) == len(pairs) > 0
    if not all_broken and (len(broken) < 2 or len(broken) < 0.4 * len(pairs)):
        return None
    width = max(len(line.text) + line.indent for line in broken)
    return width if width <= _WIDEST else None


def _groups(lines: list[_Line], width: int | None) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group, line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[_Line], line: _Line, width: int | None) -> bool:
    previous = group[-1]
    if line.chunk != previous.chunk or line.bullet:
        return False
    if group[0].bullet and line.indent > group[0].indent:
        return True
    if width is None:
        return False
    first_word = len(line.text.split(maxsplit=1)[0])
    # A line ends a paragraph where the next word would have fitted well within the width.
    return previous.indent + len(previous.text) + 1 + first_word > 0.75 * width


def _kind(group: list[_Line]) -> BlockKind:
    first = group[0]
    if first.bullet:
        return "item"
    if len(group) == 1 and len(first.text) <= _HEADING_LENGTH and not first.ended and not first.text[0].islower():
        return "heading"
    return "paragraph"


def _with_title(text: str, blocks: list[Block]) -> tuple[Block, ...]:
    """Make the first line that can be a headline the title; one or two words above it are a section's name."""
    for number, block in enumerate(blocks[:_TITLE_LINES]):
        words = text[block.start : min(block.end, block.start + 2 * _TITLE_LENGTH)]
        if block.kind == "item" or len(words) > _TITLE_LENGTH or words[-1] in ".:;":
            break
        if len(words.split()) >= _TITLE_WORDS:
            blocks[number] = replace(block, kind="title")
            break
    return tuple(blocks)
