"""Fit the last step of the judge on the gold sets and write it as readable JSON.

    python -m training.fit_verdict ../shared [--out embassy_claims/weights/verdict.json]

Logistic regression with an L2 penalty, one for each kind of conflict. Five sets are few: a signal whose meaning
is plain may only count the way it must, so that no set teaches an accident.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from embassy_claims.judging.verdict_model import Logistic, VerdictModel
from training.verdict_data import GoldSet

LEAST = 5  # positives of a kind below which it is not learned
STRENGTH = 30.0  # of the prior, in candidates
# In both regressions: more of these speaks for the verdict, or against it.
RAISE = frozenset(
    {
        "similarity",
        "question: similarity",
        "words shared",
        "words of the shorter shared",
        "question: words shared",
        "question: words of the shorter shared",
        "names shared",
        "question: names shared",
        "event: shared names",
        "scene: names shared",
        "same verb",
        "entailment",
        "contradiction",
        "number: same thing counted",
        "number: only one",
        "denial: shared words",
        "statement: same party",
        "statement: office",
        "shared numbers",
        "negation: same verb",
    }
)
LOWER = frozenset(
    {
        "scene: other time",
        "scene: one in the past",
        "scene: other names",
        "event: names unknown to the other",
        "event: published far apart",
        "other names",
        "question: other names",
        "number: vague",
        "number: bounded",
        "number: ratio",
        "place: finer",
        "other numbers",
        "date: days apart",
    }
)


Row = tuple[Mapping[str, float], bool]


def fit(sets: Sequence[GoldSet], prior: VerdictModel) -> VerdictModel:
    """The regressions for contradiction (over candidates, by kind) and agreement (over pairs)."""
    kinds: dict[str, list[Row]] = {}
    for one in sets:
        for evidence, labels in zip(one.evidence, one.slot_labels, strict=True):
            for slot, label in zip(evidence.slots, labels, strict=True):
                kinds.setdefault(slot.candidate.conflict.kind, []).append((slot.signals, label))
    pairs = [row for one in sets for row in zip((e.shared for e in one.evidence), one.agreement_labels, strict=True)]
    learned = {kind: _fit(kinds.get(kind, []), start) for kind, start in prior.contradiction.items()}
    return VerdictModel(learned, _fit(pairs, prior.agreement))


def _fit(rows: Sequence[Row], prior: Logistic) -> Logistic:
    """Maximum a posteriori: weights per standard deviation stay near the prior's, each with the sign it must have."""
    if sum(label for _, label in rows) < LEAST:
        return prior
    names = sorted({name for signals, _ in rows for name in signals})
    values = np.array([[signals.get(name, 0.0) for name in names] for signals, _ in rows])
    labels = np.array([label for _, label in rows], dtype=float)
    spread = values.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.hstack([values / spread, np.ones((len(rows), 1))])
    start = np.append([prior.weights.get(name, 0.0) * s for name, s in zip(names, spread, strict=True)], prior.intercept)
    precision = STRENGTH * np.append(np.ones(len(names)), 0.1)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = scaled @ weights
        error = 1 / (1 + np.exp(-total)) - labels
        moved = weights - start
        value = np.logaddexp(0, total).sum() - labels @ total + (precision * moved) @ moved / 2
        return float(value), scaled.T @ error + precision * moved

    bounds = [_bounds(name) for name in names] + [(None, None)]
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    weights = {name: round(float(w / s), 4) for name, w, s in zip(names, found[:-1], spread, strict=True)}
    return Logistic(round(float(found[-1]), 4), {name: w for name, w in weights.items() if w})


def _bounds(name: str) -> tuple[float | None, float | None]:
    return (0.0, None) if name in RAISE else (None, 0.0) if name in LOWER else (None, None)


def as_json(model: VerdictModel) -> str:
    """The form that ``load_verdict_model`` reads."""
    kinds = {kind: _plain(one) for kind, one in model.contradiction.items()}
    data = {"contradiction": kinds, "agreement": _plain(model.agreement)}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _plain(one: Logistic) -> dict[str, object]:
    return {"intercept": one.intercept, "weights": dict(sorted(one.weights.items()))}
