"""Amounts that belong together: ranges, one amount told twice, and one told in two units ("2 hours 15 minutes")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from embassy_claims.splitting.figures.amounts import Amount
from embassy_claims.splitting.figures.unit_words import CURRENCIES, SECONDS

_TOLD_TWICE = re.compile(r"\s?[(\[]\s?(?:or\s)?|\s?/\s?|,?\sor\s|,\s")
_CLOSING = re.compile(r"\s?[)\]]")
_TO = re.compile(r"\s?(?:-|–|—|to|or)\s?", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:r[ai]s|rose|increas|gr[oe]w|climb|jump|surg|soar|f[ae]ll|drop|declin|decreas|cut|reduc|slash|lower|went|go(?:es|ing|ne)"
    r"|expand|shr[aiu]nk|upgrad|downgrad|revis|chang|mov|improv|extend|up\b|down\b|narrow|swell|doubl|tripl)",
    re.IGNORECASE,
)
_SUSPENDED = re.compile(r"\s?-\s?(?:and|or|to)\s(?:an?\s)?", re.IGNORECASE)
_THEN = re.compile(r"\s?(?:,\s|and\s|,\sand\s)?\s?", re.IGNORECASE)
_SMALLER = {"feet": "inch", "foot": "inch", "ft": "in", "pounds": "ounce", "pound": "ounce", "lbs": "oz", "lb": "oz"}


def joined(text: str, amounts: Iterable[Amount]) -> list[Amount]:
    """``amounts`` (in order) with those that tell one quantity made into one."""
    found: list[Amount] = []
    for amount in amounts:
        if found and _SUSPENDED.fullmatch(text[found[-1].end : amount.start]) and not found[-1].unit:
            found[-1] = _in_unit_of(found[-1], amount)
        while found and (merged := _merged(text, found[-1], amount)) is not None:
            found.pop()
            amount = merged
        found.append(amount)
    return found


def _in_unit_of(first: Amount, second: Amount) -> Amount:
    """ "a 13- and a 15-inch model": the first has the unit of the second."""
    value, low, high = (figure * second.factor for figure in (first.value, first.low, first.high))
    return replace(first, unit=second.unit, name=second.name, factor=second.factor, value=value, low=low, high=high)


def _merged(text: str, first: Amount, second: Amount) -> Amount | None:
    if second.start - first.end > 8 or second.start < first.end:
        return None
    gap = text[first.end : second.start]
    return _range(text, gap, first, second) or _twice(text, gap, first, second) or _compound(gap, first, second)


def _range(text: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    if first.unit in CURRENCIES and second.unit == "" and (second.scale > 1 or gap.strip() in ("-", "–")):
        second = replace(second, unit=first.unit, name=first.name)  # "$140-150 million"
    if first.unit not in ("", second.unit) or "ordinal" in (first.form, second.form):
        return None
    if {first.form, second.form} & {"score", "vague"} or second.precision != "exact" or first.precision == "range":
        return None
    low, high = _low_in_unit_of(first, second), second.value
    if not low < high:
        return None
    between = _BETWEEN.search(text, max(0, first.start - 12), first.start)
    if between and _AND.fullmatch(gap):
        return _spanning(between.start(), second, low)
    if not _TO.fullmatch(gap) or _is_change(text, first):
        return None
    if "or" in gap.lower() and (first.name != "" or high > 3 * low):
        return None
    return _spanning(first.start, second, low)


def _spanning(start: int, second: Amount, low: float) -> Amount:
    high = second.value
    return replace(second, start=start, value=(low + high) / 2, low=low, high=high, precision="range")


def _low_in_unit_of(first: Amount, second: Amount) -> float:
    """The first figure with the unit and scale that are printed once: "2 to 3 million", "5-10 miles"."""
    low = first.value if first.unit else first.value * second.factor
    if first.scale == 1 and second.scale > 1 and low * second.scale < second.value:
        low *= second.scale
    return low


def _is_change(text: str, first: Amount) -> bool:
    """ "rose from 10 to 20" and "rose 5% to 20%" are two amounts."""
    before = text[max(0, first.start - 70) : first.start]
    if _FROM.search(before):
        return bool(_CHANGE.search(before))
    return first.unit != "" and bool(_CHANGE.search(before[-25:]))


def _twice(text: str, gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "10 kilometers (6 miles)", "two million euros ($2.6m)": the first is kept and covers both."""
    if not (_TOLD_TWICE.fullmatch(gap) and first.unit and second.unit) or first.name == second.name:
        return None
    closing = _CLOSING.match(text, second.end) if "(" in gap or "[" in gap else None
    if ("(" in gap or "[" in gap) and closing is None:
        return None
    if not _same_amount(first, second) or (first.unit != second.unit and gap.strip() == ","):
        return None
    return replace(first, end=closing.end() if closing else second.end)


def _same_amount(first: Amount, second: Amount) -> bool:
    if first.unit in CURRENCIES and second.unit in CURRENCIES:
        return True  # one is a conversion, be it into another dollar: "$US1 million ($1.5 million)"
    if first.unit in SECONDS and second.unit in SECONDS:
        return _close(first.value * SECONDS[first.unit], second.value * SECONDS[second.unit])
    if {first.unit, second.unit} == {"celsius", "fahrenheit"}:
        one, other = (a.value if a.unit == "celsius" else (a.value - 32) / 1.8 for a in (first, second))
        return abs(one - other) <= 5
    return first.unit == second.unit and _close(first.value, second.value)


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 0.25 * max(abs(one), abs(other))


def _compound(gap: str, first: Amount, second: Amount) -> Amount | None:
    """ "two hours and 15 minutes", "six feet two inches": one amount in the larger unit."""
    if not _THEN.fullmatch(gap) or first.precision == "range" or second.precision != "exact":
        return None
    if first.unit in SECONDS and second.unit in SECONDS and first.unit != second.unit:
        share = second.value * SECONDS[second.unit] / SECONDS[first.unit]
    elif second.name.startswith(_SMALLER.get(first.name, "-")):
        share = second.value
    else:
        return None
    whole = 1.0 if first.unit in SECONDS else first.factor
    if not 0 < share < whole:
        return None
    return replace(first, end=second.end, value=first.value + share, low=first.low + share, high=first.high + share)
