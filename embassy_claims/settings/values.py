"""What ``claims.yaml`` can say, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from embassy_claims.model import ConflictKind, NumberFormat, Review


@dataclass(frozen=True, slots=True)
class Models:
    """Names or paths of the models; ``bundled`` is what installs with the package.

    ``dtype`` is the number format that encoder and judge are run in; None for the fastest on this processor.
    """

    encoder: str = "bundled"
    judge: str = "bundled"
    parser: str = "bundled"
    dtype: NumberFormat | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """``similarity``: least cosine; ``neighbours``: how many, per claim and other article."""

    similarity: float = 0.35
    neighbours: int = 5
    within_source: bool = False


@dataclass(frozen=True, slots=True)
class Judging:
    """Least calibrated probability for a verdict to be reported.

    ``across_events``: whether articles of two events can contradict each other.
    """

    contradiction: float = 0.55
    agreement: float = 0.50
    across_events: bool = False


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What is known of files without front matter: ``match`` is a glob on the article's path."""

    match: str
    source: str | None = None
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class IgnoreRule:
    """A contradiction that matches all given conditions is reported as ignored, for this ``reason``."""

    reason: str
    text: str | None = None
    holder: str | None = None
    kind: ConflictKind | None = None
    sources: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. ``path`` is the file they were read from; paths in ``corpus`` are relative to its folder."""

    path: Path | None = None
    corpus: tuple[str, ...] = ()
    models: Models = field(default_factory=Models)
    pairing: Pairing = field(default_factory=Pairing)
    judging: Judging = field(default_factory=Judging)
    sources: tuple[SourceRule, ...] = ()
    ignore: tuple[IgnoreRule, ...] = ()
    reviews: tuple[Review, ...] = ()
