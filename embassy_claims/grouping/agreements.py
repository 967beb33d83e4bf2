"""Claims of different sources that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from embassy_claims.grouping.nodes import ClaimKey, claim_key, strength
from embassy_claims.grouping.wire import Copies
from embassy_claims.model import Agreement, Claim, Finding

LINKED = 0.5  # share of the pairs between two groups that must agree before they become one


@dataclass(slots=True)
class Circle:
    """Claims that say the same, while they are being gathered."""

    claims: dict[ClaimKey, Claim] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def sources_differ(self, other: Circle) -> list[frozenset[ClaimKey]]:
        """The pairs of claims of two sources between two circles."""
        return [
            frozenset((one, two))
            for one, a in self.claims.items()
            for two, b in other.claims.items()
            if a.source != b.source
        ]


def agreements(agreeing: Sequence[Finding], apart: Iterable[Finding], copies: Copies) -> list[Agreement]:
    """The agreements, those of most independent sources first.

    Saying the same is not passed on for ever ("42", "dozens", "38"): two groups become one only where at least half
    of their pairs agree and none is in ``apart`` (contradictions, updates). ``agreeing`` stand strongest first; each is
    in one agreement.
    """
    agree = {both(finding) for finding in agreeing}
    differ = {both(finding) for finding in apart}
    circles: dict[ClaimKey, Circle] = {}
    pending: list[Finding] = []
    for finding in agreeing:
        a, b = (circle_of(claim, circles) for claim in (finding.pair.a, finding.pair.b))
        if a is not b and may_join(a, b, agree, differ):
            merge(a, b, circles)
        pending.append(finding)
    return sorted(
        (made(circle, copies) for circle in with_findings(pending, circles)),
        key=lambda one: (-one.independent, strength(one.findings[0])),
    )


def both(finding: Finding) -> frozenset[ClaimKey]:
    """The two claims of a finding."""
    return frozenset((claim_key(finding.pair.a), claim_key(finding.pair.b)))


def circle_of(claim: Claim, circles: dict[ClaimKey, Circle]) -> Circle:
    """The circle that a claim is in, a new one if need be."""
    return circles.setdefault(claim_key(claim), Circle({claim_key(claim): claim}))


def may_join(a: Circle, b: Circle, agree: set[frozenset[ClaimKey]], differ: set[frozenset[ClaimKey]]) -> bool:
    """Whether two circles say the same."""
    between = a.sources_differ(b)
    return not any(pair in differ for pair in between) and sum(pair in agree for pair in between) >= LINKED * len(
        between
    )


def merge(a: Circle, b: Circle, circles: dict[ClaimKey, Circle]) -> None:
    """Put the claims of ``b`` into ``a``."""
    a.claims.update(b.claims)
    circles.update(dict.fromkeys(b.claims, a))


def with_findings(agreeing: Iterable[Finding], circles: dict[ClaimKey, Circle]) -> list[Circle]:
    """The circles with their findings; a finding between two of them makes one of its own."""
    found: dict[int, Circle] = {}
    for finding in agreeing:
        a, b = finding.pair.a, finding.pair.b
        circle = circles[claim_key(a)]
        if circle is not circles[claim_key(b)]:
            circle = Circle({claim_key(a): a, claim_key(b): b})
        found.setdefault(id(circle), circle).findings.append(finding)
    return list(found.values())


def made(circle: Circle, copies: Copies) -> Agreement:
    """The agreement of a circle."""
    claims = tuple(circle.claims[key] for key in sorted(circle.claims))
    least = min(finding.id for finding in circle.findings)
    return Agreement(f"a{least}", claims, tuple(circle.findings), copies.independent(claims))
