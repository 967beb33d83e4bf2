"""What holds for disputes and agreements of any findings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.grouping import Grouped, group
from embassy_claims.grouping.nodes import claim_key
from embassy_claims.model import CONFLICT_KINDS, Claim, Conflict, Finding, Label, Pair, Verdict

WORDS = ("six", "five", "seven", "rescued", "left")
LABELS: tuple[Label, ...] = ("contradiction", "agreement", "update")


@st.composite
def findings(draw: st.DrawFn) -> list[Finding]:
    """Judged pairs of claims of six sources, each pair once."""
    claims = [
        Claim(f"{source}.txt", source, " ".join(WORDS), text, 0, 30, sentence=(0, 30))
        for source in "ABCDEF"
        for text in ("first", "second")
    ]
    places = st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda one: one[0] // 2 < one[1] // 2)
    made = []
    for number, (a, b) in enumerate(draw(st.lists(places, unique=True, max_size=25))):
        label = draw(st.sampled_from(LABELS))
        words = draw(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)))
        conflict = Conflict(draw(st.sampled_from(CONFLICT_KINDS)), words[:1], words[1:])
        confidence = draw(st.sampled_from([0.5, 0.7, 0.9]))
        verdict = Verdict(label, confidence, None if label == "agreement" else conflict)
        made.append(Finding(f"{number:04x}", Pair(claims[a], claims[b], 0.5), verdict))
    return made


def with_label(found: list[Finding], label: Label) -> set[str]:
    return {one.id for one in found if one.verdict.label == label}


@given(findings())
def test_each_finding_is_reported_once(found: list[Finding]) -> None:
    grouped = group(found, {})
    assert sorted(one.id for one in grouped.contradictions) == sorted(with_label(found, "contradiction"))
    assert sorted(one.id for one in grouped.updates) == sorted(with_label(found, "update"))
    agreeing = [one.id for agreement in grouped.agreements for one in agreement.findings]
    assert sorted(agreeing) == sorted(with_label(found, "agreement"))


@given(findings())
def test_contradictions_name_the_dispute_they_are_in_and_stand_in_its_order(found: list[Finding]) -> None:
    grouped = group(found, {})
    in_order = [(dispute.id, one) for dispute in grouped.disputes for one in dispute.findings]
    assert [(one.dispute, one.id) for one in grouped.contradictions] == in_order
    kinds = {dispute.id: dispute.kind for dispute in grouped.disputes}
    assert len(kinds) == len(grouped.disputes)
    for one in grouped.contradictions:
        assert one.verdict.conflict is not None
        assert one.verdict.conflict.kind == kinds[one.dispute]


@given(findings())
def test_contradicting_claims_stand_on_two_sides(found: list[Finding]) -> None:
    grouped = group(found, {})
    for dispute in grouped.disputes:
        where = {claim_key(one): number for number, side in enumerate(dispute.sides) for one in side.claims}
        assert len(where) == sum(len(side.claims) for side in dispute.sides)
        for one in members(grouped, dispute.id):
            assert where[claim_key(one.pair.a)] != where[claim_key(one.pair.b)]


def members(grouped: Grouped, dispute: str) -> list[Finding]:
    return [one for one in grouped.contradictions if one.dispute == dispute]
