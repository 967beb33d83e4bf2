"""Times of day: "6am", "06: 00 BST", "0737 GMT", "07: 37 a. m. UTC", "noon"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from embassy_claims.splitting.cover import Cover
from embassy_claims.splitting.figures.number_words import SMALL
from embassy_claims.splitting.times.triggers import Trigger, Windows, windows

DAY_MINUTES = 24 * 60

# minutes east of Greenwich; zones of one letter pair that change with the season ("ET") say nothing exact
_ZONES: dict[str, int | None] = {
    "GMT": 0,
    "UTC": 0,
    "BST": 60,
    "IST": 330,
    "CET": 60,
    "CEST": 120,
    "EET": 120,
    "EEST": 180,
    "MSK": 180,
    "WIB": 420,
    "JST": 540,
    "KST": 540,
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "EST": -300,
    "EDT": -240,
    "CST": -360,
    "CDT": -300,
    "MST": -420,
    "MDT": -360,
    "PST": -480,
    "PDT": -420,
    "AKST": -540,
    "AKDT": -480,
    "HST": -600,
    "ET": None,
    "CT": None,
    "MT": None,
    "PT": None,
}
_ZONE = rf"(?-i:{'|'.join(sorted(_ZONES, key=len, reverse=True))})\b(?:\s?[+-]\s?[0-9]{{1,2}}(?::?[0-9]{{2}})?\b)?"
_TAIL = rf"(?:[\s,]{{0,2}}(?P<zone>{_ZONE})|\s(?P<local>local(?:\stime)?))?"
_HALF = r"(?P<half>[ap])(?:\.\s?m\b\.?|\s?m\b)"  # the stop behind "6am" ends the sentence
_WORD_HOURS = "|".join(word for word, value in SMALL.items() if 0 < value <= 12)
_FREE = r"(?<![\w.:,/$€£-])"
_PATTERNS: tuple[tuple[str, Trigger], ...] = (
    (  # 06: 00 BST, 7: 37 AM local time, 09: 10 hours
        rf"{_FREE}(?P<hour>[0-9]{{1,2}})\s?:\s?(?P<minute>[0-5][0-9])(?:\s?:\s?[0-5][0-9])?(?![0-9]|\s?:\s?[0-9])"
        rf"(?:\s?{_HALF}|\s?(?:hrs?|hours)\b)?{_TAIL}",
        "digit",
    ),
    (rf"{_FREE}(?P<hour>[01]?[0-9]|2[0-4])h(?P<minute>[0-5][0-9])\b", "digit"),  # 17h49
    (  # 6am, 8.40am
        rf"(?<![\w.:,/$€£])(?P<hour>[0-9]{{1,2}})(?:\.(?P<minute>[0-5][0-9]))?\s?{_HALF}{_TAIL}",
        "digit",
    ),
    (  # 0737 GMT, 1353 (1023 GMT)
        rf"{_FREE}(?P<hour>[01][0-9]|2[0-4])\.?(?P<minute>[0-5][0-9])"
        rf"(?:\s?(?:hrs?|hours)\b|(?=\s?(?:{_ZONE}|local\stime|\([0-9]{{4}}\s(?:GMT|UTC)))){_TAIL}",
        "digit",
    ),
    (  # 2 o'clock in the afternoon, six a.m.
        rf"\b(?P<hour>{_WORD_HOURS}|[0-9]{{1,2}})\s"
        rf"(?:o['’]\s?clock\b(?:\s(?:in\sthe\s)?(?P<part>morning|afternoon|evening))?|{_HALF}){_TAIL}",
        "clock",
    ),
    (r"\b(?P<name>noon|midday|midnight)\b", "clock"),
)
CLOCKS = tuple((re.compile(pattern, re.IGNORECASE), trigger) for pattern, trigger in _PATTERNS)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_PARTS_OF_DAY: tuple[tuple[re.Pattern[str], int, int], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), first * 60, last * 60)
    for words, first, last in (
        (r"(?:early|small|wee)\s(?:morning\s)?hours|before\s(?:dawn|sunrise)|pre-?dawn", 0, 6),
        (r"dawn|daybreak|sunrise", 4, 8),
        (r"mornings?", 1, 12),  # "this morning's fire" was called in at half past three
        (r"afternoons?", 12, 18),
        (r"evenings?|dusk|sunset", 16, 24),
        (r"(?:last|to)\s?night|overnight|nights?", 17, 30),
    )
)
# "with 7:42 left in the half" is a time of the game
_OF_A_GAME = re.compile(
    r"\s(?:left|remaining|to\s(?:play|go)|mark|of\sthe\s(?:clock|half|quarter|period))\b", re.IGNORECASE
)
_RANGE_BEFORE = re.compile(r"(?<![\w.:,/$€£-])[0-9]{1,2}\s?(?:-|–|to|and)\s?$")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``zone`` in minutes east of Greenwich.

    ``local`` where the words say that it is local time, or name a zone that changes with the season ("ET").
    """

    hour: int
    minute: int
    zone: int | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """Words that tell a part of the day, ``text[start:end]``: first and last minute after midnight.

    A night goes on past 24 hours (17:00 to 30:00).
    """

    start: int
    end: int
    first: int
    last: int


def parts_of_day(text: str) -> list[PartOfDay]:
    """The parts of the day that ``text`` names; the longer words win ("small hours of the morning" are small hours)."""
    cover = Cover(len(text))
    return [
        PartOfDay(*match.span(), first, last)
        for pattern, first, last in _PARTS_OF_DAY
        for match in pattern.finditer(text)
        if cover.take(*match.span())
    ]


def outside_part(part: PartOfDay, other: Clock | PartOfDay) -> int:
    """Minutes between a part of the day and a time or another part, 0 where they touch; zones are not looked at."""
    first, last = (_minutes(other), _minutes(other)) if isinstance(other, Clock) else (other.first, other.last)
    shifts = (-DAY_MINUTES, 0, DAY_MINUTES)
    return min(max(first + shift - part.last, part.first - last - shift, 0) for shift in shifts)


def clocks(text: str, places: Windows | None = None) -> list[tuple[tuple[int, int], Clock]]:
    """The times of day that ``text`` tells, in order, with their spans; a range ("5 to 6 p.m.") is told by its end."""
    places = windows(text) if places is None else places
    found: list[tuple[tuple[int, int], Clock]] = []
    cover = Cover(len(text))
    for pattern, trigger in CLOCKS:
        for place in places.get(trigger, ()):
            for match in pattern.finditer(text, *place):
                time = None if _OF_A_GAME.match(text, match.end()) else _read(match)
                if time is not None and cover.take(*match.span()):
                    before = _RANGE_BEFORE.search(text, max(0, match.start() - 8), match.start())
                    found.append(((before.start() if before else match.start(), match.end()), time))
    return sorted(found, key=lambda one: one[0])


def minutes_apart(a: Clock, b: Clock) -> int | None:
    """Minutes between two times of day, at most twelve hours; ``None`` where the zones do not tell.

    Where only one names its zone, the other is read in it ("6am", "06:00 BST"), but not where it is said to be local
    time, for then the place decides.
    """
    later = _later(a, b)
    return None if later is None else min(later, DAY_MINUTES - later)


def is_later(a: Clock, b: Clock) -> bool:
    """Whether a time of day comes within twelve hours after another one, as far as the zones tell."""
    later = _later(a, b)
    return later is not None and later <= DAY_MINUTES // 2


def _later(a: Clock, b: Clock) -> int | None:
    """Minutes from ``b`` to the next ``a``, less than a day."""
    if a.zone is not None and b.zone is not None:
        return (_minutes(a) - a.zone - _minutes(b) + b.zone) % DAY_MINUTES
    if a.local != b.local and (a.zone is not None or b.zone is not None):
        return None
    return (_minutes(a) - _minutes(b)) % DAY_MINUTES


def _minutes(time: Clock) -> int:
    return time.hour * 60 + time.minute


def _read(match: re.Match[str]) -> Clock | None:
    groups = match.groupdict()
    if groups.get("name"):
        return Clock(_NAMED[groups["name"].lower()], 0)
    hour = SMALL.get(groups["hour"].lower(), -1) if groups["hour"].isalpha() else int(groups["hour"])
    minute = int(groups.get("minute") or 0)
    if hour > 24 or hour < 0:
        return None
    afternoon = (groups.get("half") or "").lower() == "p" or (groups.get("part") or "morning").lower() != "morning"
    if afternoon and hour < 12:
        hour += 12
    elif hour == 12 and (groups.get("half") or "").lower() == "a":
        hour = 0
    zone = _offset(groups.get("zone"))
    is_local = bool(groups.get("local")) or (bool(groups.get("zone")) and zone is None)
    return Clock(hour % 24, minute, zone, is_local)


def _offset(zone: str | None) -> int | None:
    """Minutes east of Greenwich of "BST", "GMT+3", "UTC-05:30"."""
    if not zone:
        return None
    name = re.match(r"[A-Za-z]+", zone)
    base = _ZONES.get(name[0].upper()) if name else None
    shift = re.search(r"([+-])\s?([0-9]{1,2}):?([0-9]{2})?$", zone)
    if base is None or shift is None:
        return base
    minutes = int(shift[2]) * 60 + int(shift[3] or 0)
    return base + (minutes if shift[1] == "+" else -minutes)
