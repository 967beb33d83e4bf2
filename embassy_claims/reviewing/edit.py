"""The text of ``claims.yaml`` with reviews added, changed or removed, and every other byte as it was.

Lines are spliced, not dumped again from a parsed document: what people wrote stays as they wrote it, a commit shows the
one review that changed, and 20,000 reviews take half a second where a round trip through ruamel.yaml takes 40.

Two branches that each add a review must merge as text. git takes two insertions for a conflict when they stand
between the same two lines, so a new list gets one comment line for each possible beginning of an id (``# 00`` to ``#
ff``), which nobody changes: ids with other beginnings then stand between other lines (docs/ledger.md has the odds).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from embassy_claims.model import Review
from embassy_claims.settings.blocks import block_fields
from embassy_claims.settings.layout import STANDARD_INDENT, Layout, layout_of

ANCHORS = tuple(f"{number:02x}" for number in range(256))
ANCHOR = re.compile(r" *# ([0-9a-f]{2})\r?")
EMPTY_LIST = re.compile(r"^reviews:[ \t]*(?:\[ *\]|~|null)(?P<note>[ \t]*(?:#.*?)?)(?P<end>\r?)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Splice:
    """``lines`` to stand in place of lines ``start`` to ``stop`` (exclusive); ``order`` sorts those of one place."""

    start: int
    stop: int
    order: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A review or an anchor in the list, at lines ``start`` to ``stop`` (exclusive), sorted by ``key``."""

    key: str
    start: int
    stop: int


def edited(text: str, known: Sequence[Review], put: Sequence[Review], drop: Collection[str] = ()) -> str:
    """``text`` with the reviews ``put``, in place of those of the same id, and without those of the ids ``drop``.

    ``known`` are the reviews in ``text``, in its order. A list in another form than one block a review is not edited:
    what comes back then lacks the changes or is not valid, so the caller must read it again before it is used.
    """
    layout = layout_of(text)
    marks = _marks(layout, known) if layout else []
    if layout is None or not marks:
        return _with_new_list(text, layout, put)
    blocks = {review.id: (review, *lines) for review, lines in zip(known, layout.blocks, strict=False)}
    splices = [Splice(start, stop, one, ()) for one, (_, start, stop) in blocks.items() if one in drop]
    keys = [mark.key for mark in marks]
    for review in put:
        if review.id in blocks:
            old, start, stop = blocks[review.id]
            lines = _rewritten(review, old, layout.lines[start:stop], layout.indent)
            splices.append(Splice(start, stop, review.id, tuple(lines)))
        else:
            before = bisect_right(keys, review.id)
            place = marks[before - 1].stop if before else marks[0].start
            splices.append(Splice(place, place, review.id, tuple(_block(review, layout.indent))))
    return _spliced(layout.lines, splices)


def new_list(reviews: Sequence[Review] = ()) -> list[str]:
    """The lines of a list of reviews, sorted by id, with its anchors."""
    blocks = [(review.id, _block(review, STANDARD_INDENT)) for review in reviews]
    anchors = [(anchor, [f"{STANDARD_INDENT}# {anchor}"]) for anchor in ANCHORS]
    return [line for _, lines in sorted([*blocks, *anchors]) for line in lines]


def _with_new_list(text: str, layout: Layout | None, put: Sequence[Review]) -> str:
    if layout is not None:
        place = layout.head + 1
        return _spliced(layout.lines, [Splice(place, place, "", tuple(new_list(put)))])
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = newline.join(["reviews:", *new_list(put)])
    if empty := EMPTY_LIST.search(text):
        head = f"reviews:{empty['note'].rstrip()}{lines.removeprefix('reviews:')}{empty['end']}"
        return text[: empty.start()] + head + text[empty.end() :]
    return f"{text}{newline if text and not text.endswith(newline) else ''}{lines}{newline}"


def _marks(layout: Layout, known: Sequence[Review]) -> list[Mark]:
    marks = []
    line = layout.head + 1
    for index, (start, stop) in enumerate([*layout.blocks, (layout.end, layout.end)]):
        gaps = ((gap, ANCHOR.fullmatch(layout.lines[gap])) for gap in range(line, start))
        marks += [Mark(found[1], gap, gap + 1) for gap, found in gaps if found]
        if index < len(layout.blocks):
            marks.append(Mark(known[index].id, start, stop))
        line = stop
    return marks


def _block(review: Review, indent: str) -> list[str]:
    lines = [line for field in block_fields(review).values() for line in field]
    return [f"{indent}{'  ' if index else '- '}{line}" for index, line in enumerate(lines)]


def _rewritten(review: Review, old: Review, lines: Sequence[str], indent: str) -> list[str]:
    """The block of ``review`` where the block ``lines`` of ``old`` stood.

    Fields that say the same stay as they are written, and so do comment lines.
    """
    before = _fields_of(lines, indent)
    same = {
        field
        for field in ("id", "verdict", "reason", "by", "on", "kind")
        if getattr(review, field) == getattr(old, field)
    }
    if (review.claims, review.conflict, review.stances) == (old.claims, old.conflict, old.stances):
        same.add("claims")
    written: list[str] = []
    comments: list[str] = []
    for field, fresh in block_fields(review).items():
        notes, body = before.pop(field, ([], []))
        keep = body if field in same and body else [f"{indent}  {line}" for line in fresh]
        (written if written else comments).extend(notes)
        written.extend(keep)
    comments += [note for notes, _ in before.values() for note in notes]
    return [f"{indent}- {written[0][len(indent) + 2 :]}", *comments, *written[1:]]


def _fields_of(lines: Sequence[str], indent: str) -> dict[str, tuple[list[str], list[str]]]:
    """The comment lines before each field of a block, and its own lines."""
    key = re.compile(rf"{indent}(?:- |  )([a-z]+):")
    fields: dict[str, tuple[list[str], list[str]]] = {}
    notes: list[str] = []
    name = ""
    for line in lines:
        if found := key.match(line):
            name = found[1]
            fields[name] = (notes, [line])
            notes = []
        elif line.lstrip().startswith("#"):
            notes.append(line)
        elif name:
            fields[name][0].extend(notes)
            fields[name][1].append(line)
            notes = []
    if notes:
        fields[""] = (notes, [])
    return fields


def _spliced(lines: list[str], splices: Sequence[Splice]) -> str:
    carriage = "\r" if lines[0].endswith("\r") else ""
    result: list[str] = []
    done = 0
    for splice in sorted(splices, key=lambda one: (one.start, one.stop, one.order)):
        result += lines[done : splice.start]
        result += [line if line.endswith("\r") else line + carriage for line in splice.lines]
        done = splice.stop
    return "\n".join([*result, *lines[done:]])
