"""The unit or currency beside a numeral."""

from __future__ import annotations

import re
from dataclasses import dataclass

from embassy_claims.splitting.figures.unit_words import CODES, SHORT, SIGNS, WORDS

_BEFORE = re.compile(
    rf"(?:\$(?:US|A|NZ|C)|(?<!\w)(?:US|A|AU|CAD|CA|C|NZ|HK|S|R)?\$|[€£¥₹₽₩₺₦]|(?<!\w)(?:{CODES}|RMB|Rs\.?))\s?$"
)
_US_BEFORE = re.compile(r"(?<!\w)U\.\s?S\.\s?$")


def _longest_first(words: dict[str, tuple[str, float]]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(words, key=len, reverse=True))


_WORD_AFTER = re.compile(rf"(?:\s|\s?[-‐‑]\s?)?({_longest_first(WORDS)})(?!\w)", re.IGNORECASE)
_SHORT_AFTER = re.compile(rf"(?:\s|\s?[-‐‑]\s?)?({_longest_first(SHORT)})(?![\w$])")
_CODE_AFTER = re.compile(rf"\s?({CODES})\b")
_MONEY_CUE = re.compile(
    r"\b(?:cost|pay|paid|fine|fined|price|worth|earn\w*|salary|debt|money|bill|spen[dt]|fund\w*)\b", re.I
)
_OF = re.compile(r"\sof(?=\s)")
_MILLIONS_OF = re.compile(
    r"m\s+(?:people|homes|jobs|customers|users|children|households|viewers|voters|passengers|visitors|residents"
    r"|workers|copies|barrels|tonnes|tons|pounds|euros|dollars|years)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit found beside a numeral: ``text[start:end]`` covers numeral and unit, ``name`` is the unit as printed.

    The canonical value is ``value * times * factor`` (fahrenheit is turned last, for it needs an offset); ``times`` is
    a scale printed as one letter ("$5m").
    """

    start: int
    end: int
    unit: str
    factor: float
    name: str
    times: float = 1.0


def unit_at(text: str, start: int, end: int, digits: bool) -> Unit | None:
    """The unit beside the numeral ``text[start:end]``: a currency before it, else a unit after it."""
    money = _currency_before(text, start)
    if money is not None:
        begin, code = money
        times, stop = _letter_scale(text, end)
        code_after = _WORD_AFTER.match(text, stop)
        if code_after and code_after[1].lower().split()[-1] in ("dollars", "euros", "pounds"):
            stop = code_after.end()
        return Unit(begin, stop, code, 1.0, text[begin:start].strip().lower(), times)
    if digits and (match := _MILLIONS_OF.match(text, end)):
        return Unit(start, end + 1, "", 1.0, "", 1e6)
    if digits and (match := _SHORT_AFTER.match(text, end)):
        unit, factor = SHORT[match[1]]
        return Unit(start, match.end(), unit, factor, match[1])
    if digits and (match := _CODE_AFTER.match(text, end)):
        return Unit(start, match.end(), match[1], 1.0, match[1])
    of = _OF.match(text, end) if text[end - 1 : end] == "s" else None  # "thousands of dollars"
    return _word_after(text, start, of.end() if of else end)


def _word_after(text: str, start: int, end: int) -> Unit | None:
    match = _WORD_AFTER.match(text, end)
    if not match:
        return None
    name = " ".join(match[1].lower().replace("-", " ").split())
    unit, factor = WORDS[name]
    gap = text[end : match.start(1)]
    if name == "second" and "-" not in gap and text[start:end].lower() not in ("one", "a", "1"):
        return None
    if name == "won" and not text[start:end][:1].isdigit() and "illion" not in text[start:end]:
        return None
    if name.startswith("pound") and _is_sterling(text, start, end):
        unit, factor = "GBP", 1.0
    return Unit(start, match.end(), unit, factor, name)


def _is_sterling(text: str, start: int, end: int) -> bool:
    return "illion" in text[start:end].lower() or bool(_MONEY_CUE.search(text, max(0, start - 60), start))


def _currency_before(text: str, start: int) -> tuple[int, str] | None:
    window = max(0, start - 5)
    match = _BEFORE.search(text[:start] if start < 8 else text[window:start])
    if not match:
        return None
    begin = match.start() + (0 if start < 8 else window)
    sign = match[0].strip().lower().rstrip(".")
    if sign == "$" and (before := _US_BEFORE.search(text[max(0, begin - 8) : begin])):
        begin = max(0, begin - 8) + before.start()
    return begin, SIGNS[sign]


def _letter_scale(text: str, end: int) -> tuple[float, int]:
    if text[end : end + 2] == "MM" and not text[end + 2 : end + 3].isalnum():
        return 1e6, end + 2
    scales = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12}
    gap = 1 if text[end : end + 1] == " " and text[end + 1 : end + 2] in ("m", "b") else 0
    letter = text[end + gap : end + gap + 1]
    after = text[end + gap + 1 : end + gap + 2]
    if letter in scales and not (after.isalnum() or after == "_"):
        return scales[letter], end + gap + 1
    return 1.0, end
