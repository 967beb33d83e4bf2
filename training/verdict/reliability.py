"""How far confidences are from the truth: expected calibration error, and the reliability plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

BINS = 10
DRAWS = 1000
SEED = 0
SIZE = 300  # pixels
Judged = tuple[float, bool]
"""A confidence, and whether it was right."""


def expected_error(judged: Sequence[Judged]) -> dict[str, Any]:
    """Expected calibration error (Naeini et al. 2015) over bins of equal mass, with a bootstrap interval of 95 %."""
    data = np.array(judged, dtype=float).reshape(-1, 2)
    rng = np.random.default_rng(SEED)
    draws = [_error(data[rng.integers(0, len(data), len(data))]) for _ in range(DRAWS)] if len(data) else [0.0]
    low, high = np.percentile(draws, [2.5, 97.5])
    return {
        "pairs": len(data),
        "error": round(_error(data), 3),
        "interval": [round(float(low), 3), round(float(high), 3)],
        "bins": [[round(float(value), 3) for value in one.mean(axis=0)] for one in _bins(data)],
    }


def _bins(data: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    ordered = data[np.argsort(data[:, 0], kind="stable")]
    return [one for one in np.array_split(ordered, BINS) if len(one)]


def _error(data: NDArray[np.float64]) -> float:
    gaps = [len(one) * abs(one[:, 0].mean() - one[:, 1].mean()) for one in _bins(data)]
    return float(sum(gaps) / len(data)) if len(data) else 0.0


def plot(judged: Sequence[Judged]) -> str:
    """The share that was right against the confidence, a dot a bin, as an SVG picture."""
    dots = "".join(
        f'<circle cx="{SIZE * x:.1f}" cy="{SIZE * (1 - y):.1f}" r="5" fill="#06c"/>'
        for x, y in expected_error(judged)["bins"]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -10 {SIZE + 70} {SIZE + 60}" font-family="sans-serif" '
        f'font-size="12"><rect width="{SIZE}" height="{SIZE}" fill="none" stroke="#888"/>'
        f'<line x1="0" y1="{SIZE}" x2="{SIZE}" y2="0" stroke="#888" stroke-dasharray="4"/>{dots}'
        f'<text x="{SIZE / 2}" y="{SIZE + 35}" text-anchor="middle">confidence</text>'
        f'<text x="-{SIZE / 2}" y="-30" text-anchor="middle" transform="rotate(-90)">share that is right</text>'
        f'<text x="0" y="{SIZE + 16}">0</text><text x="{SIZE}" y="{SIZE + 16}" text-anchor="end">1</text></svg>\n'
    )
