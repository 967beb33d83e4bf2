"""``python -m embassy_claims``."""

from __future__ import annotations

from embassy_claims.commands.cli import program

program()
