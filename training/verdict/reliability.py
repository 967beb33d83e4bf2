"""How far confidences are from the truth: expected calibration error, and the reliability plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from training.calibration import bins, calibration_error

DRAWS = 1000
SEED = 0
SIZE = 300  # pixels
Judged = tuple[float, bool]
"""A confidence, and whether it was right."""


def expected_error(judged: Sequence[Judged]) -> dict[str, Any]:
    """Expected calibration error with its bins and a bootstrap interval of 95 %."""
    data = np.array(judged, dtype=float).reshape(-1, 2)
    rng = np.random.default_rng(SEED)
    count = len(data)
    draws = [calibration_error(data[rng.integers(0, count, count)]) for _ in range(DRAWS)] if count else [0.0]
    low, high = np.percentile(draws, [2.5, 97.5])
    return {
        "pairs": count,
        "error": round(calibration_error(data), 3),
        "interval": [round(float(low), 3), round(float(high), 3)],
        "bins": [[round(float(value), 3) for value in one.mean(axis=0)] for one in bins(data)],
    }


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
