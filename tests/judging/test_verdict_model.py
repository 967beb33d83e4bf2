from __future__ import annotations

import json
import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.conflicts.date import COUNTED
from embassy_claims.judging.verdict_model import RAMP, Branch, Logistic, Trees, VerdictModel, load_verdict_model
from embassy_claims.model import CONFLICT_KINDS
from embassy_claims.settings import Judging

NAMES = st.sampled_from(["similarity", "clock: apart", "rivals"])
VALUES = st.floats(-10, 10)
SIGNALS = st.dictionaries(NAMES, VALUES)
KINDS = st.sampled_from(["place", "denial", "number", "date"])
TREES = st.recursive(VALUES, lambda tree: st.builds(Branch, NAMES, VALUES, tree, tree), max_leaves=8)
TREES_READ = st.builds(Branch, st.just("contradiction"), st.floats(0, 1), st.floats(-2, 2), st.floats(-2, 2))
PLAIN = {"number": Logistic(-4.0, {"rivals": 2.0})}
FEW = {
    "contradiction": {
        "regressions": {"place": {"intercept": -2, "weights": {"similarity": 3}}},
        "plain": {"number": {"intercept": -9, "weights": {"similarity": 10}}},
        "intercept": -1,
        "slope": 2,
        "weights": {"rivals": -0.5},
        "trees": [["similarity", 0.5, -0.25, ["rivals", 1, 0.75, -1]], 0.5],
    },
    "agreement": {"intercept": 1, "weights": {"similarity": 2}},
    "event": {"intercept": -3, "weights": {"event: names alike": 6}},
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


@given(st.lists(TREES, max_size=5), VALUES, VALUES, VALUES, st.lists(SIGNALS, max_size=6))
def test_trees_say_what_their_leaves_and_the_signals_beside_them_add_up_to(
    trees: list[Branch | float], intercept: float, slope: float, beside: float, each: list[dict[str, float]]
) -> None:
    found = Trees(tuple(trees), intercept, slope, {"rivals": beside}).probabilities(each)
    expected = [
        sigmoid(intercept + slope * sum(leaf(tree, one) for tree in trees) + beside * one.get("rivals", 0.0))
        for one in each
    ]
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


def test_a_fork_that_asks_the_cross_encoder_is_a_ramp() -> None:
    model = Trees((Branch("contradiction", 0.5, -2.0, 1.0),), 0.0, 1.0)
    ends = [{"contradiction": 0.5 - RAMP}, {"contradiction": 0.5}, {"contradiction": 0.5 + RAMP}]
    assert model.probabilities([{}, *ends, {"contradiction": 1.0}]) == pytest.approx(
        [sigmoid(odds) for odds in (-2, -2, -0.5, 1, 1)], abs=1e-4
    )
    assert model.probabilities([{}], ["contradiction"]) == pytest.approx([sigmoid(1)], abs=1e-4)


@given(TREES_READ, st.floats(0, 1), st.floats(-RAMP / 100, RAMP / 100))
def test_a_small_difference_of_the_cross_encoder_makes_a_small_one(
    tree: Branch | float, said: float, difference: float
) -> None:
    model = Trees((tree,), 0.0, 1.0)
    one, other = model.probabilities([{"contradiction": said}, {"contradiction": said + difference}])
    assert abs(one - other) <= 0.02


def test_a_model_is_read_from_json() -> None:
    model = load_verdict_model(json.dumps(FEW))
    assert model.agreement == Logistic(1.0, {"similarity": 2.0})
    assert model.event == Logistic(-3.0, {"event: names alike": 6.0})
    fork = Branch("similarity", 0.5, -0.25, Branch("rivals", 1.0, 0.75, -1.0))
    assert model.contradiction == Trees((fork, 0.5), -1.0, 2.0, {"rivals": -0.5})
    found = model.contradiction.probabilities([{"similarity": 0.9}, {}])
    assert found == pytest.approx([sigmoid(-1 + 2 * 1.25), sigmoid(-1 + 2 * 0.25)], abs=1e-4)
    assert model.regressions == {"place": Logistic(-2.0, {"similarity": 3.0})}
    assert model.plain == {"number": Logistic(-9.0, {"similarity": 10.0})}


def test_what_is_plain_is_not_left_to_the_trees() -> None:
    asked = [("number", {"similarity": 0.1, "rivals": rivals}) for rivals in (0.0, 1.5, 3.0)]
    assert mixed().conflicts(asked) == pytest.approx([sigmoid(-2), sigmoid(-1), sigmoid(2)], abs=1e-4)


def mixed(trees: Sequence[Branch | float] = (Branch("similarity", 0.5, -2.0, 1.0),)) -> VerdictModel:
    """Places and denials are judged by hand, all other kinds by trees."""
    regressions = {"place": Logistic(-1.0, {"similarity": 4.0}), "denial": Logistic(-3.0, {"rivals": 0.5})}
    return VerdictModel(Trees(tuple(trees), 0.0, 1.0), regressions, PLAIN, Logistic(0.0, {}), Logistic(0.0, {}))


def test_conflicts_of_both_sorts_keep_their_order() -> None:
    asked: list[tuple[str, dict[str, float]]] = [
        ("number", {"similarity": 0.9}),
        ("place", {"similarity": 0.9}),
        ("denial", {"rivals": 2.0}),
        ("date", {"similarity": 0.2}),
        ("place", {}),
        ("number", {"similarity": 0.1}),
    ]
    odds = [1, 2.6, -2, -2, -1, -2]
    assert mixed().conflicts(asked) == pytest.approx([sigmoid(one) for one in odds], abs=1e-4)
    assert mixed().conflicts([]) == []


@given(st.lists(TREES, max_size=4), st.lists(st.tuples(KINDS, SIGNALS), max_size=6), st.floats(0, 1), st.floats(0, 1))
def test_no_unknown_share_makes_a_conflict_likelier_than_the_highest_that_was_told(
    trees: list[Branch | float], asked: list[tuple[str, dict[str, float]]], one: float, other: float
) -> None:
    unknown = ("similarity", "rivals")
    highest = mixed(trees).conflicts(asked, unknown)
    known = mixed(trees).conflicts([(kind, {**signals, unknown[0]: one, unknown[1]: other}) for kind, signals in asked])
    assert all(chance <= most + 1e-9 for chance, most in zip(known, highest, strict=True))


@given(st.lists(TREES, max_size=3), st.lists(st.tuples(KINDS, SIGNALS), max_size=8))
def test_a_conflict_is_judged_alike_whatever_stands_beside_it(
    trees: list[Branch | float], asked: list[tuple[str, dict[str, float]]]
) -> None:
    model = mixed(trees)
    found = model.conflicts(asked)
    assert found == [model.conflicts([one])[0] for one in asked]
    assert found == model.conflicts(asked[::-1])[::-1]
    for (kind, signals), chance in zip(asked, found, strict=True):
        if kind in model.regressions:
            assert chance == model.regressions[kind].probability(signals)
        else:
            plain = [model.plain[kind].probability(signals)] if kind in model.plain else []
            assert chance == max(*model.contradiction.probabilities([signals]), *plain, 0.0)


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


def test_the_shipped_model_judges_known_kinds_by_hand_and_asks_that_the_pair_be_alike() -> None:
    regressions = load_verdict_model().regressions
    assert regressions
    assert set(regressions) - {COUNTED} < set(CONFLICT_KINDS)
    for regression in regressions.values():
        alike = dict.fromkeys(("similarity", "question: similarity"), 1.0)
        assert regression.log_odds(alike) > regression.log_odds({})
        assert regression.probability({}) < Judging().contradiction
