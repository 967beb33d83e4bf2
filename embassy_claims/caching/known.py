"""What is known of each two texts of a run, in arrays: 10,000 articles are fifty million pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from embassy_claims.caching.rows import Found

Numbers = NDArray[np.int64]
Texts = tuple[int, int]


class Known:
    """Each table is (n, n): by the number of the text that stands first in the pairs, and of the other one.

    ``times`` are the pairs of articles that have these two texts: what two texts came to counts for each of them.
    ``one_event`` is how likely two texts tell one event, NaN where nothing says so; ``found`` holds the few findings.
    """

    def __init__(self, times: NDArray[np.int32]) -> None:
        self._times = times
        self.is_done = np.zeros(times.shape, dtype=np.bool_)
        self.one_event = np.full(times.shape, np.nan, dtype=np.float16)
        self.found: dict[Texts, Found] = {}
        self.pairs = 0
        self.ruled_out = 0

    def learn(self, first: Numbers, second: Numbers, entries: NDArray[np.void], found: Mapping[Texts, Found]) -> None:
        """What texts came to: ``first`` and ``second`` are (m,) like the entries. What was known before stays."""
        _, new = np.unique(first * len(self._times) + second, return_index=True)
        new = new[~self.is_done[first[new], second[new]]]
        first, second, entries = first[new], second[new], entries[new]
        self.is_done[first, second] = True
        self.one_event[first, second] = entries["one_event"]
        times = self._times[first, second].astype(np.int64)
        self.pairs += int((times * entries["pairs"]).sum())
        self.ruled_out += int((times * entries["ruled_out"]).sum())
        self.found.update(found)


def covering(is_open: NDArray[np.bool_]) -> list[int]:
    """Few articles of which one is in each open pair: those in the most pairs first, each while it has one left.

    ``is_open`` (n, n) is symmetric, and used up.
    """
    cover = []
    for one in np.argsort(-is_open.sum(axis=1), kind="stable").tolist():
        if is_open[one].any():
            cover.append(one)
            is_open[one] = is_open[:, one] = False
    return sorted(cover)


def repeats(texts: Numbers, against: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    """How many pairs of articles have each two texts: (n, n).

    ``texts`` are the numbers of the articles' texts, ``against`` for each article those after it that it is compared
    with.
    """
    size = int(texts.max()) + 1 if len(texts) else 0
    times = np.zeros((size, size), dtype=np.int32)
    for one, others in enumerate(against):
        times[texts[one]] += np.bincount(texts[others], minlength=size).astype(np.int32)
    return times
