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
from embassy_claims.splitting.figures.amounts import Amount, Numeral
from embassy_claims.splitting.figures.counted import counted
from embassy_claims.splitting.figures.joining import joined
from embassy_claims.splitting.figures.kinds import OLDEST, age_decades, is_quake_text, with_kind
from embassy_claims.splitting.figures.numerals import numerals
from embassy_claims.splitting.figures.precision import with_precision
from embassy_claims.splitting.figures.units import Unit, unit_at
from embassy_claims.splitting.times.dates import date_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

_IDENTIFIED = re.compile(
    r"(?:\b(?:Nos?|Number|Flight|Highway|Route|Interstate|Boeing|Airbus|Channel|Room|Article|Section|Chapter|Apollo|iPhone|Windows"
    r"|Xbox|PlayStation|Resolution|Gate|Terminal|Platform|Exhibit|Figure|Table|Page|Volume|Psalm|Episode|Season|Lane|Exit|Phase"
    r"|Stage|Level|Grade|Category|Type|Class|Version|Unit|Precinct|Ward|Zone|Area|Title|Lot|Bus|Weeks?|Day|Round|Game|Formula|Group|Big|Sky|Radio"
    r"|Super\sBowl|World\sWar|Air\sForce|Catch|Fox|Nokia|Mach|Pier|Studio|Engine|Ladder|Battalion|Proposition|Prop)\.?"
    r"|\b(?:page|room|flight|highway|route|channel|chapter|article|section|paragraph|no\.|verse|lane|exit|weeks?)"
    r"|\b(?:call|calls|called|calling|dial|dialed|dialled|dialing)(?:\s\w+)?|[#№])\s?$"
)
_STREET_AFTER = re.compile(
    r"\s(?:[A-Z0-9][\w.'’]*\s){0,2}(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Lane|Place|Square|Court|Way)\b"
)
_LINE_START = re.compile(r"(?:^|\n)\s{0,4}$")
_LIST_MARK = re.compile(r"\s?[.)]\s")
_NAMES = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PERSON", "GPE", "LOC", "NORP"})
_EMERGENCY = frozenset({"911", "999", "112", "000"})
_ONE = re.compile(r"one", re.IGNORECASE)
_ONE_BEFORE = re.compile(
    r"\b(?:no|any|every|some|the|this|that|each|which|only|last|first|another|big|good|same)[\s-]$", re.IGNORECASE
)
_ONE_AFTER = re.compile(
    r"\s?(?:['’]s\b|another\b|of\b|who\b|which\b|that\b|day\b|can\b|would\b|could\b|should\b|must\b|thing\b|[.,;:)!?]|-|$)",
    re.I,
)
_FIRST_NOUNS = frozenset(
    "time lady aid place degree name half thing step look glance hand family minister class person".split()
)
_HOURS = 24
_DEGREE = re.compile(r"\s?-?\s?degree\b", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|before|after|until|till)\s$", re.IGNORECASE)
_DURING = re.compile(r"\b(?:for|in|within|after|than|least|about|only|just|lasted|took|every|per)\s$", re.IGNORECASE)
_OR_TWO = re.compile(r"\b(?:an?|one|next|last)\s\w+\sor\s$", re.IGNORECASE)
_CALL_AFTER = re.compile(r"\s(?:call|operator|dispatch|emergenc|line|system|center)", re.IGNORECASE)
_ORDINAL_NAMES = frozenset("avenue ave street st amendment circuit army fleet regiment infantry cavalry".split())
_WORD_AFTER = re.compile(r"\s(?!and|or|who|were|are|was|is|in|at|on|of|from|to)[a-z]")
_AND_A_HALF = re.compile(r"\sand\sa\s(half|quarter)\b", re.IGNORECASE)
_TEMPERATURES = frozenset({"degree", "celsius", "fahrenheit"})
_MINUS = re.compile(r"(?:\bminus[\s-]|[-−])$", re.IGNORECASE)
_SERIES = re.compile(r"\s?,?\s(?:and\s)?", re.IGNORECASE)
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
    amounts = _amounts(text)
    if not amounts:
        return ()
    starts = [token.idx for token in doc]
    found: list[Quantity] = []
    for amount in amounts:
        first, last = (bisect_right(starts, at) - 1 for at in (amount.start, amount.end - 1))
        quantity = _quantity(doc, text, amount, first, last)
        if quantity is not None:
            found.append(replace(quantity, start=amount.start, end=amount.end))
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


def _amounts(text: str) -> list[Amount]:
    found = numerals(text)
    if not found:
        return []
    blocked = bytearray(len(text))
    for start, end in date_spans(text):
        blocked[start:end] = b"\1" * (end - start)
    decades = list(age_decades(text))
    measured = [_measured(text, numeral) for numeral in found if not any(blocked[numeral.start : numeral.end])]
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


def _quantity(doc: Doc, text: str, amount: Amount, first: int, last: int) -> Quantity | None:
    if amount.unit == "" and _is_identifier(text, amount):
        return None
    what = counted(doc, first, last, amount.unit)
    if (amount.unit == "" and " " not in what and _is_pronoun(text, amount, what)) or _is_idiom(text, amount):
        return None
    if amount.unit == "ordinal" and _DEGREE.match(text, amount.end):
        return None
    if amount.unit == "ordinal" and (
        not what or what in _ORDINAL_NAMES or (amount.value == 1 and what in _FIRST_NOUNS)
    ):
        return None
    if amount.unit in ("", "ordinal") and _is_name(doc, first, last, what):
        return None
    value, low, high, unit = amount.value, amount.low, amount.high, amount.unit
    if unit == "fahrenheit":
        value, low, high, unit = *((figure - 32) / 1.8 for figure in (value, low, high)), "celsius"
    return Quantity(value, min(low, value), max(high, value), unit, what, amount.precision, 0, 0)


def _is_identifier(text: str, amount: Amount) -> bool:
    """Numbers of flights, rooms, houses, lists and emergency calls."""
    before = _IDENTIFIED.search(text, max(0, amount.start - 18), amount.start)
    figure = text[amount.start : amount.end]
    if figure in _EMERGENCY and _CALL_AFTER.match(text, amount.end):
        return True
    if before and figure[:1].isdigit():
        return not re.match(r"\b(?:call|dial)", before[0], re.IGNORECASE) or figure in _EMERGENCY
    if figure[:1].isdigit() and _STREET_AFTER.match(text, amount.end):
        return True
    at_line_start = _LINE_START.search(text, max(0, amount.start - 5), amount.start)
    return at_line_start is not None and _LIST_MARK.match(text, amount.end) is not None


def _is_idiom(text: str, amount: Amount) -> bool:
    """ "one day", "a minute or two", "before 9"."""
    figure = text[amount.start : amount.end].lower()
    before = text[max(0, amount.start - 24) : amount.start]
    if figure in ("one day", "one night") and not _DURING.search(before):
        return True
    return figure in ("two", "three") and _OR_TWO.search(before) is not None


def _is_pronoun(text: str, amount: Amount, what: str) -> bool:
    """ "no one", "one of the men", "the one who"; "at 9" is a time of day."""
    if not what and amount.value <= _HOURS and _AT.search(text, max(0, amount.start - 8), amount.start):
        return True
    if not _ONE.fullmatch(text, amount.start, amount.end) or amount.precision != "exact":
        return False
    if not what:
        return True
    before = _ONE_BEFORE.search(text, max(0, amount.start - 9), amount.start)
    return bool(before) or _ONE_AFTER.match(text, amount.end) is not None


def _is_name(doc: Doc, first: int, last: int, what: str) -> bool:
    """Part of a name: "Apollo 11", "One Direction", "the Boeing 747 jet"."""
    token, figure = doc[first], doc[last]
    if " " in what:  # something happened to what is counted
        return False
    previous = doc[first - 1] if first and not token.is_sent_start else None
    following = doc[last + 1] if last + 1 < len(doc) else None
    if figure.ent_type_ in _NAMES and any(
        near is not None and near.ent_type_ == figure.ent_type_ and near.text[:1].isupper()
        for near in (previous, following)
    ):
        return not (following is not None and following.text.islower() and following.pos_ == "NOUN")
    if previous is None or not figure.text[:1].isdigit():
        return False
    if previous.pos_ not in ("PROPN", "NOUN") or not previous.text[:1].isupper():
        return False
    if not what or "." in figure.text:  # "iOS 6", "USB 3.0 ports"
        return True
    return figure.head.i == previous.i and (following is None or following.pos_ != "NOUN" or following.tag_ == "NN")
