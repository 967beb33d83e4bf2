"""Words that say how exact a figure is: "more than", "up to", "about", "nearly", "or so"."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace

from embassy_claims.model import Precision
from embassy_claims.splitting.figures.amounts import Amount

ABOUT = 0.10
"""Half the width of "about", as a part of the value: "about 50" is told of anything from 45 to 55."""

_AT_LEAST = (
    "at least|more than|over|above|no fewer than|no less than|not fewer than|not less than|in excess of|upwards of"
    "|upward of|exceeding|exceeds|exceeded|a minimum of|minimum of|as few as|as little as|greater than|beyond|topping"
    "|well over|well above|far more than|well more than|surpassing|surpassed|surpasses"
)
_AT_MOST = (
    "up to|as many as|as much as|at most|at the most|no more than|not more than|less than|fewer than|under|below"
    "|a maximum of|maximum of|as high as|as long as|as far as|not exceeding|no greater than|no longer than|well under"
)
_NEAR = (
    "about|around|roughly|approximately|approx.|approx|some|circa|an estimated|the estimated|estimated|close to|near"
    "|in the region of|more or less|perhaps|maybe|an approximate|approximate|~|≈|c."
)
_BELOW = (
    "nearly|almost|just under|just below|not quite|just short of|shy of|a little less than|slightly less than"
    "|slightly under"
)
_ABOVE = (
    "just over|just above|slightly more than|slightly over|a little over|a little more than|little more than"
    "|just more than"
)

_Bounds = Callable[[Amount], tuple[Precision, float, float]]
_KINDS: tuple[tuple[str, str, _Bounds], ...] = (
    ("least", _AT_LEAST, lambda a: ("at least", a.low, math.inf)),
    ("most", _AT_MOST, lambda a: ("at most", min(0.0, a.low), a.high)),
    ("near", _NEAR, lambda a: ("about", a.low - ABOUT * abs(a.low), a.high + ABOUT * abs(a.high))),
    ("below", _BELOW, lambda a: ("about", a.low - ABOUT * abs(a.low), a.high)),
    ("above", _ABOVE, lambda a: ("about", a.low, a.high + ABOUT * abs(a.high))),
)
_BOUNDS = {name: bounds for name, _, bounds in _KINDS}


def _pattern(phrases: str) -> str:
    ordered = sorted(phrases.split("|"), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s{1,2}") for phrase in ordered)


_BEFORE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<{name}>{_pattern(phrases)})' for name, phrases, _ in _KINDS)})"
    r"(?:\s{1,2}(?:an?|another|a\s(?:further|total\sof)|an\sadditional|further))?[\s-]{0,2}$",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(phrase.split()[-1] for _, phrases, _ in _KINDS for phrase in phrases.split("|")) | frozenset(
    ("a", "an", "another", "further", "of", "additional")
)
_WORD_BEFORE = re.compile(r"([^\s-]+)[\s-]{0,2}$")
_AFTER = re.compile(
    r"(?:\s(?P<least>or\s(?:more|above|over|higher|longer))|(?P<plus>\+|-?\s?plus\b)|\s(?P<most>or\s(?:less|fewer|below|under))"
    r"|(?P<near>\sor\sso|-odd|\sodd)|\s(?P<top>at\s(?:the\s)?most)|\s(?P<floor>at\s(?:the\s(?:very\s)?)?least))\b",
    re.IGNORECASE,
)
_AFTER_KIND = {"least": "least", "plus": "least", "floor": "least", "most": "most", "top": "most", "near": "near"}
# "talked about two men", "took over two firms": no measure there
_PARTICLES = frozenset({"about", "around", "over", "under", "above", "below", "near"})
_BEFORE_PARTICLE = re.compile(
    r"\b(?:talk\w*|ask\w*|know\w*|concern\w*|worr\w+|question\w*|tell\w*|told|learn\w*|think\w*|thought|heard|read|wrote"
    r"|stor(?:y|ies)|care\w*|information|details?|speak\w*|spoke|argu\w+)\s{1,2}$",
    re.IGNORECASE,
)
_BEFORE_OVER = re.compile(
    r"\b(?:t[ao]ke?s?n?|took|taking|hand\w*|turn\w*|cross\w*|concerns?|disputes?)\s{1,2}$", re.IGNORECASE
)
_REACH = 44


def with_precision(text: str, amount: Amount) -> Amount:
    """``amount`` with the words of precision before and after it, its bounds and span widened by them."""
    amount = _before(text, _before(text, amount))
    after = _AFTER.match(text, amount.end)
    if after is None and text[amount.end : amount.end + 1] == "+":
        return _apply(amount, "least", amount.start, amount.end + 1)
    if after is None or after.lastgroup is None:
        return amount
    return _apply(amount, _AFTER_KIND[after.lastgroup], amount.start, after.end())


def _before(text: str, amount: Amount) -> Amount:
    begin = max(0, amount.start - _REACH)
    last = _WORD_BEFORE.search(text, begin, amount.start)
    if last is None or last[1].lower() not in _LAST_WORDS:
        return amount
    match = _BEFORE.search(text, begin, amount.start)
    if match is None or match.lastgroup is None:
        return amount
    start, kind = match.start(), match.lastgroup
    verb = _BEFORE_OVER if match[kind].lower() == "over" else _BEFORE_PARTICLE
    if match[kind].lower() in _PARTICLES and verb.search(text, max(0, start - 16), start):
        return amount
    return _apply(amount, kind, start, amount.end)


def _apply(amount: Amount, kind: str, start: int, end: int) -> Amount:
    if amount.precision == "about" and kind in ("near", "below", "above"):  # "around 30 seconds or so"
        return replace(amount, start=start, end=end)
    precision, low, high = _BOUNDS[kind](amount)
    return replace(amount, start=start, end=end, precision=precision, low=low, high=high)
