"""Stage 3: claims to vectors."""
