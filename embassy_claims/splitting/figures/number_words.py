"""Numbers spelled in English: "twenty-one", "two hundred and three thousand", "two dozen"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

SMALL: dict[str, int] = {
    **{word: value for value, word in enumerate(_UNITS.split())},
    **{word: 10 * (index + 2) for index, word in enumerate(_TENS.split())},
    "fourty": 40,
}
SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ).split(),
        start=1,
    )
}

_ANY = "|".join(sorted((*SMALL, *SCALES), key=len, reverse=True))
_GAP = r"(?:\s{1,2}and\s{1,2}|\s?[-‐‑]\s?|\s{1,2})"
RUN = re.compile(rf"\b(?:{_ANY})(?:{_GAP}(?:{_ANY}))*\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def spelled(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """The value of the longest number that begins with ``words[at]``, and the index after it; words are lower case.

    ``None`` where no number begins. A scale word alone counts once ("hundred": 100). Scales must fall ("two thousand
    three hundred"), so that "one hundred and two hundred" is 100 and then 200.
    """
    total = 0.0
    last = float("inf")
    position = at
    while position < len(words):
        start = position + 1 if position > at and words[position] == "and" else position
        group = _group(words, start)
        if group is None:
            break
        value, after, scale = group
        if scale >= last or (last == 1 and position > at):
            break
        total, position, last = total + value, after, scale
    return (total, position) if position > at else None


def _group(words: Sequence[str], at: int) -> tuple[float, int, float] | None:
    """One group and its scale: "two hundred and three thousand" (203,000; scale 1,000), "fifty" (50; 1)."""
    if at >= len(words):
        return None
    below = _below_thousand(words, at)
    value, position = below if below is not None else (1.0, at)
    scale = SCALES.get(words[position]) if position < len(words) else None
    if scale is not None and (scale != 100 or below is None):
        return value * scale, position + 1, scale
    return None if below is None else (value, position, 1.0)


def _below_thousand(words: Sequence[str], at: int) -> tuple[float, int] | None:
    first = _below_hundred(words, at)
    if words[at] != "hundred" and first is None:
        return None
    value, position = first if first is not None else (1, at)
    if position >= len(words) or words[position] != "hundred":
        return value, position
    total, position = value * 100, position + 1
    start = position + 1 if position < len(words) and words[position] == "and" else position
    rest = _below_hundred(words, start)
    # "one hundred and two hundred": the two belongs to the next number
    if rest is None or (rest[1] < len(words) and words[rest[1]] == "hundred"):
        return total, position
    return total + rest[0], rest[1]


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int] | None:
    if at >= len(words) or words[at] not in SMALL:
        return None
    value = SMALL[words[at]]
    if value >= 20 and at + 1 < len(words) and 0 < SMALL.get(words[at + 1], 0) < 10:
        return value + SMALL[words[at + 1]], at + 2
    return value, at + 1


def spelled_numbers(text: str) -> list[tuple[int, int, float]]:
    """Every spelled number of ``text`` in order: start, end, value."""
    found: list[tuple[int, int, float]] = []
    for run in RUN.finditer(text):
        spans = [match.span() for match in _WORD.finditer(text, run.start(), run.end())]
        words = [text[start:end].lower() for start, end in spans]
        position = 0
        while position < len(words):
            number = spelled(words, position)
            if number is None:
                position += 1
                continue
            value, after = number
            found.append((spans[position][0], spans[after - 1][1], value))
            position = after
    return found
