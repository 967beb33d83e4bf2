"""Claims with a parse written down by hand, for tests of what looks at words; no parser is loaded."""

from __future__ import annotations

import re
from typing import Any

from embassy_claims.model import Article, Claim, Quantity, Word

FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?: (?:km|minutes|hours|days|years))?")


def words_of(parse: str, start: int = 0) -> tuple[Word, ...]:
    """The words of "Berg PROPN nsubj 1 PERSON | left/leave VERB ROOT 1": text/lemma, tag, relation, head, entity."""
    found = []
    for token in parse.split(" | "):
        text, pos, dep, head, *ent = token.split()
        text, _, lemma = text.partition("/")
        found.append(Word(start, start + len(text), text, lemma or text.lower(), pos, "", dep, int(head), *ent))
        start += len(text) + 1
    return tuple(found)


def worded(parse: str, article: str = "a.txt", start: int = 0, **rest: Any) -> Claim:
    """The claim of these words, one space between them, that stands at ``start`` in the article."""
    words = words_of(parse, start)
    quote = " ".join(word.text for word in words)
    end = start + len(quote)
    known: dict[str, Any] = {"text": quote, "sentence": (start, end), "words": words}
    return Claim(article=article, source=article, quote=quote, start=start, end=end, **{**known, **rest})


def quoted(quote: str, article: str = "a.txt", start: int = 0, **rest: Any) -> Claim:
    """A claim without a parse."""
    known: dict[str, Any] = {"text": quote, "sentence": (start, start + len(quote))}
    return Claim(article=article, source=article, quote=quote, start=start, end=start + len(quote), **{**known, **rest})


def number(value: float, start: int = 0, end: int = 1, unit: str = "", counted: str = "guard") -> Quantity:
    """An exact quantity at these offsets."""
    return Quantity(value, value, value, unit, counted, "exact", start, end)


def counting(text: str, unit: str = "", counted: str = "barge", start: int = 5, **rest: Any) -> Claim:
    """A claim in which each figure is an exact quantity; all words hang on the first one."""
    parse = " | ".join(f"{word} {tag(word)} dep 0" for word in text.split())
    numbers = tuple(
        number(float(match.group().split()[0]), start + match.start(), start + match.end(), unit, counted)
        for match in FIGURE.finditer(text)
    )
    return worded(parse, start=start, numbers=numbers, **rest)


def tag(word: str) -> str:
    if word[0] in "-0123456789" or word == "seven":
        return "NUM"
    return "PROPN" if word[0].isupper() else "NOUN"


def by_path(*claims: Claim) -> dict[str, Article]:
    """Articles in which nothing but these claims stands, one an article."""
    return {
        claim.article: Article(claim.article, claim.source, " " * claim.start + claim.quote, language="en")
        for claim in claims
    }
