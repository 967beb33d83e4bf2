"""Markdown with YAML front matter: the words without the markup, and where each stood in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from embassy_claims.model import Anchor, Article, Block, BlockKind, Skipped
from embassy_claims.reading import front_matter
from embassy_claims.reading.base import Part
from embassy_claims.reading.decoding import UndecodableError, decode
from embassy_claims.reading.text import doubts, title_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LARGEST = 4 * 1024 * 1024  # characters; parsed as a tree, an article of this size takes gigabytes
_LINK_END = re.compile(r"\]\s*(?:\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\[[^\]]*\])?")
_IMAGE = re.compile(r"!\[(?:[^\]\\]|\\.)*\](?:\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\[[^\]]*\])?")


class MarkdownReader:
    """Headings, paragraphs, list items and table cells are blocks. Link texts stay; images, raw HTML and code blocks
    go."""

    suffixes = frozenset({".md", ".markdown"})

    def read(self, data: bytes, path: str) -> list[Part]:
        try:
            decoded = decode(data)
            text = decoded.text
            metadata, skip = front_matter.split(text)
        except (UndecodableError, front_matter.FrontMatterError) as error:
            return [Skipped(path, str(error))]
        if len(text) > _LARGEST:
            return [Skipped(path, f"too large for Markdown (over {_LARGEST // 1024 // 1024} MB); save it as .txt")]
        page = _page("\n" * skip + "\n".join(text.split("\n")[skip:]))  # line numbers stay those of the file
        body = page.text()
        if not body.strip():
            return [Skipped(path, "the file holds no text but markup")]
        blocks = tuple(page.blocks)
        article = Article(
            path=path,
            source=metadata.source,
            text=body,
            title=metadata.title or title_of(body, blocks),
            published=metadata.published,
            language=metadata.language,
            url=metadata.url,
            blocks=blocks,
            anchors=tuple(page.anchors),
        )
        return [article, *doubts(path, decoded)]


@dataclass(slots=True)
class _Page:
    """The text as it grows: pieces of words, blocks over them, and an anchor wherever the file and the text part."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    length: int = 0

    def add(self, words: str, line: int, column: int) -> None:
        self.anchors.append(Anchor(self.length, line, column))
        self._append(words)

    def end_block(self, start: int, kind: BlockKind) -> None:
        words = self._tail(start)
        stripped = words.strip()
        if stripped:
            begin = start + words.index(stripped[0])
            self.blocks.append(Block(begin, begin + len(stripped), kind))
            self._append("\n" if kind == "item" else "\n\n")

    def _tail(self, start: int) -> str:
        """The words from offset ``start`` on."""
        taken: list[str] = []
        length = self.length
        for piece in reversed(self.pieces):
            if length <= start:
                break
            taken.append(piece)
            length -= len(piece)
        return "".join(reversed(taken))[start - length :]

    def text(self) -> str:
        return "".join(self.pieces).rstrip()

    def _append(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Without "text_join", escapes and entities keep their markup, so that each piece can be found in the file.
    return MarkdownIt("commonmark").enable("table").disable("text_join")


def _page(source: str) -> _Page:
    page = _Page()
    lines = _Lines(source)
    containers: list[str] = []
    for token in _parser().parse(source):
        if token.type == "inline" and token.map is not None:
            start = page.length
            _add_inline(page, token, lines)
            page.end_block(start, _kind(containers, page))
        elif token.nesting == 1:
            containers.append(token.tag)
        elif token.nesting == -1:
            containers.pop()
    return page


def _kind(containers: list[str], page: _Page) -> BlockKind:
    inner = containers[-1] if containers else ""
    if inner in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "title" if inner == "h1" and not page.blocks else "heading"
    return "item" if {"li", "td", "th"}.intersection(containers) else "paragraph"


class _Lines:
    """The file's lines, and offsets in it as line and column."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def offset(self, line: int) -> int:
        """Where the line (from 0) begins; past the last, the end of the file."""
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def _add_inline(page: _Page, token: Token, lines: _Lines) -> None:
    first, last = token.map or [0, 0]
    cursor, end = lines.offset(first), lines.offset(last)
    for child in token.children or []:
        words, written = _words(child)
        if child.type == "link_close" and child.markup != "autolink":
            cursor = _skip(_LINK_END, lines.source, cursor, end)
        elif child.type == "image":
            cursor = _skip(_IMAGE, lines.source, cursor, end)
        elif written:
            found = lines.source.find(written, cursor, end)
            place = found if found >= 0 else cursor
            if words:
                page.add(words, *lines.place(place))
            cursor = place + (len(written) if found >= 0 else 0)


def _words(token: Token) -> tuple[str, str]:
    """What a token adds to the text, and how it is written in the file."""
    if token.type in ("text", "code_inline"):
        return token.content, token.content
    if token.type == "text_special":
        return token.content, token.markup
    if token.type in ("softbreak", "hardbreak"):
        return "\n", "\n"
    return "", token.content if token.type == "html_inline" else ""


def _skip(pattern: re.Pattern[str], source: str, cursor: int, end: int) -> int:
    match = pattern.search(source, cursor, end)
    return match.end() if match else cursor
