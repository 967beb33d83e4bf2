"""Fit the last step of the judge on the gold sets and write it as readable JSON.

    python -m training.fit_verdict ../shared [--out embassy_claims/weights/verdict.json]

Logistic regression with an L2 penalty (scikit-learn, deterministic). Each set weighs the same, and each of its
positives and negatives by its number, so that a set with many articles does not decide alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from embassy_claims.judging.verdict_model import Logistic, VerdictModel
from training.verdict_data import GoldSet

PENALTY = 0.3  # scikit-learn's C: smaller is a stronger penalty


def fit(sets: Sequence[GoldSet]) -> VerdictModel:
    """The regressions for contradiction (over candidates) and agreement (over pairs)."""
    candidates = [
        (slot.signals, label, 1 / max(1, sum(map(len, one.slots))))
        for one in sets
        for slots, labels in zip(one.slots, one.slot_labels, strict=True)
        for slot, label in zip(slots, labels, strict=True)
    ]
    pairs = [
        (signals, label, 1 / max(1, len(one.pairs)))
        for one in sets
        for signals, label in zip(one.shared, one.agreement_labels, strict=True)
    ]
    return VerdictModel(_fit(candidates), _fit(pairs))


def _fit(rows: Sequence[tuple[Mapping[str, float], bool, float]]) -> Logistic:
    names = sorted({name for signals, _, _ in rows for name in signals})
    values = np.array([[signals.get(name, 0.0) for name in names] for signals, _, _ in rows])
    labels = np.array([label for _, label, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    spread = values.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    model.fit(values / spread, labels, sample_weight=weights * len(rows) / weights.sum())
    found = {name: round(float(w / s), 4) for name, w, s in zip(names, model.coef_[0], spread, strict=True)}
    return Logistic(round(float(model.intercept_[0]), 4), {name: w for name, w in found.items() if w})


def as_json(model: VerdictModel) -> str:
    """The form that ``load_verdict_model`` reads."""
    parts = {"contradiction": model.contradiction, "agreement": model.agreement}
    data = {
        key: {"intercept": one.intercept, "weights": dict(sorted(one.weights.items()))} for key, one in parts.items()
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
