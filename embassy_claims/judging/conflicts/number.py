"""Two quantities of one thing that cannot both be right."""

from __future__ import annotations

import math

from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.model import Pair, Quantity
from embassy_claims.splitting.measures import compatible, same_measure

NOT_MEASURES = frozenset({"ordinal", "score"})


def find_numbers(pair: Pair) -> list[Candidate]:
    """Quantities with the same unit that count the same thing and exclude each other."""
    others = pair.b.numbers
    found = [
        _candidate(pair, one, other)
        for one in pair.a.numbers
        for other in others
        if one.unit not in NOT_MEASURES and same_measure(one, other) and not compatible(one, other)
        if not any(same_measure(one, twin) and compatible(one, twin) for twin in others)
        if not any(same_measure(other, twin) and compatible(other, twin) for twin in pair.a.numbers)
    ]
    return [each for each in found if each is not None]


def _candidate(pair: Pair, one: Quantity, other: Quantity) -> Candidate | None:
    signals = {
        "number: ratio": min(3.0, abs(math.log((abs(one.value) + 0.5) / (abs(other.value) + 0.5)))),
        "number: bounded": float(one.precision != "exact" or other.precision != "exact"),
        "number: same thing counted": float(bool(one.counted) and one.counted == other.counted),
        "number: measured": float(bool(one.unit)),
        "number: only one": float(len(pair.a.numbers) == 1 and len(pair.b.numbers) == 1),
    }
    return candidate("number", pair, (((one.start, one.end),), ((other.start, other.end),)), signals, mask="some")
