"""The seam for neighbour searches: what is searched, what is found, and the arithmetic both agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FULL = 4096.0  # integers up to its square, 2**24, are exact in float32
PART = 8192  # rows that are rounded at once: the numbers on the way there take four times the memory


@dataclass(frozen=True, slots=True)
class Search:
    """What to search. Rows stand ordered by article, and within an article in the order of the text.

    ``vectors`` are (n, d) from ``whole``. ``article`` and ``group`` are (n,) numbers: rows of one article stand
    together; rows of one group are not compared. Wanted are, per row and other article, the ``neighbours`` best with a
    cosine of at least ``similarity``. Where ``fresh`` (n,) is given, equal for the rows of an article, wanted are only
    pairs of which one row is fresh.
    """

    vectors: NDArray[np.float32]
    article: NDArray[np.int64]
    group: NDArray[np.int64]
    similarity: float
    neighbours: int
    fresh: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of rows, ``low`` before ``high``, each once, ordered by both; ``similarity`` is the cosine. All (m,)."""

    low: NDArray[np.int64]
    high: NDArray[np.int64]
    similarity: NDArray[np.float64]


class Neighbours(Protocol):
    """A way to find the neighbours."""

    def find(self, search: Search) -> Found:
        """The pairs of which either is among the best of the other."""


def whole(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors of unit length (n, d) as whole numbers, with a length of at most ``FULL``.

    All partial sums of a product of two such rows are whole numbers of at most 2**24, which float32 holds exactly. So
    the cosine of two rows is the same in any order of additions: it depends on no other row, block size, number of
    threads or library. The price is an error of the cosine of about 0.0001.
    """
    length = FULL - np.sqrt(vectors.shape[1]) / 2  # rounding adds at most half a unit in each dimension
    rounded = np.empty(vectors.shape, dtype=np.float32)
    for start in range(0, len(vectors), PART):
        part = vectors[start : start + PART]
        norms = np.maximum(np.linalg.norm(part, axis=1, keepdims=True), 1e-12)
        rounded[start : start + PART] = np.rint(part * (length / norms))
    return rounded


def cosine(products: NDArray[np.float32], dimensions: int) -> NDArray[np.float64]:
    """The cosine for products of two rows of ``whole``, rounded to 4 places."""
    length = FULL - np.sqrt(dimensions) / 2
    rounded: NDArray[np.float64] = np.round(np.clip(products.astype(np.float64) / length**2, -1.0, 1.0), 4)
    return rounded


def least_product(similarity: float, dimensions: int) -> float:
    """The least product of two rows of ``whole`` that counts as this cosine."""
    length = FULL - np.sqrt(dimensions) / 2
    return float(np.ceil(similarity * length**2))
