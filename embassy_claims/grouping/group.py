"""From reviewed findings to what is reported, in the order in which it is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from embassy_claims.grouping.agreements import agreements
from embassy_claims.grouping.disputes import disputes
from embassy_claims.grouping.nodes import strength
from embassy_claims.grouping.wire import Copies
from embassy_claims.model import Agreement, Article, Dispute, Finding


@dataclass(frozen=True, slots=True)
class Grouped:
    """The findings as they are reported. Each contradiction names its dispute."""

    disputes: tuple[Dispute, ...]
    contradictions: tuple[Finding, ...]
    updates: tuple[Finding, ...]
    agreements: tuple[Agreement, ...]


def group(findings: Sequence[Finding], articles: Mapping[str, Article]) -> Grouped:
    """Group contradictions that are about one question, and agreements that say one thing.

    ``articles`` by path. Contradictions come by dispute, disputes and updates strongest first, agreements with most
    independent sources first.
    """
    by_label: dict[str, list[Finding]] = {"contradiction": [], "update": [], "agreement": [], "unrelated": []}
    for finding in sorted(findings, key=strength):
        by_label[finding.verdict.label].append(finding)
    agreeing = by_label["agreement"]
    grouped = disputes(by_label["contradiction"], agreeing)
    apart = [*by_label["contradiction"], *by_label["update"]]
    return Grouped(
        disputes=tuple(dispute for dispute, _ in grouped),
        contradictions=tuple(replace(one, dispute=dispute.id) for dispute, members in grouped for one in members),
        updates=tuple(by_label["update"]),
        agreements=tuple(agreements(agreeing, apart, Copies(articles))),
    )
