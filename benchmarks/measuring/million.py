"""The approximate search up to a million claims: what it costs, what it takes, what it misses."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring import vectors
from benchmarks.measuring.pairing import seconds_of
from benchmarks.measuring.processes import child
from benchmarks.measuring.setup import Result, Setup
from embassy_claims.commands.timings import peak_memory
from embassy_claims.pairing import Approximate, Search
from embassy_claims.pairing.approximate import keys_of
from embassy_claims.pairing.exact import best
from embassy_claims.pairing.neighbours import Found, least_product

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
SMALL = (1000, 2000, 5000)
SAMPLE = 500
TOGETHER = 50  # rows of the sample that are compared with all at once


def measure(setup: Setup) -> Result:
    """The curve, each size in a process of its own."""
    place = str(vectors.real(setup))
    found = []
    for rows in SMALL if setup.is_small else SIZES:
        found.append(child("million.point", setup.jobs, place=place, rows=rows)[1])
        print(", ".join(f"{name} {value}" for name, value in found[-1].items()), flush=True)
    exponent = slope([one["rows"] for one in found], [one["seconds"] for one in found])
    print(f"seconds grow as claims to the power of {exponent}")
    return {"sizes": found, "exponent": exponent, "sample": SAMPLE, "cut": "each size is run once"}


def point(place: str, rows: int) -> dict[str, Any]:
    """One size: seconds, memory, and recall of a sample."""
    search = vectors.search(place, rows)
    approximate = Approximate()
    taken, found = seconds_of(lambda: approximate.find(search))
    peak = peak_memory()
    sample = np.sort(np.random.default_rng(vectors.SEED).choice(rows, min(SAMPLE, rows), replace=False))
    return {
        "rows": rows,
        "seconds": round(taken, 2),
        "found": len(found.low),
        "peak_mb": round(peak or 0),
        "recall": round(approximate.recall(search, found, sample), 4),
        "recall_of_all": round(recall_of_all(search, found, sample), 4),
    }


def recall_of_all(search: Search, found: Found, sample: NDArray[np.int64]) -> float:
    """Of all that the exact search finds for the rows of the sample, the share that was found."""
    there = np.sort(keys_of(found.low, found.high))
    least = least_product(search.similarity, search.vectors.shape[1])
    wanted = hits = 0
    for rows in np.array_split(sample, len(sample) // TOGETHER + 1):
        products = search.vectors[rows] @ search.vectors.T
        which, other = np.nonzero(products >= least)
        row, values = rows[which], products[which, other]
        compared = search.group[row] != search.group[other]
        row, other, values = row[compared], other[compared], values[compared]
        chosen = best(row, search.article[other], values, search.neighbours)
        keys = keys_of(row[chosen], other[chosen])
        wanted += len(keys)
        hits += int(is_in(keys, there).sum())
    return hits / wanted if wanted else 1.0


def is_in(keys: NDArray[np.int64], there: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which keys are among those ``there`` (in order)."""
    if not len(there):
        return np.zeros(len(keys), dtype=np.bool_)
    found: NDArray[np.bool_] = there[np.minimum(np.searchsorted(there, keys), len(there) - 1)] == keys
    return found


def slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The exponent of the power law that fits best: the slope of the logarithms, by least squares."""
    x, y = ([math.log(value) for value in values] for values in (sizes, seconds))
    return round(float(np.polyfit(x, y, 1)[0]), 3)
