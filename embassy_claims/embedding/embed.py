"""The seam for encoders, and the way from claims to vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embassy_claims.model import Claim


class Encoder(Protocol):
    """Turns texts into vectors. ``name`` identifies the weights and the precision they are run in."""

    @property
    def name(self) -> str:
        """What made the vectors: two encoders of one name give the same vectors."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of unit length a text: (n, d)."""


def embed(claims: Sequence[Claim], encoder: Encoder) -> NDArray[np.float32]:
    """The vectors of the claims' texts, (n, d), in the order of the claims.

    Each text is encoded once, and values are rounded to float16 (the precision they are stored in) so that fresh and
    stored vectors are the same. Raises ModelError where the encoder cannot be loaded. No claims: (0, 0).
    """
    if not claims:
        return np.zeros((0, 0), dtype=np.float32)
    texts, places = np.unique(np.array([claim.text for claim in claims], dtype=object), return_inverse=True)
    vectors = encoder.encode(texts.tolist()).astype(np.float16).astype(np.float32)
    return np.ascontiguousarray(vectors[places])
