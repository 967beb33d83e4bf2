"""Stage 7: findings meet the ledger of reviews."""

from __future__ import annotations

from embassy_claims.reviewing.apply import apply_reviews
from embassy_claims.reviewing.fingerprint import claim_key, fingerprint, pair_id

__all__ = ["apply_reviews", "claim_key", "fingerprint", "pair_id"]
