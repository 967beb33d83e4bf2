"""Two articles that clearly tell two events by themselves, whatever group holds them."""

from __future__ import annotations

import pytest

from embassy_claims.judging.events import tells_two_events
from embassy_claims.model import Verdict


@pytest.mark.parametrize(("chance", "two"), [(0.0, True), (0.0999, True), (0.1, False), (0.5, False), (1.0, False)])
def test_two_articles_below_one_in_ten_tell_two_events(chance: float, two: bool) -> None:
    verdict = Verdict("contradiction", 0.9, None, (("event: one event", chance), ("similarity", 0.05)))
    assert tells_two_events(verdict) is two


def test_where_nothing_says_so_two_articles_tell_one_event() -> None:
    assert not tells_two_events(Verdict("agreement", 0.9, None, ()))
    assert not tells_two_events(Verdict("agreement", 0.9, None, (("event: names alike", 0.0), ("similarity", 0.01))))
