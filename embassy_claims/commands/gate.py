"""When ``claims check`` fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import typer

from embassy_claims.commands.codes import CONTRADICTION, OK
from embassy_claims.model import BANDS, CONFLICT_KINDS, Band, ConflictKind, Finding, Findings

FailOn = Literal["new", "any", "none"]


@dataclass(frozen=True, slots=True)
class Gate:
    """Which contradictions make a check fail, and how many of them are allowed."""

    fail_on: FailOn = "new"
    kinds: tuple[ConflictKind, ...] = CONFLICT_KINDS
    least: Band = "medium"
    allowed: int = 0

    def stopped(self, findings: Findings) -> list[Finding]:
        """The contradictions that count."""
        return [finding for finding in findings.contradictions if self.counts(finding)]

    def counts(self, finding: Finding) -> bool:
        """Whether one contradiction counts: not settled, of the kinds asked for, and sure enough."""
        if self.fail_on == "none":
            return False
        if self.fail_on == "new" and finding.status != "new":
            return False
        if finding.status in ("dismissed", "ignored"):  # a person or a rule has said that it is no contradiction
            return False
        conflict = finding.verdict.conflict
        kind = conflict.kind if conflict else "other"
        return kind in self.kinds and BANDS.index(finding.band) <= BANDS.index(self.least)

    def code(self, findings: Findings) -> int:
        """The exit code of a check that worked."""
        return CONTRADICTION if len(self.stopped(findings)) > self.allowed else OK


def kinds_from(words: Sequence[str] | None) -> tuple[ConflictKind, ...]:
    """Kinds of conflict from ``["number,framing", "date"]``; all of them without words.

    Raises ValueError that names an unknown kind.
    """
    asked = [word.strip() for given in words or () for word in given.split(",") if word.strip()]
    unknown = [word for word in asked if word not in CONFLICT_KINDS]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not a kind of conflict; the kinds are {', '.join(CONFLICT_KINDS)}")
    return tuple(kind for kind in CONFLICT_KINDS if not asked or kind in asked)


def asked_kinds(words: Sequence[str] | None) -> tuple[ConflictKind, ...]:
    """The kinds of ``--kind``; wrong usage for an unknown one."""
    try:
        return kinds_from(words)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--kind") from error
