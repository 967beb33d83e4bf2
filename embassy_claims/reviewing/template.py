"""What ``claims init`` writes."""

from __future__ import annotations

from embassy_claims.reviewing.edit import new_list

SETTINGS = """\
# Settings and reviewed decisions of claims. Every line but the first may be left out.
schema: 1

# Files and folders that commands read when none are named; seen from the folder of this file.
# corpus: [articles/]

# models:  {encoder: bundled, judge: bundled, parser: bundled}
# pairing: {similarity: 0.35, neighbours: 5, within_source: false}  # neighbours per claim and other article
# judging: {contradiction: 0.55, agreement: 0.50, across_events: false}  # bands: high from 0.80, medium from 0.60

# What is known of files without front matter; the first rule that matches counts.
# sources:
#   - {match: "articles/wire-*.txt", source: Wire, published: 2026-01-31, language: en}

# Contradictions that nobody need look at: by text, holder, kind or pair of sources, each with a reason.
# ignore:
#   - {text: "views expressed", reason: disclaimer}
#   - {sources: [Wire, Daily], kind: date, reason: Daily prints a day later.}

# Decisions on contradictions (confirmed, explained, dismissed; baselined: known, nobody has looked). Written by
# claims review, claims decide and claims baseline, sorted by id. The lines of two digits never change: they let git
# merge the decisions of two branches. Keep them.
reviews:
"""

TEMPLATE = SETTINGS + "\n".join(new_list()) + "\n"
