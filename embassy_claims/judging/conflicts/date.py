"""Two times of one happening that the calendar tells apart: other years, months, days or weekdays.

Times are set against each other by their words: what only the day of publication resolves ("last week") is a guess on
either side, and two guesses differ in most articles of one event.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.judging.happening import same_verb
from embassy_claims.judging.wording import Span
from embassy_claims.model import Claim, Pair
from embassy_claims.splitting.times.dates import find_dates
from embassy_claims.splitting.times.forms import WEEKDAYS, month_number

RELATIVE = re.compile(r"\b(?:later|after|afterwards|earlier|before|ago|previously|next|following)\b", re.IGNORECASE)
FARTHEST = 40 * 365  # days
MONTH, YEAR = 30, 365


@dataclass(frozen=True, slots=True)
class Told:
    """A time as its words name it. ``weekday`` counts from 0 (Monday), ``month`` from 1; ``span`` is in the article."""

    span: Span
    is_relative: bool
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def find_dates_apart(pair: Pair) -> list[Candidate]:
    """Times of one verb of which none of one side can be one of the other side."""
    if not same_verb(pair.a, pair.b):
        return []
    a, b = told(pair.a), told(pair.b)
    apart = [(one, other, days_between(one, other)) for one in a for other in b]
    if any(days == 0 for _, _, days in apart):
        return []
    found = []
    for one, other, days in apart:
        if days is None or one.is_relative or other.is_relative:
            continue
        signals = {
            "date: apart": math.log1p(days) / math.log1p(FARTHEST),
            "date: only one": float(len(a) == len(b) == 1),
            f"date: other {_grain(one, other)}": 1.0,
        }
        found.append(candidate("date", pair, ((one.span,), (other.span,)), signals, mask="then"))
    return [each for each in found if each is not None]


def told(claim: Claim) -> list[Told]:
    """The times in the quote of a claim, times of day left out."""
    found = []
    for time in find_dates(claim.quote):
        if time.form is None or time.match is None:
            continue
        groups = time.match.groupdict()
        weekday = groups.get("weekday") or groups.get("lead")
        found.append(
            Told(
                (claim.start + time.start, claim.start + time.end),
                bool(RELATIVE.search(time.match[0])),
                int(groups["year"]) if groups.get("year") else None,
                month_number(time.match) if groups.get("month") else None,
                int(groups["day"]) if (groups.get("day") or "").isdigit() else None,
                _weekday(weekday) if weekday else None,
            )
        )
    return found


def _weekday(name: str) -> int:
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name.lower()[:3]))


def days_between(a: Told, b: Told) -> int | None:
    """About how many days lie between two times; 0 where they can be one, None where their words cannot be compared."""
    if a.year and b.year and a.year != b.year:
        return abs(a.year - b.year) * YEAR
    if a.month and b.month:
        months = abs(a.month - b.month)
        days = abs(a.day - b.day) if a.day and b.day else 0
        return min(months, 12 - months) * MONTH if months else days
    if a.weekday is not None and b.weekday is not None:
        days = abs(a.weekday - b.weekday)
        return min(days, 7 - days)
    return 0 if a.year and a.year == b.year else None


def _grain(a: Told, b: Told) -> str:
    """What of the calendar tells them apart."""
    grains = ((name, getattr(a, name), getattr(b, name)) for name in ("year", "month", "day", "weekday"))
    return next(name for name, one, other in grains if one is not None and other is not None and one != other)
