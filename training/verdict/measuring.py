"""How the last step does on gold sets that it was not fitted to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from embassy_claims.judging.verdict_model import VerdictModel
from training.verdict.reliability import Judged, expected_error
from training.verdict.rows import Row

BOUNDS = (0.2, 0.55, 0.6, 0.8)
NEAR = 0.2  # least confidence of a pair that is reported or nearly so


def judged(left_out: Mapping[str, VerdictModel], by_set: Mapping[str, Sequence[Row]]) -> list[Judged]:
    """What each model says of the slots of the set that it does not know, and whether they are listed."""
    found: list[Judged] = []
    for name, model in left_out.items():
        chances = model.conflicts([(row.finder, row.signals) for row in by_set[name]])
        found.extend(zip(chances, [row.is_listed for row in by_set[name]], strict=True))
    return found


def near(unseen: Sequence[Judged]) -> list[Judged]:
    """Those that are reported or nearly so."""
    return [(chance, is_listed) for chance, is_listed in unseen if chance >= NEAR]


def measured(unseen: Sequence[Judged]) -> dict[str, Any]:
    """How far confidences are from the truth, and how many slots are listed from which confidence on."""
    return {
        "calibration": expected_error(near(unseen)),
        "precision": {bound: share(unseen, bound) for bound in BOUNDS},
    }


def share(unseen: Sequence[Judged], bound: float) -> dict[str, float]:
    """How many slots of the gold sets reach a confidence when their set is left out, and the share that is listed."""
    right = [is_listed for chance, is_listed in unseen if chance >= bound]
    return {"slots": len(right), "listed": round(sum(right) / len(right), 3) if right else 0.0}
