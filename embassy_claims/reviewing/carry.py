"""The looser key: carries a review over when an article was edited, or another source prints the same words.

A review carries over to a contradiction when on both sides the words in conflict, the stance, and every number, name
and negation are unchanged, and the quotes are alike: at least 90 of 100 by rapidfuzz's ratio where the source is the
same, equal but for typography where it is another source. It carries over an *edit* to one contradiction only, and
only while the one it was made for is gone; *the same words* of other sources it covers wherever they stand. The kind
may change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from embassy_claims.model import DECISIONS, Finding, Review, Stance
from embassy_claims.reviewing.critical import critical
from embassy_claims.reviewing.fingerprint import normal_words, plain

ALIKE = 90.0

Words = tuple[str, ...]
WordsKey = tuple[Words, Words]
NO_WORDS: WordsKey = ((), ())


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a contradiction or of a review, made comparable."""

    source: str
    quote: str
    words: Words
    stance: Stance
    critical: Words


@dataclass(frozen=True, slots=True)
class Carried:
    """A review that a contradiction may inherit; ``edited`` where a text changed."""

    review: Review
    score: float
    edited: bool
    note: str

    @property
    def order(self) -> tuple[float, int, str]:
        """Best first: the most alike, then a person's decision before a baseline."""
        return (-self.score, DECISIONS.index(self.review.verdict), self.review.id)


def side(source: str, quote: str, words: Iterable[str], stance: Stance) -> Side:
    """A claim made comparable."""
    printed = plain(quote)
    return Side(plain(source), plain(printed.casefold()), normal_words(words), stance, critical(printed))


def finding_sides(finding: Finding) -> tuple[Side, Side]:
    """Both claims of a contradiction."""
    a, b, conflict = finding.pair.a, finding.pair.b, finding.verdict.conflict
    a_words, b_words = (conflict.a, conflict.b) if conflict else NO_WORDS
    return side(a.source, a.quote, a_words, a.stance), side(b.source, b.quote, b_words, b.stance)


def review_sides(review: Review) -> tuple[Side, Side]:
    """Both claims of a review."""
    first, second = (
        side(source, quote, words, stance)
        for (source, quote), words, stance in zip(review.claims, review.conflict, review.stances, strict=True)
    )
    return first, second


class Carrying:
    """The reviews, indexed by their words in conflict; sides are made only of those that come into question."""

    def __init__(self, reviews: Sequence[Review]) -> None:
        self._by_words: dict[WordsKey, list[Review]] = defaultdict(list)
        for review in reviews:
            self._by_words[_key(*map(normal_words, review.conflict))].append(review)
        self._by_critical: dict[WordsKey, dict[WordsKey, list[tuple[Review, Side, Side]]]] = {}

    def candidates(self, finding: Finding) -> list[Carried]:
        """The reviews that ``finding`` may inherit, best first."""
        a, b = finding_sides(finding)
        found = []
        for words in dict.fromkeys((_key(a.words, b.words), NO_WORDS)):
            for review, first, second in self._bucket(words).get(_key(a.critical, b.critical), ()):
                options = (_carried(review, (a, b), pair) for pair in ((first, second), (second, first)))
                found += [option for option in options if option]
        return sorted(found, key=lambda one: one.order)

    def _bucket(self, words: WordsKey) -> dict[WordsKey, list[tuple[Review, Side, Side]]]:
        if words not in self._by_critical:
            bucket = defaultdict(list)
            for review in self._by_words.get(words, ()):
                first, second = review_sides(review)
                bucket[_key(first.critical, second.critical)].append((review, first, second))
            self._by_critical[words] = dict(bucket)
        return self._by_critical[words]


def _key(a: Words, b: Words) -> WordsKey:
    return (a, b) if a <= b else (b, a)


def _carried(review: Review, now: tuple[Side, Side], then: tuple[Side, Side]) -> Carried | None:
    (a, b), (old_a, old_b) = now, then
    a_score = _alike(a, old_a)
    b_score = _alike(b, old_b) if a_score else 0.0
    if not (a_score and b_score):
        return None
    others = sorted({old.source for new, old in ((a, old_a), (b, old_b)) if new.source != old.source})
    edited = not others or (a.quote, b.quote) != (old_a.quote, old_b.quote)
    notes = [f"carried over from {' and '.join(others)}"] if others else []
    if edited:
        notes.append("text edited" if others else "carried over: text edited")
    return Carried(review, (a_score + b_score) / 2, edited, ", ".join(notes))


def _alike(new: Side, old: Side) -> float:
    """How alike two sides are, 0 to 100; 0 where something changed that a review does not survive."""
    if new.critical != old.critical or new.stance != old.stance or not _same_words(new, old):
        return 0.0
    if new.quote == old.quote:
        return 100.0
    return fuzz.ratio(new.quote, old.quote, score_cutoff=ALIKE) if new.source == old.source else 0.0


def _same_words(new: Side, old: Side) -> bool:
    """Reviews written by hand may lack the words in conflict: then the old quote must have them."""
    return new.words == old.words or (not old.words and all(_stands_in(word, old.quote) for word in new.words))


def _stands_in(word: str, quote: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quote) is not None
