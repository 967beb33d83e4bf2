"""Findings to disputes with their sides, and to agreements with the number of independent sources."""

from __future__ import annotations

from embassy_claims.grouping.group import Grouped, group

__all__ = ["Grouped", "group"]
