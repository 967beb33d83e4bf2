"""Two times of one happening that the calendar tells apart: other years, months, days or weekdays.

Times are set against each other by their words: what only the day of publication resolves ("last week") is a guess on
either side, and two guesses differ in most articles of one event. "Months earlier" beside another time of its sentence
is not that time.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.judging.happening import same_verb
from embassy_claims.judging.wording import Span
from embassy_claims.model import Article, Claim, Pair
from embassy_claims.splitting.times.dates import Found, find_dates
from embassy_claims.splitting.times.forms import WEEKDAYS, count_bounds, month_number
from embassy_claims.splitting.times.relative_dates import BESIDE_ANOTHER

RELATIVE = re.compile(r"\b(?:later|after|afterwards|earlier|before|ago|previously|next|following)\b", re.IGNORECASE)
THAN = re.compile(r"\s+than\b", re.IGNORECASE)
PREPOSITION = re.compile(r"(?:before|after)\s(?:the\s)?(?:on\s)?", re.IGNORECASE)
BEHIND = re.compile(r"\b(?:after|following|in connection with)\s+\S+\s+[^,;]{0,120}$", re.IGNORECASE)
CHARGING = frozenset("charge convict sentence plead accuse arrest detain jail indict try suspend dismiss fire".split())
BEHIND_REACH = 150  # characters
FARTHEST = 40 * 365  # days
MONTH, YEAR = 30, 365
COUNTED = "counted date"
"""What finds a time counted from the other side's time: too rare to be judged by the curve of other dates."""
UNITS = {"day": 1, "week": 7, "month": MONTH, "year": YEAR, "decade": 10 * YEAR}
"""Days of the units that a time can be away from another."""


@dataclass(frozen=True, slots=True)
class Told:
    """A time as its words name it. ``weekday`` counts from 0 (Monday), ``month`` from 1; ``span`` is in the article.

    A relative time may be ``away`` days or more from another one, which it stands ``beside`` in its sentence. It
    ``is_behind`` where it may be the time of another happening: "charged after a shooting on Friday".
    """

    span: Span
    is_relative: bool
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    beside: Told | None = None
    away: int = 0
    is_behind: bool = False

    @property
    def is_in_calendar(self) -> bool:
        """Whether it names something of the calendar, and counts from nothing else."""
        named = (self.year, self.month, self.day, self.weekday)
        return not self.is_relative and any(one is not None for one in named)


def find_dates_apart(pair: Pair, articles: Mapping[str, Article]) -> list[Candidate]:
    """Times of one verb of which none of one side can be one of the other side."""
    if not same_verb(pair.a, pair.b):
        return []
    a, b = (told(claim, articles[claim.article].text) for claim in (pair.a, pair.b))
    apart = [(one, other, days_between(one, other)) for one in a for other in b]
    if any(days == 0 for _, _, days in apart):
        return []
    found = []
    for one, other, days in apart:
        if days is None or one.is_behind != other.is_behind:
            continue
        signals = {
            "date: apart": math.log1p(days) / math.log1p(FARTHEST),
            "date: only one": float(len(a) == len(b) == 1),
            f"date: other {_grain(one, other)}": 1.0,
        }
        finder = COUNTED if one.is_relative or other.is_relative else "date"
        found.append(candidate("date", pair, ((one.span,), (other.span,)), signals, mask="then", finder=finder))
    return [each for each in found if each is not None]


def told(claim: Claim, text: str) -> list[Told]:
    """The times in the quote of a claim of an article with this text, times of day left out.

    In "months before December", December is no time of the claim.
    """
    found = [
        _beside(one, time, claim, text) if one.is_relative else one
        for time in find_dates(claim.quote)
        if (one := _told(time, claim.quote, claim.start, claim.verb)) and (one.is_relative or one.is_in_calendar)
    ]
    counted_from = {one.beside.span for one in found if one.beside and one.beside.span > one.span}
    return [one for one in found if one.span not in counted_from]


def _told(time: Found, text: str, offset: int, verb: str = "") -> Told | None:
    """A time of ``text``, which begins at the ``offset`` of its article, in a clause with this main verb."""
    if time.form is None or time.match is None:
        return None
    groups = time.match.groupdict()
    weekday = groups.get("weekday") or groups.get("lead")
    return Told(
        (offset + time.start, offset + time.end),
        bool(RELATIVE.search(time.match[0])),
        int(groups["year"]) if groups.get("year") else None,
        month_number(time.match) if groups.get("month") else None,
        int(groups["day"]) if (groups.get("day") or "").isdigit() else None,
        _weekday(weekday) if weekday else None,
        is_behind=verb in CHARGING and bool(BEHIND.search(text, max(0, time.start - BEHIND_REACH), time.start)),
    )


def _beside(one: Told, time: Found, claim: Claim, text: str) -> Told:
    """A relative time with the time of its sentence that it is counted from: "before December", else the last one."""
    if time.form is None or time.match is None or time.form.resolve not in BESIDE_ANOTHER:
        return one
    start, end = claim.sentence
    others = [_told(other, text[start:end], start) for other in find_dates(text[start:end])]
    dated = [other for other in others if other and other.is_in_calendar]
    before = [other for other in dated if other.span[1] <= one.span[0]]
    behind = [
        other for other in dated if PREPOSITION.fullmatch(time.match[0].split()[-1] + text[one.span[1] : other.span[0]])
    ]
    unit = (time.match.groupdict().get("unit") or "").lower()
    is_counted = unit in UNITS and not time.match.groupdict().get("which") and not THAN.match(text, one.span[1])
    if not is_counted or not (before or behind):
        return one
    return replace(one, beside=behind[0] if behind else before[-1], away=count_bounds(time.match)[0] * UNITS[unit])


def _weekday(name: str) -> int:
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(name.lower()[:3]))


def days_between(a: Told, b: Told) -> int | None:
    """About how many days lie between two times; 0 where they can be one, None where their words cannot be compared."""
    if a.is_relative or b.is_relative:
        can_be_one = _days_apart(a, b) == 0
        return 0 if can_be_one else _days_away(a, b) or _days_away(b, a)
    return _days_apart(a, b)


def _days_apart(a: Told, b: Told) -> int | None:
    """By what both name of the calendar."""
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


def _days_away(a: Told, b: Told) -> int | None:
    """How far ``a`` is at least from ``b``, where ``b`` can be the time that ``a`` is counted from."""
    if b.is_relative or a.beside is None or days_between(a.beside, b) != 0:
        return None
    return a.away if a.away >= UNITS[_finest(b)] else None


def _finest(time: Told) -> str:
    """The unit in which a time is told."""
    return "day" if time.day or time.weekday is not None else "month" if time.month else "year"


def _grain(a: Told, b: Told) -> str:
    """What of the calendar tells them apart."""
    if a.is_relative or b.is_relative:
        return _finest(b if a.is_relative else a)
    grains = ((name, getattr(a, name), getattr(b, name)) for name in ("year", "month", "day", "weekday"))
    return next(name for name, one, other in grains if one is not None and other is not None and one != other)
