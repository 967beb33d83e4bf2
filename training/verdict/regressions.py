"""Logistic regressions for the finders that find too little for trees, and enough to learn a few weights from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from embassy_claims.judging.verdict_model import Logistic
from training.verdict.rows import Row

SHRINKAGE = 0.3  # scikit-learn's C: less of it holds weights nearer to 0
SIGNALS = {
    "date": (
        "answer: both known",
        "answer: one known to the other",
        "contradiction",
        "date: apart",
        "date: only one",
        "date: other day",
        "date: other month",
        "date: other weekday",
        "date: other year",
        "event: names unknown to the other",
        "event: published far apart",
        "event: shared names",
        "headlines",
        "hedged",
        "other numbers",
        "question: nearby",
        "question: other names",
        "question: similarity",
        "question: words shared",
        "rivals: largest margin",
        "scene: one in the past",
        "scene: other time",
        "sentence: of the shorter shared",
        "sentence: words shared",
        "similarity",
        "words of the shorter shared",
    ),
    "denial": (
        "contradiction",
        "denial: by the one who held it",
        "denial: shared words",
        "denial: told by its holder",
        "entailment",
        "event: names unknown to the other",
        "event: shared names",
        "headlines",
        "hedged",
        "names shared",
        "other names",
        "question: similarity",
        "question: words shared",
        "same polarity",
        "same verb",
        "scene: names shared",
        "scene: one in the past",
        "scene: other names",
        "scene: other time",
        "sentence: of the shorter shared",
        "sentence: words shared",
        "similarity",
        "words of the shorter shared",
        "words shared",
    ),
}
"""By finder, the signals that its regression may use. One that is always 0 in what it is fitted to gets no weight."""


def fitted_regressions(rows: Sequence[Row]) -> dict[str, Logistic]:
    """A regression for each finder of ``SIGNALS``: the probability is that of a row that counts as its weight says."""
    return {finder: _fitted([row for row in rows if row.finder == finder], names) for finder, names in SIGNALS.items()}


def _fitted(rows: Sequence[Row], names: Sequence[str]) -> Logistic:
    from sklearn.linear_model import LogisticRegression

    values = np.array([[row.signals.get(name, 0.0) for name in names] for row in rows])
    model = LogisticRegression(C=SHRINKAGE, max_iter=5000)
    model.fit(values, [row.is_listed for row in rows], sample_weight=[row.weight for row in rows])
    weights = zip(names, model.coef_[0].tolist(), strict=True)
    return Logistic(
        round(float(model.intercept_[0]), 4), {name: round(value, 4) for name, value in weights if round(value, 4)}
    )
