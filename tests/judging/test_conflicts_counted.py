from __future__ import annotations

from typing import Any

import pytest
from worded import number, worded

from embassy_claims.judging.conflicts.counted import are_measured_from_two_places, belonging, measure
from embassy_claims.model import Claim, Quantity


def counted(parse: str, words: str, **rest: Any) -> tuple[Claim, Quantity]:
    """A claim, and the quantity that stands in these of its words."""
    claim = worded(parse, start=11)
    start = claim.start + claim.quote.index(words)
    return claim, number(3, start, start + len(words), **rest)


def charges(what: str) -> tuple[Claim, Quantity]:
    parse = (
        f"faces/face VERB ROOT 0 | three NUM nummod 2 | counts/count NOUN dobj 0 | of ADP prep 2 | {what} NOUN pobj 3"
    )
    return counted(parse, "three counts", counted="count")


def distance(place: str) -> tuple[Claim, Quantity]:
    parse = (
        f"sank/sink VERB ROOT 0 | five NUM nummod 2 | miles/mile NOUN dobj 0 | off ADP prep 2 | {place} PROPN pobj 3 | "
        "with ADP prep 0 | nine NUM nummod 8 | Danish PROPN amod 8 | crew NOUN pobj 5"
    )
    return counted(parse, "five miles", unit="km", counted="")


def age(name: str, unit: str = "age") -> tuple[Claim, Quantity]:
    parse = f"{name} PROPN nsubj 3 | , PUNCT punct 0 | 40 NUM appos 0 | left/leave VERB ROOT 3"
    return counted(parse, "40", unit=unit, counted="")


def quake(word: str) -> tuple[Claim, Quantity]:
    return counted(f"the DET det 2 | {word} ADJ amod 2 | quake NOUN nsubj 3 | hit VERB ROOT 3 | 3 NUM dobj 3", "3")


@pytest.mark.parametrize(
    ("signal", "one", "same", "other"),
    [
        ("number: other complement", charges("murder"), charges("Murder"), charges("theft")),
        ("number: other person", age("Berg"), age("Berg"), age("Lund")),
    ],
)
def test_what_differs_what_is_shared_and_what_is_not_told(
    signal: str, one: tuple[Claim, Quantity], same: tuple[Claim, Quantity], other: tuple[Claim, Quantity]
) -> None:
    bare = worded("3 NUM ROOT 0", words=()), number(3)
    assert belonging(one, same)[signal] == -1
    assert belonging(one, other)[signal] == belonging(other, one)[signal] == 1
    assert belonging(one, bare)[signal] == belonging(bare, one)[signal] == 0


@pytest.mark.parametrize(("place", "two"), [("Arlen", False), ("Arlenn", False), ("Corvo", True)])
def test_distances_are_measured_from_two_places(place: str, two: bool) -> None:
    bare = worded("3 NUM ROOT 0", words=()), number(3, unit="km", counted="")
    assert are_measured_from_two_places(distance("Arlen"), distance(place)) is two
    assert are_measured_from_two_places(distance(place), distance("Arlen")) is two
    assert not are_measured_from_two_places(distance(place), bare)
    assert belonging(distance("Arlen"), distance(place))["number: same place measured from"] == (place == "Arlen")


def test_a_person_is_looked_for_beside_an_age_only() -> None:
    assert belonging(age("Berg", "year"), age("Lund", "year"))["number: other person"] == 0


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("first", "second", 1), ("first", "first", 0), ("big", "old", 0)]
)
def test_one_of_several_is_picked(one: str, other: str, expected: float) -> None:
    assert belonging(quake(one), quake(other))["number: other one picked"] == expected


def test_one_of_the_guards_picks_too() -> None:
    one = counted("one NUM nsubj 3 | of ADP prep 0 | 3 NUM pobj 1 | left/leave VERB ROOT 3", "3")
    assert belonging(one, counted("3 NUM nsubj 1 | left/leave VERB ROOT 1", "3"))["number: other one picked"] == 1


def test_the_words_above_a_number() -> None:
    three = charges("murder")
    assert belonging(three, three)["number: governing words shared"] == 1
    assert belonging(three, quake("big"))["number: governing words shared"] == 0
    assert belonging(three, age("Berg"))["number: governing words shared"] == 0


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("USD", "money"), ("km", "distance"), ("percentage point", "share"), ("year", "other measure"), ("", "count")],
)
def test_measures(unit: str, expected: str) -> None:
    assert measure(number(1, unit=unit)) == expected
    claim = worded("3 NUM ROOT 0")
    assert belonging((claim, number(1, unit=unit)), (claim, number(2, unit=unit)))[f"number: {expected}"] == 1
