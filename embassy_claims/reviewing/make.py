"""A review out of a finding."""

from __future__ import annotations

from datetime import date

from embassy_claims.model import Decision, Finding, Review


def review_of(finding: Finding, verdict: Decision, *, reason: str = "", by: str | None = None, on: date) -> Review:
    """The decision ``verdict`` on a contradiction, made by ``by`` on the day ``on``.

    Raises ValueError for a finding that is not a contradiction: there is nothing to decide.
    """
    conflict = finding.verdict.conflict
    if conflict is None:
        raise ValueError(f"{finding.id} is not a contradiction")
    a, b = finding.pair.a, finding.pair.b
    return Review(
        id=finding.id,
        verdict=verdict,
        kind=conflict.kind,
        claims=((a.source, a.quote), (b.source, b.quote)),
        reason=reason,
        by=by or "",
        on=on,
        conflict=(conflict.a, conflict.b),
        stances=(a.stance, b.stance),
    )
