"""Which settings and which articles a command works on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from embassy_claims.errors import SettingsError
from embassy_claims.settings import Settings


def settings_from(config: Path | None) -> Settings:
    """The settings of ``--config``, else of the nearest ``claims.yaml``, else the standard ones.

    Raises SettingsError or LedgerError where the file is not usable.
    """
    from embassy_claims.reviewing import find_settings, load_settings

    found = config or find_settings(Path.cwd())
    return load_settings(found) if found else Settings()


def articles_from(paths: Sequence[str] | None, settings: Settings) -> list[str]:
    """``paths`` as given, else ``corpus:`` of the settings as seen from this folder.

    Raises SettingsError where there is neither.
    """
    if paths:
        return list(paths)
    if not settings.corpus:
        raise SettingsError(
            "no articles given: name files or folders, or set corpus: in claims.yaml (claims init makes one)"
        )
    folder = settings.path.parent if settings.path else Path()
    return [Path(os.path.relpath(folder / path)).as_posix() for path in settings.corpus]


def stdin_for(paths: Sequence[str]) -> BinaryIO | None:
    """Standard input, where ``-`` asks for it."""
    return sys.stdin.buffer if "-" in paths else None
