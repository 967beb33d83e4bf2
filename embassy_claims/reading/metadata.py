"""What an article says of itself: front matter, and the fields of a JSON line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from embassy_claims.reading.dateline import parse_date

_DATES = ("published", "date")
_NOTHING = ("", "~", "null")


class MetadataError(ValueError):
    """A field that cannot be used. ``key`` names it, the message says why."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Metadata:
    """All fields are optional; ``source`` is "" where it is not given."""

    source: str = ""
    title: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


def from_mapping(fields: Mapping[object, object]) -> Metadata:
    """The known fields of a mapping; other keys are ignored.

    Raises ``MetadataError`` for a value that is no text or no date.
    """
    return Metadata(
        source=_text(fields, "source") or "",
        title=_text(fields, "title"),
        published=_date(fields),
        language=language_code(_text(fields, "language")),
        url=_text(fields, "url"),
    )


def language_code(name: str | None) -> str | None:
    """The language alone, lower case: "en" of "en-GB"."""
    if not name:
        return None
    return re.split(r"[-_]", name.strip(), maxsplit=1)[0].lower() or None


def clean(text: str) -> str:
    """One line, without lone surrogates (JSON and file names can hold them; they cannot be printed)."""
    return " ".join(without_surrogates(text).split())


def without_surrogates(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "�", text)


def _text(fields: Mapping[object, object], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, (str, int, float)):
        raise MetadataError(key, f"{key} must be text")
    text = clean(str(value))
    return None if text.lower() in _NOTHING else text


def _date(fields: Mapping[object, object]) -> date | None:
    key = next((key for key in _DATES if _text(fields, key)), "published")
    text = _text(fields, key)
    if text is None or text.lower() in ("true", "false"):  # some site generators write "published: true"
        return None
    found = parse_date(text)
    if found is None:
        raise MetadataError(key, f'{key}: "{text[:40]}" is not a date that can be told; write it as YYYY-MM-DD')
    return found
