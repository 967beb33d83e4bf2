"""Stage 2: articles to claims."""
