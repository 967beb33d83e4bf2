from __future__ import annotations

import random

from training.verdict.regressions import SIGNALS, fitted_regressions
from training.verdict.rows import Row


def made(finder: str, count: int) -> list[Row]:
    """Rows that are listed where the cross-encoder sees a contradiction."""
    rng = random.Random(1)
    said = [rng.random() for _ in range(count)]
    return [Row(finder, {"contradiction": one, "unknown": 1 - one}, one > 0.5, 1.0) for one in said]


def test_each_finder_is_judged_by_what_its_own_rows_say() -> None:
    rows = [row for finder in SIGNALS for row in made(finder, 300)]
    found = fitted_regressions(rows)
    assert found.keys() == SIGNALS.keys()
    for finder, regression in found.items():
        assert regression.weights.keys() == {"contradiction"} <= set(SIGNALS[finder])
        assert regression.probability({"contradiction": 0.95}) > 0.8
        assert regression.probability({"contradiction": 0.05}) < 0.2


def test_other_finders_do_not_count() -> None:
    rows = [row for finder in SIGNALS for row in made(finder, 200)]
    assert fitted_regressions([*rows, *made("number", 500)]) == fitted_regressions(rows)


def test_probabilities_are_the_shares_of_the_rows_by_their_weights() -> None:
    rows = [Row(finder, {}, number < 10, 1.0 if number < 10 else 0.5) for finder in SIGNALS for number in range(100)]
    assert all(abs(one.probability({}) - 10 / 55) < 0.01 for one in fitted_regressions(rows).values())
