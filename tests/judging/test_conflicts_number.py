"""Two quantities of one thing that cannot both be right."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from worded import counting, number

from embassy_claims.judging.conflicts.number import find_numbers, grows
from embassy_claims.model import Claim, Pair


def changed(claim: Claim, **rest: Any) -> Claim:
    """The claim with something else told of all its quantities."""
    return replace(claim, numbers=tuple(replace(one, **rest) for one in claim.numbers))


def answers(a: Claim, b: Claim) -> list[tuple[str, ...]]:
    """The words in conflict; the other way round they are the same."""
    found = [(*one.conflict.a, *one.conflict.b) for one in find_numbers(Pair(a, b, 0.9))]
    turned = [(*one.conflict.b, *one.conflict.a) for one in find_numbers(Pair(b, a, 0.9))]
    assert sorted(turned) == sorted(found)
    return found


def signals(a: Claim, b: Claim) -> dict[str, float]:
    [found], [turned] = find_numbers(Pair(a, b, 0.9)), find_numbers(Pair(b, a, 0.9))
    assert turned.signals == pytest.approx(found.signals)
    return dict(found.signals)


def test_two_counts_of_one_thing() -> None:
    a, b = counting("the tug pulled 12 barges"), counting("yesterday the tug pulled 19 barges", start=40)
    [found] = find_numbers(Pair(a, b, 0.9))
    assert (found.finder, found.conflict.kind, found.conflict.a, found.conflict.b) == (
        "number",
        "number",
        ("12",),
        ("19",),
    )
    assert found.spans == (((20, 22),), ((65, 67),))
    assert found.question == ("the tug pulled some barges", "yesterday the tug pulled some barges")
    assert found.nearby == ("the tug pulled some barges", "yesterday the tug pulled some barges")
    assert found.signals == {
        "number: ratio": pytest.approx(math.log(19.5 / 12.5)),
        "number: vague": 0.0,
        "number: bounded": 0.0,
        "number: same thing counted": 1.0,
        "number: only one": 1.0,
        "number: same happening": 0.0,
        "number: growing": 0.0,
        "number: one counted from a time": 0.0,
        "number: other complement": 0.0,
        "number: same place measured from": 0.0,
        "number: other person": 0.0,
        "number: other one picked": 0.0,
        "number: governing words shared": 0.0,
        "number: count": 1.0,
    }


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("0", "9", math.log(19)), ("0", "10", 3.0), ("1", "4000", 3.0), ("-4", "9", math.log(9.5 / 4.5))],
)
def test_how_many_times_one_is_the_other(one: str, other: str, expected: float) -> None:
    found = signals(counting(f"pulled {one} barges"), counting(f"pulled {other} barges"))
    assert found["number: ratio"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("precision", "low", "high", "vague", "bounded"),
    [("exact", 36, 36, 0, 0), ("about", 36, 36, 0, 1), ("at most", 0, 36, 0, 1), ("vague", 24, 99, 1, 1)],
)
def test_a_number_that_is_not_exact(precision: str, low: float, high: float, vague: float, bounded: float) -> None:
    loose = changed(counting("pulled 36 barges"), precision=precision, low=low, high=high)
    found = signals(loose, counting("pulled 200 barges"))
    assert (found["number: vague"], found["number: bounded"]) == (vague, bounded)


@pytest.mark.parametrize(
    ("one", "other", "unit", "expected"), [("barge", "barge", "", 1), ("ship", "vessel", "", 0), ("", "", "km", 0)]
)
def test_whether_the_same_is_counted(one: str, other: str, unit: str, expected: float) -> None:
    found = signals(counting("12 seen", unit, one), counting("30 seen", unit, other))
    assert found["number: same thing counted"] == expected


def test_a_number_that_stands_beside_another_is_not_the_only_one() -> None:
    one, two = counting("pulled 12 barges"), counting("pulled 19 barges of 30")
    assert [found.signals["number: only one"] for found in find_numbers(Pair(one, two, 0.9))] == [0, 0]


@pytest.mark.parametrize(("one", "other", "expected"), [("drown", "perish", 1), ("drown", "rescue", -1)])
def test_what_happens_to_those_who_are_counted(one: str, other: str, expected: float) -> None:
    found = signals(counting(f"{one} 12 divers"), counting(f"{other} 19 divers"))
    assert found["number: same happening"] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("rescued", "rescued", 1), ("rescued", "", 0), ("arrested", "arrested", 1)]
)
def test_counts_grow_where_both_do(one: str, other: str, expected: float) -> None:
    a = counting("12 divers", counted=f"person {one}".strip())
    b = counting("19 divers", counted=f"person {other}".strip())
    assert signals(a, b)["number: growing"] == expected


@pytest.mark.parametrize(
    ("counted", "expected"),
    [("person killed", True), ("aftershock", True), ("barge", False), ("", False), ("barge kill", False)],
)
def test_what_grows_while_it_is_reported(counted: str, expected: bool) -> None:
    assert grows(number(3, counted=counted)) is expected


@pytest.mark.parametrize(
    ("one", "other", "unit", "expected"),
    [
        ("took 3 days", "came 5 days later", "day", 1),
        ("took 3 days", "it was 5 days ago", "day", 1),
        ("took 3 days", "it took 5 days", "day", 0),
        ("came 3 days ago", "came 5 days earlier", "day", 0),
        ("lies 3 km off", "lies 5 km before town", "km", 0),
    ],
)
def test_a_time_counted_from_another(one: str, other: str, unit: str, expected: float) -> None:
    found = signals(counting(one, unit, ""), counting(other, unit, ""))
    assert found["number: one counted from a time"] == expected


def test_what_cannot_answer_one_question_is_not_compared() -> None:
    assert answers(counting("pulled another 12 barges"), counting("pulled 30 barges")) == []
    assert answers(counting("it took 24 minutes", "minute", ""), counting("first in 40 years", "year", "")) == []


@pytest.mark.parametrize("unit", ["ordinal", "score"])
def test_a_place_in_a_row_and_a_score_are_no_measures(unit: str) -> None:
    assert answers(counting("pulled 12 barges", unit), counting("pulled 19 barges", unit)) == []


@pytest.mark.parametrize(
    ("b", "counted", "expected"),
    [
        ("pulled 12 barges", "barge", []),
        ("pulled 13 barges", "barge", [("12", "13")]),
        ("pulled 13 barges", "tug", []),
    ],
)
def test_counts_are_of_one_thing_and_exclude_each_other(b: str, counted: str, expected: list[tuple[str, ...]]) -> None:
    assert answers(counting("pulled 12 barges"), counting(b, counted=counted)) == expected


def test_ages_are_those_of_one_name() -> None:
    mara, odo = counting("Mara 40 left", "age", ""), counting("Odo 45 left", "age", "")
    assert answers(mara, odo) == []
    assert answers(mara, counting("Mara 45 left", "age", "")) == [("40", "45")]
    assert answers(counting("Mara pulled 40"), counting("Odo pulled 45")) == [("40", "45")]


def test_distances_from_two_places_are_not_compared() -> None:
    arlen = counting("lies 10 km off Arlen", "km", "")
    assert answers(arlen, counting("lies 40 km off Corvo", "km", "")) == []
    assert answers(arlen, counting("lies 40 km off Arlen", "km", "")) == [("10 km", "40 km")]


def test_a_number_that_the_other_claim_has_too_is_no_answer() -> None:
    assert answers(counting("pulled 12 barges"), counting("pulled 12 of 19 barges")) == []
    assert answers(counting("pulled 12 of 19 barges"), counting("pulled 19 of 30 barges")) == [("12", "30")]
    assert answers(counting("pulled 12 barges"), counting("pulled 19 of 30 barges")) == [("12", "19"), ("12", "30")]


def test_an_equal_number_of_something_else_is_an_answer() -> None:
    both = counting("pulled 19 barges and 12 tugs")
    both = replace(both, numbers=(both.numbers[0], replace(both.numbers[1], counted="tug")))
    assert answers(counting("pulled 12 barges"), both) == [("12", "19")]
