"""The curve behind the trees: what turns their sum into a probability that holds on sets they have not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from embassy_claims.judging.signals import Signals
from embassy_claims.judging.verdict_model import Trees
from training.verdict.rows import Row

HOPELESS = -4.0  # log-odds below which a row is never reported
BESIDE = ("scene: one in the past", "scene: other time")
"""Signals that the trees leave too much to chance: of the slots of the gold sets with either, hardly any is listed."""
Rows = Mapping[str, Sequence[Row]]
LogOdds = Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Curve:
    """What turns log-odds into a probability: 1 / (1 + exp(-(intercept + slope · log-odds + Σ weight · signal)))."""

    intercept: float
    slope: float
    weights: Signals


def calibration(by_set: Rows, unseen: LogOdds) -> Curve:
    """The logistic curve from log-odds and the signals ``BESIDE`` to the share of listed rows (after Platt 1999).

    It is fitted to the sets of ``unseen``, whose log-odds must be of trees that do not know them: the gold sets, since
    the readers of the others listed by another measure. Only rows that may come near to being reported count: the
    thousands of hopeless ones would shape the curve. Updates are neither. Copies count as often as they stand there,
    since a confidence is said of every pair.
    """
    from sklearn.linear_model import LogisticRegression

    of_trees = np.concatenate(list(unseen.values()))
    rows = [row for name in unseen for row in by_set[name]]
    near = (of_trees > HOPELESS) & np.array([not row.is_update for row in rows])
    beside = np.array([[row.signals.get(name, 0.0) for name in BESIDE] for row in rows])
    values = np.column_stack([of_trees, beside])[near]
    is_listed = np.array([row.is_listed for row in rows])[near]
    curve = LogisticRegression(C=1.0).fit(values, is_listed)
    slope, *weights = (float(one) for one in curve.coef_[0])
    return Curve(float(curve.intercept_[0]), slope, dict(zip(BESIDE, weights, strict=True)))


def calibrated(trees: Trees, curve: Curve) -> Trees:
    """The same trees with a curve put behind them."""
    return Trees(trees.trees, curve.intercept + curve.slope * trees.intercept, curve.slope * trees.slope, curve.weights)
