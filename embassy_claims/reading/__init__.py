"""Stage 1: files to articles."""
