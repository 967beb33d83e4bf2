"""Which settings and which articles a command works on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from embassy_claims.commands.engine import engine_of
from embassy_claims.commands.progress import Both, progress
from embassy_claims.commands.screen import Screen
from embassy_claims.errors import SettingsError
from embassy_claims.model import Findings, NumberFormat

if TYPE_CHECKING:
    from embassy_claims.caching import Memory
    from embassy_claims.pipeline import Progress
    from embassy_claims.settings import Settings


def look(
    context: typer.Context,
    paths: Sequence[str] | None,
    settings: Settings,
    shown: Screen,
    no_cache: bool,
    watching: Progress | None = None,
) -> Findings:
    """Check the articles, with progress on the screen and told to who is ``watching``. Raises ClaimsError."""
    roots = articles_from(paths, settings)
    with remembering(shown, no_cache) as memory, progress(shown) as told:
        seen = Both(told, watching) if told and watching else told or watching
        return engine_of(context).check(roots, settings, seen, memory)


@contextmanager
def remembering(shown: Screen, no_cache: bool) -> Iterator[Memory]:
    """What is kept between runs: the user's cache, or nothing. Raises SettingsError for a size that is none."""
    from embassy_claims.caching.place import cache_file, size_limit
    from embassy_claims.caching.store import NoMemory, Store

    if no_cache:
        yield NoMemory()
        return
    store = Store(cache_file(os.environ), size_limit(os.environ), shown.warn)
    try:
        yield store
    finally:
        store.close()


def settings_from(config: Path | None, shown: Screen | None = None, dtype: NumberFormat | None = None) -> Settings:
    """The settings of ``--config``, else of the nearest ``claims.yaml``, else the standard ones.

    ``dtype`` takes the place of that in the file. An empty file is warned of where something is shown.
    Raises SettingsError or LedgerError where the file is not usable.
    """
    from embassy_claims.settings import find_settings, load_settings

    path = config or find_settings(Path.cwd())
    settings = load_settings(path)
    # /dev/null is no file: nobody takes that for settings.
    is_empty = path is not None and path.is_file() and not path.stat().st_size
    if shown and is_empty:
        shown.warn(f"{path} is empty, so the standard settings hold")
    return replace(settings, models=replace(settings.models, dtype=dtype)) if dtype else settings


def articles_from(paths: Sequence[str] | None, settings: Settings) -> list[str]:
    """``paths`` as given, else ``corpus:`` of the settings as seen from this folder.

    Raises SettingsError where there is neither, and where ``corpus:`` names what is not there.
    """
    if paths:
        return list(paths)
    if not settings.corpus:
        raise SettingsError(
            "no articles given: name files or folders, or set corpus: in claims.yaml (claims init makes one)"
        )
    folder = settings.path.parent if settings.path else Path()
    for path in settings.corpus:
        if not os.path.lexists(folder / path):
            raise SettingsError(f"{settings.path}: corpus: names {path}, and there is no such file or folder")
    return [Path(os.path.relpath(folder / path)).as_posix() for path in settings.corpus]


def ledger_of(settings: Settings) -> Path:
    """The file that decisions go to: the settings file, or a new one in this folder."""
    return settings.path or Path("claims.yaml")
