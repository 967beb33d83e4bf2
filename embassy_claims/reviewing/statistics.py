"""Counts of contradictions, and what the reviews say of how often each kind was right."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from embassy_claims.model import CONFLICT_KINDS, ConflictKind, Finding, Review

Z = 1.959964  # the standard normal's 97.5 % point: intervals of 95 %


@dataclass(frozen=True, slots=True)
class Precision:
    """Of ``reviewed`` contradictions, ``right`` were not dismissed; ``low`` and ``high`` bound the true share."""

    right: int
    reviewed: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many contradictions of a kind there are, how many of them are new, and what reviews say of the kind."""

    kind: ConflictKind
    found: int
    new: int
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Kinds in their fixed order, those that occur; pairs of sources with most contradictions first."""

    kinds: tuple[KindCount, ...]
    sources: tuple[tuple[tuple[str, str], int], ...]
    precision: Precision | None


def statistics(findings: Sequence[Finding], reviews: Sequence[Review]) -> Statistics:
    """Count the contradictions, and judge the kinds by all reviews in the ledger."""
    found = Counter(kind_of(finding) for finding in findings)
    new = Counter(kind_of(finding) for finding in findings if finding.status == "new")
    pairs = Counter(source_pair(finding) for finding in findings)
    by_kind = {kind: precision([review for review in reviews if review.kind == kind]) for kind in CONFLICT_KINDS}
    return Statistics(
        tuple(
            KindCount(kind, found[kind], new[kind], by_kind[kind])
            for kind in CONFLICT_KINDS
            if found[kind] or by_kind[kind]
        ),
        tuple(sorted(pairs.items(), key=lambda item: (-item[1], item[0]))),
        precision(reviews),
    )


def kind_of(finding: Finding) -> ConflictKind:
    """The kind of a contradiction."""
    return finding.verdict.conflict.kind if finding.verdict.conflict else "other"


def source_pair(finding: Finding) -> tuple[str, str]:
    """The two sources of a contradiction, in alphabetical order."""
    first, second = sorted((finding.pair.a.source, finding.pair.b.source))
    return first, second


def precision(reviews: Iterable[Review]) -> Precision | None:
    """What share of the reviewed contradictions were right; ``None`` without reviews. Baselines are not reviews."""
    verdicts = [review.verdict for review in reviews if review.verdict != "baselined"]
    if not verdicts:
        return None
    right = sum(verdict != "dismissed" for verdict in verdicts)
    return Precision(right, len(verdicts), *wilson(right, len(verdicts)))


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share of which ``right`` of ``of`` (at least one) were seen.

    The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927: it
    stays within 0 and 1, and is sound for few cases.
    """
    share = right / of
    middle = share + Z * Z / (2 * of)
    spread = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of))
    scale = 1 + Z * Z / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
