"""Two quantities of one thing that cannot both be right."""

from __future__ import annotations

import math

from embassy_claims.judging.conflicts.aspects import away, may_answer_one_question
from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.judging.conflicts.counted import are_measured_from_two_places, belonging
from embassy_claims.judging.happening import same_happening
from embassy_claims.judging.wording import names
from embassy_claims.model import Pair, Quantity
from embassy_claims.splitting.measures import compatible, same_measure

NOT_MEASURES = frozenset({"ordinal", "score"})
# What is counted while it still goes on: such counts grow from hour to hour.
GROWING = frozenset(
    "victim body death toll casualty killed injured missing arrested detained displaced rescued evacuated damaged "
    "destroyed case infection infected aftershock trapped stranded".split()
)


def find_numbers(pair: Pair) -> list[Candidate]:
    """Quantities with the same unit that count the same thing and exclude each other.

    Distances from two places, and the ages of two persons, are not compared.
    """
    others = pair.b.numbers
    found = [
        _candidate(pair, one, other)
        for one in pair.a.numbers
        for other in others
        if one.unit not in NOT_MEASURES and same_measure(one, other) and not compatible(one, other)
        if one.unit != "age" or names(pair.a) & names(pair.b)
        if not are_measured_from_two_places((pair.a, one), (pair.b, other))
        if may_answer_one_question((pair.a, one), (pair.b, other))
        if not any(same_measure(one, twin) and compatible(one, twin) for twin in others)
        if not any(same_measure(other, twin) and compatible(other, twin) for twin in pair.a.numbers)
    ]
    return [each for each in found if each is not None]


def _candidate(pair: Pair, one: Quantity, other: Quantity) -> Candidate | None:
    signals = {
        "number: ratio": min(3.0, abs(math.log((abs(one.value) + 0.5) / (abs(other.value) + 0.5)))),
        "number: vague": float("vague" in (one.precision, other.precision)),
        "number: bounded": float(one.precision != "exact" or other.precision != "exact"),
        "number: same thing counted": float(bool(one.counted) and one.counted == other.counted),
        "number: only one": float(len(pair.a.numbers) == 1 and len(pair.b.numbers) == 1),
        "number: same happening": same_happening((pair.a, one), (pair.b, other)),
        "number: growing": float(grows(one) and grows(other)),
        "number: one counted from a time": float(bool(away(pair.a, one)) != bool(away(pair.b, other))),
        **belonging((pair.a, one), (pair.b, other)),
    }
    return candidate("number", pair, (((one.start, one.end),), ((other.start, other.end),)), signals, mask="some")


def grows(quantity: Quantity) -> bool:
    """Whether it counts something that goes on while it is reported."""
    return bool(set(quantity.counted.split()) & GROWING)
