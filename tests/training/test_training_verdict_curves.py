from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from embassy_claims.judging.verdict_model import Branch, Trees
from training.verdict.curves import BESIDE, HOPELESS, Curve, calibrated, calibration
from training.verdict.rows import Row

SMALL = st.floats(-3, 3).map(lambda value: round(value, 5))
FIRST = "embassy"


def row(is_listed: bool, weight: float = 1.0, is_update: bool = False, **signals: float) -> Row:
    return Row("number", signals, is_listed, weight, is_update)


def listed(logits: NDArray[np.float64], seed: int) -> list[Row]:
    """Rows listed as often as their log-odds say."""
    rng = np.random.default_rng(seed)
    return [row(bool(one)) for one in rng.random(len(logits)) < 1 / (1 + np.exp(-logits))]


@given(SMALL, SMALL, SMALL, SMALL, st.floats(-2, 2))
def test_a_curve_behind_the_trees_is_that_curve_of_their_sum(
    intercept: float, slope: float, first: float, second: float, value: float
) -> None:
    plain = Trees((Branch("similarity", 0.0, -0.5, 0.75),), intercept, slope)
    signals = {"similarity": value, "rivals": 2.0}
    assert calibrated(plain, Curve(0.0, 1.0, {})) == plain
    total = intercept + slope * (0.75 if value > 0 else -0.5)
    expected = 1 / (1 + math.exp(-(first + second * total + 2.0 * 0.25)))
    (found,) = calibrated(plain, Curve(first, second, {"rivals": 0.25})).probabilities([signals])
    assert found == pytest.approx(expected, abs=1e-4)


def test_calibration_finds_the_curve_that_bent_the_log_odds() -> None:
    true = np.random.default_rng(1).normal(0, 2, 20_000)
    found = calibration({FIRST: listed(true, 2)}, {FIRST: (true - 1) / 0.5})
    assert found.intercept == pytest.approx(1, abs=0.1)
    assert found.slope == pytest.approx(0.5, abs=0.05)
    assert found.weights == dict.fromkeys(BESIDE, 0.0)


def test_a_signal_of_rows_that_are_never_listed_weighs_against() -> None:
    past = {BESIDE[0]: 1.0}
    rows = [row(True), row(False)] * 20 + [Row("number", past, False, 1.0)] * 20
    found = calibration({FIRST: rows}, {FIRST: np.zeros(60)})
    assert found.weights[BESIDE[0]] < -1


def test_hopeless_rows_and_updates_do_not_bend_the_curve() -> None:
    logits = np.random.default_rng(3).normal(0, 1, 500)
    rows = listed(logits, 4)
    more = [*rows, *[row(True)] * 50, *[row(True, is_update=True)] * 50]
    longer = np.concatenate([logits, np.full(50, HOPELESS), np.full(50, 0.0)])
    assert calibration({FIRST: more}, {FIRST: longer}) == calibration({FIRST: rows}, {FIRST: logits})
