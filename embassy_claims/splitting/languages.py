"""Which articles are in the language of the parser, and sentences for those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from embassy_claims.model import Article
from embassy_claims.splitting.parser import Parser

RULES = "en"  # the language whose grammar the rules of this stage know
COMMON_WORDS = frozenset(
    "the of and to in a is that for was on with as by at from it has have be are an this which were been their said "
    "not but his her its they who will would had he she".split()
)
LETTERS = re.compile(r"[^\W\d_]+")
SAMPLE = 4000  # characters
ENOUGH = 40  # words for a guess
LEAST_SHARE = 0.12
LETTER_SHARE = 0.5
SENTENCE_END = re.compile(r"[.!?…。！？؟।]+[\"'”’»)\]]*(?:\s+|(?<=[。！？])|$)")


def is_parsed(article: Article, parser: Parser) -> bool:
    """Whether the article is taken apart by its grammar; else it is split into sentences only."""
    language = (article.language or _guess(article.text)).lower().replace("_", "-").partition("-")[0]
    return parser.language == RULES and language in ("", RULES)


def unparsed(articles: Iterable[Article], parser: Parser) -> list[str]:
    """One line for each article that is split by sentence only, because the parser does not know its language."""
    return [
        f"{article.path} is in {article.language or 'another language'}, but the parser {parser.name} reads "
        f"{parser.language}: it was split by sentence only"
        for article in articles
        if not is_parsed(article, parser)
    ]


def _guess(text: str) -> str:
    """``en``, ``other``, or "" where the text is too short to tell, by the share of common English words."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in LETTERS.findall(sample)]
    if len(words) < ENOUGH:
        latin = sum(letter.isascii() for letter in sample if letter.isalpha())
        letters = sum(letter.isalpha() for letter in sample)
        return "other" if letters > ENOUGH and latin < LETTER_SHARE * letters else ""
    return RULES if sum(word in COMMON_WORDS for word in words) >= LEAST_SHARE * len(words) else "other"


def plain_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a stretch of text, told by their final marks."""
    at = start
    for found in SENTENCE_END.finditer(text, start, end):
        yield at, found.end()
        at = found.end()
    if at < end:
        yield at, end
