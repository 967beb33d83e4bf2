"""Copies of one wire story: two outlets that print the same text are one source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from embassy_claims.grouping.nodes import Components
from embassy_claims.model import Article, Claim

WORDS = 5  # of a shingle (Broder 1997, On the resemblance and containment of documents)
CONTAINED = 0.5  # share of the shorter article's shingles that the longer one has
FEWEST = 15  # shingles in an article that can be told to be a copy


@dataclass(frozen=True, slots=True)
class Copies:
    """Tells which of these articles (by path) are near copies of one another."""

    articles: Mapping[str, Article]
    _shingles: dict[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def are_copies(self, one: str, other: str) -> bool:
        """Whether most of the shorter article stands word for word in the other."""
        pair = (min(one, other), max(one, other))
        if pair not in self._known:
            self._known[pair] = contained(self._of(one), self._of(other))
        return self._known[pair]

    def _of(self, path: str) -> frozenset[tuple[str, ...]]:
        if path not in self._shingles:
            article = self.articles.get(path)
            self._shingles[path] = shingles(article.text if article else "")
        return self._shingles[path]

    def independent(self, claims: Iterable[Claim]) -> int:
        """The number of sources of these claims, sources with copies of one story counted once."""
        source = {claim.article: claim.source for claim in claims}
        sources = Components()
        for one, other in combinations(sorted(source), 2):
            if source[one] != source[other] and self.are_copies(one, other):
                sources.join(source[one], source[other])
        return sources.count(source.values())


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of ``WORDS`` words of the text, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return frozenset(zip(*(words[start:] for start in range(WORDS)), strict=False))


def contained(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether most of the smaller set is in the greater one."""
    fewest = min(len(one), len(other))
    return fewest >= FEWEST and len(one & other) >= CONTAINED * fewest
