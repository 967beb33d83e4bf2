"""Whether two quantities measure the same, and whether both can be true of it. Pure functions on ``Quantity``."""

from __future__ import annotations

import math
from functools import lru_cache

from embassy_claims.model import Quantity
from embassy_claims.splitting.figures.happenings import CROWD, ROLES
from embassy_claims.splitting.figures.unit_words import CURRENCIES, FACTORS, MEASURES, SECONDS

ROUNDING = 0.05
"""No figure is taken to be rounded by more than this part of itself."""

_NOTHING = 1e-9
_SHARP = frozenset({"ordinal", "score", "age", "%", "percentage point"})
_SOFT = frozenset({"rescued", "arrested", "displaced", "shot", "trapped", "stranded"})
_SIMILAR: tuple[frozenset[str], ...] = tuple(
    frozenset(group.split())
    for group in (
        "house building",
        "engine appliance truck tender",
        "officer policeman policewoman cop",
        "firefighter fireman",
        "gunman shooter attacker assailant",
        "soldier troop serviceman",
        "child kid youngster",
        "country nation state",
        "shot round bullet gunshot",
        "car vehicle",
        "ship vessel boat",
        "flat apartment",
        "aftershock tremor",
        "town village",
        "prisoner inmate",
        "student pupil",
        "job post position",
    )
)


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Whether ``a`` and ``b`` have one dimension and count the same, so that their values can be set side by side.

    Necessary, not sufficient, for one question: two death tolls pass, be they of one event or of two. With a unit, what
    is counted may be missing on one side.
    """
    if dimension(a.unit) != dimension(b.unit):
        return False
    if a.counted == b.counted:
        return a.unit != "" or a.counted != ""
    if a.unit in ("age", "score"):
        return True
    if a.unit not in ("", "ordinal") and "" in (a.counted, b.counted):
        return True
    return _similar(a.counted, b.counted)


def dimension(unit: str) -> str:
    """What ``unit`` measures: "duration" for all units of time, else the canonical unit itself (currencies differ)."""
    return "duration" if unit in SECONDS else unit


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing: their bounds meet, each widened by as much as its figure may be rounded.

    Quantities of different dimensions never contradict each other, nor do amounts in two currencies.
    """
    if dimension(a.unit) != dimension(b.unit):
        return True
    if a.unit == "score":
        return (a.low, a.high) == (b.low, b.high)
    (low_a, high_a), (low_b, high_b) = _reach(a), _reach(b)
    return low_a <= high_b and low_b <= high_a


def other_bound(a: Quantity, b: Quantity) -> bool:
    """Whether both are bounds of one sort, but not the same: "at least 12" and "at least 19" do not say one thing."""
    return a.precision == b.precision and a.precision in ("at least", "at most") and not math.isclose(a.value, b.value)


def _reach(quantity: Quantity) -> tuple[float, float]:
    """The bounds with rounding, durations in seconds."""
    factor = SECONDS.get(quantity.unit, 1.0)
    low, high = quantity.low, quantity.high
    return (low - _slack(low, quantity.unit)) * factor, (high + _slack(high, quantity.unit)) * factor


@lru_cache(maxsize=1 << 16)  # a figure is compared with many others
def _slack(value: float, unit: str) -> float:
    """How far a rounded figure may lie from the truth: half of its last place, and no more than ``ROUNDING``.

    A figure in a unit that has been converted is looked at in each unit that it can have been printed in: 9.656 km are
    6 miles. Counts are taken to be exact below a thousand, durations below twenty.
    """
    if unit in _SHARP or not math.isfinite(value) or abs(value) < _NOTHING:
        return 0.0
    if unit == "" and (abs(value) < 1000 or not float(value).is_integer()):
        return 0.0
    if unit in SECONDS and abs(value) < 20:
        return 0.0
    places = [_place(value / factor) * factor for factor in FACTORS.get(unit, (1.0,))]
    half = 0.49 * max(places)  # 8.6 and 8.7 are not both 8.65
    slack = half if unit in FACTORS and _is_whole_digit(value, unit) else min(half, ROUNDING * abs(value))
    return slack if unit in MEASURES or unit in CURRENCIES or unit == "" or unit in SECONDS else 0.0


def _is_whole_digit(value: float, unit: str) -> bool:
    """Whether a measure can have been printed with one digit only: "one mile" may stand for 1.2."""
    return any(math.isclose(value / factor, digit) for factor in FACTORS[unit] for digit in range(1, 10))


def _place(value: float) -> float:
    """The place of the last digit of ``value`` that is not zero, if it has at most four digits; else 0."""
    exponent = math.floor(math.log10(abs(value)))
    for digits in range(1, 5):
        place = 10.0 ** (exponent - digits + 1)
        if math.isclose(value / place, round(value / place), rel_tol=1e-9, abs_tol=1e-9):
            return place
    return 0.0


def _similar(one: str, other: str) -> bool:
    """The same under other names: "figure" and "member", "house damaged" and "building damaged"."""
    (noun_a, _, state_a), (noun_b, _, state_b) = one.partition(" "), other.partition(" ")
    if state_a != state_b and not ("" in (state_a, state_b) and _SOFT & {state_a, state_b}):
        return False
    groups = (*_SIMILAR, CROWD if state_a or state_b else ROLES)
    return noun_a == noun_b or any(noun_a in group and noun_b in group for group in groups)
