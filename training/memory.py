"""Where training keeps checkpoints, and what it remembers of articles and pairs so that nothing is computed twice."""

from __future__ import annotations

from pathlib import Path

from embassy_claims.caching.store import Store

RUNS = Path(__file__).resolve().parent / "runs"
LARGEST = 4 * 10**9  # bytes


def open_memory() -> Store:
    """What was computed before, beside the checkpoints."""
    return Store(RUNS / "cache.sqlite", LARGEST, print)
