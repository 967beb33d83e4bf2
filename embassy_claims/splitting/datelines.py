"""The dateline before the first words of a report ("OSLO, June 3 (Wire) - "): where it ends.

A dateline tells where and when a report was written, and by whom. It is no part of what the report states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from embassy_claims.splitting.blocks import Piece

LONGEST = 140  # characters
# A place without a date or an agency counts only near the beginning: further down it may be the topic of an item.
BARE_WITHIN = 3  # paragraphs
SHORTEST_BARE = 4  # letters; shorter words in capitals are rather names of bodies

_UPPER = "A-ZÀ-ÖØ-Þ"
_LARGE = rf"[{_UPPER}][{_UPPER}.'’-]*"
_CAPITALS = rf"{_LARGE}(?:[ /](?:{_LARGE}|de|da|do|del|la|al|el|du|sur|and)){{0,5}}"
_NAME = rf"[{_UPPER}][\w.'’-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|of|and|the)){{0,3}}"
_KNOWN = (
    r"(?i:afp|ap|associated press|the associated press|reuters|thomson reuters[\w ]*|epa|efe|xinhua|bloomberg|upi|dpa"
    r"|ansa|tass|pti|ani|ians|kyodo|yonhap|anadolu|aa|pa|cp|the canadian press|aap|antara|ntb|tt|ritzau|cnn|bbc)"
)
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?i:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_DATE = (
    rf"(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? (?:19|20)\d\d\b)?\.?"
    rf"|(?:19|20)\d\d-\d\d-\d\d|{_WEEKDAY}"
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
_PLACE_ALONE = re.compile(rf"(?P<place>{_CAPITALS}){_REGION}(?! ?:){_MARK}{_TEXT}")
# "(Wire) - The"
_AGENCY_ALONE = re.compile(rf"(?:{_WHO}) ?(?:--|[—–―-]) ?{_TEXT}")
# A line with nothing else.
_WHOLE_LINE = re.compile(rf"{_CAPITALS}{_REGION}(?:{_DATED}(?:{_AGENCY})?|{_AGENCY}) ?[-–—―:]*$")

_ASIDE = re.compile(r" [-–—―] | ?-- ?|—")
_END = re.compile(r"[.!?][\"”’')]*(?:\s|$)")


def without_datelines(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without the datelines they begin with; a line that is only a dateline is left out."""
    paragraphs = 0
    for piece in found:
        if _WHOLE_LINE.match(piece.text[:LONGEST]) and len(piece.text) <= LONGEST:
            continue
        body = piece.role == "body" and not piece.item
        paragraphs += body
        length = dateline_length(piece.text, bare=body and paragraphs <= BARE_WITHIN)
        yield replace(piece, start=piece.start + length, text=piece.text[length:]) if length else piece


def dateline_length(text: str, bare: bool = True) -> int:
    """How many characters of a paragraph are its dateline; ``bare`` where a place alone may be one ("OSLO — The")."""
    start = text[:LONGEST]
    for pattern in (_WITH_CAPITALS, _WITH_NAME, _AGENCY_ALONE):
        found = pattern.match(start)
        if found:
            return found.end()
    alone = _PLACE_ALONE.match(start) if bare else None
    return alone.end() if alone and _is_place(alone["place"]) and not _closes_aside(text, alone.end()) else 0


def _is_place(words: str) -> bool:
    return sum(letter.isalpha() for letter in words) >= SHORTEST_BARE


def _closes_aside(text: str, at: int) -> bool:
    """Whether a dash before that place opened an aside ("NAME — Words — did"): one more follows, or three."""
    end = _END.search(text, at)
    return len(_ASIDE.findall(text, at, end.start() if end else len(text))) % 2 == 1
