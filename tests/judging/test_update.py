"""Whether a difference is news that went on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from worded import number, quoted

from embassy_claims.judging.update import supersedes
from embassy_claims.model import Article, Claim, Conflict, ConflictKind, Pair, Precision, Quantity, Stance


def toll(value: float, source: str, precision: Precision = "exact", counted: str = "person killed") -> Claim:
    low, high = (value, float("inf")) if precision == "at least" else (value, value)
    return counts(source, Quantity(value, low, high, "", counted, precision, 0, 2))


def counts(source: str, *numbers: Quantity) -> Claim:
    return quoted("q", source, numbers=numbers)


def articles(first: date | None, second: date | None) -> dict[str, Article]:
    return {
        name: Article(path=name, source=name, text="q", published=day) for name, day in (("a", first), ("b", second))
    }


NUMBER = Conflict("number", ("1",), ("2",))
MAY, JUNE = date(2020, 5, 1), date(2020, 6, 1)


def days_later(days: int) -> dict[str, Article]:
    """The second article so many days after the first one."""
    return articles(MAY, MAY + timedelta(days))


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [
        (toll(3, "a"), toll(10, "b"), True),
        (toll(10, "a"), toll(3, "b"), False),
        (toll(3, "a", counted="country"), toll(10, "b", counted="country"), False),
        (toll(3, "a"), toll(10, "b", counted="country"), False),
        (toll(3, "a"), toll(3, "b"), False),
    ],
)
def test_a_count_that_grew_is_an_update(early: Claim, late: Claim, expected: bool) -> None:
    assert supersedes(Pair(early, late, 0.9), NUMBER, articles(MAY, JUNE)) is expected
    assert supersedes(Pair(late, early, 0.9), NUMBER, articles(MAY, JUNE)) is expected


@pytest.mark.parametrize(("most", "expected"), [(9, False), (10, True)])
def test_a_later_count_may_reach_what_the_earlier_one_was_at_least(most: float, expected: bool) -> None:
    early = replace(toll(12, "a").numbers[0], low=10, precision="about")
    late = replace(toll(8, "b").numbers[0], high=most, precision="about")
    assert supersedes(Pair(counts("a", early), counts("b", late), 0.9), NUMBER, articles(MAY, JUNE)) is expected


@pytest.mark.parametrize(
    ("early", "late", "expected"),
    [((3, 5), (10, 9), True), ((3, 5), (5, 9), True), ((3, 5), (10, 4), False), ((3,), (3, 9), True)],
)
def test_all_counts_that_differ_grew(early: tuple[float, ...], late: tuple[float, ...], expected: bool) -> None:
    pair = Pair(
        counts("a", *(number(value, counted="person killed") for value in early)),
        counts("b", *(number(value, counted="person killed") for value in late)),
        0.9,
    )
    assert supersedes(pair, NUMBER, articles(MAY, JUNE)) is expected


LOWER, HIGHER = toll(50, "a"), toll(70, "b")


@pytest.mark.parametrize(
    ("lower", "higher", "expected"),
    [
        (toll(3, "a", "at least"), toll(4, "b"), True),
        (toll(3, "a", "about"), toll(4, "b"), True),
        (toll(3, "a"), toll(4, "b", "at least"), False),
        (toll(3, "a"), toll(10, "b"), True),
        (LOWER, HIGHER, False),
        (LOWER, toll(80, "b"), False),
        (LOWER, toll(81, "b"), True),
        (toll(81, "a"), toll(50, "b"), True),
    ],
)
@pytest.mark.parametrize(
    "published", [articles(None, None), articles(MAY, None), articles(None, MAY), articles(MAY, MAY)]
)
def test_without_an_order_a_bound_or_a_far_lower_count_may_have_grown(
    lower: Claim, higher: Claim, expected: bool, published: dict[str, Article]
) -> None:
    assert supersedes(Pair(lower, higher, 0.9), NUMBER, published) is expected


@pytest.mark.parametrize(("days", "expected"), [(-1, False), (0, False), (1, True)])
def test_one_day_tells_the_order(days: int, expected: bool) -> None:
    assert supersedes(Pair(LOWER, HIGHER, 0.9), NUMBER, days_later(days)) is expected


def test_the_missing_may_become_fewer_but_the_dead_may_not() -> None:
    missing = toll(40, "a", counted="person missing"), toll(14, "b", counted="person missing")
    assert supersedes(Pair(*missing, 0.9), NUMBER, articles(MAY, JUNE))
    assert not supersedes(Pair(toll(40, "a"), toll(14, "b"), 0.9), NUMBER, articles(MAY, JUNE))
    assert not supersedes(Pair(missing[0], toll(14, "b"), 0.9), NUMBER, articles(MAY, JUNE))
    assert not supersedes(Pair(toll(40, "a"), missing[1], 0.9), NUMBER, articles(MAY, JUNE))


HERE, GONE = toll(6, "a", counted="lodger"), toll(5, "b", counted="lodger")


@pytest.mark.parametrize(("days", "expected"), [(0, False), (60, False), (61, True), (-60, False), (-61, True)])
def test_two_states_told_months_apart_are_an_update(days: int, expected: bool) -> None:
    assert supersedes(Pair(HERE, GONE, 0.9), NUMBER, days_later(days)) is expected


def test_what_is_no_number_does_not_change_with_the_months() -> None:
    kinds: list[ConflictKind] = ["date", "place", "name", "negation", "denial"]
    for kind in kinds:
        assert not supersedes(Pair(LOWER, HIGHER, 0.9), Conflict(kind, ("1",), ("2",)), days_later(400))


def test_counts_of_the_past_no_longer_grow() -> None:
    assert not supersedes(Pair(toll(3, "a"), toll(10, "b"), 0.9), NUMBER, articles(MAY, JUNE), in_the_past=True)
    assert not supersedes(Pair(HERE, GONE, 0.9), NUMBER, days_later(400), in_the_past=True)


@pytest.mark.parametrize("in_the_past", [False, True])
@pytest.mark.parametrize(
    ("silent", "speaking", "expected"),
    [
        (MAY, JUNE, True),
        (MAY, MAY + timedelta(1), True),
        (JUNE, MAY, False),
        (MAY, MAY, False),
        (MAY, None, False),
        (None, MAY, False),
    ],
)
def test_silence_that_was_broken_later_is_an_update(
    silent: date | None, speaking: date | None, expected: bool, in_the_past: bool
) -> None:
    def statement(source: str, stance: Stance) -> Claim:
        return quoted("q", source, holder="the ministry", stance=stance, kind="statement")

    pair = Pair(statement("a", "denied"), statement("b", "asserted"), 0.9)
    turned = Pair(pair.b, pair.a, 0.9)
    conflict = Conflict("statement", ("no",), ("said",))
    assert supersedes(pair, conflict, articles(silent, speaking), in_the_past) is expected
    assert supersedes(turned, conflict, articles(silent, speaking), in_the_past) is expected
