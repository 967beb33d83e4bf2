"""Weights that were set by hand (``set_by_hand.yaml``), and the curves that are fitted behind some of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from embassy_claims.judging.signals import Signals
from embassy_claims.judging.verdict_model import Logistic
from training.verdict.rows import Row

FILE = Path(__file__).resolve().parent / "set_by_hand.yaml"
Regressions = Mapping[str, Logistic]


@dataclass(frozen=True, slots=True)
class SetByHand:
    """What ``set_by_hand.yaml`` holds: regressions by finder, but for ``event``, which are single weights."""

    agreement: Logistic
    regressions: Regressions
    before_curve: Regressions
    plain: Regressions
    event: Signals

    @property
    def finders(self) -> frozenset[str]:
        """The finders whose slots are judged by a regression, not by the trees."""
        return frozenset({*self.regressions, *self.before_curve})


@cache
def set_by_hand() -> SetByHand:
    """The weights that were set by hand."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return SetByHand(
        Logistic(**data["agreement"]),
        _by_finder(data["regressions"]),
        _by_finder(data["before_curve"]),
        _by_finder(data["plain"]),
        data["event"],
    )


def _by_finder(data: Mapping[str, Any]) -> Regressions:
    return {finder: Logistic(**one) for finder, one in data.items()}


def with_curves(regressions: Regressions, rows: Sequence[Row]) -> dict[str, Logistic]:
    """The regressions, each with the curve (Platt 1999) that fits the rows of its finder by their weights.

    Rows listed as an update only are left out: they are neither contradictions nor false.
    """
    known = [row for row in rows if not row.is_update]
    return {
        finder: _with_curve(one, [row for row in known if row.finder == finder]) for finder, one in regressions.items()
    }


def _with_curve(regression: Logistic, rows: Sequence[Row]) -> Logistic:
    from sklearn.linear_model import LogisticRegression

    log_odds = np.array([[regression.log_odds(row.signals)] for row in rows])
    curve = LogisticRegression(C=1e6).fit(
        log_odds, [row.is_listed for row in rows], sample_weight=[row.weight for row in rows]
    )
    slope = float(curve.coef_[0, 0])
    weights = {name: round(slope * weight, 4) for name, weight in regression.weights.items()}
    return Logistic(round(float(curve.intercept_[0]) + slope * regression.intercept, 4), weights)
