"""Where an offset of an article's text stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from urllib.parse import quote

from embassy_claims.model import Article

_LINE_OF_FILE = re.compile(r"(?P<file>.+\.(?:jsonl|ndjson))#(?P<line>[1-9][0-9]*)", re.DOTALL | re.IGNORECASE)


def place(article: Article, offset: int) -> tuple[int, int] | None:
    """Line and column (both from 1, columns in code points) of an offset, or None where they cannot be known."""
    index = bisect_right(article.anchors, offset, key=lambda anchor: anchor.offset) - 1
    if index < 0:
        return None
    anchor = article.anchors[index]
    between = article.text[anchor.offset : offset]
    lines = between.count("\n")
    if not lines:
        return anchor.line, anchor.column + len(between)
    return anchor.line + lines, len(between) - between.rindex("\n")


def span(article: Article, start: int, end: int) -> tuple[int, int, int, int] | None:
    """First line and column, last line and the column after the last character; None where they cannot be known."""
    first = place(article, start)
    last = place(article, max(start, end - 1))
    if first is None or last is None:
        return None
    return (*first, last[0], last[1] + (1 if end > start else 0))


def file_and_line(path: str) -> tuple[str, int | None]:
    """The file of an article's path, and the line where the path names one (``news.jsonl#12``)."""
    match = _LINE_OF_FILE.fullmatch(path)
    return (match["file"], int(match["line"])) if match else (path, None)


def where(article: Article | None, path: str, offset: int) -> str:
    """``path:line:column`` as editors and terminals take it, or the path alone."""
    found = place(article, offset) if article else None
    return f"{path}:{found[0]}:{found[1]}" if found else path


def uri(path: str) -> str:
    """A path as a percent-encoded URI: relative as it is, absolute as ``file://``."""
    try:
        raw = path.encode("utf-8", "surrogateescape")  # file names that are not UTF-8
    except UnicodeEncodeError:
        raw = path.encode("utf-8", "surrogatepass")
    encoded = quote(raw, safe="/~")
    return f"file://{encoded}" if encoded.startswith("/") else encoded
