"""Numbers that count nothing: those of names, pages, streets and idioms, and "one" as a pronoun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embassy_claims.splitting.figures.amounts import Amount

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
_NO_BEFORE = re.compile(r"\b(?:no|any|every|some)[\s-]$", re.IGNORECASE)
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


def is_identifier(text: str, amount: Amount) -> bool:
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


def counts_nothing(doc: Doc, text: str, amount: Amount, first: int, last: int, what: str) -> bool:
    """Whether the amount in tokens ``first`` to ``last``, which would count ``what``, is no quantity."""
    if amount.unit == "" and (_is_nobody(text, amount) or (" " not in what and _is_pronoun(text, amount, what))):
        return True
    if amount.unit == "ordinal" and _is_empty_ordinal(text, amount, what):
        return True
    return _is_idiom(text, amount) or (amount.unit in ("", "ordinal") and _is_name(doc, first, last, what))


def _is_empty_ordinal(text: str, amount: Amount, what: str) -> bool:
    """ "first degree", "Fifth Avenue", "for the first time"."""
    if not what or what in _ORDINAL_NAMES or _DEGREE.match(text, amount.end):
        return True
    return amount.value == 1 and what in _FIRST_NOUNS


def _is_idiom(text: str, amount: Amount) -> bool:
    """ "one day", "a minute or two", "before 9"."""
    figure = text[amount.start : amount.end].lower()
    before = text[max(0, amount.start - 24) : amount.start]
    if figure in ("one day", "one night") and not _DURING.search(before):
        return True
    return figure in ("two", "three") and _OR_TWO.search(before) is not None


def _is_nobody(text: str, amount: Amount) -> bool:
    """ "No one was hurt" tells of nobody who was, "everyone" and "anyone" of no number."""
    is_one = _ONE.fullmatch(text, amount.start, amount.end) is not None
    return is_one and _NO_BEFORE.search(text, max(0, amount.start - 6), amount.start) is not None


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
