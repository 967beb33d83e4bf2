"""Which articles tell one event."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.events import events

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
def test_every_article_of_a_pair_has_one_event_whatever_the_order(chances: dict[tuple[str, str], float]) -> None:
    found = told(chances)
    assert sorted(path for group in found for path in group) == sorted({path for two in chances for path in two})
    assert told(dict(reversed(list(chances.items())))) == found


@given(st.lists(st.booleans(), min_size=6, max_size=6))
def test_clear_stories_are_found(sides: list[bool]) -> None:
    side = dict(zip(SIX, sides, strict=True))
    chances = {(a, b): 0.97 if side[a] == side[b] else 0.03 for a, b in combinations(SIX, 2)}
    assert told(chances) == {frozenset(path for path in SIX if side[path] is one) for one in set(sides)}
