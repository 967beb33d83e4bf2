from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.splitting.times.clock import (
    Clock,
    clocks,
    minutes_apart,
    outside_part,
    parts_of_day,
)


def clock(text: str) -> Clock | None:
    """The first time of day in the text."""
    return next((time for _, time in clocks(text)), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6am", Clock(6, 0)),
        ("06: 00 BST", Clock(6, 0, 60)),
        ("0737 GMT", Clock(7, 37, 0)),
        ("07: 37 a. m. UTC", Clock(7, 37, 0)),
        ("3: 37 p. m. EDT", Clock(15, 37, -240)),
        ("7: 37 AM local time", Clock(7, 37, None, True)),
        ("12 a.m.", Clock(0, 0)),
        ("12.30pm", Clock(12, 30)),
        ("14:30 GMT+3", Clock(14, 30, 180)),
        ("two o'clock in the afternoon", Clock(14, 0)),
        ("noon", Clock(12, 0)),
        ("17h49", Clock(17, 49)),
        ("at 1353 (1023 GMT)", Clock(13, 53)),
        ("9:15 a.m. ET", Clock(9, 15, None, True)),
        ("24:10", Clock(0, 10)),
        ("the score was 3-1", None),
        ("05 / 02 / 2013", None),
        ("12 amounts", None),
        ("in 2013", None),
    ],
)
def test_clock(text: str, expected: Clock | None) -> None:
    assert clock(text) == expected


def test_a_range_of_times_is_one_span() -> None:
    text = "open from 9-11am and 5 to 6 p.m. daily"
    found = [(text[slice(*span)], time) for span, time in clocks(text)]
    assert found == [("9-11am", Clock(11, 0)), ("5 to 6 p.m.", Clock(18, 0))]


def test_a_time_without_a_mark_is_read_by_what_stands_behind_it() -> None:
    assert [time for _, time in clocks("at 1353 (1023 GMT) on Monday")] == [Clock(13, 53), Clock(10, 23, 0)]


def test_what_is_no_time_does_not_hide_the_one_behind_it() -> None:
    assert clock("47:30 minutes in, at 6am") == Clock(6, 0)


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [
        ("6am", "06: 00 BST", 0),
        ("6am", "7am", 60),
        ("0500 GMT", "06: 00 BST", 0),
        ("0600 GMT", "06: 00 BST", 60),
        ("23:30 GMT", "0:30 BST", 0),
        ("7: 37 AM local time", "0737 GMT", None),
        ("9am ET", "1300 GMT", None),
        ("9am ET", "9.30am ET", 30),
        ("9am ET", "9am", 0),
    ],
)
def test_minutes_apart(one: str, other: str, minutes: int | None) -> None:
    first, second = clock(one), clock(other)
    assert first is not None
    assert second is not None
    assert minutes_apart(first, second) == minutes
    assert minutes_apart(second, first) == minutes


def test_midnight_lies_between_neighbours() -> None:
    assert minutes_apart(Clock(23, 55), Clock(0, 5)) == 10


@given(st.integers(0, 23), st.integers(0, 59))
def test_both_ways_to_write_a_time_are_read_alike(hour: int, minute: int) -> None:
    half = f"{(hour + 11) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    assert clock(half) == clock(f"{hour:02}: {minute:02}") == Clock(hour, minute)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("in the early hours of Sunday morning", [(0, 6), (1, 12)]),
        ("on Tuesday morning", [(1, 12)]),
        ("yesterday afternoon", [(12, 18)]),
        ("overnight", [(17, 30)]),
        ("on Tuesday", []),
    ],
)
def test_parts_of_day(text: str, hours: list[tuple[int, int]]) -> None:
    assert [(part.first // 60, part.last // 60) for part in parts_of_day(text)] == hours


@pytest.mark.parametrize(
    ("part", "time", "minutes"),
    [
        ("overnight", Clock(5, 0), 0),
        ("overnight", Clock(7, 30), 90),
        ("in the morning", Clock(19, 0), 6 * 60),
        ("in the morning", Clock(3, 30), 0),
        ("in the evening", Clock(23, 30), 0),
        ("in the morning", Clock(8, 0), 0),
    ],
)
def test_minutes_outside_a_part_of_the_day(part: str, time: Clock, minutes: int) -> None:
    assert outside_part(parts_of_day(part)[0], time) == minutes


def test_parts_of_the_day_that_touch() -> None:
    morning, night, evening = (parts_of_day(text)[0] for text in ("morning", "overnight", "evening"))
    assert outside_part(morning, night) == 0
    assert outside_part(morning, evening) == 60
