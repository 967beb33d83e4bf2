"""Contradictions that are about one question, and the sides of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from embassy_claims.grouping.answers import VALUES, answer
from embassy_claims.grouping.nodes import ClaimKey, Components, claim_key, strength
from embassy_claims.model import Claim, Conflict, ConflictKind, Dispute, Finding, Side

NOTHING = Conflict("other", (), ())


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim in a contradiction of a kind, with the words that carry its answer."""

    claim: Claim
    kind: ConflictKind
    words: tuple[str, ...]
    value: str

    @property
    def node(self) -> tuple[ClaimKey, ConflictKind, str]:
        """Contradictions that share this are about one question."""
        return claim_key(self.claim), self.kind, self.value


def answers(finding: Finding) -> tuple[Answer, Answer]:
    """The answers that stand against each other in a contradiction."""
    conflict = finding.verdict.conflict or NOTHING
    a, b = finding.pair.a, finding.pair.b
    return (
        Answer(a, conflict.kind, conflict.a, answer(a, conflict.a, conflict.kind)),
        Answer(b, conflict.kind, conflict.b, answer(b, conflict.b, conflict.kind)),
    )


def disputes(contradictions: Sequence[Finding], agreeing: Iterable[Finding]) -> list[tuple[Dispute, list[Finding]]]:
    """Disputes with their contradictions, strongest first.

    Two contradictions are about one question when they are of one kind and share a claim with the same answer, or have
    claims with the same answer that agree or come from one sentence. ``contradictions`` stand strongest first.
    """
    questions = joined(contradictions, agreeing)
    members: dict[Hashable, list[Finding]] = {}
    for finding in contradictions:
        members.setdefault(questions.top(answers(finding)[0].node), []).append(finding)
    return sorted(((dispute(found), found) for found in members.values()), key=lambda one: strength(one[1][0]))


def joined(contradictions: Iterable[Finding], agreeing: Iterable[Finding]) -> Components:
    """Answers joined by question."""
    questions = Components()
    given: dict[ClaimKey, dict[tuple[ConflictKind, str], Answer]] = {}
    sentences: dict[Hashable, Answer] = {}
    for finding in contradictions:
        a, b = answers(finding)
        questions.join(a.node, b.node)
        for one in (a, b):
            given.setdefault(claim_key(one.claim), {})[one.kind, one.value] = one
            span = one.claim.sentence if one.claim.sentence[1] else (one.claim.start, one.claim.end)
            sentence = (one.claim.article, span, one.kind, one.value)
            questions.join(sentences.setdefault(sentence, one).node, one.node)
    for finding in agreeing:
        a_given, b_given = (given.get(claim_key(claim), {}) for claim in (finding.pair.a, finding.pair.b))
        for same in a_given.keys() & b_given.keys():
            questions.join(a_given[same].node, b_given[same].node)
    return questions


def dispute(findings: Sequence[Finding]) -> Dispute:
    """The dispute of these contradictions, strongest first."""
    ids = tuple(dict.fromkeys(finding.id for finding in findings))
    kind = answers(findings[0])[0].kind
    return Dispute(id=f"d{min(ids)}", kind=kind, sides=tuple(sides(findings)), findings=ids)


@dataclass(slots=True)
class Camp:
    """A side while it is being filled."""

    members: list[Answer] = field(default_factory=list)

    def side(self) -> Side:
        """The words most often given for it, and its claims by place."""
        counted = Counter(", ".join(one.words) for one in self.members)
        words = min(counted, key=lambda one: (-counted[one], len(one), one))
        return Side(words, tuple(sorted((one.claim for one in self.members), key=claim_key)))


def sides(findings: Sequence[Finding]) -> list[Side]:
    """Each claim on one side, with its like: same answers together, contradicting claims apart.

    Of numbers, dates, places and names there are as many sides as answers; else two, or more where three claims
    contradict one another. Sides with most sources come first.
    """
    against = opponents(findings)
    camps: list[Camp] = []
    where: dict[ClaimKey, Camp] = {}
    for one in outward(findings):
        key = claim_key(one.claim)
        if key not in where:
            where[key] = camp_for(one, camps, [where[other] for other in against[key] if other in where])
            where[key].members.append(one)
    return sorted((camp.side() for camp in camps), key=side_order)


def camp_for(one: Answer, camps: list[Camp], hostile: Sequence[Camp]) -> Camp:
    """The side that this answer belongs to, a new one if need be."""
    free = [camp for camp in camps if not any(camp is other for other in hostile)]
    alike = [camp for camp in free if any(other.value == one.value for other in camp.members)]
    if alike:
        return alike[0]
    if free and one.kind not in VALUES:
        return free[0]
    camps.append(Camp())
    return camps[-1]


def side_order(side: Side) -> tuple[int, int, str, ClaimKey]:
    """Sort key: most sources, most claims first."""
    return -len({claim.source for claim in side.claims}), -len(side.claims), side.words, claim_key(side.claims[0])


def opponents(findings: Iterable[Finding]) -> dict[ClaimKey, list[ClaimKey]]:
    """The claims that each claim contradicts."""
    found: dict[ClaimKey, list[ClaimKey]] = {}
    for finding in findings:
        a, b = claim_key(finding.pair.a), claim_key(finding.pair.b)
        found.setdefault(a, []).append(b)
        found.setdefault(b, []).append(a)
    return found


def outward(findings: Sequence[Finding]) -> Iterator[Answer]:
    """The answers from the strongest contradiction outward, so that each meets one it stands against."""
    by_claim: dict[ClaimKey, list[tuple[Answer, Answer]]] = {}
    for finding in findings:
        a, b = answers(finding)
        by_claim.setdefault(claim_key(a.claim), []).append((a, b))
        by_claim.setdefault(claim_key(b.claim), []).append((b, a))
    seen: set[ClaimKey] = set()
    waiting = [one for finding in reversed(findings) for one in reversed(answers(finding))]
    while waiting:
        one = waiting.pop()
        key = claim_key(one.claim)
        if key not in seen:
            seen.add(key)
            yield one
            waiting.extend(other for _, other in reversed(by_claim[key]))
