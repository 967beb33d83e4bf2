"""Counts and precision."""

from __future__ import annotations

import pytest
from builders import article, claim, finding
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Decision, Review
from embassy_claims.reviewing.statistics import precision, statistics, wilson

WIRE, DAILY = claim(article("wire.txt", "Five left.")), claim(article("daily.txt", "Six left."))


def review(verdict: Decision, number: int = 0) -> Review:
    return Review(f"{number:010x}", verdict, "number", (("Wire", "Five left."), ("Daily", "Six left.")))


def test_an_interval_as_published() -> None:
    """Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(15, 148) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_the_share_and_is_one_of_shares(seen: tuple[int, int]) -> None:
    right, of = seen
    low, high = wilson(right, of)
    assert 0 <= low <= right / of + 1e-12
    assert right / of - 1e-12 <= high <= 1
    assert wilson(of - right, of) == pytest.approx((1 - high, 1 - low))


def test_confirmed_and_explained_are_right_and_baselines_no_reviews() -> None:
    verdicts: list[Decision] = ["confirmed", "explained", "dismissed", "baselined", "baselined"]
    counted = precision([review(verdict) for verdict in verdicts])
    assert counted is not None
    assert (counted.right, counted.reviewed) == (2, 3)


def test_nothing_reviewed_is_not_a_precision_of_nothing() -> None:
    assert precision([]) is None
    assert precision([review("baselined")]) is None


def test_kinds_and_sources_are_counted() -> None:
    found = [
        finding(WIRE, DAILY, ("Five", "Six"), number=1),
        finding(DAILY, WIRE, ("Six", "Five"), number=2, status="confirmed"),
        finding(WIRE, claim(article("echo.txt", "No.")), ("left", "No"), number=3, kind="negation"),
    ]
    counted = statistics(found, [review("dismissed")])
    assert [(kind.kind, kind.found, kind.new) for kind in counted.kinds] == [("number", 2, 1), ("negation", 1, 1)]
    assert counted.sources == ((("Daily", "Wire"), 2), (("Echo", "Wire"), 1))
    assert [kind.precision is not None for kind in counted.kinds] == [True, False]


def test_a_kind_that_is_only_in_the_ledger_is_listed() -> None:
    counted = statistics([], [review("confirmed")])
    assert [(kind.kind, kind.found) for kind in counted.kinds] == [("number", 0)]
