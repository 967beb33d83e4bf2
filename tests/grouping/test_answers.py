"""The answer that a claim gives, so that equal answers can be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worded import number, quoted

from embassy_claims.grouping.answers import VALUES, answer, places, touches
from embassy_claims.model import CONFLICT_KINDS, ConflictKind, When

CROWD = quoted("About six of 12 guards", start=100, numbers=(number(6, 106, 109, counted=""), number(12, 113, 115)))
OPENED = quoted("It opened on May 3.", when=When(date(2031, 5, 3), date(2031, 5, 4), "on May 3"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("six",), "6 "),
        (("12 guards",), "12 "),
        (("12", "six"), "12  6 "),
        (("six", "of"), "6 "),
        (("of",), "of"),
        (("Of", "Guards!"), "of guards"),
        (("",), ""),
        ((), ""),
    ],
)
def test_numbers_are_told_by_value(words: tuple[str, ...], expected: str) -> None:
    assert answer(CROWD, words, "number") == expected


def test_a_number_has_its_unit() -> None:
    far = quoted("It lies 7.50 km off", numbers=(number(7.5, 8, 15, "km"),))
    assert answer(far, ("7.50 km",), "number") == "7.5 km"
    assert answer(quoted("7.5 km", numbers=(number(7.5, 0, 6, "km"),)), ("7.5",), "number") == "7.5 km"


@pytest.mark.parametrize("kind", [kind for kind in CONFLICT_KINDS if kind != "number"])
def test_only_of_numbers_the_value_counts(kind: ConflictKind) -> None:
    assert answer(CROWD, ("Six", "left!"), kind) == "six left"
    assert answer(CROWD, ("six",), kind) == "six"


def test_days_are_told_by_first_and_last() -> None:
    assert answer(OPENED, ("May 3",), "date") == "2031-05-03 2031-05-04"
    assert answer(OPENED, ("opened", "on"), "date") == "2031-05-03 2031-05-04"
    assert answer(OPENED, ("opened",), "date") == "opened"
    assert answer(OPENED, ("May 3",), "place") == "may 3"


def test_days_without_a_calendar_are_told_by_their_words() -> None:
    assert answer(replace(OPENED, when=When(None, date(2031, 5, 4), "on May 3")), ("May 3",), "date") == "may 3"
    assert answer(replace(OPENED, when=None), ("May 3",), "date") == "may 3"
    first = When(date(2031, 5, 3), None, "on May 3")
    assert answer(replace(OPENED, when=first), ("May 3",), "date") == "2031-05-03 None"


def test_where_a_word_stands() -> None:
    assert places("ten of ten", "ten") == [(0, 3), (7, 10)]
    assert places("a.c abc", "a.c") == [(0, 3)]
    assert places("ten of ten", "five") == places("ten of ten", "") == []


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(7, 10, False), (7, 11, True), (11, 12, True), (12, 14, True), (13, 14, False), (9, 20, True)],
)
def test_spans_touch_that_have_a_character_in_common(start: int, end: int, expected: bool) -> None:
    assert touches([(0, 3)], start - 10, end - 10, 0) is expected
    assert touches([(0, 3)], start, end, 10) is expected
    assert touches([(90, 99), (0, 3)], start, end, 10) is expected
    assert not touches([], start, end, 10)


def test_kinds_of_many_answers() -> None:
    assert frozenset({"number", "date", "place", "name"}) == VALUES
