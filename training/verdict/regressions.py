"""The curves behind regressions set by hand, for finders of which enough is listed to learn a curve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from embassy_claims.judging.verdict_model import Logistic
from training.verdict.rows import Row

BY_HAND: Mapping[str, Logistic] = {
    "date": Logistic(
        -5.7809,
        {
            "answer: one known to the other": -0.497,
            "contradiction": 0.7456,
            "date: other month": 0.5799,
            "date: other year": -0.2485,
            "event: shared names": 1.3253,
            "question: similarity": 2.4851,
            "question: words shared": 1.8224,
            "rivals: largest margin": 1.3253,
            "scene: one in the past": -0.6627,
            "similarity": 2.4023,
        },
    ),
}


def fitted_regressions(rows: Sequence[Row]) -> dict[str, Logistic]:
    """The regressions of ``BY_HAND``, each with the curve (Platt 1999) that fits its rows by their weights.

    Rows listed as an update only are left out: they are neither contradictions nor false.
    """
    known = [row for row in rows if not row.is_update]
    return {
        finder: _fitted([row for row in known if row.finder == finder], by_hand) for finder, by_hand in BY_HAND.items()
    }


def _fitted(rows: Sequence[Row], by_hand: Logistic) -> Logistic:
    from sklearn.linear_model import LogisticRegression

    odds = np.array([[by_hand.odds(row.signals)] for row in rows])
    curve = LogisticRegression(C=1e6).fit(
        odds, [row.is_listed for row in rows], sample_weight=[row.weight for row in rows]
    )
    slope = float(curve.coef_[0, 0])
    weights = {name: round(slope * weight, 4) for name, weight in by_hand.weights.items()}
    return Logistic(round(float(curve.intercept_[0]) + slope * by_hand.intercept, 4), weights)
