"""What two articles came to, as plain values for JSON and back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from embassy_claims.model import Claim, Conflict, Pair, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with its verdict."""

    pair: Pair
    verdict: Verdict


def each_difference(judged: Iterable[Judged]) -> Iterator[Judged]:
    """All that pairs differ in, each with a verdict of its own."""
    for one in judged:
        for verdict in (one.verdict, *one.verdict.also):
            yield Judged(one.pair, replace(verdict, also=()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What two articles came to: how many pairs, how many were ruled out before the judge, and those worth reporting.

    ``found`` are entries as ``encode`` makes them. ``one_event`` is how likely both tell one event, NaN where the
    judge does not say.
    """

    pairs: int
    ruled_out: int
    found: tuple[list[Any], ...] = ()
    one_event: float = math.nan


NOTHING = Outcome(0, 0)


def encode(one: Judged, places: dict[int, int]) -> list[Any]:
    """The entry of a pair; ``places`` are the places of claims among those of their article, by ``id``."""
    verdict, conflict = one.verdict, one.verdict.conflict
    return [
        places[id(one.pair.a)],
        places[id(one.pair.b)],
        one.pair.similarity,
        verdict.label,
        verdict.confidence,
        conflict and [conflict.kind, conflict.a, conflict.b],
        [name for name, _ in verdict.signals],
        [value for _, value in verdict.signals],
        verdict.ruled_out,
    ]


def decode(entry: Sequence[Any], claims_a: Sequence[Claim], claims_b: Sequence[Claim]) -> Judged:
    """The pair with its verdict again, of these claims of both articles."""
    a, b, similarity, label, confidence, conflict, names, values, ruled_out = entry
    return Judged(
        Pair(claims_a[a], claims_b[b], similarity),
        Verdict(
            label,
            confidence,
            conflict and Conflict(conflict[0], tuple(conflict[1]), tuple(conflict[2])),
            tuple(zip(names, values, strict=True)),
            ruled_out,
        ),
    )
