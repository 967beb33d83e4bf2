from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.calibration import BINS
from training.verdict.reliability import expected_error, plot

JUDGED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30)


def test_a_sure_judge_that_is_half_right_is_off_by_a_half() -> None:
    assert expected_error([(1.0, True), (1.0, False)] * 50)["error"] == 0.5


def test_a_judge_that_knows_how_right_it_is_has_no_error() -> None:
    told = [(0.25, number % 4 == 0) for number in range(40)] + [(0.75, number % 4 != 0) for number in range(40)]
    found = expected_error(told)
    assert found["error"] == 0
    assert found["bins"][0] == [0.25, 0.25]
    assert found["bins"][-1] == [0.75, 0.75]


@settings(deadline=None, max_examples=20)  # each draws two bootstraps
@given(JUDGED)
def test_an_error_and_its_interval_are_shares(judged: list[tuple[float, bool]]) -> None:
    found = expected_error(judged)
    low, high = found["interval"]
    assert 0 <= low <= high <= 1
    assert 0 <= found["error"] <= 1
    assert len(found["bins"]) == min(BINS, len(judged))
    assert found == expected_error(judged)


@pytest.mark.parametrize("judged", [[], [(0.5, True)], [(0.0, False), (1.0, True)]])
def test_a_plot_has_a_dot_a_bin(judged: list[tuple[float, bool]]) -> None:
    picture = ElementTree.fromstring(plot(judged))
    dots = picture.findall("{http://www.w3.org/2000/svg}circle")
    assert len(dots) == len(judged)
    assert all(0 <= float(dot.attrib[axis]) <= 300 for dot in dots for axis in ("cx", "cy"))
