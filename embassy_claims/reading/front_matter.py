"""The fields at the top of a file: YAML between two ``---`` lines, or TOML between two ``+++`` lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from embassy_claims.reading.metadata import Metadata, MetadataError, from_mapping

_LONGEST = 200  # lines; a rule further down is not the end of front matter
_DEEPEST = 10
_FIELDS = frozenset({"source", "title", "published", "date", "language", "url"})
_FIELD = re.compile(rf"(?:{'|'.join(sorted(_FIELDS))})\s*:\s", re.IGNORECASE)
_PLAIN = re.compile(r"(?P<key>[^\W\d][\w -]{0,60}?)\s*:(?:\s+(?P<value>.*))?$")
_TOML = re.compile(r"[\w-]{1,60}\s*=\s*\S")
_QUOTED = re.compile(r"""(?:"(?P<double>[^"]*)"|'(?P<single>(?:[^']|'')*)')$""")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")

# The base loader makes text of every value: no tags, no dates that do not exist, no numbers of a million digits.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class FrontMatterError(Exception):
    """The front matter is broken; the message names the line of the file."""


def split(text: str) -> tuple[Metadata, int]:
    """The metadata of a text and the number of lines before its body (0: no front matter).

    Raises ``FrontMatterError`` where there is front matter that cannot be used.
    """
    lines = text.split("\n", _LONGEST + 1)[: _LONGEST + 1]
    top = next((number for number, line in enumerate(lines) if line.strip()), 0)
    mark = lines[top].rstrip()
    if mark not in ("---", "+++"):
        return Metadata(), 0
    ends = ("---", "...") if mark == "---" else (mark,)
    end = next((number for number, line in enumerate(lines) if number > top and line.rstrip() in ends), None)
    if end is None:
        if mark == "---" and _FIELD.match(lines[top + 1] if len(lines) > top + 1 else ""):
            raise FrontMatterError(f"front matter, line {top + 1}: it never ends; close it with a line of three dashes")
        return Metadata(), 0
    block = lines[top + 1 : end]
    fields = _load(block, top + 2) if mark == "---" else _toml(block, top + 2)
    if not isinstance(fields, dict):  # nothing, or a paragraph between two rules
        return Metadata(), 0 if fields else end + 1
    if mark == "---" and _is_told(fields):
        return Metadata(), 0
    try:
        return from_mapping(_small_keys(fields)), end + 1
    except MetadataError as error:
        line = _line_of(error.key, block) + top + 2
        raise FrontMatterError(f"front matter, line {line}: {error}") from None


def _small_keys(fields: dict[object, object]) -> dict[object, object]:
    """``Source:`` is ``source:``, unless that is there too."""
    small: dict[object, object] = {key.lower(): value for key, value in fields.items() if isinstance(key, str)}
    return small | fields


def _is_told(fields: dict[object, object]) -> bool:
    """Whether words that YAML takes for a mapping may be a part of the article ("Police said: two men died.").

    Where no key is ours, only plain names in small letters with values that are no sentences are sure to be none.
    """
    keys = [str(key) for key in fields]
    if any(key.lower() in _FIELDS for key in keys):
        return False
    return any(len(key.split()) != 1 or not key[0].islower() for key in keys) or any(
        _SENTENCE_END.search(words.rstrip()) for words in _leaves(fields)
    )


def _leaves(value: object) -> Iterator[str]:
    """The texts in a value, however they are nested."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, str):
        yield value


def _load(lines: list[str], first: int) -> object:
    """What the YAML of the lines says; ``first`` is the number of the first one in the file."""
    block = "\n".join(lines)
    try:
        _refuse_bombs(block, first)
        return yaml.load(block, Loader=_Loader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # without the C library, "\Uffffffff" overflows
        plain = _plain(lines)
        if plain is not None:
            return plain
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first if mark is not None else first
        problem = getattr(error, "problem", None) or "not valid YAML"
        raise FrontMatterError(f"front matter, line {line}: {problem}") from None


def _plain(lines: list[str]) -> dict[object, object] | None:
    """The fields of lines ``key: value`` as they are written, for values that would need quotes in YAML.

    Lists and continued lines are passed over where the key is none of ours; else, as for any other line, ``None``, and
    so where no key is ours: that may be a part of the article.
    """
    fields: dict[object, object] = {}
    key = "source"  # whose line is continued: before the first key, nothing can be
    for line in lines:
        field = _PLAIN.match(line)
        if field:
            key = field["key"]
            fields[key] = _unquoted((field["value"] or "").strip())
        elif line.strip() and not line.startswith("#") and not _is_passed_over(line, key):
            return None
    return fields if any(str(key).lower() in _FIELDS for key in fields) else None


def _is_passed_over(line: str, key: str) -> bool:
    """Whether the line goes on with a key that is none of ours."""
    return key.lower() not in _FIELDS and line.startswith((" ", "\t", "-"))


def _unquoted(value: str) -> str:
    found = _QUOTED.match(value)
    if not found:
        return value
    return found["double"] if found["double"] is not None else found["single"].replace("''", "'")


def _toml(lines: list[str], first: int) -> object:
    """What the TOML of the lines says of our fields; the text itself where no line is a field.

    No article reads as TOML, which wants quotes around words: what can be read is front matter, whatever its keys.
    """
    block = "\n".join(lines)
    if not any(_TOML.match(line) for line in lines):
        return block
    import tomli

    try:
        return _texts(tomli.loads(block))
    except tomli.TOMLDecodeError as error:
        line = first + error.lineno - 1
        raise FrontMatterError(f"front matter, line {line}: not valid TOML: {error.msg.lower()}") from None
    except ValueError:  # Python refuses to read or write a number of thousands of digits
        raise FrontMatterError(f"front matter, line {first}: a number has too many digits") from None
    except RecursionError:
        raise FrontMatterError(f"front matter, line {first}: nested too deeply") from None


def _texts(fields: dict[str, Any]) -> dict[str, str]:
    """Our fields as text, but for tables and lists."""
    return {
        key: str(value)
        for key, value in fields.items()
        if key.lower() in _FIELDS and not isinstance(value, dict | list)
    }


def _refuse_bombs(block: str, first: int) -> None:
    """Aliases and deep nesting are refused before anything is built from them."""
    depth = 0
    anchors: set[str] = set()
    for event in yaml.parse(block, Loader=_Loader):
        line = first if event.start_mark is None else event.start_mark.line + first
        if isinstance(event, yaml.AliasEvent) and event.anchor in anchors:  # else a headline that begins with a star
            raise FrontMatterError(f"front matter, line {line}: aliases (*name) are not allowed")
        if isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.AliasEvent) and event.anchor:
            anchors.add(event.anchor)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise FrontMatterError(f"front matter, line {line}: nested too deeply")


def _line_of(key: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.lstrip().lower().startswith(key)), 0)
