"""Which articles of a corpus tell one event.

Two articles alone may look like two events and tell one: a brief note and a long report share little. So all articles
are grouped by average linkage (Sokal and Michener 1958): two groups are one as long as, on average, an article of one
is not clearly of another event than an article of the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

ONE = -0.5  # least mean log-odds of two groups that are one
NOTHING_SHARED = -3.0  # log-odds of two articles that were compared and have no pair of claims
SURE = 0.999

Two = tuple[str, str]
"""The paths of two articles."""
Odds = Mapping[Two, float]
Table = NDArray[np.float64]


def events(chances: Mapping[Two, float], sources: Mapping[str, str]) -> dict[str, int]:
    """The number of the event of each article (by path) that has a pair with another one.

    ``chances`` are the probabilities that two articles tell one event. ``sources`` are those of the articles: within
    one nothing is compared, so nothing is known. Two articles that are all there is are taken to tell one event:
    whoever compares just two means them to.
    """
    odds = {two: _odds(chance) for two, chance in chances.items()}
    if len(odds) == 1:
        return {path: 0 for two in odds for path in two}
    groups = [group for paths, among in _linked(odds) for group in _merged(paths, *_tables(paths, among, sources))]
    return {path: number for number, group in enumerate(groups) for path in group}


def _odds(chance: float) -> float:
    bounded = min(SURE, max(1 - SURE, chance))
    return math.log(bounded / (1 - bounded))


def _linked(odds: Odds) -> list[tuple[list[str], Odds]]:
    """Articles that a chain of likely pairs holds together, with the pairs among them: others can never be grouped."""
    leader = {path: path for two in sorted(odds) for path in two}

    def first(path: str) -> str:
        while leader[path] != path:
            leader[path] = path = leader[leader[path]]
        return path

    for (a, b), value in odds.items():
        if value >= ONE:
            one, other = sorted((first(a), first(b)))
            leader[other] = one
    members: dict[str, list[str]] = {}
    for path in leader:
        members.setdefault(first(path), []).append(path)
    among: dict[str, dict[Two, float]] = {one: {} for one in members}
    for two, value in odds.items():
        if first(two[0]) == first(two[1]):
            among[first(two[0])][two] = value
    return [(paths, among[one]) for one, paths in members.items()]


def _tables(paths: Sequence[str], odds: Odds, sources: Mapping[str, str]) -> tuple[Table, Table]:
    """Log-odds of each two articles, and 1 where they are known, (n, n) each."""
    row = {path: number for number, path in enumerate(paths)}
    names = np.array([sources[path] for path in paths])
    known = (names[:, None] != names[None, :]).astype(np.float64)
    total = NOTHING_SHARED * known
    for (a, b), value in odds.items():
        total[row[a], row[b]] = total[row[b], row[a]] = value
    return total, known


def _merged(paths: Sequence[str], total: Table, known: Table) -> Iterable[list[str]]:
    """The groups of these articles, the likeliest two merged again and again. The tables are used up."""
    rows = np.arange(len(paths))
    groups = {row: [path] for row, path in enumerate(paths)}
    mean = np.where(known > 0, total, -np.inf)
    best = mean.argmax(axis=1)
    while (value := mean[rows, best]).max() >= ONE:
        one = int(value.argmax())
        other = int(best[one])
        for table in (total, known):
            table[one] = table[:, one] = table[one] + table[other]
            table[other] = table[:, other] = table[one, one] = 0
        mean[one] = mean[:, one] = np.where(known[one] > 0, total[one] / np.maximum(known[one], 1), -np.inf)
        mean[other] = mean[:, other] = -np.inf
        groups[one] += groups.pop(other)
        for row in np.flatnonzero((best == one) | (best == other) | (rows == one)):
            best[row] = mean[row].argmax()
    return groups.values()
