from __future__ import annotations

from datetime import date

import pytest

from embassy_claims.judging.update import supersedes
from embassy_claims.model import Article, Claim, Conflict, Pair, Precision, Quantity, Stance


def toll(value: float, source: str, precision: Precision = "exact", counted: str = "person killed") -> Claim:
    low, high = (value, float("inf")) if precision == "at least" else (value, value)
    number = Quantity(value, low, high, "", counted, precision, 0, 2)
    return Claim(article=source, source=source, quote="q", text="q", start=0, end=1, numbers=(number,))


def articles(first: date | None, second: date | None) -> dict[str, Article]:
    return {
        name: Article(path=name, source=name, text="q", published=day) for name, day in (("a", first), ("b", second))
    }


NUMBER = Conflict("number", ("1",), ("2",))
MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [
        (toll(3, "a"), toll(10, "b"), True),
        (toll(10, "a"), toll(3, "b"), False),
        (toll(3, "a", counted="country"), toll(10, "b", counted="country"), False),
    ],
)
def test_a_count_that_grew_is_an_update(early: Claim, late: Claim, expected: bool) -> None:
    assert supersedes(Pair(early, late, 0.9), NUMBER, articles(MAY, JUNE)) is expected
    assert supersedes(Pair(late, early, 0.9), NUMBER, articles(MAY, JUNE)) is expected


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [
        (toll(3, "a", "at least"), toll(4, "b"), True),
        (toll(3, "a"), toll(10, "b"), True),
        (toll(50, "a"), toll(70, "b"), False),
    ],
)
def test_without_dates_a_bound_or_a_far_lower_count_may_have_grown(lower: Claim, higher: Claim, expected: bool) -> None:
    assert supersedes(Pair(lower, higher, 0.9), NUMBER, articles(None, None)) is expected


def test_the_missing_may_become_fewer_but_the_dead_may_not() -> None:
    missing = toll(40, "a", counted="person missing"), toll(14, "b", counted="person missing")
    assert supersedes(Pair(*missing, 0.9), NUMBER, articles(MAY, JUNE))
    assert not supersedes(Pair(toll(40, "a"), toll(14, "b"), 0.9), NUMBER, articles(MAY, JUNE))


def test_two_states_told_months_apart_are_an_update() -> None:
    here, gone = toll(6, "a", counted="lodger"), toll(5, "b", counted="lodger")
    assert supersedes(Pair(here, gone, 0.9), NUMBER, articles(date(2024, 6, 1), date(2025, 5, 1)))
    assert not supersedes(Pair(here, gone, 0.9), NUMBER, articles(MAY, date(2020, 5, 20)))


def test_counts_of_the_past_no_longer_grow() -> None:
    assert not supersedes(Pair(toll(3, "a"), toll(10, "b"), 0.9), NUMBER, articles(MAY, JUNE), in_the_past=True)


@pytest.mark.parametrize(("silent", "speaking", "expected"), [(MAY, JUNE, True), (JUNE, MAY, False), (MAY, MAY, False)])
def test_silence_that_was_broken_later_is_an_update(silent: date, speaking: date, expected: bool) -> None:
    def statement(source: str, stance: Stance) -> Claim:
        return Claim(source, source, "q", "q", 0, 1, holder="the ministry", stance=stance, kind="statement")

    pair = Pair(statement("a", "denied"), statement("b", "asserted"), 0.9)
    assert supersedes(pair, Conflict("statement", ("no",), ("said",)), articles(silent, speaking)) is expected
