"""Real news as supervision without labels: pairs that cannot conflict, and small edits whose effect is known."""
