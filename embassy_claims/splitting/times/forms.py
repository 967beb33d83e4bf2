"""What the ways of telling a time share: words of the calendar, and a form, which is a pattern and what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from embassy_claims.splitting.figures.number_words import SMALL
from embassy_claims.splitting.times.periods import Span, day
from embassy_claims.splitting.times.triggers import Trigger

MONTHS = tuple("january february march april may june july august september october november december".split())
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
NEAR_AHEAD = 45
"""A day without a year may lie this many days after publication ("the July 28 elections"), else it is last year's."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a form is resolved against: the day of publication, another day of the text, and whether it is to come."""

    published: date | None
    anchor: date | None = None
    future: bool = False


Resolver = Callable[["re.Match[str]", Context], Span]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of telling a time, and the kind of word without which it cannot stand.

    ``counts``: a number in it is a quantity as well ("two months later").
    """

    pattern: re.Pattern[str]
    resolve: Resolver
    trigger: Trigger
    counts: bool = False


def _capital(words: tuple[str, ...]) -> str:
    return "|".join(form for word in words for form in (word.title(), word.upper()))


_SHORT_MONTHS = (*(month[:3] for month in MONTHS if month != "may"), "sept")
MONTH = rf"(?P<month>(?:{_capital(MONTHS)})\b|(?:{_capital(_SHORT_MONTHS)})\b\.?)"
WEEKDAY = _capital(WEEKDAYS)
YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})"
PART = (
    r"(?:(?P<part>(?i:early|mid|late))(?:\s|\s?-\s?)"
    r"|(?:(?i:the)\s)?(?P<bound>(?i:beginning|start|middle|end))\sof\s(?:the\s)?)?"
)
_SMALL = "|".join(word for word, value in SMALL.items() if value)
COUNT = rf"(?P<count>[0-9]{{1,4}}|an?|{_SMALL}|several|a\sfew|few|a\scouple\sof)"
UNIT = r"(?P<unit>day|week|month|year|decade)s?"

_BOUNDS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_SEVERAL = {"several": (3, 10), "few": (2, 6), "couple": (2, 2)}
_LOOSE = {"day": 6, "week": 7, "month": 11, "year": 9, "decade": 9}


def month_number(match: re.Match[str]) -> int:
    """The month (1 to 12) in group ``month``."""
    name = match["month"].lower()[:3]
    return next(index for index, month in enumerate(MONTHS, start=1) if month.startswith(name))


def part_of(match: re.Match[str]) -> str:
    """Which part of a period the words tell: "early", "mid", "late" or ""."""
    groups = match.groupdict()
    return (groups.get("part") or _BOUNDS.get((groups.get("bound") or "").lower()) or "").lower()


def nearest_year(context: Context, month: int, number: int) -> date | None:
    """A day told without its year: the last on or before publication, or one shortly ahead or to come."""
    published = context.published
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    options = [found for year in years if (found := day(year, month, number)) is not None]
    reach = 300 if context.future else NEAR_AHEAD
    fitting = [found for found in options if (found - published).days <= reach]
    return fitting[-1] if fitting else None


def count_bounds(match: re.Match[str]) -> tuple[int, int]:
    """How many units are told: "three days" (3, 3), "several days" (3, 10), "months earlier" (2, 11)."""
    count = (match.groupdict().get("count") or "").lower()
    if not count:
        return 2, _LOOSE[match["unit"].lower()]
    if count.isdigit():
        return int(count), int(count)
    words = [word for word in count.split() if word not in ("a", "an", "of")]
    exact = SMALL.get(words[0], 1) if words else 1
    return _SEVERAL.get(words[0], (exact, exact)) if words else (1, 1)
