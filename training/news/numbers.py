"""Edits of counts and measures: another value, a bound, a rounding."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from training.news.edit import Edit, replaced
from training.pairs import Target

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_DIGITS = re.compile(r"\d{1,3}(,\d{3})+|\d+(\.\d+)?")
_LOWER = ("at least", "more than", "over", "no fewer than", "upwards of")
_UPPER = ("up to", "at most", "fewer than", "less than", "under", "no more than", "as many as")
_ABOUT = ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated")
_CLOCK = re.compile(r"\s*(:|[ap]\.?\s?m\b|o'clock|st\b|nd\b|rd\b|th\b)", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text: `text[start:end]`, its value, decimals, and the bound before it (from `whole`), if any."""

    start: int
    end: int
    whole: int
    value: float
    decimals: int
    spelled: bool
    grouped: bool
    bound: str


def _bound(before: str) -> str:
    lowered = before.rstrip().lower()
    return next((words for words in (*_LOWER, *_UPPER, *_ABOUT) if re.search(rf"\b{words}$", lowered)), "")


def figures(doc: Any) -> list[Figure]:
    """The numbers of a sentence that count or measure something: no dates, clock times, scores, ordinals or "one"."""
    found = []
    for token in doc:
        value = _value(token.text)
        if value is None or value < 2 or _is_date(token):
            continue
        before = doc.text[: token.idx]
        bound = _bound(before)
        whole = len(before.rstrip()) - len(bound) if bound else token.idx
        decimals = len(token.text.split(".")[1]) if "." in token.text else 0
        end = token.idx + len(token.text)
        spelled = not token.text[0].isdigit()
        found.append(Figure(token.idx, end, whole, value, decimals, spelled, "," in token.text, bound))
    return found


def _value(text: str) -> float | None:
    if _DIGITS.fullmatch(text):
        return float(text.replace(",", ""))
    return float(WORDS.index(text.lower())) if text.lower() in WORDS else None


def _is_date(token: Any) -> bool:
    following = token.doc.text[token.idx + len(token.text) :]
    if _CLOCK.match(following) or re.match(r"/|\s?[-–]\s?\d", following):
        return True
    if token.i and (token.nbor(-1).text in ":/#-–" or token.nbor(-1).ent_type_ == "DATE" != token.ent_type_):
        return True
    year = len(token.text) == 4 and token.text.isdigit() and 1800 <= int(token.text) <= 2100
    day = token.ent_type_ == "DATE" and not re.match(
        r"[\s-]*(years?|months?|weeks?|days?|hours?|minutes?)\b", following
    )
    return year or day


def written(figure: Figure, value: float) -> str:
    """A value in the style of a figure."""
    if figure.spelled and value <= 20 and value == int(value):
        return WORDS[int(value)]
    if figure.decimals:
        return f"{value:.{figure.decimals}f}"
    return f"{int(value):,}" if figure.grouped or value >= 10_000 else str(int(value))


def significant(value: float) -> int:
    """How many digits of a whole number stand before its trailing zeros."""
    return max(1, len(str(int(value)).rstrip("0")))


def rounded(value: float, digits: int) -> float:
    """A value rounded to so many significant digits."""
    if value <= 0:
        return value
    unit: float = 10.0 ** (math.floor(math.log10(value)) + 1 - digits)
    return round(value / unit) * unit


def other_value(figure: Figure, rng: random.Random, up: bool) -> float:
    """A clearly different value that is as precise as the figure."""
    if figure.decimals:
        step = 10.0**-figure.decimals
        return max(step, figure.value + (1 if up else -1) * rng.randint(3, 15) * step)
    if figure.value <= 20 or (not figure.bound and significant(figure.value) == len(str(int(figure.value))) < 4):
        most = max(1, min(12, int(figure.value * 0.6)))
        return figure.value + (1 if up else -1) * rng.randint(1, most)
    factor = rng.uniform(1.25, 3.0)
    wanted = figure.value * factor if up else figure.value / factor
    return rounded(wanted, min(3, significant(figure.value)))


def _spliced(doc: Any, figure: Figure, new: str, *, with_bound: bool) -> str:
    return replaced(doc.text, figure.whole if with_bound else figure.start, figure.end, new)


def contradictions(doc: Any, rng: random.Random) -> Iterator[Edit]:
    """One edit a figure that cannot be true beside the sentence."""
    for figure in figures(doc):
        lower, upper = figure.bound in _LOWER, figure.bound in _UPPER
        up = upper or (not lower and (figure.value <= 3 or rng.random() < 0.6))
        value = other_value(figure, rng, up)
        if value == figure.value or value < 2:
            continue
        new = written(figure, value)
        bounded = not figure.bound and doc.text[figure.end : figure.end + 1] == " " and rng.random() < 0.25
        if bounded:
            new = f"{rng.choice(_LOWER[:2] if up else _UPPER[3:4])} {new}"
        text = _spliced(doc, figure, new, with_bound=bool(figure.bound) and (lower or upper))
        yield Edit(text, "number", Target.CONTRADICTION, doc.text[figure.start : figure.end])


def agreements(doc: Any, rng: random.Random) -> Iterator[Edit]:
    """One edit a figure that says the same less precisely or in another form."""
    for figure in figures(doc):
        if doc.text[figure.end : figure.end + 1] in ("-", "–", "%") or doc.text[: figure.start].endswith(
            ("a ", "the ", "-")
        ):
            continue
        new = rng.choice(_looser(figure, rng))
        if new:
            text = _spliced(doc, figure, new, with_bound=True)
            yield Edit(text, "rounding", Target.NOT_CONTRADICTION, doc.text[figure.start : figure.end])


def _looser(figure: Figure, rng: random.Random) -> list[str]:
    value = figure.value
    if figure.bound:
        return [written(figure, value)] if figure.bound in _ABOUT else [""]
    if figure.decimals or value < 4:
        other = WORDS[int(value)] if not figure.spelled and not figure.decimals else written(figure, value)
        return [f"about {written(figure, value)}", f"exactly {other}"]
    less, near = rounded(value * rng.uniform(0.7, 0.95), 1), rounded(value, 1)
    forms = [f"about {written(figure, near)}", f"{rng.choice(_ABOUT)} {written(figure, value)}"]
    if 2 <= less < value:
        forms.append(f"{rng.choice(_LOWER[:2])} {written(figure, less)}")
    if near > value:
        forms.append(f"{rng.choice(('nearly', 'almost', 'fewer than'))} {written(figure, near)}")
    if value <= 9:
        forms.append("several")
    if 24 <= value <= 99:
        forms.append("dozens of")
    return forms
