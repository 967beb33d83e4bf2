"""Stage 6: verdicts to disputes and agreements."""
