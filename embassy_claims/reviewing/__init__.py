"""Stage 7: findings meet the ledger of reviews."""
