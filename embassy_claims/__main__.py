"""``python -m embassy_claims``."""

from __future__ import annotations

import sys

from embassy_claims.commands.cli import main

sys.exit(main())
