"""Whether a difference is news that went on: the same fact told at two times, and both can be true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from embassy_claims.judging.conflicts.number import grows
from embassy_claims.model import Article, Claim, Conflict, Pair, Quantity

STATE_DAYS = 60  # how many there are now, told so long apart, are two states
FAR = 1.6  # times: two counts of one hour differ by less
FALLING = frozenset("missing trapped stranded".split())  # such counts go down, too


def supersedes(pair: Pair, conflict: Conflict, articles: Mapping[str, Article], in_the_past: bool = False) -> bool:
    """Whether the later of two articles only brings the earlier one up to date.

    ``in_the_past``: both claims tell of an event long before the news, whose counts no longer grow.
    """
    early, late = pair.a, pair.b
    first, second = _published(early, articles), _published(late, articles)
    apart = (second - first).days if first and second else 0
    if apart < 0:
        early, late = late, early
    known = apart != 0
    if conflict.kind == "statement":
        silent = early if early.stance == "denied" else late
        return known and silent is early
    if conflict.kind != "number" or in_the_past:
        return False
    return _grew(early, late, known) or abs(apart) > STATE_DAYS


def _published(claim: Claim, articles: Mapping[str, Article]) -> date | None:
    return articles[claim.article].published


def _grew(early: Claim, late: Claim, known: bool) -> bool:
    """A growing count that the later one brings up to date. Where the order is not known, one is a bound or far lower.

    Two articles of one day have no known order: on its first day the toll of a disaster grows from hour to hour.
    """
    counts = [(x, y) for x in early.numbers for y in late.numbers if grows(x) and grows(y) and x.value != y.value]
    may_have_grown = _is_later if known else _is_far
    return bool(counts) and all(may_have_grown(x, y) for x, y in counts)


def _is_later(early: Quantity, late: Quantity) -> bool:
    """The later count is not lower, or one that goes down in time."""
    return late.high >= early.low or bool(set(early.counted.split()) & set(late.counted.split()) & FALLING)


def _is_far(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    return low.precision != "exact" or high.value > FAR * low.value
