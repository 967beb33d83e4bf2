"""Approximate neighbours with usearch (HNSW, Malkov and Yashunin 2018), for very large inputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embassy_claims.pairing.exact import Part, best, chosen_of
from embassy_claims.pairing.neighbours import Found, Search, cosine, least_product

CHUNK = 8192  # rows searched at once
SAMPLED = 256  # rows compared with all others at once
LINKS = 32
"""Links of a row in the graph. Half as many, as is usual, lose a tenth of the neighbours where dozens of rows are about
equally near to one another, as in many reports of one event."""


@dataclass(frozen=True, slots=True)
class Approximate:
    """Looks only at the ``width`` nearest rows of each row, and finds nearly all of them.

    Unlike the exact search, a row's neighbours in one article can be crowded out by those in others, and a few are
    missed: ``recall`` measures how many. The similarity of what is found is exact. The graph is
    built by one thread, so that two runs find the same.
    """

    width: int = 48
    effort: int = 128  # candidates kept while the graph is built and searched

    def find(self, search: Search) -> Found:
        """The pairs of which either is among the best of the other, as far as they are found."""
        index = built(search.vectors, self.effort)
        keys, width = [], min(self.width, len(search.vectors))
        for rows in chunks(len(search.vectors)):
            near = index.search(search.vectors[rows], width).keys.astype(np.int64)
            row, other, _ = candidates(search, rows, near)
            keys.append(keys_of(row, other))
        return found_of(search, np.unique(np.concatenate(keys)))

    def recall(self, search: Search, found: Found, sample: NDArray[np.int64]) -> float:
        """Of the best among the ``width`` nearest rows of each row in ``sample``, the share that was found."""
        there = keys_of(found.low, found.high)
        wanted = hits = 0
        for rows in np.array_split(sample, len(sample) // SAMPLED + 1):
            row, other, products = candidates(search, rows, nearest(search, rows, self.width))
            chosen = best(row, search.article[other], products, search.neighbours)
            wanted += int(chosen.sum())
            hits += int(np.isin(keys_of(row[chosen], other[chosen]), there).sum())
        return hits / wanted if wanted else 1.0


def nearest(search: Search, rows: NDArray[np.int64], width: int) -> NDArray[np.int64]:
    """The ``width`` nearest of all rows to these (n,), exactly: (n, width)."""
    products = search.vectors[rows] @ search.vectors.T
    width = min(width, products.shape[1])
    found: NDArray[np.int64] = np.argpartition(-products, width - 1, axis=1)[:, :width].astype(np.int64)
    return found


def found_of(search: Search, keys: NDArray[np.int64]) -> Found:
    """Of these pairs, those of which either is among the best of the other."""
    low, high = keys >> 32, keys & 0xFFFFFFFF
    low, high, products = chosen_of(search, low, high, products_of(search.vectors, low, high))
    return Found(low, high, cosine(products, search.vectors.shape[1]))


def built(vectors: NDArray[np.float32], effort: int) -> Any:
    """The graph over these vectors."""
    from usearch.index import Index

    index = Index(
        ndim=vectors.shape[1],
        metric="cos",
        dtype="bf16",
        connectivity=LINKS,
        expansion_add=effort,
        expansion_search=effort,
    )
    for rows in chunks(len(vectors)):
        index.add(rows, vectors[rows], threads=1)
    return index


def chunks(count: int) -> Iterator[NDArray[np.int64]]:
    """The numbers below ``count`` in runs."""
    for start in range(0, count, CHUNK):
        yield np.arange(start, min(start + CHUNK, count))


def candidates(search: Search, rows: NDArray[np.int64], near: NDArray[np.int64]) -> Part:
    """Of ``rows`` (n,) with the rows ``near`` them (n, k), the pairs that may be compared and are similar enough."""
    row, other = np.repeat(rows, near.shape[1]), np.sort(near, axis=1).ravel()
    allowed = search.group[row] != search.group[other]
    if search.fresh is not None:
        allowed &= search.fresh[row] | search.fresh[other]
    row, other = row[allowed], other[allowed]
    products = products_of(search.vectors, row, other)
    similar = products >= least_product(search.similarity, search.vectors.shape[1])
    return row[similar], other[similar], products[similar]


def keys_of(row: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each pair of rows, either way round."""
    return (np.minimum(row, other) << 32) | np.maximum(row, other)


def products_of(vectors: NDArray[np.float32], low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.float32]:
    """The products of these pairs of rows: (m,)."""
    found = np.empty(len(low), dtype=np.float32)
    for part in chunks(len(low)):
        found[part] = np.einsum("ij,ij->i", vectors[low[part]], vectors[high[part]])
    return found
