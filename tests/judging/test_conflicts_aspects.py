from __future__ import annotations

from dataclasses import replace

import pytest
from worded import counting, number

from embassy_claims.judging.conflicts.aspects import away, may_answer_one_question
from embassy_claims.model import Claim

WHOLE = counting("pulled 90 barges")
PART = counting("another 30 barges")


def one_question(a: Claim, b: Claim) -> bool:
    one, other = (a, a.numbers[0]), (b, b.numbers[0])
    found = may_answer_one_question(one, other)
    assert may_answer_one_question(other, one) is found
    return found


def spanning(text: str, words: str, value: float = 12, unit: str = "") -> Claim:
    claim = counting(text)
    start = claim.start + text.index(words)
    return replace(claim, numbers=(number(value, start, start + len(words), unit, "barge"),))


def hurt(text: str) -> Claim:
    return counting(text, counted="person injured")


def far(text: str) -> Claim:
    return counting(text, "km", "")


def high(text: str) -> Claim:
    return counting(text, "magnitude", "")


@pytest.mark.parametrize(
    "text",
    [
        "another 12 barges",
        "12 other barges",
        "12 others",
        "12 more barges",
        "12 additional barges",
        "further 12 barges",
        "extra old 12 barges",
        "12 barges More",
        f"12 {'y' * 78} alone",
        "12 in port and dozens more",
        "12 in port plus some more",
        "12 in port and hundred more",
        "12 in port and needles for dozens more",
        f"12 in port and {'x' * 39} more",
    ],
)
def test_a_part_is_not_set_against_the_whole(text: str) -> None:
    assert not one_question(counting(text), WHOLE)
    assert one_question(counting(text), PART)


@pytest.mark.parametrize(
    "text",
    [
        "extra and old 12 barges",
        "12 old barges more",
        "more of old 12 barges",
        f"12 {'y' * 79} alone",
        "12 in their aloneness",
        "12 in standalone sheds",
        "12 in port and sinking dozens more",
        "12 in port and wrecked dozens more",
        f"12 in port and {'x' * 40} more",
        "12 in port and dozens evermore",
        "12 in port and dozens moreover",
        "12 on an island dozens more",
        "12 in port . some and dozens more",
        "12 in port ; some and dozens more",
        "12 in port and dozens . no more",
        "12 in port and dozens ; no more",
        "12 in port or dozens at sea more",
        "dozens and some more in port lost 12",
    ],
)
def test_what_is_not_a_part_is_set_against_the_whole(text: str) -> None:
    assert one_question(counting(text), WHOLE)
    assert not one_question(counting(text), PART)


def test_a_word_that_touches_a_number_stands_beside_it() -> None:
    assert not one_question(spanning("12 more barges", "12 "), WHOLE)
    assert not one_question(spanning("another 12 barges", " 12"), WHOLE)
    assert not one_question(spanning("12 km deep", "12 km ", unit="km"), far("lies 40 km off"))
    assert not one_question(spanning("depth 12 km", " 12 km", unit="km"), far("lies 40 km off"))


@pytest.mark.parametrize("verb", ["join", "add"])
def test_those_who_join_others_are_a_part(verb: str) -> None:
    assert not one_question(counting("12 barges", verb=verb), WHOLE)
    assert one_question(counting("12 barges", verb=verb), counting("30 barges", verb=verb))


def test_others_beside_the_dead_are_all_the_injured() -> None:
    assert one_question(hurt("and injured 12 others"), hurt("30 were hurt"))
    assert not one_question(counting("and injured 12 others"), counting("30 seen"))


@pytest.mark.parametrize(
    ("part", "is_part"),
    [
        ("paid 17 in cash", True),
        ("paid 17 in stock", True),
        ("17 of the price will be in shares", True),
        (f"17 {'y' * 58} in cash", True),
        (f"17 {'y' * 59} in cash", False),
        ("paid 17 in cash and kind", True),
        ("paid 17 in cash and stockings", True),
        ("paid 17 in cash and shares", False),
        ("paid 17 in stock or cash", False),
        ("paid 17 in shares and stock", False),
        ("paid 17 in stockings", False),
        ("paid 17 for a cabin cash or not", False),
        ("paid 17 in April", False),
        ("paid 17. The rest in cash", False),
        ("paid 17 ; the rest in cash", False),
    ],
)
def test_what_is_paid_in_cash_may_be_a_part(part: str, is_part: bool) -> None:
    dollars = counting(part, "USD", "")
    assert one_question(dollars, counting("paid 30 for the mill", "USD", "")) is not is_part
    assert one_question(dollars, counting("paid 30 in cash", "USD", "")) is is_part
    assert one_question(counting(part), counting("paid 30 for the mill"))


@pytest.mark.parametrize("near", "neighbouring neighboring nearby adjacent adjoining".split())
def test_what_is_told_of_a_neighbouring_place_is_a_part(near: str) -> None:
    assert not one_question(counting(f"In {near} Arlen 12 barges sank"), WHOLE)
    assert not one_question(counting(f"12 sank in the {near} Corvo bay"), WHOLE)
    assert one_question(counting(f"12 were towed to {near} Corvo"), WHOLE)


@pytest.mark.parametrize("place", ["a nearby port", "a port nearby", "Arlen"])
def test_what_is_told_of_no_other_place_is_no_part(place: str) -> None:
    assert one_question(counting(f"{place} lost 12 barges"), WHOLE)


@pytest.mark.parametrize(
    "each", ["12 barges each", "12 apiece", "12 barges to each of the tugs", f"12 {'y' * 28} each", "12 at 3 kn each"]
)
def test_what_each_has_is_not_what_all_have(each: str) -> None:
    assert not one_question(counting(each), WHOLE)
    assert one_question(counting(each), counting("pulled 30 each"))


@pytest.mark.parametrize(
    "text",
    [
        "each lost 12",
        f"12 {'y' * 29} each",
        "12 left . each sank",
        "12 left ; each sank",
        "12 left , each sank",
        "12 on the beach",
    ],
)
def test_what_all_have_is_not_what_each_has(text: str) -> None:
    assert one_question(counting(text), WHOLE)


@pytest.mark.parametrize(
    "degree", "seriously critically badly severely gravely lightly slightly mildly critical serious minor".split()
)
def test_the_badly_hurt_are_not_all_that_are_hurt(degree: str) -> None:
    assert not one_question(hurt(f"12 were {degree} hurt"), hurt("30 were hurt"))
    assert one_question(hurt(f"12 were {degree} hurt"), hurt(f"30 were {degree.title()} hurt"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 hurt in a fall badly", True),
        ("12 hurt in a long fall badly", False),
        ("badly burnt by the fire 12", True),
        ("badly burnt by the great fire 12", False),
        ("12 slightly hurt", True),
    ],
)
def test_how_badly_they_are_hurt_stands_near_the_number(text: str, told: bool) -> None:
    assert one_question(hurt(text), hurt("30 were hurt")) is not told


def test_the_degree_of_the_next_number_is_not_that_of_this_one() -> None:
    assert one_question(hurt("12 hurt 2 critically"), hurt("30 were hurt"))


def test_words_for_one_degree_are_one() -> None:
    assert one_question(hurt("12 were badly hurt"), hurt("30 were seriously hurt"))
    assert not one_question(hurt("12 were slightly hurt"), hurt("30 were seriously hurt"))


def test_what_only_looks_like_a_part_or_each() -> None:
    assert one_question(counting("12 sank and more than 30 ran aground"), WHOLE)
    assert one_question(counting("12 rammed each other"), WHOLE)


def test_degrees_differ_and_are_those_of_the_hurt() -> None:
    assert not one_question(hurt("12 were badly hurt"), hurt("30 were slightly hurt"))
    assert one_question(counting("12 were badly built"), counting("30 were built"))
    assert one_question(counting("12 were badly hurt", counted="injured"), hurt("30 badly hurt"))


@pytest.mark.parametrize(
    "kind",
    [
        "17-inch panels",
        "17 -inch panels",
        "17-yard panels",
        "17-yd panels",
        "17- and 9-inch panels",
        "17- or 9.5-inch panels",
        "17-to 9 -inch panels",
        "17 - to 9-inch panels",
        "one in 17 panels",
        "One in 17 panels",
        "one of 17 panels",
        "one of every 17",
        "one out of every 17 panels",
    ],
)
def test_a_kind_of_thing_and_a_share_are_no_measures(kind: str) -> None:
    assert not one_question(counting(kind), counting("they sell 15 panels"))
    assert not one_question(counting(kind), counting(kind))


@pytest.mark.parametrize(
    "measure",
    [
        "17 inches",
        "17-inches panels",
        "17-metre panels",
        "17- with 9-inch rims",
        "17 panels with 9-inch rims",
        "someone in 17 panels",
        "17 in one",
        "one in port lost 17",
        "one out to 17",
        "none 17",
    ],
)
def test_what_only_looks_like_a_kind_is_a_measure(measure: str) -> None:
    assert one_question(counting(measure), counting("they sell 15 panels"))


def test_the_unit_of_a_kind_may_stand_in_its_number() -> None:
    assert not one_question(spanning("17-inch panels", "17-inch"), WHOLE)
    assert one_question(spanning("9-inch rims of 17 panels", "17"), WHOLE)


@pytest.mark.parametrize("one", ["one", "One"])
@pytest.mark.parametrize("whose", "the its their his her those these".split())
def test_one_of_several_is_no_count(one: str, whose: str) -> None:
    assert not one_question(spanning(f"{one} of {whose} 5 barges", one, 1), WHOLE)


@pytest.mark.parametrize("text", ["one of historic worth", "one barge", "one barge and one of the tugs", "one of 5"])
def test_one_is_a_count(text: str) -> None:
    assert one_question(spanning(text, "one", 1), WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        "10 km deep",
        "10 km or so Beneath",
        "depth 10 km",
        "depth a b c d 10 km",
        "seven deep 10 km",
        "10 km deep seven",
        "a shallow 10 km",
        "10 km below",
        "10 km underneath",
        "10 km underground",
    ],
)
def test_a_depth_is_no_distance(text: str) -> None:
    assert not one_question(far(text), far("40 km away"))
    assert one_question(far(text), far("40 km underground"))


@pytest.mark.parametrize(
    "text",
    ["10 km or so it beneath", "depth a b c d e 10 km", "depth seven or 10 km", "10 km or seven deep", "10 km"],
)
def test_a_distance_is_no_depth(text: str) -> None:
    assert one_question(far(text), far("40 km away"))
    assert not one_question(far(text), far("40 km underground"))


@pytest.mark.parametrize("extent", ["a 12 km long crack", "a 12 km-wide belt"])
def test_how_long_something_is_tells_no_distance(extent: str) -> None:
    assert not one_question(far(extent), far("lies 30 km off"))
    assert one_question(far(extent), far("a 30 km long crack"))


@pytest.mark.parametrize("text", ["12 km longer", "12 km widely", "long 12 km", "12 km off a wide bay"])
def test_how_far_something_is_tells_no_extent(text: str) -> None:
    assert one_question(far(text), far("lies 30 km off"))


@pytest.mark.parametrize("text", ["12 deep barges", "12 long barges"])
def test_only_lengths_are_told_from_depths_and_extents(text: str) -> None:
    assert one_question(counting(text), WHOLE)


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
    assert one_question(a, b) is expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("came 5 days later", "after"),
        ("came 5 days after dawn", "after"),
        ("came 5 days afterwards", "after"),
        ("came 5 days earlier", "before"),
        ("came 5 days BEFORE dawn", "before"),
        ("it was 5 days ago", "before"),
        ("came 5 days prior", "before"),
        ("came 5 days previously", "before"),
        ("it was 5 days afternoons included", ""),
        ("it took 5 days and later", ""),
        ("later it took 5 days", ""),
    ],
)
def test_a_time_lies_before_something_or_after_it(text: str, side: str) -> None:
    claim = counting(text, "day", "")
    assert away(claim, claim.numbers[0]) == side


def test_only_times_lie_before_or_after() -> None:
    claim = far("lies 5 km before town")
    assert away(claim, claim.numbers[0]) == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("came 3 days ago", "came 5 days before", True),
        ("came 3 days later", "came 5 days after", True),
        ("came 3 days ago", "came 5 days later", False),
        ("came 3 days before", "came 5 days afterwards", False),
        ("came 3 days ago", "took 5 days", True),
        ("took 3 days", "took 5 days", True),
    ],
)
def test_so_long_before_something_is_not_so_long_after_it(one: str, other: str, expected: bool) -> None:
    assert one_question(counting(one, "day", ""), counting(other, "day", "")) is expected


@pytest.mark.parametrize("greatest", "Largest biggest strongest worst Highest greatest longest heaviest".split())
@pytest.mark.parametrize("ever", ["ever", "on record", "in history"])
def test_no_flood_is_higher_than_the_highest(greatest: str, ever: str) -> None:
    record = high(f"the {greatest} flood {ever} was 7.2")
    assert not one_question(record, high("a flood of 6.1"))
    assert not one_question(record, high("a flood of 7.2"))
    assert one_question(record, high("a flood of 8.4"))
    assert one_question(record, high("the worst flood ever was 6.1"))


@pytest.mark.parametrize("text", ["the highest , 7.2 ever", f"7.2 the highest {'y' * 118} ever"])
def test_a_record_may_be_told_at_some_length(text: str) -> None:
    assert not one_question(high(text), high("a flood of 6.1"))


@pytest.mark.parametrize(
    ("record", "other", "unit"),
    [
        ("the highest flood ; 7.2 ever", "a flood of 6.1", "magnitude"),
        ("the highest . on record 7.2", "a flood of 6.1", "magnitude"),
        ("a high flood on record 7.2", "a flood of 6.1", "magnitude"),
        ("a worsted thread ever 7.2", "a thread of 6.1", "magnitude"),
        ("the highest flood however was 7.2", "a flood of 6.1", "magnitude"),
        ("the highest flood of every year was 7.2", "a flood of 6.1", "magnitude"),
        (f"7.2 the highest {'y' * 119} ever", "a flood of 6.1", "magnitude"),
        ("the longest strike ever took 40 days", "it took 30 days", "day"),
    ],
)
def test_what_is_no_record_conflicts_with_what_is_lower(record: str, other: str, unit: str) -> None:
    assert one_question(counting(record, unit, ""), counting(other, unit, ""))
