"""Amounts whose unit stands in their surroundings: ages ("Ann Lee, 24,") and magnitudes ("measured 6.1")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from embassy_claims.splitting.figures.amounts import Amount
from embassy_claims.splitting.figures.precision import with_precision

OLDEST = 125

_YEARS = {"year": 1.0, "month": 1 / 12, "day": 1 / 365.25}
_OLD_AFTER = re.compile(r"(?:\s?[-‐‑]\s?|\s)olds?\b|\sof\sage\b", re.IGNORECASE)
_AGED_BEFORE = re.compile(
    r"\b(?:aged|ages|age|age\sof|ages\sof)\s?:?\s?(?:from\s|between\s)?$|\bturn(?:ed|s|ing)?\s$|\b(?:die[sd]?|death|dead)\b[^.;]{0,40}\bat\s$",
    re.IGNORECASE,
)
_BARE_AFTER = re.compile(r"\s?(?:[,.;:)!?]|$|(?:and|or|to|when|on|in|this|last|of|at|is|was)\b)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Z][\w'’.-]*,\s?$")
_COMMA_AFTER = re.compile(r"\s?[,;)]|\s(?:and\s)?(?:of|from)\s")
_FULL_NAME_BEFORE = re.compile(r"[A-Z][\w'’.-]*\s[A-Z][\w'’.-]*,\s?$")
_STOP_AFTER = re.compile(r"\s?\.(?:\s|$)|\s?$")
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August|September|October"
    r"|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?,\s?$"
)
_DECADES = {
    word: 10 * index
    for index, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2
    )
}
_DECADE = re.compile(
    rf"\b(?:his|her|their|your|my)\s(?:(?P<part>early|mid|late)[-\s]{{1,2}})?(?:(?P<digits>[1-9]0)\s?['’]?s|(?P<word>{'|'.join(_DECADES)}))\b",
    re.IGNORECASE,
)
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}

_QUAKE = r"(?:earthquake|quake|temblor|tremor|aftershock|foreshock|seismic|shock)"
_QUAKE_TEXT = re.compile(rf"\b{_QUAKE}s?\b|\bRichter\b|\bmagnitude\b|\bseismolog", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(
    r"\s?[-‐‑]?\s?(?:magnitude|strength|Richter)\b|\s(?:\w+\s){0,2}on\sthe\s(?:[\w-]+\s){0,2}(?:Richter|magnitude|scale)"
    rf"|(?:\s|\s?-\s?)degrees?(?:\s[\w-]+)?\s{_QUAKE}",
    re.IGNORECASE,
)
_MAGNITUDE_BEFORE = re.compile(
    r"\bmagnitudes?\s?(?:(?:of|was|is|at|as|to|from|between|measured|reached)\s){0,2}[-‐‑:]?\s?$", re.IGNORECASE
)
_QUAKE_AFTER = re.compile(rf"\s?[-‐‑]?\s?(?:\w+\s){{0,2}}{_QUAKE}s?\b", re.IGNORECASE)


_MAGNITUDE_ABOUT = 0.2


def is_quake_text(text: str) -> bool:
    """Whether ``text`` speaks of an earthquake, so that a bare "6.1" can be its magnitude."""
    return _QUAKE_TEXT.search(text) is not None


def with_kind(text: str, amount: Amount, quake: bool) -> Amount:
    """``amount`` with unit "age" or "magnitude" where its surroundings say so."""
    if amount.unit in _YEARS and (old := _OLD_AFTER.match(text, amount.end)):
        part = _YEARS[amount.unit]
        return replace(
            amount, end=old.end(), unit="age", value=amount.value * part, low=amount.low * part, high=amount.high * part
        )
    if amount.form not in ("cardinal", "vague") or amount.unit not in ("", "degree"):
        return amount
    if amount.unit == "" and _is_age(text, amount):
        return replace(amount, unit="age")
    magnitude = _magnitude(text, amount) if quake else amount
    if magnitude.start != amount.start:  # "at least magnitude-5.9"
        magnitude = with_precision(text, magnitude)
    if magnitude.unit == "magnitude" and magnitude.precision == "about":  # a tenth of it would be another quake
        low, high = magnitude.value - _MAGNITUDE_ABOUT, magnitude.value + _MAGNITUDE_ABOUT
        magnitude = replace(magnitude, low=low, high=high)
    return magnitude


def age_decades(text: str) -> Iterator[Amount]:
    """ "in his 20s", "in her late fifties"."""
    for match in _DECADE.finditer(text):
        base = int(match["digits"]) if match["digits"] else _DECADES[match["word"].lower()]
        first, last = _PARTS[match["part"].lower()] if match["part"] else (0, 9)
        low, high = float(base + first), float(base + last)
        start = match.start("part") if match["part"] else match.start("digits" if match["digits"] else "word")
        yield Amount(start, match.end(), (low + high) / 2, low, high, "cardinal", unit="age", precision="range")


def _is_age(text: str, amount: Amount) -> bool:
    if not 0 < amount.value <= OLDEST or amount.scale != 1:
        return False
    before = (max(0, amount.start - 60), amount.start)
    aged = _AGED_BEFORE.search(text, *before)
    if aged and (not aged[0].lower().startswith(("turn", "d")) or _BARE_AFTER.match(text, amount.end)):
        return True
    written = text[amount.start : amount.end].isdigit()
    if not written or not _NAME_BEFORE.search(text, *before) or _MONTH_BEFORE.search(text, *before):
        return False
    if _COMMA_AFTER.match(text, amount.end):
        return True
    return bool(_FULL_NAME_BEFORE.search(text, *before) and _STOP_AFTER.match(text, amount.end))


def _magnitude(text: str, amount: Amount) -> Amount:
    """Magnitudes lie between 1 and 10; without the word for it only "6.1" can be one, not "6"."""
    if not 1 <= amount.low <= 10 or amount.scale != 1:
        return amount
    after = _MAGNITUDE_AFTER.match(text, amount.end)
    if after and "on the" not in after[0].lower() and "degree" not in after[0].lower():
        return replace(amount, end=after.end(), unit="magnitude")
    if after or (before := _MAGNITUDE_BEFORE.search(text, max(0, amount.start - 34), amount.start)):
        start = before.start() if not after and before is not None and "-" in before[0] else amount.start
        return replace(amount, start=start, unit="magnitude")
    one_decimal = not float(amount.value).is_integer() or ".0" in text[amount.start : amount.end]
    if one_decimal and (_QUAKE_AFTER.match(text, amount.end) or not _noun_follows(text, amount)):
        return replace(amount, unit="magnitude")
    return amount


def _noun_follows(text: str, amount: Amount) -> bool:
    after = text[amount.end : amount.end + 1]
    return after == "-" or bool(
        re.match(
            r"\s(?!in\b|on\b|at\b|and\b|but\b|or\b|was\b|struck\b|hit\b|jolt|shook|that\b|off\b)[a-z]",
            text[amount.end : amount.end + 12],
        )
    )
