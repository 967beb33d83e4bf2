"""The dateline before the first words of a report ("OSLO, June 3 (Wire) - "): where it ends.

A dateline tells where and when a report was written, and by whom. It is no part of what the report states.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from embassy_claims.splitting.blocks import Piece
from embassy_claims.written_dates import MONTH, ORDINAL, YEAR

LONGEST = 140  # characters
# A place without a date or an agency counts only near the beginning: further down it may be the topic of an item.
BARE_WITHIN = 3  # paragraphs
SHORTEST_BARE = 4  # letters; shorter words in capitals are rather names of bodies
# Longer names of bodies that are written in capitals.
BODIES = frozenset(
    """
    NASA NATO NORAD CENTCOM NOAA USGS USAID FEMA NTSB NHTSA OSHA DARPA NYPD LAPD NAACP ACLU NCAA NASCAR NASDAQ ESPN
    UNESCO UNICEF UNHCR UNRWA UNIFIL OCHA IAEA OPEC OPCW OSCE OECD BRICS ASEAN ECOWAS MERCOSUR CERN INTERPOL EUROPOL
    FRONTEX FIFA UEFA HAMAS HEZBOLLAH ISIS ISIL TALIBAN KREMLIN PENTAGON CONGRESS SENATE PARLIAMENT
    """.split()
)
# Words that begin a sentence. After any other, a dash may stand within a name: "UKRAINE – Russia talks broke down."
OPENINGS = (
    "the a an this that these those there here it he she they we i you his her its their our my "
    "in on at after before as with without for from by during since under over amid despite while when where if "
    "although though because until unless once now only even some many most more several all both few nearly about "
    "almost around roughly another each every no not nobody nothing half one two three four five six seven eight nine "
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety dozens scores hundreds thousands millions police officials authorities residents people "
    "men women children firefighters rescuers investigators prosecutors protesters soldiers voters workers students "
    "president prime minister mayor governor senator former mr mrs ms dr"
).split()

_UPPER = "A-ZÀ-ÖØ-Þ"
_LARGE = rf"[{_UPPER}][{_UPPER}.'’-]*"
_CAPITALS = rf"{_LARGE}(?:[ /](?:{_LARGE}|de|da|do|del|la|al|el|du|sur|and)){{0,5}}"
_NAME = rf"[{_UPPER}][\w.'’-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|of|and|the)){{0,3}}"
_KNOWN = (
    r"(?i:afp|ap|associated press|the associated press|reuters|thomson reuters[\w ]*|epa|efe|xinhua|bloomberg|upi|dpa"
    r"|ansa|tass|pti|ani|ians|kyodo|yonhap|anadolu|aa|pa|cp|the canadian press|aap|antara|ntb|tt|ritzau|cnn|bbc)"
)
_MONTH = rf"(?i:{MONTH})\b\.?"
_WEEKDAY = r"(?i:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\b\.?"
_DAY = rf"\d{{1,2}}{ORDINAL}\b"
_DATE = (
    rf"(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? {YEAR}\b)?\.?"
    rf"|{YEAR}-\d\d-\d\d|{_WEEKDAY}"
)
_WHO = rf"\((?:{_KNOWN}|{_NAMES}(?: ?[/-] ?{_NAMES})?)\)|/(?:{_KNOWN}|{_NAMES})/\.?"
_REGION = rf"(?:, ?(?!{_DATE}){_NAMES}){{0,2}}"
_DATED = rf"[,.]? ?(?:{_DATE})"
_AGENCY = rf",? ?(?:{_WHO})"
_MARK = r"(?: ?— ?| ?-- ?| ?[–―-] | ?: )"
_TEXT = rf"(?=[\"“”«'‘(\[]*(?:[{_UPPER}\d$€£¥]|[a-z][{_UPPER}]))"

# "OSLO, June 3 (Wire) - The", "OSLO, Norway (Wire) — The", "OSLO (Wire), June 3 — The"
_WITH_CAPITALS = re.compile(rf"{_CAPITALS}{_REGION}(?:{_DATED}(?:{_AGENCY})?|{_AGENCY}(?:{_DATED})?){_MARK}{_TEXT}")
# "Oslo, June 3 (Wire) - The": capitals do not mark the place, so a date or a known agency must.
_WITH_NAME = re.compile(rf"{_NAMES}{_REGION}(?:{_DATED}{_AGENCY}|,? ?\({_KNOWN}\)(?:{_DATED})?){_MARK}{_TEXT}")
# "OSLO — The", "OSLO, Norway — The"
_WORD = rf"(?:{'|'.join(word.capitalize() for word in OPENINGS)})(?=[ ,'’-]|\. )"
_OPENING = rf"(?=[\"“”«'‘]+[{_UPPER}\d]|[\d$€£¥]|{_WORD})"
_PLACE_ALONE = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}(?! ?:){_MARK}{_OPENING}")
# "(Wire) - The"
_AGENCY_ALONE = re.compile(rf"(?:{_WHO}) ?(?:--|[—–―-]) ?{_TEXT}")
# A line with nothing else.
_WHOLE_LINE = re.compile(rf"{_CAPITALS}{_REGION}(?:{_DATED}(?:{_AGENCY})?|{_AGENCY}) ?[-–—―:]*$")

_BEGINNING = re.compile(_CAPITALS)
_LETTERS = re.compile(rf"[{_UPPER}]{{{SHORTEST_BARE},}}")
_ASIDE = re.compile(r" [-–—―] | ?-- ?|—")
_END = re.compile(r"[.!?][\"”’')]*(?:\s|$)")


def without_datelines(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without the datelines they begin with; a line that is only a dateline is left out."""
    found = list(found)
    names = _in_capitals(found)
    paragraphs = 0
    for piece in found:
        if _WHOLE_LINE.match(piece.text[:LONGEST]) and len(piece.text) <= LONGEST:
            continue
        body = piece.role == "body" and not piece.item
        paragraphs += body
        length = dateline_length(piece.text, bare=body and paragraphs <= BARE_WITHIN, names=names)
        yield replace(piece, start=piece.start + length, text=piece.text[length:]) if length else piece


def dateline_length(text: str, bare: bool = True, names: Container[str] = BODIES) -> int:
    """How many characters of a paragraph are its dateline.

    ``bare`` where a place alone may be one ("OSLO — The"); ``names`` are words that are no place though in capitals.
    """
    start = text[:LONGEST]
    for pattern in (_WITH_CAPITALS, _WITH_NAME, _AGENCY_ALONE):
        found = pattern.match(start)
        if found:
            return found.end()
    alone = _PLACE_ALONE.match(start) if bare else None
    return alone.end() if alone and _is_place(alone["place"], names) and not _closes_aside(text, alone.end()) else 0


def _is_place(words: str, names: Container[str]) -> bool:
    is_name = any(word in names for word in _LETTERS.findall(words))
    return sum(letter.isalpha() for letter in words) >= SHORTEST_BARE and not is_name


def _in_capitals(found: Iterable[Piece]) -> set[str]:
    """Names in capitals: those of bodies that are known, and those that stand so within a text.

    A place is written in capitals for the dateline only.
    """
    names = set(BODIES)
    for piece in found:
        if not piece.text.isupper():
            begun = _BEGINNING.match(piece.text)
            names.update(_LETTERS.findall(piece.text, begun.end() if begun else 0))
    return names


def _closes_aside(text: str, at: int) -> bool:
    """Whether a dash before that place opened an aside ("NAME — Words — did"): one more follows, or three."""
    end = _END.search(text, at)
    return len(_ASIDE.findall(text, at, end.start() if end else len(text))) % 2 == 1
