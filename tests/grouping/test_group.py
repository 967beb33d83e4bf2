"""Disputes, sides and agreements from findings made by hand."""

from __future__ import annotations

from itertools import permutations

import pytest

from embassy_claims.grouping import Grouped, group
from embassy_claims.model import Article, Claim, Conflict, ConflictKind, Finding, Label, Pair, Quantity, Verdict


def claim(source: str, quote: str, start: int = 0, number: float | None = None) -> Claim:
    numbers = () if number is None else (Quantity(number, number, number, "", "", "exact", start, start + len(quote)),)
    return Claim(f"{source}.txt", source, quote, quote, start, start + len(quote), numbers=numbers)


def finding(
    a: Claim,
    b: Claim,
    words: tuple[str, str] | None = None,
    kind: ConflictKind = "number",
    confidence: float = 0.9,
    label: Label = "contradiction",
) -> Finding:
    conflict = Conflict(kind, (words[0],), (words[1],)) if words else None
    name = f"{a.source}{a.start}{b.source}{b.start}{kind}"
    return Finding(name, Pair(a, b, 0.5), Verdict(label, confidence, conflict))


def agreeing(a: Claim, b: Claim, confidence: float = 0.9) -> Finding:
    return finding(a, b, label="agreement", confidence=confidence)


def sides(grouped: Grouped) -> list[list[tuple[str, list[str]]]]:
    return [[(side.words, [one.source for one in side.claims]) for side in one.sides] for one in grouped.disputes]


SIX_A = claim("A", "Six people were inside.", number=6)
SIX_B = claim("B", "There were 6 of them.", number=6)
FIVE_C = claim("C", "Five people were inside.", number=5)
FIVE_D = claim("D", "They were five.", number=5)
SEVEN_E = claim("E", "Seven people were inside.", number=7)


def test_equal_values_in_other_words_are_one_side() -> None:
    found = group(
        [
            finding(SIX_A, FIVE_C, ("Six", "Five")),
            finding(SIX_B, FIVE_C, ("6", "Five")),
            finding(SIX_A, FIVE_D, ("Six", "five")),
        ],
        {},
    )
    assert sides(found) == [[("6", ["A", "B"]), ("Five", ["C", "D"])]]
    assert {one.dispute for one in found.contradictions} == {found.disputes[0].id}
    assert set(found.disputes[0].findings) == {one.id for one in found.contradictions}


def test_three_numbers_are_three_sides() -> None:
    found = group([finding(SIX_A, FIVE_C, ("Six", "Five")), finding(FIVE_C, SEVEN_E, ("Five", "Seven"))], {})
    assert [[words for words, _ in one] for one in sides(found)] == [["Five", "Seven", "Six"]]


def test_framing_has_two_sides_whatever_the_words() -> None:
    rescued, freed = claim("A", "They were rescued."), claim("B", "A raid got them out.")
    agreed = claim("C", "They left by agreement.")
    found = group(
        [
            finding(rescued, agreed, ("rescued", "by agreement"), "framing"),
            finding(freed, agreed, ("A raid", "by agreement"), "framing"),
        ],
        {},
    )
    assert [[sources for _, sources in one] for one in sides(found)] == [[["A", "B"], ["C"]]]


def test_other_words_of_one_claim_are_another_dispute() -> None:
    found = group(
        [finding(SIX_A, FIVE_C, ("Six", "Five")), finding(SIX_A, FIVE_D, ("inside", "They"), "place")],
        {},
    )
    assert [one.kind for one in found.disputes] == ["number", "place"]


def test_unlinked_questions_stay_apart_until_claims_agree() -> None:
    apart = [finding(SIX_A, FIVE_C, ("Six", "Five")), finding(SIX_B, FIVE_D, ("6", "five"))]
    assert len(group(apart, {}).disputes) == 2
    assert len(group([*apart, agreeing(SIX_A, SIX_B)], {}).disputes) == 1


def test_order_of_findings_changes_nothing() -> None:
    findings = [
        finding(SIX_A, FIVE_C, ("Six", "Five"), confidence=0.7),
        finding(SIX_B, FIVE_D, ("6", "five"), confidence=0.8),
        finding(FIVE_C, SEVEN_E, ("Five", "Seven"), confidence=0.7),
        finding(FIVE_D, SEVEN_E, ("They", "Seven"), "framing", confidence=0.9, label="update"),
        agreeing(SIX_A, SIX_B, 0.6),
        agreeing(FIVE_C, FIVE_D, 0.7),
    ]
    for shuffled in permutations(findings):
        found = group(shuffled, {})
        assert sides(found) == [[("6", ["A", "B"]), ("Five", ["C", "D"]), ("Seven", ["E"])]]
        assert [(one.id, one.dispute) for one in found.contradictions] == [
            ("B0D0number", "dA0C0number"),
            ("A0C0number", "dA0C0number"),
            ("C0E0number", "dA0C0number"),
        ]
        assert [one.id for one in found.updates] == ["D0E0framing"]
        assert [one.findings[0].id for one in found.agreements] == ["C0D0number", "A0B0number"]


def test_updates_stand_strongest_first() -> None:
    weak = finding(SIX_A, FIVE_C, ("Six", "Five"), confidence=0.6, label="update")
    strong = finding(SIX_B, FIVE_D, ("6", "five"), confidence=0.7, label="update")
    for findings in permutations((weak, strong)):
        assert group(findings, {}).updates == (strong, weak)


@pytest.mark.parametrize("label", ["contradiction", "update"])
def test_agreement_is_not_passed_on_over_what_stands_apart(label: Label) -> None:
    dozens, some, many = claim("A", "Dozens came."), claim("B", "38 came."), claim("C", "42 came.")
    linked = [agreeing(dozens, some, 0.9), agreeing(dozens, many, 0.8)]
    assert [len(one.claims) for one in group(linked, {}).agreements] == [3]
    found = group([*linked, finding(some, many, ("38", "42"), label=label)], {})
    assert [len(one.claims) for one in found.agreements] == [2, 2]
    assert sum(len(one.findings) for one in found.agreements) == 2


def test_copies_of_one_story_count_once() -> None:
    story = " ".join(f"word{number}" for number in range(40))
    articles = {
        "A.txt": Article("A.txt", "A", story),
        "B.txt": Article("B.txt", "B", story + " and a line of their own"),
        "C.txt": Article("C.txt", "C", "told anew " * 30),
    }
    claims = [claim(source, "They left.") for source in "ABC"]
    found = group([agreeing(claims[0], claims[1]), agreeing(claims[0], claims[2])], articles)
    assert [one.independent for one in found.agreements] == [2]
    assert group([agreeing(claims[0], claims[1])], {}).agreements[0].independent == 2
