"""What a run comes to, in numbers and in one line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from embassy_claims.model import Findings, Status
from embassy_claims.reporting.escape import one_line
from embassy_claims.reporting.views import STATUSES


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each thing; ``statuses`` of contradictions."""

    articles: int
    skipped: int
    claims: int
    pairs: int
    ruled_out: int
    agreements: int
    agreement_pairs: int
    updates: int
    disputes: int
    contradictions: int
    stale: int
    carried: int
    statuses: tuple[tuple[Status, int], ...]


def count(findings: Findings) -> Counts:
    """The numbers of a run."""
    statuses = Counter(finding.status for finding in findings.contradictions)
    return Counts(
        articles=len(findings.articles),
        skipped=len(findings.skipped),
        claims=len(findings.claims),
        pairs=findings.pairs,
        ruled_out=findings.ruled_out,
        agreements=len(findings.agreements),
        agreement_pairs=sum(len(agreement.findings) for agreement in findings.agreements),
        updates=len(findings.updates),
        disputes=len(findings.disputes),
        contradictions=len(findings.contradictions),
        stale=len(findings.stale),
        carried=sum(bool(finding.carried) for finding in findings.contradictions),
        statuses=tuple((status, statuses[status]) for status in STATUSES),
    )


def number_of(many: int, one: str, more: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{many} {one if many == 1 else more or one + 's'}"


def failing(findings: Findings) -> int:
    """The contradictions that fail a check by default: new, and of band medium or higher."""
    return sum(finding.status == "new" and finding.band != "low" for finding in findings.contradictions)


def summary_line(findings: Findings, new: int) -> str:
    """The run in one line of plain text. ``new`` are the contradictions that count against it.

    New ones that do not count (of low confidence, of a kind not asked for) are said apart.
    """
    return " · ".join(summary_parts(findings, new))


def summary_parts(findings: Findings, new: int) -> list[str]:
    """The parts of the summary line."""
    numbers = count(findings)
    states = dict(numbers.statuses)
    parts = [number_of(numbers.articles, "article") + " read"]
    if numbers.skipped:
        parts.append(f"{numbers.skipped} skipped")
    parts.append(number_of(numbers.claims, "claim"))
    ruled_out = f", {numbers.ruled_out} ruled out before the judge" if numbers.ruled_out else ""
    parts.append(number_of(numbers.pairs, "pair") + ruled_out)
    parts.append(number_of(numbers.agreements, "agreement"))
    if numbers.updates:
        parts.append(number_of(numbers.updates, "update"))
    contradictions = number_of(numbers.contradictions, "contradiction")
    if numbers.contradictions:
        contradictions += " in " + number_of(numbers.disputes, "dispute")
    parts.append(contradictions)
    other = max(0, states["new"] - new)
    parts.append(f"{states['new'] - other} new" + (f" and {other} below the bar" if other else ""))
    parts.extend(f"{states[status]} {status}" for status in STATUSES[1:] if states[status])
    parts.append(f"judge: {one_line(findings.judge)}")
    return parts
