"""From claims and their vectors to pairs."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from embassy_claims.model import Claim, Pair
from embassy_claims.pairing.approximate import Approximate
from embassy_claims.pairing.exact import Exact
from embassy_claims.pairing.neighbours import Found, Neighbours, Search, whole
from embassy_claims.settings import Pairing

LARGEST = 200_000  # rows that are still compared exactly: some minutes on two cores


def pair(
    claims: Sequence[Claim],
    vectors: NDArray[np.float32],
    settings: Pairing,
    neighbours: Neighbours | None = None,
    fresh: Collection[str] | None = None,
) -> list[Pair]:
    """The pairs of claims that may speak of the same thing, ordered by the places of both claims.

    ``vectors`` are (n, d), one a claim. A pair is there when either claim is among the ``settings.neighbours`` texts of
    its article most similar to the other, at a cosine of ``settings.similarity`` or more, and the articles are of two
    sources (or ``settings.within_source``). Whether it is there depends on the two articles alone (not so past
    ``LARGEST`` texts, where the search is approximate). Claims of one article that say the same in the same way, word
    for word, count once: the first of them. Where ``fresh`` articles (paths) are given, only their pairs are made.
    """
    rows = distinct(claims)
    if not rows:
        return []
    first = [members[0] for members in rows]
    article = numbered([claims[one].article for one in first])
    group = article if settings.within_source else numbered([claims[one].source for one in first])
    is_fresh = None if fresh is None else np.array([claims[one].article in fresh for one in first])
    search = Search(whole(vectors[first]), article, group, settings.similarity, settings.neighbours, is_fresh)
    found = (neighbours or standard(len(rows))).find(search)
    pairs = expanded(claims, rows, found)
    return pairs if len(rows) == len(claims) else sorted(pairs, key=lambda one: (place(one.a), place(one.b)))


def standard(rows: int) -> Neighbours:
    """The exact search; for very many rows the approximate one, where it is installed."""
    return Approximate() if rows > LARGEST and find_spec("usearch") else Exact()


def place(claim: Claim) -> tuple[str, int, int, str, str, str, str]:
    """Where a claim stands, and what tells it from others there: what pairs are ordered by."""
    return claim.article, claim.start, claim.end, claim.text, claim.kind, claim.holder or "", claim.stance


def distinct(claims: Sequence[Claim]) -> list[list[int]]:
    """The texts of each article, in order of their first places: the claims that have it, one of each kind."""
    texts: dict[tuple[str, str], dict[Hashable, int]] = {}
    for index in sorted(range(len(claims)), key=lambda one: place(claims[one])):
        claim = claims[index]
        kinds = texts.setdefault((claim.article, claim.text), {})
        kinds.setdefault((claim.kind, claim.holder, claim.stance, claim.negated), index)
    return [list(kinds.values()) for kinds in texts.values()]


def numbered(names: Sequence[str]) -> NDArray[np.int64]:
    """A number for each name, counted in the order of first appearance."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


def expanded(claims: Sequence[Claim], rows: Sequence[Sequence[int]], found: Found) -> list[Pair]:
    """The pairs of claims for pairs of texts."""
    pairs = zip(found.low.tolist(), found.high.tolist(), found.similarity.tolist(), strict=True)
    return [
        Pair(claims[a], claims[b], similarity) for low, high, similarity in pairs for a in rows[low] for b in rows[high]
    ]
