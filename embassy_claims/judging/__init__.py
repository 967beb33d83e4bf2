"""Stage 5: pairs to verdicts."""
