"""Stage 7: findings meet the ledger of reviews."""

from __future__ import annotations

from embassy_claims.reviewing.apply import apply_reviews
from embassy_claims.reviewing.fingerprint import claim_key, fingerprint, pair_id
from embassy_claims.reviewing.ledger import baseline, decide, remove
from embassy_claims.reviewing.make import review_of
from embassy_claims.reviewing.reviewer import reviewer
from embassy_claims.reviewing.template import TEMPLATE

__all__ = [
    "TEMPLATE",
    "apply_reviews",
    "baseline",
    "claim_key",
    "decide",
    "fingerprint",
    "pair_id",
    "remove",
    "review_of",
    "reviewer",
]
