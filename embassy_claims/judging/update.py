"""Whether a difference is news that went on: the same fact told at two times, and both can be true."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from embassy_claims.model import Article, Claim, Conflict, Pair, Quantity

# What is counted while it still goes on; nothing else of a kind grows from hour to hour.
GROWING = frozenset(
    "victim body death toll casualty person killed injured missing arrested detained displaced rescued evacuated damaged "
    "destroyed case infection aftershock".split()
)


def supersedes(pair: Pair, conflict: Conflict, articles: Mapping[str, Article]) -> bool:
    """Whether the later of two articles only brings the earlier one up to date."""
    early, late = pair.a, pair.b
    dates = _published(early, articles), _published(late, articles)
    if dates[0] and dates[1] and dates[0] > dates[1]:
        early, late = late, early
    known = bool(dates[0] and dates[1] and dates[0] != dates[1])
    if conflict.kind == "statement":
        silent = early if early.stance == "denied" else late
        return known and silent is early
    if conflict.kind == "number":
        return _grew(early, late, known)
    return False


def _published(claim: Claim, articles: Mapping[str, Article]) -> date | None:
    return articles[claim.article].published


def _grew(early: Claim, late: Claim, known: bool) -> bool:
    """A growing count: the later one is higher; where the order is not known, a lower bound lies below the other."""
    pairs = [(x, y) for x in early.numbers for y in late.numbers if _grows(x) and _grows(y) and x.value != y.value]
    if not pairs:
        return False
    if known:
        return all(y.high > x.low for x, y in pairs)
    return any(min((x, y), key=lambda q: q.value).precision in ("at least", "about", "vague") for x, y in pairs)


def _grows(quantity: Quantity) -> bool:
    return bool(set(quantity.counted.split()) & GROWING)
