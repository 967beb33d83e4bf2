"""Claims to vectors: unit length, one a claim, the same for a text whatever else is embedded with it."""

from __future__ import annotations

from embassy_claims.embedding.embed import Encoder, embed
from embassy_claims.embedding.sentence import load_encoder

__all__ = ["Encoder", "embed", "load_encoder"]
