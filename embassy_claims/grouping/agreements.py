"""Claims of different sources that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from embassy_claims.grouping.nodes import ClaimKey, claim_key, strength
from embassy_claims.grouping.wire import Copies
from embassy_claims.model import Agreement, Claim, Finding

LINKED = 0.5  # share of the pairs between two groups that must agree before they become one


Two = tuple[int, int]
Opponents = Mapping[int, set[int]]


@dataclass(slots=True)
class Circle:
    """Claims that say the same, by number, while they are being gathered."""

    claims: dict[int, Claim]
    findings: list[Finding] = field(default_factory=list)

    def sources_differ(self, other: Circle) -> list[Two]:
        """The pairs of claims of two sources between two circles."""
        return [
            (one, two) if one < two else (two, one)
            for one, a in self.claims.items()
            for two, b in other.claims.items()
            if a.source != b.source
        ]

    def differs(self, other: Circle, opponents: Opponents) -> bool:
        """Whether a claim of one circle is against one of the other, of whatever source."""
        return any(not other.claims.keys().isdisjoint(opponents[one]) for one in self.claims if one in opponents)


def agreements(agreeing: Sequence[Finding], apart: Iterable[Finding], copies: Copies) -> list[Agreement]:
    """The agreements, those of most independent sources first.

    Saying the same is not passed on for ever ("42", "dozens", "38"): two groups become one only where at least half
    of their pairs agree and none is in ``apart`` (contradictions, updates). A pair between two groups that stay apart
    adds to the findings of the greater one; what agrees with a claim that joins no group makes a further agreement.
    ``agreeing`` stand strongest first; each is in one agreement.
    """
    numbers: dict[ClaimKey, int] = {}  # far cheaper to compare than keys
    pairs = [numbered(finding, numbers) for finding in agreeing]
    agree = set(map(in_order, pairs))
    opponents = against([numbered(finding, numbers) for finding in apart])
    circles: dict[int, Circle] = {}
    for (one, two), finding in zip(pairs, agreeing, strict=True):
        a, b = circle_of(one, finding.pair.a, circles), circle_of(two, finding.pair.b, circles)
        if a is not b and may_join(a, b, agree, opponents):
            merge(a, b, circles)
    found = with_findings(zip(pairs, agreeing, strict=True), circles, opponents)
    return sorted(
        (made(circle, copies) for circle in found), key=lambda one: (-one.independent, strength(one.findings[0]))
    )


def numbered(finding: Finding, numbers: dict[ClaimKey, int]) -> Two:
    """The numbers of both claims of a finding; a claim that has none yet gets the next."""
    a, b = (numbers.setdefault(claim_key(claim), len(numbers)) for claim in (finding.pair.a, finding.pair.b))
    return a, b


def in_order(two: Two) -> Two:
    """The two numbers, the smaller first."""
    return two if two[0] < two[1] else (two[1], two[0])


def circle_of(number: int, claim: Claim, circles: dict[int, Circle]) -> Circle:
    """The circle that a claim is in, a new one if need be."""
    if number not in circles:
        circles[number] = Circle({number: claim})
    return circles[number]


def against(apart: Iterable[Two]) -> dict[int, set[int]]:
    """The claims that each claim stands apart from."""
    found: dict[int, set[int]] = {}
    for one, two in apart:
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return found


def may_join(a: Circle, b: Circle, agree: set[Two], opponents: Opponents) -> bool:
    """Whether two circles say the same."""
    between = a.sources_differ(b)
    return sum(pair in agree for pair in between) >= LINKED * len(between) and not a.differs(b, opponents)


def merge(a: Circle, b: Circle, circles: dict[int, Circle]) -> None:
    """Put the claims of ``b`` into ``a``."""
    a.claims.update(b.claims)
    circles.update(dict.fromkeys(b.claims, a))


def with_findings(
    agreeing: Iterable[tuple[Two, Finding]], circles: dict[int, Circle], opponents: Opponents
) -> list[Circle]:
    """The circles of two claims or more with their findings, and further ones around claims that stand alone."""
    further: dict[int, list[Circle]] = {}
    for two, finding in agreeing:
        small, great = sorted((circles[number] for number in two), key=lambda one: len(one.claims))
        if len(small.claims) > 1:
            great.findings.append(finding)
        else:
            claims = dict(zip(two, (finding.pair.a, finding.pair.b), strict=True))
            around(claims, further.setdefault(next(iter(small.claims)), []), opponents).findings.append(finding)
    joined = {id(circle): circle for circle in circles.values() if circle.findings}
    return [*joined.values(), *(circle for found in further.values() for circle in found)]


def around(claims: dict[int, Claim], found: list[Circle], opponents: Opponents) -> Circle:
    """The further circle around a claim that neither of these two claims contradicts anything in, a new one if need be.

    ``found`` are those there are.
    """
    for circle in found:
        if not circle.differs(Circle(claims), opponents):
            circle.claims.update(claims)
            return circle
    found.append(Circle(claims))
    return found[-1]


def made(circle: Circle, copies: Copies) -> Agreement:
    """The agreement of a circle."""
    claims = tuple(sorted(circle.claims.values(), key=claim_key))
    least = min(finding.id for finding in circle.findings)
    return Agreement(f"a{least}", claims, tuple(circle.findings), copies.independent(claims))
