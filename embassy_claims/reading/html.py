"""HTML pages: the article without menus, advertisements and footers, found by trafilatura."""

from __future__ import annotations

import codecs
import contextlib
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from embassy_claims.model import Article, Block, BlockKind, Skipped
from embassy_claims.reading.base import Part
from embassy_claims.reading.decoding import Decoded, UndecodableError, decode
from embassy_claims.reading.metadata import clean, language_code
from embassy_claims.reading.text import doubts

_LARGEST = 4 * 1024 * 1024  # bytes; as a tree, a page of this size takes gigabytes and minutes
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)", re.IGNORECASE)
_LOGGERS = ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer")
# Without its own "max_date", the result would depend on the day of the run; an extensive search takes any date on the
# page, such as the year of the copyright line.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "p": "paragraph",
    "quote": "paragraph",
    "item": "item",
    "cell": "item",
}
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:\s|$)")
_NOTHING = "no article text found in the page; save the article itself, or its text as .txt"
_DROPPED = frozenset({"code", "graphic"})


class HtmlReader:
    """Title, date, site, language and address come from the page's own metadata. There are no anchors: the text does
    not stand in the file as it is."""

    suffixes = frozenset({".html", ".htm", ".xhtml"})

    def read(self, data: bytes, path: str) -> list[Part]:
        if len(data) > _LARGEST:
            return [Skipped(path, f"too large for HTML (over {_LARGEST // 1024 // 1024} MB)")]
        try:
            decoded = _decode(data)
        except UndecodableError as error:
            return [Skipped(path, str(error))]
        page = decoded.text
        document = _extract(page)
        if document is None or document.body is None:
            return [Skipped(path, _NOTHING)]
        title = clean(document.title or "") or None
        text, blocks = _text(document.body, title)
        if not text or not _is_told(text, blocks):
            return [Skipped(path, _NOTHING)]
        language = _LANGUAGE.search(page[:10_000])
        article = Article(
            path=path,
            source=clean(document.sitename or ""),
            text=text,
            title=title or next((text[b.start : b.end] for b in blocks if b.kind == "title"), None),
            published=_date(document.date),
            language=language_code(language[1] if language else document.language),
            url=clean(document.url or "") or None,
            blocks=blocks,
        )
        return [article, *doubts(path, decoded)]


def _decode(data: bytes) -> Decoded:
    """A byte order mark and UTF-8 are believed before what the page says of itself."""
    declared = _CHARSET.search(data[:4096])
    if declared and b"\0" not in data and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        with contextlib.suppress(LookupError, UnicodeDecodeError, ValueError):
            name = codecs.lookup(declared[1].decode("ascii")).name
            encoding = "cp1252" if name in ("iso8859-1", "ascii") else name  # as browsers do
            return decode(data.decode(encoding).encode("utf-8"))
    return decode(data)


def _extract(page: str) -> Any | None:
    from trafilatura import bare_extraction

    # A parser's encoding declaration in a page that is already decoded makes lxml refuse it.
    page = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", page, count=1)
    with _quiet():
        try:
            return bare_extraction(
                page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATE_SEARCH)
            )
        except Exception:  # hostile pages break its parsers in many ways, each the same to the reader: no article
            return None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _text(body: Any, title: str | None) -> tuple[str, tuple[Block, ...]]:
    """The text of trafilatura's tree with its blocks; the title comes first, also where it was found in the head."""
    parts = list(_parts(body))
    if title and not any(_same(words, title) for _, words in parts[:3]):
        parts.insert(0, ("heading", title))
    blocks: list[Block] = []
    length = 0
    for kind, words in parts:
        is_title = title is not None and _same(words, title) and not any(block.kind == "title" for block in blocks)
        blocks.append(Block(length, length + len(words), "title" if is_title else kind))
        length += len(words) + 2
    return "\n\n".join(words for _, words in parts), tuple(blocks)


def _is_told(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether there is a sentence below the headings: a menu has none. Scripts other than Latin may not mark them."""
    below = [text[block.start : block.end] for block in blocks if block.kind in ("paragraph", "item")]
    letters = [letter for words in below for letter in words if letter.isalpha()]
    is_latin = sum(letter.isascii() for letter in letters) * 2 > len(letters)
    return bool(letters) and (not is_latin or any(_SENTENCE_END.search(words) for words in below))


def _same(words: str, title: str) -> bool:
    return words.casefold() == title.casefold()


def _parts(body: Any) -> Iterator[tuple[BlockKind, str]]:
    """Blocks in the order of the page, without recursion (pages can be nested very deeply)."""
    kind: BlockKind = "paragraph"
    kinds: list[BlockKind] = []
    words: list[str] = []
    dropped = 0

    for event, element in _events(body):
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks = tag in _KINDS or tag in ("lb", "list", "table", "row", "body", "div")
        if breaks:
            yield from _flush(kind, words)
        if event == "start":
            kinds.append(kind)
            if tag in _KINDS and not (tag == "p" and kind == "item"):
                kind = _KINDS[tag]
            dropped += tag in _DROPPED or not tag
            text = element.text
        else:
            kind = kinds.pop()
            dropped -= tag in _DROPPED or not tag
            text = element.tail
        if text and not dropped:
            words.append(text)
    yield from _flush(kind, words)


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    """``start`` and ``end`` of each element, in the order of the page."""
    open_elements = [(root, iter(root))]
    yield "start", root
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            yield "end", element
        else:
            open_elements.append((child, iter(child)))
            yield "start", child


def _flush(kind: BlockKind, words: list[str]) -> Iterator[tuple[BlockKind, str]]:
    text = clean("".join(words))
    words.clear()
    if text:
        yield kind, text


def _date(text: str | None) -> date | None:
    with contextlib.suppress(TypeError, ValueError):
        return date.fromisoformat(str(text)[:10])
    return None
