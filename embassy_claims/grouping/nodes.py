"""What is grouped: claims with the words that carry their answer, joined into components."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from embassy_claims.model import Claim, Finding

ClaimKey = tuple[str, int, int, str, str, str, str]


def claim_key(claim: Claim) -> ClaimKey:
    """What tells a claim from the others of a run; sorts by place."""
    return claim.article, claim.start, claim.end, claim.text, claim.holder or "", claim.stance, claim.kind


def strength(finding: Finding) -> tuple[float, str, ClaimKey, ClaimKey]:
    """Sort key: the most confident first, then by identity."""
    return -finding.verdict.confidence, finding.id, claim_key(finding.pair.a), claim_key(finding.pair.b)


@dataclass(slots=True)
class Components:
    """Sets of things, of which any two can be joined."""

    _parent: dict[Hashable, Hashable] = field(default_factory=dict)

    def top(self, one: Hashable) -> Hashable:
        """What stands for the set that ``one`` is in."""
        path = []
        while (above := self._parent.setdefault(one, one)) != one:
            path.append(one)
            one = above
        for below in path:
            self._parent[below] = one
        return one

    def join(self, one: Hashable, other: Hashable) -> None:
        """Make one set of the sets of both."""
        self._parent[self.top(other)] = self.top(one)

    def count(self, things: Iterable[Hashable]) -> int:
        """How many sets these things are in."""
        return len({self.top(one) for one in things})
