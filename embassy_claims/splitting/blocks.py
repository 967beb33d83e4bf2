"""The paragraphs, headings and list items of an article, each with its place in the article's structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embassy_claims.model import Article, Block, Role

BULLET = re.compile(r"[•●▪◦‣·*–—-]\s+")
ENDS_A_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]\s]*$|[\"”»]$")
WORD = re.compile(r"\w+(?:['’.,]\w+)*")
KEY_POINTS = re.compile(r"(?:key (?:points?|takeaways?|facts)|at a glance|highlights|summary|in brief)\s*:?$", re.I)
LONGEST_HEADLINE = 30
LONGEST_CROSSHEAD = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article that is one unit of layout, white space and bullet stripped: ``text[start:end]``."""

    start: int
    end: int
    text: str
    role: Role
    item: bool = False

    @property
    def words(self) -> int:
        return len(WORD.findall(self.text, 0, 2000))

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return ENDS_A_SENTENCE.search(self.text[-8:]) is not None


def pieces(article: Article) -> list[Piece]:
    """The blocks of the article (its lines, where it has none) in order, each with its role."""
    return list(_with_roles(article, list(_stripped(article))))


def _stripped(article: Article) -> Iterator[tuple[Block, Piece]]:
    for block in article.blocks or _lines(article.text):
        start, end = block.start, block.end
        text = article.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        bullet = BULLET.match(text)
        if bullet:
            start += bullet.end()
            text = text[bullet.end() :]
        if text:
            yield block, Piece(start, start + len(text), text, "body", bool(bullet) or block.kind == "item")


def _lines(text: str) -> Iterator[Block]:
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().isspace():
            yield Block(line.start(), line.end(), "paragraph")


def _with_roles(article: Article, found: list[tuple[Block, Piece]]) -> Iterator[Piece]:
    title = " ".join((article.title or "").split()).casefold()
    in_text = key_points = False
    for block, piece in found:
        key_points = (key_points and piece.item) or KEY_POINTS.match(piece.text) is not None
        role: Role = "body"
        if piece.item and (key_points or not in_text):
            role = "key point"
        elif block.kind in ("title", "heading") or " ".join(piece.text.split()).casefold() == title:
            role = "headline"
        elif not piece.ended and not piece.item:
            limit = LONGEST_CROSSHEAD if in_text else LONGEST_HEADLINE
            role = "headline" if piece.words <= limit else "body"
        in_text = in_text or (role == "body" and not piece.item)
        yield Piece(piece.start, piece.end, piece.text, role, piece.item)
