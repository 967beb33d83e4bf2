"""Pairs of texts to probabilities, each pair read once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embassy_claims.caching.identity import key_of, source_hash, versions
from embassy_claims.caching.store import Memory, parts

if TYPE_CHECKING:
    from embassy_claims.judging.cross_encoder import Scorer

BATCH = 2048  # pairs that are kept at once


class CachedScorer:
    """A cross-encoder that remembers. Its probabilities have the precision of float16, remembered or not.

    ``state`` tells weights of one name apart.
    """

    def __init__(self, scorer: Scorer, memory: Memory, state: str = "") -> None:
        self.name = scorer.name
        self._scorer = scorer
        self._memory = memory
        libraries = versions("torch", "transformers", "sentence-transformers")
        self._maker = key_of(source_hash("judging/cross_encoder.py", "embedding"), scorer.name, state, libraries)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """(n, 3): entailment, neutral, contradiction of (premise, hypothesis)."""
        if not pairs:
            return np.zeros((0, 3), dtype=np.float32)
        keys = [key_of(self._maker, *pair) for pair in pairs]
        found = self._memory.get("probabilities", sorted(set(keys)))
        missing = {pair: key for pair, key in zip(pairs, keys, strict=True) if key not in found}
        for some in parts(sorted(missing, key=_length), BATCH):
            rows = self._scorer.probabilities(some).astype("<f2")
            fresh = {missing[pair]: row.tobytes() for pair, row in zip(some, rows, strict=True)}
            self._memory.put("probabilities", fresh)
            found |= fresh
        joined = np.frombuffer(b"".join([found[key] for key in keys]), dtype="<f2")
        return joined.reshape(len(pairs), 3).astype(np.float32)


def _length(pair: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    """Pairs of one length together: they are run as one matrix."""
    return len(pair[0]) + len(pair[1]), pair
