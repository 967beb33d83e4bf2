"""Two times of day of one event that exclude each other."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.judging.wording import Span
from embassy_claims.model import Claim, Pair
from embassy_claims.splitting.times.clock import (
    Clock,
    PartOfDay,
    clocks,
    is_later,
    minutes_apart,
    outside_part,
    parts_of_day,
)

SLACK = 5  # minutes: "6:58" and "seven" are one time
ROUGH_SLACK = 15  # minutes: "shortly before nine" and "20:49" are one time
# "around nine", "shortly before nine", "nine or so"
ROUGH_BEFORE = re.compile(
    r"\b(?:about|around|roughly|approximately|circa|some\s?time|nearly|almost|just|shortly|soon|moments|minutes)\s"
    r"(?:before|after|past|at|around|about)?\s?$",
    re.IGNORECASE,
)
ROUGH_REACH = 30  # characters before a time
ROUGH_AFTER = re.compile(r"\s(?:or\s(?:so|thereabouts)|approximately|or\searlier|or\slater)\b", re.IGNORECASE)
HALF_DAY = 12 * 60
# "by about seven", but not "shortly before seven"
BOUND = re.compile(
    r"(?<!shortly )(?<!just )(?<!right )\b(?:by|before|until|till|no later than)\s(?:(?:about|around|roughly)\s)?$",
    re.IGNORECASE,
)
Told = Clock | PartOfDay


def find_clocks(pair: Pair) -> list[Candidate]:
    """Times of day of which none of one side can be one of the other side."""
    a, b = _times(pair.a), _times(pair.b)
    if any(_has_come(one, other, pair) for one in a for other in b):
        return []
    apart = [(_apart(one, other), first, second) for first, one in a for second, other in b]
    if any(minutes is None or minutes <= _slack(pair, first, second) for minutes, first, second in apart):
        return []
    found = []
    for minutes, first, second in apart:
        signals = {
            "clock: apart": math.log1p(minutes or 0) / math.log1p(HALF_DAY),
            "clock: only one": float(len(a) == len(b) == 1),
            "clock: part of the day": float(any(isinstance(time, PartOfDay) for _, time in (*a, *b))),
        }
        found.append(candidate("date", pair, ((first,), (second,)), signals, mask="then", finder="clock"))
    return [each for each in found if each is not None]


def _times(claim: Claim) -> list[tuple[Span, Told]]:
    """The times of day in the quote, or else the parts of the day, with their offsets in the article."""
    return [((claim.start + start, claim.start + end), time) for (start, end), time in _told(claim.quote)]


def _has_come(one: tuple[Span, Told], other: tuple[Span, Told], pair: Pair) -> bool:
    """Whether one time lies before the other, which only bounds it: "called at six", "out by seven"."""
    (first, a), (second, b) = one, other
    bounds = _is_bound(pair.a, first), _is_bound(pair.b, second)
    if bounds[0] == bounds[1] or isinstance(a, PartOfDay) or isinstance(b, PartOfDay):
        return False
    return is_later(a, b) if bounds[0] else is_later(b, a)


def _slack(pair: Pair, first: Span, second: Span) -> int:
    """Minutes by which two times may differ and still be one."""
    return ROUGH_SLACK if _is_rough(pair.a, first) or _is_rough(pair.b, second) else SLACK


def _is_rough(claim: Claim, span: Span) -> bool:
    start, end = (place - claim.start for place in span)
    return bool(
        ROUGH_BEFORE.search(claim.quote, max(0, start - ROUGH_REACH), start) or ROUGH_AFTER.match(claim.quote, end)
    )


def _is_bound(claim: Claim, span: Span) -> bool:
    return bool(BOUND.search(claim.quote, 0, span[0] - claim.start))


@lru_cache(maxsize=1 << 14)  # a claim stands in many pairs
def _told(quote: str) -> tuple[tuple[Span, Told], ...]:
    exact: tuple[tuple[Span, Told], ...] = tuple(clocks(quote))
    return exact or tuple(((part.start, part.end), part) for part in parts_of_day(quote))


def _apart(one: Told, other: Told) -> int | None:
    """Minutes between two times; None where they cannot be compared, since a part of the day is one of local time."""
    if isinstance(one, PartOfDay) != isinstance(other, PartOfDay) and any(
        isinstance(time, Clock) and time.zone is not None and not time.local for time in (one, other)
    ):
        return None
    if isinstance(one, PartOfDay):
        return outside_part(one, other)
    return outside_part(other, one) if isinstance(other, PartOfDay) else minutes_apart(one, other)
