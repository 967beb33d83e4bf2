"""From an article to the texts that are parsed: boilerplate off, speech and telling apart, spacing and case mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from embassy_claims.model import Article
from embassy_claims.splitting.blocks import Piece, pieces
from embassy_claims.splitting.boilerplate import news
from embassy_claims.splitting.mending import Mended, mend, title_to_sentence, unshout
from embassy_claims.splitting.quoting import Quote, find_quotes
from embassy_claims.splitting.segments import Segment, segments

SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{2,}\b")
NAME_WORD = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]*")
# With fewer different words a body does not tell names from other words of a title.
ENOUGH_WORDS = 25
WINDOW = 4000  # characters
BREAKS = (re.compile(r"[.!?][\"'”’)]*\s"), re.compile(r"\s"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """The pieces of an article that are news, their segments, and for each segment the text to parse."""

    pieces: list[Piece]
    segments: list[Segment]
    texts: list[Mended]


def prepare(article: Article) -> Prepared:
    """Everything that is done to an article before it is parsed."""
    kept = list(news(pieces(article)))
    cut = list(_segments(article, kept))
    body = "\n".join(piece.text for piece in kept if piece.role == "body")
    small, names = frozenset(SMALL_WORD.findall(body)), frozenset(NAME_WORD.findall(body))
    texts = []
    for segment in cut:
        piece = kept[segment.piece]
        text = article.text[segment.start : segment.end]
        if piece.role != "body" and len(small) >= ENOUGH_WORDS:
            text = title_to_sentence(text, names)
        elif segment.start == piece.start:
            text = unshout(text, small, names)
        texts.append(mend(text, segment.start))
    return Prepared(kept, cut, texts)


def _segments(article: Article, kept: list[Piece]) -> Iterator[Segment]:
    quotes = find_quotes(article.text, [(piece.start, piece.end) for piece in kept])
    place = 0
    for number, piece in enumerate(kept):
        inside: list[Quote] = []
        while place < len(quotes) and quotes[place].start < piece.end:
            inside.append(quotes[place])
            place += 1
        for segment in segments(article.text, piece, number, inside):
            for start, end in windows(article.text, segment.start, segment.end):
                yield Segment(start, end, segment.kind, number, segment.open)


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts a long stretch into ones of at most ``WINDOW`` characters, at the end of a sentence where there is one."""
    while end - start > WINDOW:
        last = start + WINDOW
        for pattern in BREAKS:
            breaks = [found.end() for found in pattern.finditer(text, start + WINDOW // 2, last)]
            if breaks:
                last = breaks[-1]
                break
        yield start, last
        start = last
    if start < end:
        yield start, end
