"""All amounts of a text: numerals with units and precision, joined where they tell one quantity."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from embassy_claims.splitting.cover import Cover
from embassy_claims.splitting.figures.amounts import Amount, Numeral
from embassy_claims.splitting.figures.joining import joined
from embassy_claims.splitting.figures.kinds import OLDEST, age_decades, is_quake_text, with_kind
from embassy_claims.splitting.figures.numerals import numerals
from embassy_claims.splitting.figures.precision import with_precision
from embassy_claims.splitting.figures.units import Unit, unit_at
from embassy_claims.splitting.times.dates import date_spans

_WORD_AFTER = re.compile(r"\s(?!and|or|who|were|are|was|is|in|at|on|of|from|to)[a-z]")
_AND_A_HALF = re.compile(r"\sand\sa\s(half|quarter)\b", re.IGNORECASE)
_TEMPERATURES = frozenset({"degree", "celsius", "fahrenheit"})
_MINUS = re.compile(r"(?:\bminus[\s-]|[-−])$", re.IGNORECASE)
_SERIES = re.compile(r"\s?,?\s(?:and\s)?", re.IGNORECASE)


def read_amounts(text: str) -> list[Amount]:
    """The amounts of ``text`` in order; numbers of dates and times of day are none."""
    found = numerals(text)
    if not found:
        return []
    dated = Cover(len(text), date_spans(text))
    decades = list(age_decades(text))
    measured = [_measured(text, numeral) for numeral in found if dated.is_free(numeral.start, numeral.end)]
    quake = is_quake_text(text)
    amounts = joined(text, [with_precision(text, amount) for amount in measured if amount is not None])
    amounts = _with_ages(text, [with_kind(text, amount, quake) for amount in amounts])
    return sorted((*amounts, *decades), key=lambda amount: amount.start)


def _with_ages(text: str, amounts: list[Amount]) -> list[Amount]:
    """Gives the unit of an age to the next of a series: "aged 5 and 7"."""
    for index, (before, after) in enumerate(pairwise(amounts)):
        series = before.unit == "age" and after.unit == "" and _SERIES.fullmatch(text[before.end : after.start])
        if (
            series
            and text[after.start : after.end].isdigit()
            and after.value < OLDEST
            and not _WORD_AFTER.match(text, after.end)
        ):
            amounts[index + 1] = replace(after, unit="age")
    return amounts


def _measured(text: str, numeral: Numeral) -> Amount | None:
    """The numeral with its unit; ``None`` where it is part of a word ("4WD") or an article that counts nothing."""
    bare = Amount(
        numeral.start, numeral.end, numeral.value, numeral.low, numeral.high, numeral.form, scale=numeral.scale,
        precision="vague" if numeral.form == "vague" else "exact",
    )  # fmt: skip
    if numeral.form in ("ordinal", "score"):
        return replace(bare, unit=numeral.form)
    if numeral.form == "fraction":
        return replace(bare, unit="%", name="fraction")
    digits = text[numeral.start : numeral.end][-1:].isdigit()
    unit = unit_at(text, numeral.start, numeral.end, digits)
    if unit is None:
        in_word = digits and text[numeral.end : numeral.end + 1].isalpha()
        return None if numeral.form == "article" or in_word else bare
    factor = unit.times * unit.factor
    numeral, end = _signed_and_halved(text, numeral, unit)
    return replace(
        bare,
        start=unit.start,
        end=end,
        unit=unit.unit,
        name=unit.name,
        factor=factor,
        scale=numeral.scale * unit.times,
        value=numeral.value * factor,
        low=numeral.low * factor,
        high=numeral.high * factor,
    )


def _signed_and_halved(text: str, numeral: Numeral, unit: Unit) -> tuple[Numeral, int]:
    """The sign of a temperature ("minus 5 degrees"), and the half after a unit ("an hour and a half")."""
    add, sign, end = 0.0, 1.0, unit.end
    if more := _AND_A_HALF.match(text, unit.end):
        add, end = (0.5 if more[1].lower() == "half" else 0.25), more.end()
    if unit.unit in _TEMPERATURES and _MINUS.search(text, max(0, unit.start - 6), unit.start):
        sign = -1.0
    value, low, high = (sign * (figure + add) for figure in (numeral.value, numeral.low, numeral.high))
    return replace(numeral, value=value, low=min(low, high), high=max(low, high)), end
