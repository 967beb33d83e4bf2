"""Batches of fixed shapes.

The kernels that multiply matrices choose their order of additions by the shape, so that a text run in another shape
gets a slightly other vector. Here the shape that a text is run in depends on its own length alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

STEP = 8  # lengths are rounded up to a multiple of this many tokens


@dataclass(frozen=True, slots=True)
class Batch:
    """``items`` (at most ``rows``) to run as a matrix of ``rows`` by ``length`` tokens."""

    items: tuple[int, ...]
    rows: int
    length: int


def batches(lengths: Sequence[int], tokens: int) -> Iterator[Batch]:
    """Batches over the items that have these lengths in tokens, shortest first; each item is in one of them.

    A batch has ``tokens`` tokens, padding included: few waste less on a short list, many are faster on a long one.
    """
    padded = [-(-length // STEP) * STEP for length in lengths]
    order = sorted(range(len(padded)), key=lambda item: (padded[item], item))
    start = 0
    while start < len(order):
        length = padded[order[start]]
        rows = max(1, tokens // length)
        items = [item for item in order[start : start + rows] if padded[item] == length]
        yield Batch(tuple(items), rows, length)
        start += len(items)


def features(tokenizer: Any, encoded: Mapping[str, Sequence[Sequence[int]]], batch: Batch) -> dict[str, Any]:
    """The tensors (rows, length) of a batch; rows without an item repeat the last one."""
    items = [*batch.items, *[batch.items[-1]] * (batch.rows - len(batch.items))]
    chosen = {key: [values[item] for item in items] for key, values in encoded.items()}
    return dict(tokenizer.pad(chosen, padding="max_length", max_length=batch.length, return_tensors="pt"))
