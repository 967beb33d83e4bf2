"""The exact search against the bare matrix product of the same shape, and against ``paraphrase_mining``."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np

from benchmarks.measuring import vectors
from benchmarks.measuring.processes import child
from benchmarks.measuring.setup import Result, Setup, middle
from embassy_claims.commands.timings import peak_memory
from embassy_claims.pairing import Exact

REPEATS = {10_000: 5, 50_000: 3, 100_000: 2}
SMALL = {2000: 2, 5000: 2}
ROWS = 2048  # of a part of the bare product


def measure(setup: Setup) -> Result:
    """All sizes, each in a process of its own."""
    place = str(vectors.real(setup))
    repeats = SMALL if setup.is_small else REPEATS
    found = []
    for rows, count in repeats.items():
        one = child("pairing.times", setup.jobs, place=place, rows=rows, repeats=count)[1]
        print(f"{rows} claims: exact {one['exact']} s, bare product {one['product']} s", flush=True)
        found.append(one)
    rows = 5000 if setup.is_small else 50_000
    mining = child("pairing.mining", setup.jobs, place=place, rows=rows)[1]
    exact = next(one["exact"] for one in found if one["rows"] == rows)
    print(f"paraphrase_mining at {rows}: {mining['seconds']} s", flush=True)
    return {
        "sizes": found,
        "mining": {**mining, "exact": exact, "ratio": round(mining["seconds"] / exact, 2)},
        "cut": "paraphrase_mining is run once",
    }


def times(place: str, rows: int, repeats: int) -> dict[str, Any]:
    """The median seconds of both, taking turns.

    The memory is the most after the first exact search: until then the process has made the vectors and nothing else.
    """
    search = vectors.search(place, rows)
    before = peak_memory()
    taken, found = seconds_of(lambda: Exact().find(search))
    peak, pairs = peak_memory(), len(found.low)
    del found
    buffer = np.empty((min(ROWS, rows), rows), dtype=np.float32)

    def product() -> None:
        for start in range(0, rows, ROWS):
            part = search.vectors[start : start + ROWS]
            np.matmul(part, search.vectors.T, out=buffer[: len(part)])

    exact, bare = [taken], [seconds_of(product)[0]]
    for _ in range(repeats - 1):
        exact.append(seconds_of(lambda: Exact().find(search))[0])
        bare.append(seconds_of(product)[0])
    return {
        "rows": rows,
        "repeats": repeats,
        "found": pairs,
        "exact": middle(exact),
        "product": middle(bare),
        "percent_of_product": round(100 * median(bare) / median(exact), 1),
        "percent_of_half": round(50 * median(bare) / median(exact), 1),
        "exact_runs": [round(one, 3) for one in exact],
        "product_runs": [round(one, 3) for one in bare],
        "peak_mb": round(peak or 0),
        "peak_before_mb": round(before or 0),
    }


def mining(place: str, rows: int) -> dict[str, Any]:
    """Seconds of ``paraphrase_mining`` on vectors that are there, with its defaults."""
    import torch
    from sentence_transformers import util

    unit = vectors.search(place, rows).vectors
    unit = unit / np.linalg.norm(unit, axis=1, keepdims=True)
    given = torch.from_numpy(unit)
    taken, found = seconds_of(lambda: util.paraphrase_mining_embeddings(given))
    return {"rows": rows, "seconds": round(taken, 3), "found": len(found), "peak_mb": round(peak_memory() or 0)}


def seconds_of(work: Callable[[], Any]) -> tuple[float, Any]:
    """How long it takes, and what it returns."""
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found
