"""Numerals of a text, before units: "120,000", "2.5 million", "two dozen", "dozens", "a third", "sixth", "3-1".

Everything here works on characters, because parsers cut odd news text ("$ 2.6-million", "06: 00") in odd places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from embassy_claims.splitting.cover import Cover
from embassy_claims.splitting.figures.amounts import Numeral
from embassy_claims.splitting.figures.number_words import ORDINALS, SCALES, SMALL, spelled_numbers
from embassy_claims.splitting.figures.vague import articles, fractions, halves, vague_numerals

_SCALE = "|".join(SCALES)
_DIGITS = re.compile(
    r"(?:(?<![\w.,])|(?<=\$US)|(?<=\$A)|(?<=\bRs)|(?<=\bRs\.)|(?<=\bUSD)|(?<=\bEUR)|(?<=\bGBP))"
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,9})?|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}"
    r"|[0-9]{1,15}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(?![0-9])"
)
_SHORT_SCALES = {"mln": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_SCALE_AFTER = re.compile(rf"\s?[-‐‑]?\s?({_SCALE}|mln|mn|bn|tn)(?:s?\b)|(k)\b", re.IGNORECASE)
_HALF_AFTER = re.compile(rf"\s+and\s+a\s+(half|quarter)\b(?:\s({_SCALE})\b)?", re.IGNORECASE)
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75}
_MIXED = re.compile(r"(?<![\w/.,-])(?:([0-9]{1,3})\s?)?([½¼¾]|(?:(?<=\s)|(?<![0-9]))(?:1/2|1/3|2/3|1/4|3/4))(?![\w/-])")

_BROKEN_AFTER = re.compile(r"[.,:'’′]\s?[0-9]|\s?[x×]\s?[0-9]|:[0-9]|/|\s/\s[0-9]|\.[A-Za-z]|@")
_BROKEN_BEFORE = re.compile(r"(?:[0-9][:'’′]\s?|[0-9]\s?[x×]\s?|[@#/_]|[0-9]\s/\s)$")
_HYPHEN_BEFORE = re.compile(r"([^\W\d_]+)[-‐‑]$")
_HYPHEN_WORDS = frozenset({"magnitude", "strength", "force", "about", "minus"})
_NO_NUMBER = re.compile(
    r"(?<![\w.,:/@#-])[0-9]{1,9}(?:\s?[-–—]\s?[0-9]{1,9}){2,9}(?![\w-])|(?<![\w-])[0-9]{3}-[0-9]{4}(?![\w-])"
    r"|\+[0-9][0-9 ()-]{6,20}[0-9]|(?<![\w.,:])0[0-9]{1,5}(?:\s[0-9]{3,8}){0,3}\b(?!\.)"
    r"|(?<!\w)\(?[0-9]{3}\)?[\s.-][0-9]{3}[\s.-][0-9]{4}\b"
    r"|https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|@\w+"
)
_PAIR = re.compile(r"(?<![\w.,:/@#$€£–-])([0-9]{1,3})\s?[-–]\s?([0-9]{1,3})(?![\w%$€£]|\s?[-–:/][0-9]|[.,][0-9])")
_SPORT = re.compile(
    r"\b(?:beat(?:en|s)?|w[io]n(?:s|ning)?|los[et](?:s|ing)?|defeat\w*|dr[ae]w|victor(?:y|ies)|scor\w+|leads?|led"
    r"|trail\w*|goals?|match(?:es)?|game|tied?|rout(?:ed)?|sets|vot(?:e|ed|es)|ruling|ruled|decision|series|record)\b",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(
    r"\s?(?:-?\s?(?:year|month|hour|day|minute|mile|km|metre|meter|foot|percent)|(?:\w+\s)?[a-z]{3,}[a-rt-z]s\b|people\b)"
)

_ARTICLE = re.compile(r"\b(?:an?|another)\s$", re.IGNORECASE)
_TENS = "|".join(word for word, value in SMALL.items() if value >= 20)
_ORDINAL = re.compile(
    rf"(?<![\w.,-])(?P<number>[0-9]{{1,4}})(?:st|nd|rd|th)\b"
    rf"|\b(?:(?P<tens>{_TENS})[-‐‑])?(?P<word>{'|'.join(ORDINALS)})\b(?![-‐‑])",
    re.IGNORECASE,
)


def numerals(text: str) -> list[Numeral]:
    """All numerals of ``text`` in order, without overlap."""
    cover = Cover(len(text), (match.span() for match in _NO_NUMBER.finditer(text)))  # telephone numbers, links
    found: list[Numeral] = []
    for read in (_scores, halves, fractions, vague_numerals, articles, _mixed, _ordinals, _spelled, _written):
        found.extend(numeral for numeral in read(text) if cover.take(numeral.start, numeral.end))
    found.sort(key=lambda numeral: numeral.start)
    return found


def _scores(text: str) -> Iterator[Numeral]:
    """Results of games and votes: "3-1"; a rising pair is one only beside a word of sport ("lost 0-2")."""
    for match in _PAIR.finditer(text):
        first, second = int(match[1]), int(match[2])
        around = text[max(0, match.start() - 50) : match.end() + 30]
        bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        if _COUNT_AFTER.match(text, match.end()) or (first < second and not bracketed and not _SPORT.search(around)):
            continue
        low, high = sorted((first, second))
        yield Numeral(match.start(), match.end(), float(high), float(low), float(high), "score")


def _mixed(text: str) -> Iterator[Numeral]:
    for match in _MIXED.finditer(text):
        value = float(match[1] or 0) + _SIGNS[match[2]]
        if match[1]:
            yield _cardinal(match.start(), match.end(), value)
        else:
            yield Numeral(match.start(), match.end(), 100 * value, 100 * value, 100 * value, "fraction")


def _spelled(text: str) -> Iterator[Numeral]:
    for start, end, value in spelled_numbers(text):
        scale = SCALES.get(text[start:end].lower())
        article = _ARTICLE.search(text, max(0, start - 9), start) if scale is not None else None
        if article is not None:
            yield _with_half(text, article.start(), end, value)
        elif scale is None or start == 0:  # a scale word alone counts nothing ("multi-million", "per hundred")
            yield _with_half(text, start, end, value)


def _written(text: str) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if _BROKEN_AFTER.match(text, end) or _broken_before(text[max(0, start - 12) : start]):
            continue
        value, scale = float(match[0].replace(",", "")), 1.0
        word = _SCALE_AFTER.match(text, end)
        if word:
            name = (word[1] or word[2]).lower()
            scale, end = SCALES.get(name) or _SHORT_SCALES[name], word.end()
        yield _with_half(text, start, end, value * scale, scale)


def _broken_before(before: str) -> bool:
    """Part of a ratio, a path, a name ("#5", "F-16") or a date ("05 / 02")."""
    if _BROKEN_BEFORE.search(before):
        return True
    hyphen = _HYPHEN_BEFORE.search(before)
    return bool(hyphen) and hyphen is not None and hyphen[1].lower() not in _HYPHEN_WORDS


def _with_half(text: str, start: int, end: int, value: float, scale: float = 1.0) -> Numeral:
    more = _HALF_AFTER.match(text, end)
    if not more:
        return _cardinal(start, end, value, scale)
    factor = SCALES[more[2].lower()] if more[2] else 1.0
    part = 0.5 if more[1].lower() == "half" else 0.25
    return _cardinal(start, more.end(), (value + part) * factor, factor)


def _ordinals(text: str) -> Iterator[Numeral]:
    for match in _ORDINAL.finditer(text):
        tens = SMALL[match["tens"].lower()] if match["tens"] else 0
        value = float(match["number"]) if match["number"] else float(tens + ORDINALS[match["word"].lower()])
        yield Numeral(match.start(), match.end(), value, value, value, "ordinal")


def _cardinal(start: int, end: int, value: float, scale: float = 1.0) -> Numeral:
    return Numeral(start, end, value, value, value, "cardinal", scale)
