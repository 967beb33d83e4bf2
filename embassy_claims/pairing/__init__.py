"""Stage 4: vectors to pairs."""
