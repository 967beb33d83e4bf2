"""Times told by the calendar: "28 July 2024", "05 / 02 / 2013", "late July 2024", "the 1990s", "Christmas"."""

from __future__ import annotations

import re

from embassy_claims.splitting.times.forms import (
    MONTH,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Context,
    Form,
    month_number,
    nearest_year,
    part_of,
)
from embassy_claims.splitting.times.periods import UNKNOWN, Span, day, month_span, year_span

_LEAD = rf"(?:\b(?P<lead>{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b)\.?(?:,?\s(?:the\s)?|\s?\(\s?))?"
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|ST|ND|RD|TH)?"
_UNTIL = r"(?:\s?[-–]\s?(?P<until>3[01]|[12][0-9]|[1-9])(?![0-9]))?"
# "in May 10 people died": the 10 counts people
_NO_COUNT = (
    r"(?!\s(?:people|persons|men|women|children|villages|houses|homes|percent|million|others)\b"
    r"|[0-9]|[.,:]\s?[0-9]|%|\w)"
)
_NOT_COUNTED = (
    r"(?![\w%]|[.,]?[0-9]|\s?(?:people|persons|men|women|children|km|kilomet\w+|miles|met(?:er|re)s|feet|percent|per\scent|euros"
    r"|dollars|pounds|tons|tonnes|troops|soldiers|houses|homes|families|jobs|workers|pixels|votes|residents|employees"
    r"|students|deaths|cases|inhabitants|times|words|pages|points|hours|acres|hectares|others|years|days|mah|rpm|sq)\b|\s?x\s?[0-9]|\s?-?\s?[MGk]Hz|\s[A-Z]\w+\s(?:Street|St|Ave|Avenue|Road|Rd|Drive)\b)"
)
_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
}
_HOLIDAY = "|".join(name.replace(" ", r"\s").replace("'", "['’]") for name in _HOLIDAYS)
# "a Christmas party" tells no day
_ON = r"(?:(?<=on\s)|(?<=at\s)|(?<=by\s)|(?<=since\s)|(?<=before\s)|(?<=after\s)|(?<=until\s)|(?<=over\s)|(?<=this\s))"
_NO_FEAST = (
    r"(?!\s(?:part(?:y|ies)|trees?|celebrations?|gifts?|shopping|dinners?|cards?|presents?|markets?|holidays?|break)\b)"
)
_THIRDS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_TENTHS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def _full_date(match: re.Match[str], context: Context) -> Span:
    month, first = month_number(match), int(match["day"])
    last = int(match["until"] or first)
    if match["year"]:
        return day(int(match["year"]), month, first), day(int(match["year"]), month, last)
    named = _year_of_weekday(match, context) if match["lead"] else None
    if named is not None:
        return day(named, month, first), day(named, month, last)
    return nearest_year(context, month, first), nearest_year(context, month, last)


def _year_of_weekday(match: re.Match[str], context: Context) -> int | None:
    """The year next to publication in which the day falls on the weekday that is told with it."""
    if context.published is None:
        return None
    wanted = next(index for index, name in enumerate(WEEKDAYS) if name.startswith(match["lead"].lower()[:3]))
    year = context.published.year
    option: int
    for option in (year, year - 1, year + 1, *range(year - 2, year - 7, -1)):
        found = day(option, month_number(match), int(match["day"]))
        if found is not None and found.weekday() == wanted:
            return option
    return None


def _iso_date(match: re.Match[str], _context: Context) -> Span:
    found = day(int(match["y"]), int(match["m"]), int(match["d"]))
    return found, found


def _numeric_date(match: re.Match[str], context: Context) -> Span:
    """Day and month where their order is plain: one is past 12, both are equal, or one is near the publication."""
    year = int(match["y"])
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    a, b = int(match["a"]), int(match["b"])
    options = sorted({found for pair in ((a, b), (b, a)) if (found := day(year, *pair)) is not None})
    published = context.published
    if len(options) == 2 and published is not None:
        options = [found for found in options if abs((found - published).days) <= 15]
    return (options[0], options[0]) if len(options) == 1 else UNKNOWN


def _month_of_year(match: re.Match[str], _context: Context) -> Span:
    return month_span(int(match["year"]), month_number(match), part_of(match))


def _month_beside(match: re.Match[str], context: Context) -> Span:
    """ "April last year", "last April", "in December", "early March"."""
    published, month = context.published, month_number(match)
    if published is None:
        return UNKNOWN
    after, which = (match["after"] or "").lower(), (match["which"] or "").lower()
    year = published.year
    if after:
        year += {"last": -1, "next": 1}.get(after, 0)
    elif which == "last":
        year -= month >= published.month
    elif which == "next" or (context.future and which != "this"):
        year += month < published.month or (which == "next" and month == published.month)
    elif which != "this":
        year -= month > published.month
    return month_span(year, month, part_of(match))


def _years(match: re.Match[str], _context: Context) -> Span:
    first, part, until = int(match["year"]), part_of(match), match["until"]
    if until:
        return year_span(first, int(until) if len(until) == 4 else first // 100 * 100 + int(until))
    if part:
        begin, end = _THIRDS[part]
        return month_span(first, begin)[0], month_span(first, end)[1]
    return year_span(first)


def _decade(match: re.Match[str], context: Context) -> Span:
    year = int(match["decade"])
    if year < 100:
        latest = context.published.year if context.published else 2029
        year += 2000 if 2000 + year <= latest else 1900
    first, last = _TENTHS.get(part_of(match), (0, 9))
    return year_span(year + first, year + last)


def _century(match: re.Match[str], _context: Context) -> Span:
    number = int(match["number"])
    return year_span(100 * number - 99, 100 * number) if 1 <= number <= 30 else UNKNOWN


def _quarter(match: re.Match[str], _context: Context) -> Span:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    number = words[match["word"].lower()] if match["word"] else int(match["digit"])
    year = int(match["year"])
    return month_span(year, 3 * number - 2)[0], month_span(year, 3 * number)[1]


def _holiday(match: re.Match[str], context: Context) -> Span:
    month, number = _HOLIDAYS[" ".join(match["holiday"].lower().replace("’", "'").split())]
    found = day(int(match["year"]), month, number) if match["year"] else nearest_year(context, month, number)
    return found, found


CALENDAR_FORMS: tuple[Form, ...] = (
    Form(
        re.compile(rf"{_LEAD}(?<!\w){MONTH}\s?{_DAY}{_UNTIL}(?:(?:,\s?|\s|\s?-\s?){YEAR}(?![0-9]|,[0-9])|{_NO_COUNT})"),
        _full_date,
        "month",
    ),
    Form(
        re.compile(rf"{_LEAD}(?<![\w.,:$£€/-]){_DAY}{_UNTIL}\s(?:of\s)?{MONTH}(?:,?\s{YEAR}(?![0-9]|,[0-9]))?"),
        _full_date,
        "month",
    ),
    Form(re.compile(r"(?<![\w/-])(?P<y>[12][0-9]{3})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?![\w-])"), _iso_date, "digit"),
    Form(
        re.compile(
            r"(?<![\w/.-])(?P<a>[0-9]{1,2})(?P<sep>\s?/\s?|\.)(?P<b>[0-9]{1,2})(?P=sep)(?P<y>[12][0-9]{3}|[0-9]{2})"
            r"(?![\w/]|[.,][0-9])"
        ),
        _numeric_date,
        "digit",
    ),
    Form(re.compile(rf"{PART}(?<!\w){MONTH}(?:,\s?|\s(?:of\s)?){YEAR}(?![0-9]|,[0-9])"), _month_of_year, "month"),
    Form(
        re.compile(
            rf"\b(?:(?P<word>first|second|third|fourth)\squarter\sof\s|Q(?P<digit>[1-4])\s){YEAR}\b", re.IGNORECASE
        ),
        _quarter,
        "digit",
    ),
    Form(re.compile(rf"\b{_ON}(?P<holiday>{_HOLIDAY})(?:,?\s{YEAR})?\b{_NO_FEAST}", re.IGNORECASE), _holiday, "unit"),
    Form(
        re.compile(
            rf"{PART}(?:(?P<which>(?i:last|next|this))\s)?(?<!\w){MONTH}"
            r"(?:\s(?:of\s)?(?P<after>last|this|next)\syear)?(?!\s?[0-9]|\w)"
        ),
        _month_beside,
        "month",
    ),
    Form(
        re.compile(
            rf"{PART}(?<![\w.'’])['’]?(?P<decade>(?:1[5-9]|20)[0-9]0|(?<=the\s)[2-9]0|(?<=['’])[2-9]0|(?<=mid-)[2-9]0"
            r"|(?<=the\searly\s)[2-9]0|(?<=the\slate\s)[2-9]0)['’]?s\b"
        ),
        _decade,
        "digit",
    ),
    Form(re.compile(r"\b(?P<number>[0-9]{1,2})(?:st|nd|rd|th)[\s-][Cc]entury\b"), _century, "digit"),
    Form(
        re.compile(rf"{PART}(?<![\w.,:$€£/+-]){YEAR}(?:\s?[-–/]\s?(?P<until>(?:1[5-9]|20)?[0-9]{{2}}))?{_NOT_COUNTED}"),
        _years,
        "digit",
    ),
)
