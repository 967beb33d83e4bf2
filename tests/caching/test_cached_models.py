"""Encoders and cross-encoders that remember."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from numpy.typing import NDArray

from embassy_claims.caching import NoMemory, Store, vectors
from embassy_claims.caching.probabilities import CachedScorer
from embassy_claims.caching.vectors import CachedEncoder


class Counted:
    """Makes three numbers of a text, or of a pair of texts, and counts what it was asked."""

    def __init__(self, name: str = "counted") -> None:
        self.name = name
        self.asked: list[object] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        return rows(texts)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked.extend(pairs)
        return rows(pairs)


def rows(things: Sequence[object]) -> NDArray[np.float32]:
    sums = [zlib.crc32(repr(thing).encode()) for thing in things]
    return np.array([[one % 97 / 97, one % 89 / 89, one % 83 / 83] for one in sums], dtype=np.float32)


def rounded(things: Sequence[object]) -> NDArray[np.float32]:
    return rows(things).astype(np.float16).astype(np.float32)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", 10**9, pytest.fail)


@given(some.lists(some.text(max_size=3), min_size=1))
def test_without_memory_each_text_is_encoded_once_and_rounded(texts: list[str]) -> None:
    counted = Counted()
    found = CachedEncoder(counted, NoMemory()).encode(texts)
    assert sorted(map(str, counted.asked)) == sorted(set(texts))
    assert np.array_equal(found, rounded(texts))
    assert found.dtype == np.float32


def test_vectors_are_remembered(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "BATCH", 2)
    first, second = Counted(), Counted()
    texts = ["a b", "c", "a b", "d", "e \ud800"]
    cold = CachedEncoder(first, store).encode(texts)
    warm = CachedEncoder(second, store).encode([*texts, "new"])
    assert np.array_equal(cold, warm[:-1])
    assert second.asked == ["new"]
    assert CachedEncoder(second, store).encode([]).shape == (0, 0)


def test_probabilities_are_remembered(store: Store) -> None:
    first, second = Counted(), Counted()
    pairs = [("a", "bc"), ("ab", "c"), ("b", "a"), ("a", "bc")]
    cold = CachedScorer(first, store).probabilities(pairs)
    warm = CachedScorer(second, store).probabilities([*pairs[::-1], ("x", "y")])
    assert len(first.asked) == 3
    assert np.array_equal(cold, warm[3::-1])
    assert np.array_equal(cold, rounded(pairs))
    assert second.asked == [("x", "y")]
    assert CachedScorer(second, store).probabilities([]).shape == (0, 3)


@pytest.mark.parametrize("other", [{"name": "other"}, {"state": "changed"}])
def test_another_model_does_not_take_what_one_made(store: Store, other: dict[str, str]) -> None:
    CachedEncoder(Counted(), store).encode(["a"])
    CachedScorer(Counted(), store).probabilities([("a", "b")])
    counted = Counted(other.get("name", "counted"))
    CachedEncoder(counted, store, other.get("state", "")).encode(["a"])
    CachedScorer(counted, store, other.get("state", "")).probabilities([("a", "b")])
    assert counted.asked == ["a", ("a", "b")]


def test_what_was_done_before_an_interrupt_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(Counted):
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            if "bbb" in texts:
                raise KeyboardInterrupt
            return super().encode(texts)

    monkeypatch.setattr(vectors, "BATCH", 2)
    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(Interrupted(), store).encode(["a", "aa", "bbb", "bbbb"])
    again = Counted()
    CachedEncoder(again, store).encode(["a", "aa", "bbb", "bbbb"])
    assert again.asked == ["bbb", "bbbb"]
