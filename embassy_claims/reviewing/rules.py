"""The ``ignore:`` rules of ``claims.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from embassy_claims.model import Finding
from embassy_claims.reviewing.fingerprint import normalise
from embassy_claims.settings import IgnoreRule


class Rules:
    """Finds the rule that applies to a contradiction: the first all of whose conditions hold.

    ``text`` is looked for in either quote and ``holder`` is compared with either holder, both without regard to case
    and typography; ``sources`` are the two sources in either order.
    """

    def __init__(self, rules: Sequence[IgnoreRule]) -> None:
        self._rules = [
            (
                rule,
                replace(rule, text=rule.text and normalise(rule.text), holder=rule.holder and normalise(rule.holder)),
            )
            for rule in rules
        ]

    def rule_for(self, finding: Finding) -> IgnoreRule | None:
        """The rule that applies, or None."""
        if not self._rules:
            return None
        claims = (finding.pair.a, finding.pair.b)
        quotes = [normalise(claim.quote) for claim in claims]
        holders = [normalise(claim.holder) for claim in claims if claim.holder]
        sources = sorted(claim.source for claim in claims)
        kind = finding.verdict.conflict and finding.verdict.conflict.kind
        for rule, folded in self._rules:
            if (
                (folded.text is None or any(folded.text in quote for quote in quotes))
                and (folded.holder is None or folded.holder in holders)
                and (folded.kind is None or folded.kind == kind)
                and (folded.sources is None or sorted(folded.sources) == sources)
            ):
                return rule
        return None
