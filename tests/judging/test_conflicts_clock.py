from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import quoted

from embassy_claims.judging.conflicts.clock import SLACK, find_clocks
from embassy_claims.model import Claim, Pair

TIMES = st.integers(0, 24 * 60 - 1)


def told(text: str, article: str = "a.txt") -> Claim:
    return quoted(text, article, start=7)


def answers(a: str, b: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    found = find_clocks(Pair(told(a), told(b, "b.txt"), 0.9))
    return [(one.conflict.a, one.conflict.b) for one in found]


def printed(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(
    ("a", "b", "word_a", "word_b"),
    [
        ("The bridge fell at 6am.", "The bridge fell at 7:30 a.m.", "6am", "7:30 a.m."),
        ("The bridge fell at noon.", "The bridge fell at midnight.", "noon", "midnight"),
        ("It fell at 0700 GMT.", "It fell at 07:00 BST.", "0700 GMT", "07:00 BST"),
        ("It fell in the morning.", "It fell at 9 p.m.", "morning", "9 p.m."),
        ("It fell at 7:37 a.m. local time.", "It fell in the afternoon.", "7:37 a.m. local time", "afternoon"),
        ("It fell at 8am.", "By 7am it had fallen.", "8am", "7am"),
        ("By 6am it had fallen.", "By 7am it had fallen.", "6am", "7am"),
        ("It fell at 6am.", "It fell shortly before 7am.", "6am", "7am"),
        ("It fell at 6:15.", "It fell around 6:31.", "6:15", "6:31"),
        ("It fell at 6:15.", "It fell at 6:25.", "6:15", "6:25"),
        ("It fell in the morning.", "It fell late in the evening.", "morning", "evening"),
    ],
)
def test_times_that_exclude_each_other(a: str, b: str, word_a: str, word_b: str) -> None:
    assert answers(a, b) == [((word_a,), (word_b,))]
    assert answers(b, a) == [((word_b,), (word_a,))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("It fell at 6am.", "It fell at 06:04."),
        ("It fell at 11.58 p.m.", "It fell at midnight."),
        ("It fell around 6:30.", "It fell at 6:15."),
        ("It fell shortly before 6:30.", "It fell at 6:15."),
        ("It fell at 6:30 or so.", "It fell at 6:15."),
        ("It fell this morning.", "It fell at 3:30 a.m."),
        ("It fell in the afternoon.", "It fell at 0737 GMT."),
        ("It fell in the evening.", "It fell at 11:30 p.m."),
        ("It fell on Friday night.", "It fell at 5:30 p.m."),
        ("With 7:42 left, Reed scored.", "Reed scored in the evening."),
        ("Reed scored with 13:41 to play.", "Reed scored at 9 p.m."),
        ("It fell at 0600 GMT.", "It fell at 7 a.m. BST."),
        ("It fell at 9 a.m. ET.", "It fell at 1400 GMT."),
        ("It fell at 7:37 a.m. local time.", "It fell at 0437 GMT."),
        ("It fell at 1353 (1023 GMT).", "It fell at 13:53."),
        ("It fell at 6am, and at 8am the next.", "It fell at 8am."),
        ("It fell overnight.", "It fell at 5am."),
        ("It fell in the morning, at 6am.", "It fell at 6am in the night."),
        ("It fell at 6am.", "By about 7 a.m. it had fallen."),
        ("It fell at 11 p.m.", "It stood until 4 a.m."),
        ("It fell at 6am.", "It fell."),
        ("", ""),
    ],
)
def test_times_that_may_be_one(a: str, b: str) -> None:
    assert answers(a, b) == answers(b, a) == []


@given(TIMES, TIMES)
def test_two_times_conflict_where_more_than_the_slack_lies_between_them(one: int, other: int) -> None:
    away = min((one - other) % 1440, (other - one) % 1440)
    assert bool(answers(f"It fell at {printed(one)}.", f"It fell at {printed(other)}.")) is (away > SLACK)


@given(TIMES, st.integers(-11, 12))
def test_one_moment_in_two_zones_is_no_conflict(time: int, hours: int) -> None:
    there = (time + timedelta(hours=hours) // timedelta(minutes=1)) % 1440
    assert answers(f"It fell at {printed(time)} GMT.", f"It fell at {printed(there)} GMT{hours:+}.") == []


def test_every_two_times_are_a_slot_and_stand_at_their_places() -> None:
    one, other = told("It fell at 6am or 11am."), told("It fell late in the afternoon.", "b.txt")
    found = find_clocks(Pair(one, other, 0.9))
    assert [one.quote[each.spans[0][0][0] - 7 : each.spans[0][0][1] - 7] for each in found] == ["6am", "11am"]
    assert all(each.signals["clock: part of the day"] == 1 for each in found)
    assert all(each.signals["clock: only one"] == 0 for each in found)
    assert found[0].signals["clock: apart"] > found[1].signals["clock: apart"] > 0
    assert found[0].question == ("It fell at then or 11am.", "It fell late in the then.")


def test_half_a_day_is_as_far_as_it_gets() -> None:
    (found,) = find_clocks(Pair(told("It fell at noon."), told("It fell at midnight."), 0.9))
    assert found.signals == {"clock: apart": 1.0, "clock: only one": 1.0, "clock: part of the day": 0.0}
