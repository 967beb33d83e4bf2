from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.verdict_model import Logistic, load_verdict_model


@given(st.dictionaries(st.text(), st.floats(-1e6, 1e6)), st.floats(-1e3, 1e3))
def test_a_probability_is_between_0_and_1(signals: dict[str, float], weight: float) -> None:
    assert 0 <= Logistic(0.5, dict.fromkeys(signals, weight)).probability(signals) <= 1


def test_weights_decide() -> None:
    model = Logistic(-1.0, {"similarity": 3.0})
    assert model.probability({"similarity": 1.0}) == pytest.approx(0.8808)
    assert model.probability({"unknown": 5.0}) == pytest.approx(0.2689)


def test_the_shipped_model_loads_and_json_of_the_same_form_too() -> None:
    shipped = load_verdict_model()
    assert shipped.contradiction["number"].weights["question: similarity"] > 0
    one = {"intercept": 1, "weights": {"x": 2}}
    other = load_verdict_model(json.dumps({"contradiction": {"place": one}, "agreement": one}))
    assert other.agreement == Logistic(1.0, {"x": 2.0})
    assert other.conflict("place", {"x": 1.0}) > 0.9
    assert other.conflict("number", {"x": 1.0}) == 0
