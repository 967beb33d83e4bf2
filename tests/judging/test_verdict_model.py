from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.verdict_model import Branch, Logistic, Trees, load_verdict_model

NAMES = st.sampled_from(["similarity", "clock: apart", "rivals"])
VALUES = st.floats(-10, 10)
SIGNALS = st.dictionaries(NAMES, VALUES)
TREES = st.recursive(VALUES, lambda tree: st.builds(Branch, NAMES, VALUES, tree, tree), max_leaves=8)
FEW = {
    "contradiction": {
        "intercept": -1,
        "slope": 2,
        "trees": [["similarity", 0.5, -0.25, ["rivals", 1, 0.75, -1]], 0.5],
    },
    "agreement": {"intercept": 1, "weights": {"similarity": 2}},
}


def sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def leaf(tree: Branch | float, signals: dict[str, float]) -> float:
    """What a tree says, one branch after the other."""
    while isinstance(tree, Branch):
        tree = tree.above if signals.get(tree.signal, 0.0) > tree.at else tree.below
    return tree


@given(st.dictionaries(st.text(), st.floats(-1e6, 1e6)), st.floats(-1e3, 1e3))
def test_a_probability_is_between_0_and_1(signals: dict[str, float], weight: float) -> None:
    assert 0 <= Logistic(0.5, dict.fromkeys(signals, weight)).probability(signals) <= 1


def test_weights_decide() -> None:
    model = Logistic(-1.0, {"similarity": 3.0})
    assert model.probability({"similarity": 1.0}) == pytest.approx(0.8808)
    assert model.probability({"unknown": 5.0}) == pytest.approx(0.2689)


@given(st.lists(TREES, max_size=5), VALUES, VALUES, st.lists(SIGNALS, max_size=6))
def test_trees_say_what_their_leaves_add_up_to(
    trees: list[Branch | float], intercept: float, slope: float, each: list[dict[str, float]]
) -> None:
    found = Trees(tuple(trees), intercept, slope).probabilities(each)
    expected = [sigmoid(intercept + slope * sum(leaf(tree, signals) for tree in trees)) for signals in each]
    assert found == pytest.approx(expected, abs=1e-4)


@given(st.lists(TREES, min_size=1, max_size=5), st.lists(SIGNALS, min_size=1, max_size=6))
def test_a_probability_does_not_depend_on_what_is_asked_beside_it(
    trees: list[Branch | float], each: list[dict[str, float]]
) -> None:
    model = Trees(tuple(trees), 0.0, 1.0)
    assert model.probabilities(each) == [model.probabilities([signals])[0] for signals in each]


def test_a_value_at_the_fork_goes_below() -> None:
    model = Trees((Branch("similarity", 0.5, -30.0, 30.0),), 0.0, 1.0)
    assert model.probabilities([{"similarity": 0.5}, {"similarity": 0.5001}, {}]) == [0.0, 1.0, 0.0]


def test_a_model_is_read_from_json() -> None:
    model = load_verdict_model(json.dumps(FEW))
    assert model.agreement == Logistic(1.0, {"similarity": 2.0})
    fork = Branch("similarity", 0.5, -0.25, Branch("rivals", 1.0, 0.75, -1.0))
    assert model.contradiction == Trees((fork, 0.5), -1.0, 2.0)
    found = model.contradiction.probabilities([{"similarity": 0.9}, {}])
    assert found == pytest.approx([sigmoid(-1 + 2 * 1.25), sigmoid(-1 + 2 * 0.25)], abs=1e-4)


@pytest.mark.models
def test_the_shipped_model_forks_on_what_finders_and_questions_say() -> None:
    def signals(tree: Branch | float) -> set[str]:
        return {tree.signal} | signals(tree.below) | signals(tree.above) if isinstance(tree, Branch) else set()

    shipped = load_verdict_model()
    asked = {name for tree in shipped.contradiction.trees for name in signals(tree)}
    assert {"question: similarity", "contradiction"} <= asked
    assert not any(name.startswith("kind: framing") for name in asked)
    assert shipped.contradiction.slope > 0
    assert shipped.agreement.weights["similarity"] > 0
