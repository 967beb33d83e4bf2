"""Expected calibration error (Naeini et al. 2015): how far confidences are from the share that is right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

BINS = 10
Judged = NDArray[np.float64]
"""Confidences, and whether they were right (1 or 0): (n, 2)."""


def bins(judged: Judged) -> list[Judged]:
    """Bins of equal mass, from the least confidence to the highest; none is empty."""
    ordered = judged[np.argsort(judged[:, 0], kind="stable")]
    return [one for one in np.array_split(ordered, BINS) if len(one)]


def calibration_error(judged: Judged) -> float:
    """The mean distance of confidence and share in a bin, each bin by its mass; 0 where there is nothing."""
    gaps = [len(one) * abs(one[:, 0].mean() - one[:, 1].mean()) for one in bins(judged)]
    return float(sum(gaps) / len(judged)) if len(judged) else 0.0
