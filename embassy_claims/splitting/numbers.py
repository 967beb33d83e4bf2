"""Quantities of a text: value, unit, what is counted, and how exact the words are.

Numbers that name something ("Boeing 747", "Highway 101") and those of dates and clock times are no quantities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from embassy_claims.model import Quantity
from embassy_claims.splitting.figures.amounts import Amount
from embassy_claims.splitting.figures.counted import counted
from embassy_claims.splitting.figures.reading import read_amounts
from embassy_claims.splitting.figures.screening import counts_nothing, is_identifier

if TYPE_CHECKING:
    from spacy.tokens import Doc

_GAP_TO = re.compile(r"\s(?:to|or|and)\s", re.IGNORECASE)
_MORE = re.compile(r"\s(?:more|others)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|further|other)\s$|^.{0,12}\bto\s$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s")


def find_quantities(doc: Doc, offset: int = 0) -> tuple[Quantity, ...]:
    """The quantities of ``doc`` in order; ``start`` and ``end`` are offsets in its text plus ``offset``.

    A span covers the number with its unit and the words of its precision ("more than 20 km"), and both tellings of an
    amount told twice ("10 kilometers (6 miles)"). "More than 20" and "over 20" begin at 20: news rounds.
    """
    text = doc.text
    amounts = read_amounts(text)
    if not amounts:
        return ()
    starts = [token.idx for token in doc]
    found: list[Quantity] = []
    for amount in amounts:
        first, last = (bisect_right(starts, at) - 1 for at in (amount.start, amount.end - 1))
        quantity = _quantity(doc, text, amount, first, last)
        if quantity is not None:
            found.append(quantity)
    return tuple(
        replace(quantity, start=quantity.start + offset, end=quantity.end + offset)
        for quantity in _with_shared_nouns(text, found)
    )


def _with_shared_nouns(text: str, found: list[Quantity]) -> list[Quantity]:
    """Gives a number without a noun its neighbour's: "from 10 to 20 people", "2,000 people and thousands more"."""
    shared = list(found)
    for index, (before, after) in enumerate(pairwise(found)):
        gap = text[before.end : after.start]
        if before.unit or after.unit or _SENTENCE_END.search(gap):
            continue
        if not before.counted and _GAP_TO.fullmatch(gap):
            shared[index] = replace(before, counted=after.counted)
        elif not after.counted and (_MORE.match(text, after.end) or _ANOTHER.search(gap)):
            shared[index + 1] = replace(after, counted=shared[index].counted)
    return shared


def _quantity(doc: Doc, text: str, amount: Amount, first: int, last: int) -> Quantity | None:
    if amount.unit == "" and is_identifier(text, amount):
        return None
    what = counted(doc, first, last, amount.unit)
    if counts_nothing(doc, text, amount, first, last, what):
        return None
    value, low, high, unit = amount.value, amount.low, amount.high, amount.unit
    if unit == "fahrenheit":
        value, low, high, unit = *((figure - 32) / 1.8 for figure in (value, low, high)), "celsius"
    return Quantity(value, min(low, value), max(high, value), unit, what, amount.precision, amount.start, amount.end)
