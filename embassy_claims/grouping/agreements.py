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
    of their pairs agree and none is in ``apart`` (contradictions, updates). A pair between two groups that stay apart
    adds to the findings of the greater one; what agrees with a claim that joins no group makes a further agreement.
    ``agreeing`` stand strongest first; each is in one agreement.
    """
    agree = {both(finding) for finding in agreeing}
    differ = {both(finding) for finding in apart}
    circles: dict[ClaimKey, Circle] = {}
    for finding in agreeing:
        a, b = (circle_of(claim, circles) for claim in (finding.pair.a, finding.pair.b))
        if a is not b and may_join(a, b, agree, differ):
            merge(a, b, circles)
    found = with_findings(agreeing, circles, differ)
    return sorted(
        (made(circle, copies) for circle in found), key=lambda one: (-one.independent, strength(one.findings[0]))
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


def with_findings(
    agreeing: Iterable[Finding], circles: dict[ClaimKey, Circle], differ: set[frozenset[ClaimKey]]
) -> list[Circle]:
    """The circles of two claims or more with their findings, and further ones around claims that stand alone."""
    further: dict[ClaimKey, list[Circle]] = {}
    for finding in agreeing:
        a, b = (circles[claim_key(claim)] for claim in (finding.pair.a, finding.pair.b))
        small, great = sorted((a, b), key=lambda one: len(one.claims))
        if len(small.claims) > 1:
            great.findings.append(finding)
        else:
            around(finding, next(iter(small.claims)), further, differ).findings.append(finding)
    joined = {id(circle): circle for circle in circles.values() if circle.findings}
    return [*joined.values(), *(circle for found in further.values() for circle in found)]


def around(
    finding: Finding, alone: ClaimKey, further: dict[ClaimKey, list[Circle]], differ: set[frozenset[ClaimKey]]
) -> Circle:
    """The further circle of the claim ``alone`` that the other claim of the finding contradicts nothing in."""
    claims = {claim_key(claim): claim for claim in (finding.pair.a, finding.pair.b)}
    found = further.setdefault(alone, [])
    for circle in found:
        if not any(frozenset((one, other)) in differ for one in claims for other in circle.claims):
            circle.claims.update(claims)
            return circle
    found.append(Circle(claims))
    return found[-1]


def made(circle: Circle, copies: Copies) -> Agreement:
    """The agreement of a circle."""
    claims = tuple(circle.claims[key] for key in sorted(circle.claims))
    least = min(finding.id for finding in circle.findings)
    return Agreement(f"a{least}", claims, tuple(circle.findings), copies.independent(claims))
