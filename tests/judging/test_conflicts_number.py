"""Two quantities of one thing that cannot both be right."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Any

import pytest
from worded import number, worded

from embassy_claims.judging.conflicts.number import find_numbers, grows
from embassy_claims.model import Claim, Pair

FIGURE = re.compile(r"-?\d+(?:\.\d+)?(?: (?:km|minutes|hours|days|years))?")


def counting(text: str, unit: str = "", counted: str = "barge", start: int = 5, **rest: Any) -> Claim:
    """A claim in which each figure is an exact quantity; all words hang on the first one."""
    parse = " | ".join(f"{word} {tag(word)} dep 0" for word in text.split())
    numbers = tuple(
        number(float(match.group().split()[0]), start + match.start(), start + match.end(), unit, counted)
        for match in FIGURE.finditer(text)
    )
    return worded(parse, start=start, numbers=numbers, **rest)


def tag(word: str) -> str:
    if word[0] in "-0123456789" or word == "seven":
        return "NUM"
    return "PROPN" if word[0].isupper() else "NOUN"


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
        ("took 3 days", "came 5 days BEFORE dawn", "day", 1),
        ("took 3 days", "it was 5 days ago", "day", 1),
        ("took 3 days", "it was 5 days afternoons included", "day", 0),
        ("took 3 days", "it took 5 days", "day", 0),
        ("took 3 days", "it took 5 days and later", "day", 0),
        ("came 3 days ago", "came 5 days earlier", "day", 0),
        ("lies 3 km off", "lies 5 km before town", "km", 0),
    ],
)
def test_a_time_counted_from_another(one: str, other: str, unit: str, expected: float) -> None:
    found = signals(counting(one, unit, ""), counting(other, unit, ""))
    assert found["number: one counted from a time"] == expected


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("came 3 days ago", "came 5 days before", True),
        ("came 3 days later", "came 5 days after", True),
        ("came 3 days ago", "came 5 days later", False),
        ("came 3 days before", "came 5 days afterwards", False),
    ],
)
def test_so_long_before_something_is_not_so_long_after_it(one: str, other: str, conflict: bool) -> None:
    assert bool(answers(counting(one, "day", ""), counting(other, "day", ""))) is conflict


@pytest.mark.parametrize(
    "kind", ["17-inch panels", "17 -inch panels", "17- and 9-inch panels", "one in 17 panels", "one of every 17 panels"]
)
def test_a_kind_of_thing_and_a_share_are_no_measures(kind: str) -> None:
    assert answers(counting(f"they sell {kind}"), counting("they sell 15 panels")) == []


@pytest.mark.parametrize("measure", ["17 inches", "17-metre panels", "someone in 17 panels", "17 in one"])
def test_what_only_looks_like_a_kind_is_a_measure(measure: str) -> None:
    assert answers(counting(measure), counting("they sell 15 panels")) == [("17", "15")]


@pytest.mark.parametrize(
    ("part", "is_part"),
    [
        ("paid 17 in cash", True),
        ("17 of the price will be in shares", True),
        ("paid 17 in cash and shares", False),
        ("paid 17 in April", False),
        ("paid 17. The rest in cash", False),
    ],
)
def test_what_is_paid_in_cash_may_be_a_part(part: str, is_part: bool) -> None:
    assert answers(counting(part), counting("paid 30 for the mill")) == ([] if is_part else [("17", "30")])
    assert bool(answers(counting(part), counting("paid 30 in cash"))) is is_part


@pytest.mark.parametrize("each", ["12 barges each", "12 apiece", "12 barges to each of the tugs"])
def test_what_each_has_is_not_what_all_have(each: str) -> None:
    assert answers(counting(each), counting("pulled 30 barges")) == []
    assert answers(counting(each), counting("pulled 30 each")) == [("12", "30")]


@pytest.mark.parametrize("one", ["one of the 12 barges", "One of their barges"])
def test_one_of_several_is_no_count(one: str) -> None:
    told = changed(counting(one.replace("one of", "1 of").replace("One of", "1 of")), value=1.0, low=1.0, high=1.0)
    said = worded(
        " | ".join(f"{word} NOUN dep 0" for word in one.split()), start=5, numbers=(replace(told.numbers[0], end=8),)
    )
    assert answers(said, counting("pulled 30 barges")) == []


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("12 were badly hurt", "30 were hurt", False),
        ("12 were badly hurt", "30 were badly hurt", True),
        ("12 were badly hurt", "30 were slightly hurt", False),
        ("12 hurt in the badly built hall", "30 were hurt", False),
        ("12 hurt in the hall that was badly built", "30 were hurt", True),
    ],
)
def test_the_badly_hurt_are_not_all_that_are_hurt(one: str, other: str, conflict: bool) -> None:
    a, b = (counting(text, counted="person injured") for text in (one, other))
    assert bool(answers(a, b)) is conflict
    assert answers(counting(one), counting(other)) == [("12", "30")]


def test_what_is_told_of_a_neighbouring_place_is_a_part() -> None:
    assert answers(counting("in neighbouring Arlen 12 sank"), counting("30 sank")) == []
    assert answers(counting("Nearby Corvo lost 12"), counting("lost 30")) == []
    assert answers(counting("in a nearby port 12 sank"), counting("30 sank")) == [("12", "30")]


@pytest.mark.parametrize("extent", ["a 12 km long crack", "a 12 km-wide belt"])
def test_how_long_something_is_tells_no_distance(extent: str) -> None:
    assert answers(counting(extent, "km", ""), counting("lies 30 km off", "km", "")) == []
    assert answers(counting(extent, "km", ""), counting("a 30 km long crack", "km", "")) == [("12 km", "30 km")]
    assert answers(counting("12 longer"), counting("30 off")) == [("12", "30")]


def test_others_beside_the_dead_are_all_the_injured() -> None:
    others = counting("and injured 12 others", counted="person injured")
    assert answers(others, counting("30 were hurt", counted="person injured")) == [("12", "30")]
    assert answers(changed(others, counted="barge"), counting("30 seen")) == []


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


WHOLE = counting("pulled 90 barges")


@pytest.mark.parametrize(
    "text",
    [
        "another 12 barges",
        "extra old 12 barges",
        "12 more barges",
        "12 barges More",
        f"12 {'y' * 78} alone",
        "12 in port and dozens more",
        "12 in port plus some more",
        "12 in port and hundred more",
        f"12 in port and {'x' * 39} more",
    ],
)
def test_a_part_is_not_set_against_the_whole(text: str) -> None:
    part = counting(text)
    assert answers(part, WHOLE) == []
    assert answers(part, counting("another 30 barges")) == [("12", "30")]


@pytest.mark.parametrize(
    "text",
    [
        "extra and old 12 barges",
        "12 old barges more",
        f"12 {'y' * 79} alone",
        "12 in port and sinking dozens more",
        "12 in port and wrecked dozens more",
        f"12 in port and {'x' * 40} more",
        "12 in port ; some and dozens more",
        "12 in port and dozens . no more",
        "12 in port or dozens at sea more",
        "more of old 12 barges",
    ],
)
def test_what_is_not_a_part_is_set_against_the_whole(text: str) -> None:
    assert answers(counting(text), WHOLE) == [("12", "90")]
    assert answers(counting(text), counting("another 30 barges")) == []


@pytest.mark.parametrize("verb", ["join", "add"])
def test_those_who_join_others_are_a_part(verb: str) -> None:
    joining = counting("12 barges", verb=verb)
    assert answers(joining, WHOLE) == []
    assert answers(joining, counting("30 barges", verb=verb)) == [("12", "30")]


@pytest.mark.parametrize(
    "text",
    ["10 km deep", "10 km or so Beneath", "depth 10 km", "depth a b c d 10 km"],
)
def test_a_depth_is_no_distance(text: str) -> None:
    depth = counting(text, "km", "")
    assert answers(depth, counting("40 km away", "km", "")) == []
    assert answers(depth, counting("40 km underground", "km", "")) == [("10 km", "40 km")]


@pytest.mark.parametrize(
    "text",
    ["10 km or so it beneath", "depth a b c d e 10 km", "depth seven or 10 km", "10 km or seven deep", "10 km"],
)
def test_a_distance_is_no_depth(text: str) -> None:
    distance = counting(text, "km", "")
    assert answers(distance, counting("40 km away", "km", "")) == [("10 km", "40 km")]
    assert answers(distance, counting("40 km underground", "km", "")) == []


def test_only_lengths_are_told_from_depths() -> None:
    assert answers(counting("12 deep barges"), counting("30 barges")) == [("12", "30")]


@pytest.mark.parametrize(
    ("one", "units", "other", "expected"),
    [
        ("1 minutes", ("minute", "minute"), "150 minutes", True),
        ("1 minutes", ("minute", "minute"), "151 minutes", False),
        ("24 minutes", ("minute", "year"), "40 years", False),
        ("2 hours", ("hour", "day"), "12 days", True),
        ("2 hours", ("hour", "day"), "13 days", False),
        ("1 km", ("km", "km"), "4000 km", True),
    ],
)
def test_durations_of_two_scales_are_not_compared(one: str, units: tuple[str, str], other: str, expected: bool) -> None:
    a, b = counting(f"it took {one}", units[0], ""), counting(f"it took {other}", units[1], "")
    assert answers(a, b) == ([(one, other)] if expected else [])


@pytest.mark.parametrize("words", ["ever", "on record", "in history"])
def test_no_flood_is_higher_than_the_highest(words: str) -> None:
    record = counting(f"the Highest flood {words} was 7.2", "magnitude", "")
    lower, higher = (counting(f"a flood of {height}", "magnitude", "") for height in ("6.1", "8.4"))
    assert answers(record, lower) == []
    assert answers(record, higher) == [("7.2", "8.4")]
    assert answers(record, counting(f"the worst flood {words} was 6.1", "magnitude", "")) == [("7.2", "6.1")]


@pytest.mark.parametrize(
    ("record", "other", "unit"),
    [
        ("the highest flood ; 7.2 ever", "a flood of 6.1", "magnitude"),
        ("the highest . on record 7.2", "a flood of 6.1", "magnitude"),
        ("a high flood on record 7.2", "a flood of 6.1", "magnitude"),
        ("the longest strike ever took 40 days", "it took 30 days", "day"),
    ],
)
def test_what_is_no_record_conflicts_with_what_is_lower(record: str, other: str, unit: str) -> None:
    assert len(answers(counting(record, unit, ""), counting(other, unit, ""))) == 1


def test_a_number_that_the_other_claim_has_too_is_no_answer() -> None:
    assert answers(counting("pulled 12 barges"), counting("pulled 12 of 19 barges")) == []
    assert answers(counting("pulled 12 of 19 barges"), counting("pulled 19 of 30 barges")) == [("12", "30")]
    assert answers(counting("pulled 12 barges"), counting("pulled 19 of 30 barges")) == [("12", "19"), ("12", "30")]


def test_an_equal_number_of_something_else_is_an_answer() -> None:
    both = counting("pulled 19 barges and 12 tugs")
    both = replace(both, numbers=(both.numbers[0], replace(both.numbers[1], counted="tug")))
    assert answers(counting("pulled 12 barges"), both) == [("12", "19")]
