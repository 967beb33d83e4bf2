"""What is known of each two texts, and which articles are to be compared first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from numpy.typing import NDArray

from embassy_claims.caching.known import Known, Numbers, covering, repeats
from embassy_claims.caching.rows import ENTRY

LETTERS = some.sampled_from("abcdefg")


def numbers(*those: int) -> Numbers:
    return np.array(those, dtype=np.int64)


def entries(*outcomes: tuple[int, int, float]) -> NDArray[np.void]:
    """Pairs, how many were ruled out, how likely both tell one event."""
    return np.array([(0, True, *outcome) for outcome in outcomes], dtype=ENTRY)


def known(*times: tuple[int, ...]) -> Known:
    return Known(np.array(times, dtype=np.int32))


def test_at_first_nothing_is_known() -> None:
    nothing = known((1, 2), (0, 1))
    assert not nothing.is_done.any()
    assert np.isnan(nothing.one_event).all()
    assert (nothing.pairs, nothing.ruled_out, nothing.found) == (0, 0, {})


def test_what_two_texts_came_to_counts_for_each_two_articles_that_have_them() -> None:
    one = known((0, 2, 1), (0, 0, 3), (0, 0, 0))
    one.learn(numbers(0, 1), numbers(1, 2), entries((5, 1, 0.25), (7, 2, 0.75)), {(0, 1): [["entry"]]})
    assert (one.pairs, one.ruled_out) == (2 * 5 + 3 * 7, 2 * 1 + 3 * 2)
    assert np.argwhere(one.is_done).tolist() == [[0, 1], [1, 2]]
    assert (one.one_event[0, 1], one.one_event[1, 2]) == (0.25, 0.75)
    assert np.isnan(one.one_event).sum() == 7
    assert one.found == {(0, 1): [["entry"]]}


def test_what_was_known_before_stays() -> None:
    one = known((0, 1), (1, 0))
    one.learn(numbers(0), numbers(1), entries((5, 1, 0.25)), {})
    one.learn(numbers(0, 1), numbers(1, 0), entries((9, 9, 0.5), (2, 0, 0.75)), {})
    assert (one.pairs, one.ruled_out) == (5 + 2, 1)
    assert one.one_event[0, 1] == 0.25
    assert one.one_event[1, 0] == 0.75


def test_of_what_is_told_twice_at_once_the_first_counts() -> None:
    one = known((0, 1), (1, 0))
    one.learn(numbers(0, 1, 0), numbers(1, 0, 1), entries((5, 1, 0.25), (2, 0, 0.75), (9, 9, 0.5)), {})
    assert (one.pairs, one.ruled_out) == (5 + 2, 1)
    assert one.one_event[0, 1] == 0.25


def test_texts_of_no_two_articles_of_the_run_are_known_but_not_counted() -> None:
    one = known((0, 0), (1, 0))
    one.learn(numbers(0), numbers(1), entries((5, 1, 0.25)), {})
    assert (one.pairs, one.ruled_out, bool(one.is_done[0, 1])) == (0, 0, True)


def test_many_pairs_are_counted_in_full() -> None:
    one = known((0, 70_000), (0, 0))
    one.learn(numbers(0), numbers(1), entries((4_000_000_000, 3_000_000_000, 0.5)), {})
    assert (one.pairs, one.ruled_out) == (280_000_000_000_000, 210_000_000_000_000)


def test_nothing_is_learned_from_nothing() -> None:
    one = Known(np.zeros((0, 0), dtype=np.int32))
    one.learn(numbers(), numbers(), entries(), {})
    assert (one.pairs, one.found) == (0, {})


def against(*of: tuple[int, ...]) -> list[NDArray[np.int32]]:
    return [np.array(those, dtype=np.int32) for those in of]


@pytest.mark.parametrize(
    ("texts", "later", "expected"),
    [
        ((0, 1, 2), [(1, 2), (2,), ()], [[0, 1, 1], [0, 0, 1], [0, 0, 0]]),
        ((0, 1, 0), [(1, 2), (2,), ()], [[1, 1], [1, 0]]),
        ((0, 1, 0), [(1,), (), ()], [[0, 1], [0, 0]]),
        ((0, 0, 1, 1), [(2, 3), (2, 3), (), ()], [[0, 4], [0, 0]]),
        ((0,), [()], [[0]]),
    ],
)
def test_how_many_pairs_of_articles_have_two_texts(
    texts: tuple[int, ...], later: list[tuple[int, ...]], expected: list[list[int]]
) -> None:
    assert repeats(numbers(*texts), against(*later)).tolist() == expected


def test_no_texts_have_no_pairs() -> None:
    assert repeats(numbers(), []).shape == (0, 0)


def covered(*pairs: tuple[str, str]) -> str:
    """The cover of pairs of letters."""
    is_open = np.zeros((26, 26), dtype=np.bool_)
    for two in pairs:
        one, other = (ord(letter) - ord("a") for letter in two)
        is_open[one, other] = is_open[other, one] = True
    return "".join(chr(ord("a") + number) for number in covering(is_open))


@pytest.mark.parametrize(
    ("pairs", "cover"),
    [
        ("", ""),
        ("ab", "a"),
        ("ax xb cx", "x"),
        ("ab bc cd", "bc"),
        ("ab bc ca", "ab"),
        ("az by cx", "abc"),
        ("zy zx ab", "az"),
        ("xa xb xc xd ya yb yc", "xy"),
    ],
)
def test_those_in_the_most_pairs_cover_them(pairs: str, cover: str) -> None:
    assert covered(*((two[0], two[1]) for two in pairs.split())) == cover


@given(some.lists(some.tuples(LETTERS, LETTERS).filter(lambda two: two[0] != two[1])))
def test_a_cover_has_one_of_each_pair_and_none_too_many(pairs: list[tuple[str, str]]) -> None:
    cover = covered(*pairs)
    assert all(set(two) & set(cover) for two in pairs)
    assert list(cover) == sorted(set(cover))
    assert len(cover) <= len(pairs)
