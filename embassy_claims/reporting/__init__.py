"""Stage 8: findings to output."""
