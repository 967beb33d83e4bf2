from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.splitting.times.clock import Clock, clock, clock_spans, hours_of_day, same_time


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
    assert [text[start:end] for start, end in clock_spans(text)] == ["9-11am", "5 to 6 p.m."]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("6am", "06: 00 BST", True),
        ("6am", "7am", False),
        ("0500 GMT", "06: 00 BST", True),
        ("0600 GMT", "06: 00 BST", False),
        ("23:30 GMT", "0:30 BST", True),
        ("7: 37 AM local time", "0737 GMT", None),
    ],
)
def test_same_time(one: str, other: str, same: bool | None) -> None:
    first, second = clock(one), clock(other)
    assert first is not None
    assert second is not None
    assert same_time(first, second) is same
    assert same_time(second, first) is same


def test_slack_goes_over_midnight() -> None:
    assert same_time(Clock(23, 55), Clock(0, 5), slack=10) is True
    assert same_time(Clock(23, 55), Clock(0, 5), slack=9) is False


@given(st.integers(0, 23), st.integers(0, 59))
def test_both_ways_to_write_a_time_are_read_alike(hour: int, minute: int) -> None:
    half = f"{(hour + 11) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    assert clock(half) == clock(f"{hour:02}: {minute:02}") == Clock(hour, minute)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("7: 37 AM local time", (7 * 60 + 37, 7 * 60 + 37)),
        ("in the early hours of Sunday morning", (0, 6 * 60)),
        ("on Tuesday morning", (4 * 60, 12 * 60)),
        ("yesterday afternoon", (12 * 60, 18 * 60)),
        ("overnight", (18 * 60, 30 * 60)),
        ("on Tuesday", None),
    ],
)
def test_hours_of_day(text: str, hours: tuple[int, int] | None) -> None:
    assert hours_of_day(text) == hours
