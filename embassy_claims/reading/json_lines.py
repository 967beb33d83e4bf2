"""JSON Lines: an article a line."""

from __future__ import annotations

import json

from embassy_claims.model import Article, Skipped
from embassy_claims.reading.base import Part
from embassy_claims.reading.blocks import find_blocks
from embassy_claims.reading.decoding import UndecodableError, decode
from embassy_claims.reading.metadata import MetadataError, from_mapping, without_surrogates
from embassy_claims.reading.text import doubts, title_of

_BODIES = ("text", "body", "content")


class JsonLinesReader:
    """Objects with ``text`` (or ``body``, ``content``) and, if known, ``source``, ``title``, ``published`` (or
    ``date``), ``language``, ``url``. The path of an article is the file's, ``#`` and the line number.
    """

    suffixes = frozenset({".jsonl", ".ndjson"})

    def read(self, data: bytes, path: str) -> list[Part]:
        try:
            decoded = decode(data)
        except UndecodableError as error:
            return [Skipped(path, str(error))]
        lines = enumerate(decoded.text.split("\n"), 1)
        found = [_read_line(line, f"{path}#{number}") for number, line in lines if line.strip()]
        return [*found, *doubts(path, decoded)]


def looks_like_json_lines(data: bytes) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    return first.startswith(b"{") and isinstance(_parse(first.decode("utf-8", "replace")), dict)


def _parse(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _read_line(line: str, path: str) -> Article | Skipped:
    number = path.rpartition("#")[2]
    fields = _parse(line)
    if not isinstance(fields, dict):
        return Skipped(path, f"line {number} is not a JSON object")
    body = next((fields[key] for key in _BODIES if fields.get(key)), None)
    if not isinstance(body, str) or not body.strip():
        return Skipped(path, f'line {number} has no text ("text", "body" or "content")')
    try:
        metadata = from_mapping(fields)
    except MetadataError as error:
        return Skipped(path, f"line {number}: {error}")
    text = without_surrogates(body).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "�")
    blocks = find_blocks(text)
    return Article(
        path=path,
        source=metadata.source,
        text=text,
        title=metadata.title or title_of(text, blocks),
        published=metadata.published,
        language=metadata.language,
        url=metadata.url,
        blocks=blocks,
    )
