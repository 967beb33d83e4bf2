from __future__ import annotations

import random
from dataclasses import replace

import pytest

from embassy_claims.judging.verdict_model import load_verdict_model
from training.verdict.regressions import set_by_hand, with_curves
from training.verdict.rows import Row

BY_HAND = set_by_hand().before_curve


def every(count: int) -> list[Row]:
    """Rows of each finder that are mostly listed where the claims are alike."""
    rng = random.Random(1)
    alike = [rng.random() for _ in range(count)]
    return [Row(finder, {"similarity": one}, rng.random() < one, 1.0) for finder in BY_HAND for one in alike]


def test_a_curve_changes_how_sure_but_not_in_what_order() -> None:
    for finder, regression in with_curves(BY_HAND, every(300)).items():
        by_hand = BY_HAND[finder]
        slope = regression.weights["similarity"] / by_hand.weights["similarity"]
        assert slope > 0
        for name, weight in by_hand.weights.items():
            assert regression.weights[name] == pytest.approx(slope * weight, abs=1e-3)
        assert regression.probability({"similarity": 0.9}) > 0.7 > 0.3 > regression.probability({"similarity": 0.1})


def test_what_ships_has_the_weights_that_were_set_by_hand() -> None:
    by_hand, shipped = set_by_hand(), load_verdict_model()
    assert shipped.agreement == by_hand.agreement
    assert shipped.plain == by_hand.plain
    assert shipped.regressions.keys() == by_hand.finders
    assert by_hand.regressions.items() <= shipped.regressions.items()
    assert by_hand.event.items() <= shipped.event.weights.items()


def test_other_finders_and_updates_do_not_count() -> None:
    rows = every(200)
    others = [replace(row, finder="number") for row in rows]
    updates = [replace(row, is_listed=False, is_update=True) for row in rows]
    assert with_curves(BY_HAND, [*rows, *updates, *others]) == with_curves(BY_HAND, rows)


def test_probabilities_are_the_shares_of_the_rows_by_their_weights() -> None:
    rows = [Row(finder, {}, number < 10, 1.0 if number < 10 else 0.5) for finder in BY_HAND for number in range(100)]
    for regression in with_curves(BY_HAND, rows).values():
        assert regression.probability({}) == pytest.approx(10 / 55, abs=0.01)
