"""The seam between the commands and the work: tests put a fake in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import typer

from embassy_claims.model import Claim, Findings

if TYPE_CHECKING:
    from embassy_claims.caching import Memory
    from embassy_claims.pipeline import Progress
    from embassy_claims.reading import Readings
    from embassy_claims.settings import Settings


class Engine(Protocol):
    """What the commands need done. Both raise ReadingError where no article could be read."""

    def check(self, paths: Sequence[str], settings: Settings, progress: Progress | None, memory: Memory) -> Findings:
        """All that the pipeline finds; what ``memory`` has is not computed again."""

    def split(self, paths: Sequence[str], settings: Settings, memory: Memory) -> tuple[Readings, Sequence[Claim]]:
        """The articles, with what was left out and what is to be said of them, and their claims."""


class Pipeline:
    """The real one."""

    def check(self, paths: Sequence[str], settings: Settings, progress: Progress | None, memory: Memory) -> Findings:
        """All that the pipeline finds; what ``memory`` has is not computed again."""
        from embassy_claims import check

        return check(paths, settings, progress=progress, memory=memory)

    def split(self, paths: Sequence[str], settings: Settings, memory: Memory) -> tuple[Readings, Sequence[Claim]]:
        """The articles, with what was left out and what is to be said of them, and their claims."""
        from embassy_claims.caching.claims import remembered_claims
        from embassy_claims.errors import ReadingError
        from embassy_claims.pipeline import nothing_readable
        from embassy_claims.reading import read
        from embassy_claims.splitting import load_parser, split_each, unparsed

        readings = read(paths, settings.sources)
        if not readings.articles:
            raise ReadingError(nothing_readable(paths, readings.skipped))
        parser = load_parser(settings.models.parser)
        claims = remembered_claims(readings.articles, parser, split_each, memory)
        return replace(readings, notes=(*readings.notes, *unparsed(readings.articles, parser))), claims


def engine_of(context: typer.Context) -> Engine:
    """The engine that ``main`` was given, or the real one."""
    engine: Engine | None = context.obj
    return engine or Pipeline()
