"""YAML text as checked nodes that know their line.

Built from the events of the parser and not from its objects: values stay as written (a source named ``no`` is text, not
false), what a settings file has no need of (anchors, aliases, tags) is refused before it can do harm, and every message
can name its line. It is also several times as fast as ``yaml.load``, which counts for a long ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

DEEPEST = 12
"""Levels of nesting; the format itself has five."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class LineError(Exception):
    """Something wrong in the text, at ``line`` (from 1, or None where no line is to blame)."""

    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written; ``plain`` where it is not in quotes."""

    line: int
    value: str
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping; ``lines`` are the lines of the keys."""

    line: int
    fields: dict[str, Node]
    lines: dict[str, int]


Node: TypeAlias = "Scalar | Items | Fields"


def parse(text: str, first: int = 1) -> Node | None:
    """The one document in ``text``, whose first line is line ``first``; None where there is nothing in it.

    Raises LineError.
    """
    try:
        return _Builder(yaml.parse(text, Loader=LOADER), first).document()
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark or error.context_mark  # of the C or the Python parser
        what = f"not valid YAML ({error.problem or error.context}); mend this line or the one above"
        raise LineError(mark.line + first if mark else None, what) from error
    except yaml.reader.ReaderError as error:
        raise LineError(None, f"not valid YAML ({error.reason}); remove the control character") from error


class _Builder:
    """Makes nodes of events, and stops at the first event that does not belong in a settings file."""

    __slots__ = ("_events", "_first")

    def __init__(self, events: Iterator[yaml.Event], first: int) -> None:
        self._events = events
        self._first = first

    def document(self) -> Node | None:
        next(self._events)  # start of the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        node = self._node(next(self._events), 0)
        next(self._events)  # end of the document
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise LineError(self._line(event), "a second YAML document begins; keep one")
        return node

    def _line(self, event: yaml.Event) -> int:
        mark: Any = event.start_mark
        return int(mark.line) + self._first

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        line = self._line(event)
        if kind is yaml.AliasEvent:
            raise LineError(line, f"an alias (*{event.anchor}); write the value out")
        if event.anchor is not None:
            raise LineError(line, f"an anchor (&{event.anchor}); remove it")
        if event.tag is not None:
            raise LineError(line, f"a tag ({event.tag}); remove it")
        if kind is yaml.ScalarEvent:
            return Scalar(line, event.value, event.implicit[0])
        if depth == DEEPEST:
            raise LineError(line, f"nested deeper than {DEEPEST} levels; flatten it")
        return self._items(line, depth + 1) if kind is yaml.SequenceStartEvent else self._fields(line, depth + 1)

    def _items(self, line: int, depth: int) -> Items:
        items = []
        while type(event := next(self._events)) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth))
        return Items(line, tuple(items))

    def _fields(self, line: int, depth: int) -> Fields:
        fields: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while type(event := next(self._events)) is not yaml.MappingEndEvent:
            key = self._node(event, depth)
            if not isinstance(key, Scalar):
                raise LineError(key.line, "a key that is not a word; write key: value")
            if key.value in fields:
                raise LineError(
                    key.line, f"key {key.value[:40]!r} stands twice (first in line {lines[key.value]}); delete one"
                )
            fields[key.value] = self._node(next(self._events), depth)
            lines[key.value] = key.line
        return Fields(line, fields, lines)
