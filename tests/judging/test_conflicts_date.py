"""Two times that exclude each other, from their words alone."""

from __future__ import annotations

import pytest
from worded import quoted

from embassy_claims.judging.conflicts.date import days_between, find_dates_apart, told
from embassy_claims.model import Pair


def apart(a: str, b: str) -> list[tuple[str, str]]:
    found = find_dates_apart(Pair(quoted(a, "a.txt", verb="do"), quoted(b, "b.txt", start=40, verb="do"), 0.9))
    return [(one.conflict.a[0], one.conflict.b[0]) for one in found]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("She died on Friday.", "She died Thursday at home.", ("Friday", "Thursday")),
        ("Voters approved it in 2009.", "Voters approved it in 2010.", ("2009", "2010")),
        ("It opened in December.", "It opened in September.", ("December", "September")),
        ("It opened on 3 May 2020.", "It opened on 9 May.", ("3 May 2020", "9 May")),
        ("It opened on May 3, 1999.", "It opened in 2001.", ("May 3, 1999", "2001")),
    ],
)
def test_other_times_by_their_words(a: str, b: str, words: tuple[str, str]) -> None:
    assert apart(a, b) == [words]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("She died on Friday.", "She died in 2009."),
        ("She died on Friday.", "On Friday she died, and was buried on Monday."),
        ("It opened in May 2009.", "It opened on 3 May."),
        ("It opened in 2009.", "It opened on 3 May 2009."),
        ("It opened two days later.", "It opened a week earlier."),
        ("It opened.", "It opened on Friday."),
    ],
)
def test_times_that_can_be_one_or_cannot_be_compared(a: str, b: str) -> None:
    assert apart(a, b) == []


def test_times_of_two_verbs_are_not_compared() -> None:
    found = find_dates_apart(Pair(quoted("on Friday", verb="die"), quoted("on Sunday", "b.txt", verb="sing"), 0.9))
    assert found == []


def test_december_and_january_are_a_month_apart_and_sunday_and_monday_a_day() -> None:
    (december,), (january,) = told(quoted("in December")), told(quoted("in January"))
    assert days_between(december, january) == 30
    (sunday,), (monday,) = told(quoted("on Sunday")), told(quoted("on Monday"))
    assert days_between(sunday, monday) == 1
