"""Stage 1: files to articles."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from embassy_claims.model import Article, Skipped
from embassy_claims.reading.base import Note, Part, Reader
from embassy_claims.reading.html import HtmlReader
from embassy_claims.reading.json_lines import JsonLinesReader, looks_like_json_lines
from embassy_claims.reading.markdown import MarkdownReader
from embassy_claims.reading.reports import OWN_REPORT, is_report
from embassy_claims.reading.sources import complete
from embassy_claims.reading.text import TextReader
from embassy_claims.reading.walk import LARGEST, TOO_LARGE, Found, load, walk
from embassy_claims.settings import SourceRule

__all__ = ["READERS", "Reader", "Readings", "read"]

_STDIN = "-"
_LONGEST = 500_000  # characters; as claims, ten times that takes a quarter of an hour and gigabytes
_PLAIN = TextReader()
_LINES = JsonLinesReader()
READERS: tuple[Reader, ...] = (_PLAIN, MarkdownReader(), HtmlReader(), _LINES)
"""The standard readers; the first reads what no other knows."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The articles by path, what was left out, and a line on each file that may not be read as it was meant."""

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


def read(paths: Sequence[str], rules: Sequence[SourceRule] = (), stdin: BinaryIO | None = None) -> Readings:
    """All that is in files and folders (``-``: standard input).

    Nothing readable gives no articles. Raises ``ReadingError`` for a path that does not exist.
    """
    suffixes = frozenset().union(*(reader.suffixes for reader in READERS))
    files, skipped = walk([path for path in paths if path != _STDIN], suffixes)
    parts: list[Part] = list(skipped)
    for file in files:
        parts.extend(_read_file(file))
    if _STDIN in paths:
        parts.extend(_read_stdin(sys.stdin.buffer if stdin is None else stdin))
    parts = [_not_too_long(part) for part in parts]
    articles = [part for part in parts if isinstance(part, Article)]
    return Readings(
        tuple(sorted(complete(articles, rules), key=lambda article: article.path)),
        tuple(sorted((part for part in parts if isinstance(part, Skipped)), key=lambda part: part.path)),
        tuple(sorted(f"{part.path}: {part.text}" for part in parts if isinstance(part, Note))),
    )


def _read_file(file: Found) -> list[Part]:
    data = load(file)
    if isinstance(data, Skipped):
        return [data]
    if is_report(data):
        # Found in a folder it is not missing among the articles: the corpus is whole, and nothing failed.
        return [Skipped(file.path, OWN_REPORT) if file.named else Note(file.path, f"left out: {OWN_REPORT}")]
    suffix = Path(file.place).suffix.lower()
    reader = next((reader for reader in READERS if suffix in reader.suffixes), _PLAIN)
    return reader.read(data, file.path)


def _read_stdin(stream: BinaryIO) -> list[Part]:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return [Skipped(_STDIN, TOO_LARGE)]
    reader: Reader = _LINES if looks_like_json_lines(data) else _PLAIN
    return reader.read(data, _STDIN)


def _not_too_long(part: Part) -> Part:
    """A text of the length of a book is no article but an archive or a log."""
    if not isinstance(part, Article) or len(part.text) <= _LONGEST:
        return part
    return Skipped(part.path, f"too long for one article (over {_LONGEST:,} characters); cut it into its articles")
