"""Which articles tell one event."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import combinations, permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.events import NOTHING_SHARED, ONE, SURE, events

SIX = "abcdef"
CHANCES = st.dictionaries(st.sampled_from(list(combinations(SIX, 2))), st.floats(0, 1), min_size=2)


def told(chances: Mapping[tuple[str, str], float], sources: Mapping[str, str] | None = None) -> set[frozenset[str]]:
    """The groups of articles; each is a source of its own where nothing is said."""
    paths = sorted({path for two in chances for path in two})
    table = np.full((len(paths), len(paths)), np.nan)
    for two, chance in chances.items():
        table[tuple(map(paths.index, two))] = chance
    numbers = events(table, [(sources or {}).get(path, path) for path in paths])
    assert None not in numbers
    return {frozenset(path for path, other in zip(paths, numbers, strict=True) if other == one) for one in numbers}


def groups(*words: str) -> set[frozenset[str]]:
    return set(map(frozenset, words))


def test_two_stories_of_three_articles_each() -> None:
    chances = {(a, b): 0.9 if (a in "abc") == (b in "abc") else 0.1 for a, b in combinations(SIX, 2)}
    assert told(chances) == groups("abc", "def")


def test_a_brief_note_stays_with_the_reports_that_most_know_it() -> None:
    chances = {("a", "b"): 0.9, ("a", "note"): 0.8, ("b", "note"): 0.3}
    assert told(chances) == {frozenset(("a", "b", "note"))}


def test_one_likely_pair_does_not_join_two_stories() -> None:
    chances = {(a, b): 0.95 if (a in "abc") == (b in "abc") else 0.05 for a, b in combinations(SIX, 2)}
    assert told({**chances, ("c", "d"): 0.7}) == groups("abc", "def")


def test_two_articles_alone_are_of_one_event() -> None:
    assert told({("a", "b"): 0.001}) == groups("ab")


def test_articles_that_were_compared_and_share_nothing_are_held_apart() -> None:
    chances = {("a", "b"): 0.8, ("b", "c"): 0.8}
    assert len(told(chances)) == 2
    assert told(chances, {"a": "wire", "b": "daily", "c": "wire"}) == groups("abc")


def test_no_pairs_no_events() -> None:
    assert events(np.full((2, 2), np.nan), ["a", "b"]) == [None, None]
    assert events(np.zeros((0, 0)), []) == []


def test_what_is_known_of_two_articles_of_one_source_does_not_count() -> None:
    table = np.full((3, 3), np.nan)
    table[0, 1], table[1, 2] = 0.9, 0.9
    assert events(table, ["wire", "wire", "daily"]) == [None, 0, 0]


@given(CHANCES)
def test_groups_that_stay_apart_are_on_average_of_two_events(chances: dict[tuple[str, str], float]) -> None:
    for group, other in combinations(told(chances), 2):
        between = [chances.get((min(two), max(two))) for two in product(group, other)]
        log_odds = [NOTHING_SHARED if one is None else bounded_log_odds(one) for one in between]
        assert sum(log_odds) / len(log_odds) < ONE + 1e-9


def bounded_log_odds(chance: float) -> float:
    bounded = min(max(chance, 1 - SURE), SURE)
    return math.log(bounded / (1 - bounded))


@pytest.mark.parametrize(("linked", "expected"), [(0.60, ("ab", "cd")), (0.75, ("abcd",))])
def test_articles_may_come_in_any_order(linked: float, expected: tuple[str, ...]) -> None:
    chances = {("a", "b"): 0.9, ("c", "d"): 0.8, ("b", "c"): linked, ("a", "c"): 0.3, ("b", "d"): 0.2, ("a", "d"): 0.35}
    for order in permutations("abcd"):
        to = dict(zip("abcd", order, strict=True))
        turned = {(min(to[a], to[b]), max(to[a], to[b])): chance for (a, b), chance in chances.items()}
        assert told(turned) == {frozenset(to[path] for path in group) for group in expected}


@given(st.lists(st.booleans(), min_size=6, max_size=6))
def test_clear_stories_are_found(sides: list[bool]) -> None:
    side = dict(zip(SIX, sides, strict=True))
    chances = {(a, b): 0.97 if side[a] == side[b] else 0.03 for a, b in combinations(SIX, 2)}
    assert told(chances) == {frozenset(path for path in SIX if side[path] is one) for one in set(sides)}
