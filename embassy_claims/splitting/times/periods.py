"""Arithmetic with days and periods: the month, year or decade that holds a day, and shifts by any of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]
"""First and last day; ``None`` where open or unknown."""

UNKNOWN: Span = (None, None)


def day(year: int, month: int, number: int) -> date | None:
    """The day, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_span(year: int, month: int, part: str = "") -> Span:
    """A month, or its ``part``: "early" (to the 10th), "mid" (11th to 20th), "late" (from the 21st)."""
    if not 1 <= year <= 9999:
        return UNKNOWN
    last = monthrange(year, month)[1]
    first, final = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part, (1, last))
    return date(year, month, first), date(year, month, final)


def year_span(first: int, last: int | None = None) -> Span:
    """The years ``first`` to ``last``."""
    last = first if last is None else last
    if not 1 <= first <= last <= 9999:
        return UNKNOWN
    return date(first, 1, 1), date(last, 12, 31)


def week_span(of: date) -> Span:
    """The week from Monday to Sunday that holds ``of``."""
    monday = shifted(of, -of.weekday())
    return monday, shifted(monday, 6) if monday else None


def shifted(of: date, days: int) -> date | None:
    """``of`` moved by ``days``, or ``None`` past the ends of the calendar."""
    try:
        return of + timedelta(days=days)
    except OverflowError:
        return None


def months_on(of: date, months: int) -> tuple[int, int]:
    """Year and month that lie ``months`` after (before, if negative) the month of ``of``."""
    index = of.year * 12 + of.month - 1 + months
    return index // 12, index % 12 + 1


def moved(of: date, count: int, unit: str) -> Span:
    """The period ``count`` units after ``of`` (before, if negative), as wide as the unit is loose.

    Days are exact, weeks have three days either way, months and years are whole ones.
    """
    if unit == "day":
        exact = shifted(of, count)
        return exact, exact
    if unit == "week":
        return shifted(of, 7 * count - 3), shifted(of, 7 * count + 3)
    if unit == "month":
        return month_span(*months_on(of, count))
    return year_span(of.year + count * (10 if unit == "decade" else 1))
