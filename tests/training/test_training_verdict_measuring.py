from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.verdict_model import Branch, Logistic, Trees, VerdictModel
from training.verdict.measuring import BOUNDS, judged, measured, near, share
from training.verdict.rows import Row

NOTHING = Logistic(0.0, {})
MODEL = VerdictModel(Trees((Branch("alike", 0.5, -2.0, 2.0),), 0.0, 1.0), {}, {}, NOTHING, NOTHING)
SURE, UNSURE = pytest.approx(0.8808), pytest.approx(0.1192)


def test_each_set_is_judged_by_the_model_that_does_not_know_it() -> None:
    other = VerdictModel(Trees((), 0.0, 1.0), {}, {}, NOTHING, NOTHING)
    by_set = {
        "one": [Row("number", {"alike": 1.0}, True, 1.0), Row("number", {}, False, 1.0)],
        "two": [Row("number", {"alike": 1.0}, False, 1.0)],
        "three": [Row("number", {}, True, 1.0)],
    }
    assert judged({"one": MODEL, "two": other}, by_set) == [(SURE, True), (UNSURE, False), (0.5, False)]


def test_what_is_far_from_being_reported_does_not_count_for_calibration() -> None:
    unseen = [(0.9, True), (0.2, False), (0.19, True)]
    assert near(unseen) == unseen[:2]
    found = measured(unseen)
    assert found["calibration"]["pairs"] == 2
    assert found["precision"].keys() == {*BOUNDS}


def test_a_share_is_of_the_slots_that_reach_the_bound() -> None:
    unseen = [(0.9, True), (0.5, False), (0.5, True), (0.4999, False), (0.1, True)]
    assert share(unseen, 0.5) == {"slots": 3, "listed": 0.667}
    assert share(unseen, 0.0) == {"slots": 5, "listed": 0.6}
    assert share(unseen, 0.95) == {"slots": 0, "listed": 0.0}
    assert share([], 0.5) == {"slots": 0, "listed": 0.0}


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30))
def test_fewer_slots_reach_a_higher_bound(unseen: list[tuple[float, bool]]) -> None:
    found = [share(unseen, bound) for bound in BOUNDS]
    slots = [one["slots"] for one in found]
    assert slots == sorted(slots, reverse=True)
    assert all(0 <= one["listed"] <= 1 for one in found)
