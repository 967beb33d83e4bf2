"""Times told beside the day of publication ("Friday", "last month") or beside another time ("two months later")."""

from __future__ import annotations

import re
from datetime import date

from embassy_claims.splitting.times.forms import COUNT, UNIT, WEEKDAY, WEEKDAYS, Context, Form, Resolver, count_bounds
from embassy_claims.splitting.times.periods import (
    UNKNOWN,
    Span,
    month_span,
    months_on,
    moved,
    shifted,
    week_span,
    year_span,
)

_PART_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night)\b)?"
_BACK = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}


def _weekday(match: re.Match[str], context: Context) -> Span:
    published = context.published
    if published is None:
        return UNKNOWN
    wanted = WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower()
    back, ahead = (published.weekday() - wanted) % 7, (wanted - published.weekday()) % 7
    if which == "last":
        move = -(back or 7)
    elif which in ("next", "coming"):
        move = ahead or 7
    else:
        move = ahead if context.future else -back
    found = shifted(published, move)
    return found, found


def _day_word(match: re.Match[str], context: Context) -> Span:
    if context.published is None:
        return UNKNOWN
    words = match[0].lower()
    moves = {"before yesterday": -2, "yesterday": -1, "last night": -1, "after tomorrow": 2, "tomorrow": 1}
    found = shifted(context.published, next((days for word, days in moves.items() if word in words), 0))
    return found, found


def _period(match: re.Match[str], context: Context) -> Span:
    """ "this week", "last month", "next year", "earlier this year", "over the weekend"."""
    published = context.published
    if published is None:
        return UNKNOWN
    which, stage = (match["which"] or "this").lower(), (match["stage"] or "").lower()
    unit = match["unit"].lower()
    if which == "past":
        return moved(published, -1, unit)[0] if unit != "week" else shifted(published, -7), published
    first, last = _whole(published, unit, _BACK.get(which, 0))
    if (
        not (first or date.min) <= published <= (last or date.max)
    ):  # "later last week" is not counted from the day of publication
        return first, last
    return (published if stage == "later" else first), (published if stage == "earlier" else last)


def _whole(published: date, unit: str, move: int) -> Span:
    if unit == "week":
        return week_span(shifted(published, 7 * move) or published)
    if unit == "weekend":
        weekday = published.weekday()
        saturday = shifted(published, (5 - weekday) if weekday >= 5 or move > 0 else -2 - weekday)
        return saturday, shifted(saturday, 1) if saturday else None
    if unit == "month":
        return month_span(*months_on(published, move))
    return year_span(published.year + move)


def _recent(match: re.Match[str], context: Context) -> Span:
    """ "in the past three days", "over the next two weeks"."""
    if context.published is None:
        return UNKNOWN
    many, unit = count_bounds(match)[1], match["unit"].lower()
    if match["which"].lower() in ("next", "coming"):
        return context.published, moved(context.published, many, unit)[1]
    return moved(context.published, -many, unit)[0], context.published


def _ago(match: re.Match[str], context: Context) -> Span:
    return _away(match, context.published, -1)


def _later(match: re.Match[str], context: Context) -> Span:
    return _away(match, context.anchor, 1 if match["way"].lower().startswith(("later", "after", "on")) else -1)


def _away(match: re.Match[str], anchor: date | None, way: int) -> Span:
    if anchor is None:
        return UNKNOWN
    near, far = (moved(anchor, way * count, match["unit"].lower()) for count in count_bounds(match))
    return (near[0], far[1]) if way > 0 else (far[0], near[1])


def _neighbour(match: re.Match[str], context: Context) -> Span:
    """ "the next day", "the previous month", "the same year", "the day before"."""
    if context.anchor is None:
        return UNKNOWN
    groups = match.groupdict()
    which = (groups.get("which") or groups.get("way") or "same").lower()
    move = 1 if which in ("next", "following", "after") else -1 if which in ("previous", "before") else 0
    unit = (match["unit"] or "day").lower()
    return moved(context.anchor, move, unit if unit in ("day", "week", "month", "year") else "day")


def _form(pattern: str, resolve: Resolver, counts: bool = False) -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), resolve, "unit", counts)


RELATIVE_FORMS: tuple[Form, ...] = (
    Form(
        re.compile(
            rf"\b(?:(?P<which>(?i:last|next|this|coming))\s)?(?:(?i:early|late|mid)[\s-])?(?<!Black\s)(?<!Good\s)(?<!Cyber\s)(?<!Super\s)"
            rf"(?<!Bloody\s)(?P<weekday>{WEEKDAY})\b(?!s\b|\s(?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Night\sLive))(?i:{_PART_OF_DAY})"
        ),
        _weekday,
        "weekday",
    ),
    _form(
        r"\b(?:(?:early|late|earlier|later)\s)?(?:the\sday\s(?:before\syesterday|after\stomorrow)|today|tonight|yesterday|tomorrow)\b"
        rf"{_PART_OF_DAY}|\bthis\s(?:morning|afternoon|evening)\b|\blast\snight\b",
        _day_word,
    ),
    _form(
        r"\b(?:(?P<stage>earlier|later|early|late)\s)?(?:(?P<which>this|last|next|coming|the\spast|past|the\sprevious)\s|(?:over|at|during)\sthe\s(?=weekend))"
        r"(?P<unit>week|weekend|month|year)\b(?!['’]?s?-|\sor\b)",
        _period,
    ),
    _form(
        rf"\b(?:(?:in|over|during|for|within)\s)?the\s(?P<which>past|last|next|coming)\s{COUNT}\s{UNIT}\b",
        _recent,
        counts=True,
    ),
    _form(rf"\b(?:(?:about|some|around|nearly|almost|more\sthan|over)\s)?{COUNT}\s{UNIT}\sago\b", _ago),
    _form(rf"\b(?:{COUNT}\s)?{UNIT}\s(?P<way>later|earlier|afterwards?|before(?!\s+[a-z]+ing))\b", _later, counts=True),
    _form(
        r"\bthe\s(?P<which>next|following|previous|same)\s(?P<unit>day|morning|night|evening|afternoon|week|month|year)\b",
        _neighbour,
    ),
    _form(r"\b(?:the\s(?P<unit>day)\s(?P<way>before|after)|that\sday)\b", _neighbour),
)

BESIDE_ANOTHER: tuple[Resolver, ...] = (_later, _neighbour)
"""What resolves beside another time of the text, not beside the day of publication."""
