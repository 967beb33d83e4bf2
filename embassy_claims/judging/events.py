"""Which articles of a corpus tell one event.

Two articles alone may look like two events and tell one: a brief note and a long report share little. So all articles
are grouped by average linkage (Sokal and Michener 1958): two groups are one as long as, on average, an article of one
is not clearly of another event than an article of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embassy_claims.judging.judge import ONE_EVENT
from embassy_claims.model import Verdict

ONE = -0.5  # least mean log-odds of two groups that are one
NOTHING_SHARED = -3.0  # log-odds of two articles that were compared and have no pair of claims
SURE = 0.999
CLEARLY = 0.1  # probability below which two articles tell two events, whatever group they are in

Table = NDArray[np.float64]


def events(chances: NDArray[np.floating[Any]], sources: Sequence[str]) -> list[int | None]:
    """The number of the event of each article; None for one without a pair with another.

    ``chances`` (n, n) are the probabilities that two articles tell one event, by the number of the one that stands
    first and of the other, NaN where they have no pairs. ``sources`` (n) are those of the articles: within one nothing
    is compared, so nothing is known. Two articles that are all there is are taken to tell one event: whoever compares
    just two means them to.
    """
    numbers = {name: number for number, name in enumerate(sorted(set(sources)))}
    names = np.array([numbers[name] for name in sources], dtype=np.int64)
    told, label = _linked(chances, names)
    if told.sum() == 2:
        return [0 if one else None for one in told.tolist()]
    found: list[int | None] = [None] * len(told)
    count = 0
    for one in np.unique(label[told]).tolist():
        members = np.flatnonzero(label == one)
        for group in _merged(members.tolist(), *_tables(members, chances, names)):
            for number in group:
                found[number] = count
            count += 1
    return found


def tells_two_events(verdict: Verdict) -> bool:
    """Whether the articles of a pair, taken alone, clearly tell two events: a group holds them by others only."""
    return dict(verdict.signals).get(ONE_EVENT, 1.0) < CLEARLY


def _row(chances: NDArray[np.floating[Any]], names: NDArray[np.int64], one: int) -> NDArray[np.float64]:
    """The probabilities of an article with those after it, NaN where nothing is compared."""
    return np.where(names[one + 1 :] == names[one], np.nan, chances[one, one + 1 :].astype(np.float64))


def _linked(
    chances: NDArray[np.floating[Any]], names: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which articles have a pair, and a label for each, equal for those that a chain of likely pairs holds together.

    Articles with two labels can never be grouped.
    """
    told = np.zeros(len(names), dtype=np.bool_)
    label = np.arange(len(names))
    for one in range(len(names)):
        row = _row(chances, names, one)
        there = np.flatnonzero(~np.isnan(row)) + one + 1
        if len(there):
            told[[one, *there]] = True
        likely = there[_log_odds(row[there - one - 1]) >= ONE]
        joined = np.unique(label[[one, *likely]])
        if len(joined) > 1:
            label[np.isin(label, joined)] = joined[0]
    return told, label


def _log_odds(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    bounded = np.clip(chance, 1 - SURE, SURE)
    log_odds: NDArray[np.float64] = np.log(bounded / (1 - bounded))
    return log_odds


def _tables(
    members: NDArray[np.int64], chances: NDArray[np.floating[Any]], names: NDArray[np.int64]
) -> tuple[Table, Table]:
    """Log-odds of each two of these articles (ordered), and 1 where they are known, (n, n) each."""
    known = (names[members][:, None] != names[members][None, :]).astype(np.float64)
    upper = np.triu(chances[np.ix_(members, members)].astype(np.float64), 1)
    log_odds = np.where(np.isnan(upper), NOTHING_SHARED, _log_odds(upper))
    half = np.triu(log_odds, 1)
    return (half + half.T) * known, known


def _merged(members: Sequence[int], total: Table, known: Table) -> Iterable[list[int]]:
    """The groups of these articles, the likeliest two merged again and again. The tables are used up."""
    rows = np.arange(len(members))
    groups = {row: [member] for row, member in enumerate(members)}
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
