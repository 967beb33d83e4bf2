"""The YAML block between two ``---`` lines at the top of a file."""

from __future__ import annotations

import re
from typing import Any

import yaml

from embassy_claims.reading.metadata import Metadata, MetadataError, from_mapping

_LONGEST = 200  # lines; a rule further down is not the end of front matter
_DEEPEST = 10
_FIELD = re.compile(r"(?:source|title|published|date|language|url)\s*:\s")

# The base loader makes text of every value: no tags, no dates that do not exist, no numbers of a million digits.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class FrontMatterError(ValueError):
    """The front matter is broken; the message names the line of the file."""


def split(text: str) -> tuple[Metadata, int]:
    """The metadata of a text and the number of lines before its body (0: no front matter).

    Raises ``FrontMatterError`` where there is front matter that cannot be used.
    """
    lines = text.split("\n", _LONGEST + 1)[: _LONGEST + 1]
    if lines[0].rstrip() != "---":
        return Metadata(), 0
    end = next((number for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")), None)
    if end is None:
        if _FIELD.match(lines[1] if len(lines) > 1 else ""):
            raise FrontMatterError("front matter, line 1: it never ends; close it with a line of three dashes")
        return Metadata(), 0
    block = "\n".join(lines[1:end])
    fields = _load(block)
    if not isinstance(fields, dict):  # nothing, or a paragraph between two rules
        return Metadata(), 0 if fields else end + 1
    try:
        return from_mapping(fields), end + 1
    except MetadataError as error:
        raise FrontMatterError(f"front matter, line {_line_of(error.key, lines)}: {error}") from None


def _load(block: str) -> object:
    try:
        _refuse_bombs(block)
        return yaml.load(block, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 2
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise FrontMatterError(f"front matter, line {line}: {problem}") from None


def _refuse_bombs(block: str) -> None:
    """Aliases and deep nesting are refused before anything is built from them."""
    depth = 0
    for event in yaml.parse(block, Loader=_Loader):
        line = 2 if event.start_mark is None else event.start_mark.line + 2
        if isinstance(event, yaml.AliasEvent):
            raise FrontMatterError(f"front matter, line {line}: aliases (*name) are not allowed")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise FrontMatterError(f"front matter, line {line}: nested too deeply")


def _line_of(key: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, 1) if line.lstrip().startswith(key)), 1)
