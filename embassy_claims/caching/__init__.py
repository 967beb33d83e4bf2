"""Nothing twice: claims, vectors, probabilities and verdicts are kept in one file between runs."""

from __future__ import annotations

from embassy_claims.caching.store import KINDS, Kind, Memory, NoMemory, Store

__all__ = ["KINDS", "Kind", "Memory", "NoMemory", "Store"]
