"""Approximate neighbours against exact ones."""

from __future__ import annotations

import numpy as np
import pytest

from embassy_claims.pairing.approximate import Approximate
from embassy_claims.pairing.exact import Exact
from embassy_claims.pairing.neighbours import Found, Search, whole
from embassy_claims.pairing.pair import LARGEST, standard

pytest.importorskip("usearch", reason="the optional package usearch is not installed")


def search(rows: int, seed: int = 5) -> Search:
    """Rows round a few topics, eight an article."""
    random = np.random.default_rng(seed)
    raw = random.normal(size=(rows, 32)) + 1.5 * random.normal(size=(12, 32))[np.arange(rows) // 8 % 12]
    unit = (raw / np.linalg.norm(raw, axis=1, keepdims=True)).astype(np.float32)
    article = np.arange(rows, dtype=np.int64) // 8
    return Search(whole(unit), article, article, 0.5, 3)


def pairs(found: Found) -> set[tuple[int, int, float]]:
    return set(zip(found.low.tolist(), found.high.tolist(), found.similarity.tolist(), strict=True))


def test_looking_at_all_rows_finds_what_exact_search_finds() -> None:
    few = search(40)
    assert pairs(Approximate(width=40).find(few)) == pairs(Exact().find(few))


def test_nearly_all_of_the_nearest_are_found_twice_the_same() -> None:
    many = search(1500)
    way = Approximate(width=16)
    found = way.find(many)
    sample = np.arange(0, 1500, 7)
    assert way.recall(many, found, sample) >= 0.98
    assert pairs(way.find(many)) == pairs(found)
    assert pairs(found) <= pairs(Exact().find(Search(many.vectors, many.article, many.group, 0.5, 8)))


def test_recall_counts_what_is_missing() -> None:
    many = search(200)
    way = Approximate(width=16)
    found = way.find(many)
    half = Found(found.low[::2], found.high[::2], found.similarity[::2])
    assert way.recall(many, half, np.arange(200)) == pytest.approx(0.5, abs=0.1)


def test_exact_search_is_the_standard_until_it_is_too_slow() -> None:
    assert isinstance(standard(LARGEST), Exact)
    assert isinstance(standard(LARGEST + 1), Approximate)
