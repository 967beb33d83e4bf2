from __future__ import annotations

import random

import pytest

from training.verdict.fitting import Known, fitted_model, for_trees
from training.verdict.one_event import LEARNED, Two
from training.verdict.regressions import set_by_hand
from training.verdict.rows import Row
from training.verdict.sets import names

FINDERS = ("number", "date", "place")


def rows(seed: int) -> list[Row]:
    """Rows of three finders that are mostly listed where the claims are alike."""
    rng = random.Random(seed)
    alike = [rng.random() for _ in range(60)]
    return [Row(finder, {"similarity": one}, rng.random() < one, 1.0) for finder in FINDERS for one in alike]


def two(topic: str, is_one: bool) -> Two:
    return Two(topic, ("a.txt", "b.txt"), dict.fromkeys(LEARNED, float(is_one)), is_one)


@pytest.fixture(scope="module")
def known() -> Known:
    by_set = {name: rows(seed) for seed, name in enumerate(names())}
    return Known(by_set, [two(topic, is_one) for topic in ("14", "37") for is_one in (True, False)])


def test_a_set_is_left_out_with_its_topic(known: Known) -> None:
    left = known.without("aceh37")
    assert left.by_set.keys() == known.by_set.keys() - {"aceh37", "37ecb"}
    assert {pair.topic for pair in left.article_pairs} == {"14"}
    assert known.without("embassy").article_pairs == known.article_pairs


def test_trees_judge_what_no_regression_judges(known: Known) -> None:
    found = for_trees(known.by_set)
    assert found.keys() == known.by_set.keys()
    assert {row.finder for some in found.values() for row in some} == {"number"}


def test_all_but_the_weights_set_by_hand_is_fitted(known: Known) -> None:
    by_hand = set_by_hand()
    model = fitted_model(known)
    assert (model.agreement, model.plain) == (by_hand.agreement, by_hand.plain)
    assert model.regressions.keys() == by_hand.finders
    assert model.regressions["place"] == by_hand.regressions["place"]
    assert model.regressions["date"] != by_hand.before_curve["date"]
    high, low = model.conflicts([("number", {"similarity": 0.95}), ("number", {"similarity": 0.05})])
    assert high > 0.6 > 0.3 > low
