"""Numerals that are no plain figure: "dozens", "several", "half", "two-thirds", "one in three", "a minute"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from embassy_claims.splitting.figures.amounts import Numeral
from embassy_claims.splitting.figures.number_words import SCALES, SMALL

_SCALE = "|".join(SCALES)
_UNIT = "second|minute|hour|day|week|month|year|decade|century|mile|kilomet(?:er|re)|met(?:er|re)"

_PLURALS: dict[str, tuple[float, float]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 199),
    **{word + "s": (scale, scale * 10 - 1) for word, scale in SCALES.items() if scale >= 100},
}
_SOME: dict[str, tuple[float, float]] = {
    "several": (3, 10),
    "few": (3, 6),
    "couple": (2, 2),
    "handful": (3, 6),
    "many": (3, 10),
}
_PLURAL = re.compile(
    r"\b(?:(?P<outer>tens|dozens|scores|hundreds|thousands)\s+of\s+(?P<inner>thousands|millions|billions|trillions)"
    r"|(?P<plain>dozens|hundreds|thousands|lakhs|millions|crores|billions|trillions"
    r"|scores(?=\s(?:of|were|are|more|have|injured|killed|dead|hurt|wounded|missing)\b)))\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    rf"\b(?:(?P<some>several|an?\s+few|an?\s+couple|couple|an?\s+handful|many|few)"
    rf"(?:\s+of)?\s+(?P<times>{_SCALE})s?\b|(?P<alone>several|a\s+few|a\s+couple|a\s+handful)\b)",
    re.IGNORECASE,
)

_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
_FRACTION = re.compile(
    r"\b(?P<top>an?|one|two|three|four|five|seven|nine)(?:\s|\s?[-‐‑]\s?)"
    rf"(?P<part>{'|'.join(_PARTS)})(?P<plural>s?)\b(?![-'’])",
    re.IGNORECASE,
)
# "a third of", "by a third." are parts; "a third man" is an ordinal
_AFTER_PART = re.compile(
    r"\s+of\b|\s*(?:[,.;:)!?]|$)|\s+(?:in|by|to|from|since|and|or|but|the|its|their)\b", re.IGNORECASE
)

_HALF_SCALE = re.compile(rf"\b(?<!and a )half(?:\s|\s?[-‐‑]\s?)(?:an?\s)?(?P<scale>{_SCALE})s?\b", re.IGNORECASE)
_HALF_UNIT = re.compile(rf"\b(?<!and a )half(?:\san?\b)?(?=(?:\s|-)(?:{_UNIT}|percent|per)s?\b)", re.IGNORECASE)
_HALF = re.compile(r"\bhalf\b(?![-'’])", re.IGNORECASE)
_HALF_OF = re.compile(r"\s+(?:of|the|its|their|his|her|our|all|that|those|these)\b", re.IGNORECASE)
_NOT_HALF = re.compile(r"\s+(?:an?|past|time|brother|sister|way|dollar|empty|full)\b", re.IGNORECASE)
_BEFORE_HALF = re.compile(
    r"\b(?:than|about|nearly|almost|over|by|least|between|approximately|roughly|around|some|to)\s+$", re.IGNORECASE
)
_ORDERED_HALF = re.compile(r"\b(?:first|second|other|latter|top|bottom|better|1st|2nd)\s+$", re.IGNORECASE)

_OUT_OF = re.compile(
    rf"\b(?P<x>[1-9]|{'|'.join(word for word, value in SMALL.items() if 0 < value < 10)})\s+(?:in|out\s+of)\s+"
    r"(?:every\s+)?"
    r"(?P<y>three|four|five|six|seven|eight|nine|ten|twenty|hundred|[3-9]|10|20|50|100)\b"
    rf"(?!\s?-|[.,:][0-9]|\s+(?:{_UNIT}|p|a)s?\b)",
    re.IGNORECASE,
)

_SINGLE = re.compile(
    r"\b(?:for|last(?:ed|s|ing)|within|than|about|nearly|almost|around|over|roughly|approximately|to|least|just|under)"
    rf"\s+(?P<one>an?)\s(?=(?:{_UNIT})\b(?!\sor\b|['’]))"
    rf"|\b(?P<more>an?)\s(?=(?:{_UNIT})\sand\sa\s(?:half|quarter)\b)",
    re.IGNORECASE,
)


def vague_numerals(text: str) -> Iterator[Numeral]:
    """Plural and loose words: "dozens", "tens of thousands", "several hundred", "a few"."""
    for match in _PLURAL.finditer(text):
        if match["plain"]:
            low, high = _PLURALS[match["plain"].lower()]
        else:
            low, high = _PLURALS[match["outer"].lower()]
            scale = SCALES[match["inner"].lower()[:-1]]
            low, high = low * scale, (high + 1) * scale - 1
        yield Numeral(match.start(), match.end(), float(low), float(low), float(high), "vague")
    for match in _SEVERAL.finditer(text):
        low, high = _SOME[(match["some"] or match["alone"]).lower().split()[-1]]
        scale = SCALES[match["times"].lower()] if match["times"] else 1.0
        low, high = float(low * scale), float(high * scale)
        yield Numeral(match.start(), match.end(), low, low, high, "vague", scale)


def fractions(text: str) -> Iterator[Numeral]:
    """Parts of a whole, in per cent: "half of", "two-thirds", "a quarter of", "one in three"."""
    for match in _OUT_OF.finditer(text):
        share = 100 * _small(match["x"]) / _small(match["y"])
        if share < 100:
            yield _plain(match, share, "fraction")
    for match in _FRACTION.finditer(text):
        top = match["top"].lower()
        part = 100 * (1 if top in ("a", "an") else SMALL[top]) / _PARTS[match["part"].lower()]
        if part < 100 and (match["plural"] or _AFTER_PART.match(text, match.end())):
            yield _plain(match, part, "fraction")
    for match in _HALF.finditer(text) if "half" in text or "Half" in text else ():
        before = text[max(0, match.start() - 16) : match.start()]
        of = _HALF_OF.match(text, match.end()) and not _ORDERED_HALF.search(before)
        if of or (_BEFORE_HALF.search(before) and not _NOT_HALF.match(text, match.end())):
            yield _plain(match, 50.0, "fraction")


def halves(text: str) -> Iterator[Numeral]:
    """Half of a unit or a scale: "half a million", "half an hour"."""
    if "half" not in text and "Half" not in text:
        return
    for match in _HALF_SCALE.finditer(text):
        scale = SCALES[match["scale"].lower()]
        yield Numeral(match.start(), match.end(), scale / 2, scale / 2, scale / 2, scale=scale)
    for match in _HALF_UNIT.finditer(text):
        yield _plain(match, 0.5, "article")


def articles(text: str) -> Iterator[Numeral]:
    """An article that counts: "for about a minute", "less than an hour"."""
    for match in _SINGLE.finditer(text):
        group = "one" if match["one"] else "more"
        yield Numeral(match.start(group), match.end(group), 1.0, 1.0, 1.0, "article")


def _small(word: str) -> int:
    return 100 if word.lower() == "hundred" else SMALL.get(word.lower()) or int(word)


def _plain(match: re.Match[str], value: float, form: str) -> Numeral:
    return Numeral(match.start(), match.end(), value, value, value, "fraction" if form == "fraction" else "article")
