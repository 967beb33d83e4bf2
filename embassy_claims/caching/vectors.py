"""Texts to vectors, each text encoded once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from embassy_claims.caching.identity import key_of, source_hash, versions
from embassy_claims.caching.store import Memory, parts
from embassy_claims.embedding import Encoder

BATCH = 1024  # texts that are kept at once


class CachedEncoder:
    """An encoder that remembers. Its vectors have the precision of float16, remembered or not.

    ``state`` tells weights of one name apart.
    """

    def __init__(self, encoder: Encoder, memory: Memory, state: str = "") -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._memory = memory
        libraries = versions("torch", "transformers", "sentence-transformers")
        self._maker = key_of(source_hash("embedding"), encoder.name, state, libraries)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text: (n, d); no texts: (0, 0)."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        keys = [key_of(self._maker, text) for text in texts]
        found = self._memory.get("vectors", sorted(set(keys)))
        missing = {text: key for text, key in zip(texts, keys, strict=True) if key not in found}
        for some in parts(sorted(missing, key=lambda text: (len(text), text)), BATCH):
            rows = self._encoder.encode(some).astype("<f2")
            fresh = {missing[text]: row.tobytes() for text, row in zip(some, rows, strict=True)}
            self._memory.put("vectors", fresh)
            found |= fresh
        joined = np.frombuffer(b"".join([found[key] for key in keys]), dtype="<f2")
        return joined.reshape(len(texts), -1).astype(np.float32)
