"""Exit codes."""

from __future__ import annotations

OK = 0
CONTRADICTION = 1  # only ``claims check``
UNUSABLE = 2  # usage, settings, corrupt ledger, no readable article, model missing
INTERNAL = 3
INTERRUPTED = 130
