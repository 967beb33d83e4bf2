"""``claims.yaml``: what it can say (``values``), and how it is read (``load``)."""

from __future__ import annotations

from embassy_claims.settings.load import find_settings, load_settings
from embassy_claims.settings.values import IgnoreRule, Judging, Models, Pairing, Settings, SourceRule

__all__ = [
    "IgnoreRule",
    "Judging",
    "Models",
    "Pairing",
    "Settings",
    "SourceRule",
    "find_settings",
    "load_settings",
]
