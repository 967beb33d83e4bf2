"""Values that the readers of numbers pass to each other; offsets are characters of one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from embassy_claims.model import Precision

Form = Literal["cardinal", "vague", "fraction", "ordinal", "score", "article"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """``text[start:end]`` means ``value`` (between ``low`` and ``high``).

    ``scale`` is the factor printed as a word ("2.5 million": 1e6). A ``fraction`` is in per cent of a whole, a
    ``score`` has the larger figure as value and high and the smaller as low, and an ``article`` is "a" for one.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    form: Form = "cardinal"
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Amount:
    """A numeral with its unit and precision.

    ``name`` is the unit as printed, in lower case ("miles"); ``factor`` turned the printed figure into ``value``.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    form: Form
    unit: str = ""
    name: str = ""
    scale: float = 1.0
    factor: float = 1.0
    precision: Precision = "exact"
