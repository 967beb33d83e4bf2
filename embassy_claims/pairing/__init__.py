"""Vectors to pairs: which claims of different sources may speak of the same thing."""

from __future__ import annotations

from embassy_claims.pairing.approximate import Approximate
from embassy_claims.pairing.exact import Exact
from embassy_claims.pairing.neighbours import Neighbours, Search
from embassy_claims.pairing.pair import pair

__all__ = ["Approximate", "Exact", "Neighbours", "Search", "pair"]
