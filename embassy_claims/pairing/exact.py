"""Exact neighbours by blocked matrix products."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from embassy_claims.pairing.neighbours import Found, Search, cosine, least_product

BLOCK = 2048  # rows and columns of a block: 16 MB of products


@dataclass(frozen=True, slots=True)
class Exact:
    """Compares every row with every other, each two once, in blocks of whole articles of about ``block`` rows."""

    block: int = BLOCK

    def find(self, search: Search) -> Found:
        """The pairs of which either is among the best of the other."""
        fresh = np.ones(len(search.article), dtype=np.bool_) if search.fresh is None else search.fresh
        edges = blocks(search.article, self.block, fresh)
        parts = [
            compare(search, rows, columns)
            for number, rows in enumerate(edges)
            for columns in edges[number:]
            if fresh[rows.start] or fresh[columns.start]
        ]
        if not parts:
            return nothing()
        low, high, products = (np.concatenate(part) for part in zip(*parts, strict=True))
        order = np.lexsort((high, low))
        return Found(low[order], high[order], cosine(products[order], search.vectors.shape[1]))


Part = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]


def nothing() -> Found:
    """No pairs."""
    none = np.zeros(0, dtype=np.int64)
    return Found(none, none, np.zeros(0, dtype=np.float64))


def blocks(article: NDArray[np.int64], size: int, fresh: NDArray[np.bool_]) -> list[slice]:
    """Slices of whole articles, of ``size`` rows or more only where one article has more, all fresh or none."""
    starts = [*np.flatnonzero(np.diff(article, prepend=-1)).tolist(), len(article)]
    found, begin = [], 0
    for here, following in pairwise(starts):
        if here > begin and (following - begin > size or fresh[here] != fresh[begin]):
            found.append(slice(begin, here))
            begin = here
    return [*found, slice(begin, len(article))]


def compare(search: Search, rows: slice, columns: slice) -> Part:
    """The pairs between the articles of two blocks."""
    products = search.vectors[rows] @ search.vectors[columns].T
    near = np.flatnonzero(products >= least_product(search.similarity, search.vectors.shape[1]))
    values = products.ravel()[near]
    low, high = np.divmod(near, products.shape[1])
    low += rows.start
    high += columns.start
    wanted = search.group[low] != search.group[high]
    if rows == columns:
        wanted &= low < high
    return chosen_of(search, low[wanted], high[wanted], values[wanted])


def chosen_of(search: Search, low: NDArray[np.int64], high: NDArray[np.int64], values: NDArray[np.float32]) -> Part:
    """Of candidates ordered by both rows, those of which either is among the best of the other."""
    chosen = best(low, search.article[high], values, search.neighbours)
    other_way = ordered_by(high)
    chosen[other_way] |= best(high[other_way], search.article[low[other_way]], values[other_way], search.neighbours)
    return low[chosen], high[chosen], values[chosen]


def ordered_by(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The stable order of these numbers (below 2**31): one sort of plain integers is much faster than an argsort."""
    return np.sort((numbers << 32) | np.arange(len(numbers))) & 0xFFFFFFFF


def best(
    row: NDArray[np.int64], article: NDArray[np.int64], values: NDArray[np.float32], count: int
) -> NDArray[np.bool_]:
    """Which candidates are among the ``count`` greatest values of their row and article.

    All are (m,) and stand together by row and article; of equal values the first ones count.
    """
    starts = np.flatnonzero((np.diff(row, prepend=-1) != 0) | (np.diff(article, prepend=-1) != 0))
    sizes = np.diff(starts, append=len(row))
    crowded = sizes > count
    contested = np.flatnonzero(np.repeat(crowded, sizes))
    chosen = np.ones(len(row), dtype=np.bool_)
    chosen[contested] = greatest(values[contested], sizes[crowded], count)
    return chosen


def greatest(values: NDArray[np.float32], sizes: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Which values are among the ``count`` greatest of their run; the runs have these sizes, all above ``count``."""
    chosen = np.zeros(len(values), dtype=np.bool_)
    if not len(values):
        return chosen
    starts = np.cumsum(sizes) - sizes
    left = values.copy()
    for _ in range(count):
        tops = np.flatnonzero(left == np.repeat(np.maximum.reduceat(left, starts), sizes))
        first = tops[np.searchsorted(tops, starts)]  # of equal values in a run
        chosen[first] = True
        left[first] = -np.inf
    return chosen
