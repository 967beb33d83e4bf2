"""What an article carries in its own text: the date of a stamp under the headline; date and agency of a dateline."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from embassy_claims.written_dates import MONTH, ORDINAL, YEAR

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = rf"(?P<month>{MONTH})\b\.?"
_DAY = rf"(?P<day>\d{{1,2}}){ORDINAL}"
_YEAR = rf"(?P<year>{YEAR})\b"
_DIGIT = re.compile(r"\d")
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH} ?{_DAY}(?: ?, ?| ?- ?| ){_YEAR}",
        rf"\b{_DAY}(?: of)?[ -]{_MONTH}(?: ?, ?| ?- ?| ){_YEAR}",
        rf"(?<![\d.]){_YEAR}(?P<mark> ?[-/.] ?)(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)",
        rf"(?<![\d.])(?P<first>\d\d?)(?P<mark> ?[-/.] ?)(?P<second>\d\d?)(?P=mark){_YEAR}",
        r"(?<![\d./-])(?P<first>\d\d?)(?P<mark> ?[/.] ?)(?P<second>\d\d?)(?P=mark)(?P<short>\d\d)(?![\d/.-])",
    )
)
_SPELLED = tuple(re.compile(form, re.IGNORECASE) for form in (rf"\b{_MONTH} {_DAY}\b", rf"\b{_DAY} {_MONTH}"))
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?\b\.?", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2} ?[:h.] ?\d\d(?: ?: ?\d\d)?(?: ?hrs)?(?!\d)|\b\d{4}(?= ?(?:gmt|hkt|hrs)\b)|\b\d{1,2}(?= ?[ap]\.? ?m)",
    re.IGNORECASE,
)
_FRENCH_CLOCK = re.compile(r"\b\d{1,2}h\d\d\b")
_US_ZONE = re.compile(r"\b(?:[ECMP][SD]T|ET|PT|AK[SD]T)\b")
_ZONE = re.compile(
    r"\(?\b(?:gmt|utc|bst|cest|cet|ist|hkt|[ecmp][sd]t|ak[sd]t|et|pt)\b(?:[+-]\d\d? ?:? ?\d\d)?\)?", re.IGNORECASE
)
_HALF = re.compile(r"\b[ap]\.? ?m?\b\.?|(?<=\d)[ap]\.? ?m\b\.?", re.IGNORECASE)
_STAMP_WORD = (
    r"(?:first|originally|last|article|story|time|date|published|posted|updated?|edited|created|released?|filed|modified"
    r"|on|at|of|the|hrs|hours|local)"
)
_FILLER = re.compile(rf"\b{_STAMP_WORD}\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\W*(?:(?:first|originally|article|story|date) )?(?:published|posted|created|released?|filed)\b", re.IGNORECASE
)
_UPDATED = re.compile(r"\W*(?:last )?(?:updated?|edited|modified)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"©|\b(?:downloaded|accessed|retrieved|archived|copyright|all rights)\b", re.IGNORECASE)
# CARACAS, Sept 6, 2024 (Wire) -
_AGENCY = re.compile(r"[A-ZÀ-Þ]{3,}[A-ZÀ-Þ .'’-]*(?:,? ?[A-Z][\w.]+){0,3} ?[,—–-]* ?$")
_AFTER_AGENCY = re.compile(r" ?(?:\([^)]{1,40}\)|/[\w ]{1,40}/)? ?(?:[-–—:]|$)")

# (Fjord Radio) -
_NAMED = re.compile(r" ?\((?P<name>[^\W\d_][^()]{1,39})\) ?[-–—]")
_MOST_NAMED = 5  # words of the name of an agency

_LINE = 140  # characters; a time stamp stands on a short line
_HEAD, _TAIL = 10, 5  # lines that are not blank
_MARKED, _PLAIN, _LATER = range(3)  # how a stamp is marked, best first: published, not at all, updated
_MOST_WORDS = 4  # beside a marked stamp: an author, a place; a sentence has more
_MOST_PLAIN = 2  # different days on unmarked stamps
_REACH = 20_000  # characters of the text in which evidence is looked for


_Order = Literal["month first", "day first", "year first", "spelled"]
_Reading = tuple[_Order, date]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A date in a line, with each way it can be read that gives a day that exists."""

    start: int
    end: int
    readings: tuple[_Reading, ...]


def find_dateline(text: str) -> date | None:
    """The day the text says it was published (or, failing that, updated).

    Looks at short lines near the top and the end that are time stamps, and at datelines of news agencies. A date
    without a year does not count, nor does one that can be read as day and month both ways, unless the line
    (weekday, clock, zone) or another date in the text decides.
    """
    found = [
        (rank, place, day)
        for place, line in enumerate([*_head(text), *_tail(text)])
        for rank, mention in _stamp(line)
        if (day := _decide(mention, line, text)) is not None
    ]
    if len({day for rank, _, day in found if rank == _PLAIN}) > _MOST_PLAIN:  # the entries of a chronology
        found = [entry for entry in found if entry[0] != _PLAIN]
    return min(found)[2] if found else None


def find_source(text: str) -> str | None:
    """The agency that a full dateline near the top names in parentheses right before its dash."""
    for line in _head(text):
        if "(" not in line:
            continue
        line = _tidy(line[: _LINE * 4])
        mention = next(_mentions(line), None)
        named = _NAMED.match(line[mention.end :]) if mention else None
        if mention and named and _is_agency(line, mention) and _is_name(named["name"]):
            return named["name"].strip()
    return None


def _is_name(words: str) -> bool:
    """Whether the words begin with a capital and are as few as those of a name."""
    return words[0].isupper() and len(words.split()) <= _MOST_NAMED and not _FILLER.fullmatch(words.strip())


def parse_date(text: str) -> date | None:
    """The first full date in a short text; ``None`` if there is none or it can be read two ways."""
    mention = next(_mentions(_tidy(text[:_LINE])), None)
    return _decide(mention, text, "") if mention else None


def _lines(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line for line in text.split("\n") if line.strip()]


def _head(text: str) -> list[str]:
    return _lines(text[:_REACH])[:_HEAD]


def _tail(text: str) -> list[str]:
    """The last lines, where there are any but those of the head."""
    has_more = len(text) > _REACH or len(_lines(text)) > _HEAD
    return _lines(text[-_REACH:])[-_TAIL:] if has_more else []


def _tidy(line: str) -> str:
    return re.sub(r"(?<=\d) ?([:/]) ?(?=\d)", r"\1", " ".join(line.split()))


def _stamp(line: str) -> list[tuple[int, _Mention]]:
    """The date of a line that is a time stamp, with its rank; empty for other lines."""
    line = _tidy(line[: _LINE * 4])
    mentions = list(_mentions(line))
    if not mentions or _FOREIGN.search(line):
        return []
    first = mentions[0]
    if _is_agency(line, first):
        return [(_PLAIN, first)]
    if len(line) > _LINE:
        return []
    for rank, beginning in ((_MARKED, _PUBLISHED), (_LATER, _UPDATED)):
        if beginning.match(line) and len(_leftover(line, mentions).split()) <= _MOST_WORDS:
            return [(rank, first)]
    return [(_PLAIN, first)] if _is_bare(line, mentions) else []


def _is_agency(line: str, mention: _Mention) -> bool:
    before, after = line[: mention.start], line[mention.end :]
    return _AGENCY.match(before) is not None and _AFTER_AGENCY.match(after) is not None


def _is_bare(line: str, mentions: list[_Mention]) -> bool:
    """Whether hardly a word stands beside the date: an author, or an agency's name beside the time."""
    words = len(_leftover(line, mentions).split())
    if re.match(r"by ", line, re.IGNORECASE):
        return words <= 6
    return words <= (2 if _CLOCK.search(line) else 0)


def _leftover(line: str, mentions: list[_Mention]) -> str:
    """The words of a line that have no part in a time stamp."""
    for mention in reversed(mentions):
        line = f"{line[: mention.start]} {line[mention.end :]}"
    for pattern in (_ZONE, _CLOCK, _HALF, _WEEKDAY, _FILLER):
        line = pattern.sub(" ", line)
    return " ".join(re.findall(r"\w+", line))


def _mentions(line: str) -> Iterator[_Mention]:
    if not _DIGIT.search(line):  # most lines tell no date, and looking for one in each form takes a while
        return
    matches = sorted((m.start(), -m.end(), m) for form in _FORMS for m in form.finditer(line))
    end = 0
    for start, _, match in matches:
        readings = _readings(match)
        if start >= end and readings:
            end = match.end()
            yield _Mention(start, end, readings)


def _readings(match: re.Match[str]) -> tuple[_Reading, ...]:
    parts = match.groupdict()
    if "first" not in parts:
        name = parts["month"]
        month = int(name) if name.isdecimal() else _MONTHS.index(name[:3].lower()) + 1
        return _existing(("spelled", int(parts["year"]), month, int(parts["day"])))
    first, second = int(parts["first"]), int(parts["second"])
    if "short" not in parts:
        year = int(parts["year"])
        found = _existing(("day first", year, second, first), ("month first", year, first, second))
    else:
        year = int(parts["short"])
        found = _existing(
            ("day first", _century(year), second, first),
            ("month first", _century(year), first, second),
            ("year first", _century(first), second, year),
        )
    return found[:1] if parts["mark"].strip() == "." else found  # with full stops the day comes first


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def _existing(*candidates: tuple[_Order, int, int, int]) -> tuple[_Reading, ...]:
    found: list[_Reading] = []
    for order, year, month, day in candidates:
        with contextlib.suppress(ValueError):
            found.append((order, date(year, month, day)))
    return tuple(found)


def _decide(mention: _Mention, line: str, text: str) -> date | None:
    """The one day that is meant, by the first kind of evidence that leaves one."""
    if len({day for _, day in mention.readings}) == 1:
        return mention.readings[0][1]
    by_order: dict[_Order, date] = dict(mention.readings)
    if _FRENCH_CLOCK.search(line):
        return by_order.get("day first")
    if _US_ZONE.search(line):
        return by_order.get("month first")
    weekdays = {_DAYS.index(name.lower()) for name in _WEEKDAY.findall(line)}
    named = {day for day in by_order.values() if day.weekday() in weekdays}
    if len(named) == 1:
        return named.pop()
    spelled = set(_spelled_days(text))
    told = {day for day in by_order.values() if (day.month, day.day) in spelled}
    return told.pop() if len(told) == 1 else None


def _spelled_days(text: str) -> Iterator[tuple[int, int]]:
    for form in _SPELLED:
        for match in form.finditer(text[:_REACH]):
            yield _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"])
