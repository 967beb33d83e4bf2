"""The slots of a read set as rows: their signals, and whether the reader listed them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from types import ModuleType
from typing import Any

from embassy_claims.judging.evidence import Evidence
from embassy_claims.judging.signals import Signals
from embassy_claims.judging.update import supersedes
from embassy_claims.model import Article, Claim, Conflict, Pair
from training.verdict.sets import Listed, topic_of

ARGUABLE = 0.6  # weight of a contradiction that one reader called arguable


@dataclass(frozen=True, slots=True)
class Row:
    """A slot of a pair: what found it, its signals, whether a reader listed it, and its weight in the fit.

    ``is_update``: a reader listed it, but as an update only.
    """

    finder: str
    signals: Signals
    is_listed: bool
    weight: float
    is_update: bool = False


class Listing:
    """Looks pairs up in what a reader listed, with the rules of the scorer of the gold sets."""

    def __init__(self, listed: Listed, scorer: ModuleType) -> None:
        self._listed = listed
        self._scorer = scorer
        self._hits: Callable[[str, str, str, str], bool] = cache(self._hit)

    def strengths(self, pair: Pair, conflict: Conflict) -> set[str]:
        """The strengths of the contradictions that a pair with these words in conflict stands for."""
        return {
            entry["strength"]
            for entry in self._listed.get("contradictions") or []
            if (self._stands(entry["a"], pair.a, conflict.a) and self._stands(entry["b"], pair.b, conflict.b))
            or (self._stands(entry["a"], pair.b, conflict.b) and self._stands(entry["b"], pair.a, conflict.a))
        }

    def _stands(self, statements: Sequence[Mapping[str, str]], claim: Claim, words: Sequence[str]) -> bool:
        told = self._scorer.tokens(" ".join(words))
        return any(
            told & self._scorer.tokens(one["quote"])
            for one in statements
            if self._hits(one["doc"], one["quote"], claim.article, claim.quote)
        )

    def _hit(self, doc: str, quote: str, article: str, claimed: str) -> bool:
        side: dict[str, Any] = {"article": article, "quote": claimed}
        return bool(self._scorer.hits([{"doc": doc, "quote": quote}], side))


def rows(
    pairs: Sequence[Pair], found: Sequence[Evidence], articles: Mapping[str, Article], listing: Listing
) -> list[Row]:
    """The rows of a set, without the slots that are updates by their dates, which no probability makes contradictions.

    Slots of one question, in the same words, count together little more than one of them: readers print wires in many
    copies.
    """
    slots = [
        (pair, slot)
        for pair, one in zip(pairs, found, strict=True)
        for slot in one.slots
        if not supersedes(pair, slot.candidate.conflict, articles, slot.past)
    ]
    questions = Counter(_question(slot.candidate.conflict) for _, slot in slots)
    made = []
    for pair, slot in slots:
        strengths = listing.strengths(pair, slot.candidate.conflict)
        is_listed = bool(strengths & {"clear", "arguable"})
        copies = questions[_question(slot.candidate.conflict)]
        sure = ARGUABLE if is_listed and "clear" not in strengths else 1.0
        made.append(
            Row(slot.finder, slot.signals, is_listed, sure * (1 + log(copies)) / copies, strengths == {"update"})
        )
    return made


def others(by_set: Mapping[str, Sequence[Row]], name: str) -> dict[str, Sequence[Row]]:
    """All sets but one, and but those of the same topic: two events of one kind are told in the same words."""
    topic = topic_of(name)
    return {one: rows for one, rows in by_set.items() if one != name and (not topic or topic_of(one) != topic)}


def together(by_set: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The rows of all sets."""
    return [row for rows in by_set.values() for row in rows]


def _question(conflict: Conflict) -> tuple[str, ...]:
    return (conflict.kind, *sorted((" ".join(conflict.a).casefold(), " ".join(conflict.b).casefold())))
