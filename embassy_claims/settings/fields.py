"""Values of the right type out of nodes; each function raises LineError with the line and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from embassy_claims.settings.nodes import Fields, Items, LineError, Node, Scalar

T = TypeVar("T")

EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
TRUE, FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
DATE = re.compile(r"\d{4}-\d\d-\d\d")


def is_empty(node: Node | None) -> bool:
    """Whether nothing was written (``key:`` alone counts)."""
    return node is None or (isinstance(node, Scalar) and node.plain and node.value in EMPTY)


def mapping(node: Node, name: str, known: Mapping[str, object]) -> dict[str, Node]:
    """The fields of a mapping that are not empty; none may be unknown."""
    if not isinstance(node, Fields):
        raise LineError(node.line, f"{name} must be a mapping (key: value)")
    for key, line in node.lines.items():
        if key not in known:
            close = get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}:?" if close else f"known are {', '.join(known)}"
            raise LineError(line, f"unknown key {key[:40]!r} in {name}; {hint}")
    return {key: value for key, value in node.fields.items() if not is_empty(value)}


def items(node: Node, name: str) -> tuple[Node, ...]:
    """The items of a list."""
    if not isinstance(node, Items):
        raise LineError(node.line, f"{name} must be a list ([a, b], or one - line each)")
    return node.items


def text(node: Node, name: str) -> str:
    """Any one value, as written; not empty."""
    if not isinstance(node, Scalar):
        raise LineError(node.line, f"{name} must be text; put it in quotes")
    if not node.value.strip() or is_empty(node):
        raise LineError(node.line, f"{name} is empty; write a value or remove the key")
    return node.value


def texts(node: Node, name: str) -> tuple[str, ...]:
    """A list of texts, or one text alone."""
    if isinstance(node, Scalar):
        return (text(node, name),)
    return tuple(text(item, name) for item in items(node, name))


def number(low: float, high: float) -> Callable[[Node, str], float]:
    """A reader of numbers from ``low`` to ``high``."""

    def read(node: Node, name: str) -> float:
        try:
            value = float(text(node, name))
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise LineError(node.line, f"{name} must be a number from {low:g} to {high:g}")
        return value

    return read


def count(low: int, high: int) -> Callable[[Node, str], int]:
    """A reader of whole numbers from ``low`` to ``high``."""

    def read(node: Node, name: str) -> int:
        written = text(node, name)
        value = int(written) if re.fullmatch(r"[0-9]{1,9}", written) else low - 1
        if not low <= value <= high:
            raise LineError(node.line, f"{name} must be a whole number from {low} to {high}")
        return value

    return read


def truth(node: Node, name: str) -> bool:
    """``true`` or ``false``."""
    written = text(node, name).lower()
    if written not in TRUE | FALSE:
        raise LineError(node.line, f"{name} must be true or false")
    return written in TRUE


def day(node: Node, name: str) -> date:
    """A date, YYYY-MM-DD."""
    written = text(node, name)
    try:
        if DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise LineError(node.line, f"{name} is not a date: {written[:40]!r}; write YYYY-MM-DD")


def choice(options: tuple[T, ...]) -> Callable[[Node, str], T]:
    """A reader of one of some words."""

    def read(node: Node, name: str) -> T:
        written = text(node, name)
        for option in options:
            if option == written:
                return option
        raise LineError(node.line, f"{name} must be one of {', '.join(map(str, options))}, not {written[:40]!r}")

    return read
