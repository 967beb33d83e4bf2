"""Which claims say the same, and how far that is passed on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from random import Random

import pytest
from builders import article, claim, finding
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.grouping.agreements import agreements
from embassy_claims.grouping.nodes import claim_key, strength
from embassy_claims.grouping.wire import Copies
from embassy_claims.model import Agreement, Article, Claim, Finding

STORY = " ".join(f"word{number}" for number in range(40))


def told(name: str, text: str = "Five guards left.", source: str = "") -> Article:
    return article(f"{name}.txt", text, source=source or name)


A, B, C, D, E, F = (claim(told(name)) for name in "ABCDEF")


def agreeing(*pairs: tuple[Claim, Claim]) -> list[Finding]:
    """Findings of these pairs, each weaker than the one before."""
    return [
        finding(*pair, label="agreement", confidence=0.9 - number / 100, number=number)
        for number, pair in enumerate(pairs, 1)
    ]


def whole(*claims: Claim) -> list[tuple[Claim, Claim]]:
    """All pairs of these claims."""
    return list(combinations(claims, 2))


def found(agree: Iterable[Finding], apart: Iterable[tuple[Claim, Claim]] = (), *articles: Article) -> list[Agreement]:
    copies = Copies({one.path: one for one in articles})
    return agreements(sorted(agree, key=strength), [finding(*pair, number=999) for pair in apart], copies)


def groups(agree: Iterable[tuple[Claim, Claim]], apart: Iterable[tuple[Claim, Claim]] = ()) -> list[str]:
    """The sources of the claims of each agreement."""
    return ["".join(one.source for one in each.claims) for each in found(agreeing(*agree), apart)]


def test_two_claims_that_agree_are_an_agreement() -> None:
    findings = agreeing((B, A))
    [one] = found(findings)
    assert (one.claims, one.findings, one.independent) == ((A, B), tuple(findings), 2)
    assert one.id == f"a{findings[0].id}"


def test_nothing_agrees_with_nothing() -> None:
    assert found([]) == found([], [(A, B)]) == []


def test_an_agreement_has_the_least_id_of_its_findings_and_the_strongest_finding_first() -> None:
    weak, strong = agreeing((A, B), (B, C))
    strong = finding(B, C, label="agreement", confidence=0.95, number=7)
    [one] = found([weak, strong])
    assert one.findings == (strong, weak)
    assert one.id == f"a{weak.id}"


def test_a_claim_that_agrees_with_half_of_a_group_is_in_it() -> None:
    assert groups([(A, B), (A, C)]) == ["ABC"]
    assert groups([*whole(A, B, C, D), (A, E), (B, E)]) == ["ABCDE"]


def test_a_claim_that_agrees_with_less_than_half_of_a_group_is_not() -> None:
    assert groups([*whole(A, B, C), (A, D)]) == ["ABC", "AD"]


def test_two_groups_are_one_where_half_of_their_pairs_agree() -> None:
    apart = [(A, B), (C, D)]
    assert groups([*apart, (A, C)]) == ["AB", "CD"]
    assert groups([*apart, (A, C), (B, D)]) == ["ABCD"]


def test_two_claims_of_one_source_need_not_agree() -> None:
    more = [claim(told(name, source="B")) for name in ("B2", "B3")]
    assert groups([(A, B), *((A, one) for one in more)]) == ["ABBB"]


def test_claims_of_one_source_that_agree_are_an_agreement_of_one_source() -> None:
    [one] = found(agreeing((B, claim(told("B2", source="B")))))
    assert one.independent == 1


@pytest.mark.parametrize("apart", [(B, C), (C, B)])
def test_claims_that_contradict_are_in_no_one_agreement(apart: tuple[Claim, Claim]) -> None:
    assert groups([(A, B), (A, C)], [apart]) == ["AB", "AC"]


def test_one_contradiction_keeps_two_groups_apart_however_much_agrees() -> None:
    agree = [(A, B), (C, D), (A, C), (A, D), (B, C)]
    assert groups(agree) == ["ABCD"]
    assert groups(agree, [(B, D)]) == ["AB", "CD"]
    assert groups(agree, [(E, F)]) == ["ABCD"]


def test_a_pair_between_two_groups_is_told_by_the_greater_one() -> None:
    for pair in ((A, D), (D, A)):
        findings = agreeing(*whole(A, B, C), (D, E), pair)
        great, small = found(findings)
        assert [one.source for one in great.claims] == ["A", "B", "C"]
        assert great.findings == (*findings[:3], findings[4])
        assert (small.claims, small.findings) == ((D, E), (findings[3],))


def test_what_agrees_with_a_claim_that_stands_alone_is_one_further_agreement() -> None:
    findings = agreeing(*whole(A, B, C, D, E), (A, F), (B, F))
    great, further = found(findings)
    assert [one.source for one in great.claims] == ["A", "B", "C", "D", "E"]
    assert (further.claims, further.findings) == ((A, B, F), tuple(findings[-2:]))
    assert (great.independent, further.independent) == (5, 3)


def test_two_claims_that_stand_alone_make_two_further_agreements() -> None:
    assert groups([*whole(A, B, C), (A, E), (B, F)]) == ["ABC", "AE", "BF"]


def test_what_contradicts_itself_around_a_claim_that_stands_alone_makes_two() -> None:
    others = [(A, B), (C, D)]
    alone = [(A, F), (C, F)]
    contradict = [(B, F), (D, F)]
    assert groups([*others, *alone], contradict) == ["ACF", "AB", "CD"]
    assert groups([*others, *alone], [*contradict, (A, C)]) == ["AB", "CD", "AF", "CF"]


def test_most_independent_sources_come_first_then_the_strongest() -> None:
    assert groups([(E, F), (A, B), (A, C), (B, C)]) == ["ABC", "EF"]
    assert groups([(E, F), (A, B)]) == ["EF", "AB"]


def test_copies_of_one_story_are_one_source_and_come_later() -> None:
    articles = [told(name, STORY if name in "ABC" else f"{name} " * 30) for name in "ABCDE"]
    a, b, c, d, e = (claim(one) for one in articles)
    both = found(agreeing((a, b), (b, c), (a, c), (d, e)), (), *articles)
    assert [(len(one.claims), one.independent) for one in both] == [(2, 2), (3, 1)]


CLAIMS = [claim(told(name, "Five left. Six came.", source=name[0]), quote)
          for name in ("A", "B", "C", "D", "E1", "E2") for quote in ("Five left.", "Six came.")]  # fmt: skip
PAIRS = st.sampled_from([two for two in combinations(CLAIMS, 2) if two[0].source != two[1].source])


@st.composite
def judged(draw: st.DrawFn) -> tuple[list[Finding], list[tuple[Claim, Claim]]]:
    """Agreements, and pairs that are apart, of claims of five sources; no pair is both."""
    pairs = draw(st.lists(PAIRS, unique=True, max_size=25))
    at = draw(st.integers(0, len(pairs)))
    agree = [
        finding(*pair, label="agreement", confidence=draw(st.sampled_from([0.5, 0.7, 0.9])), number=number)
        for number, pair in enumerate(pairs[:at])
    ]
    return agree, pairs[at:]


@given(judged())
def test_each_finding_is_in_exactly_one_agreement_and_touches_it(
    given_pairs: tuple[list[Finding], list[tuple[Claim, Claim]]],
) -> None:
    agree, apart = given_pairs
    each = found(agree, apart)
    assert sorted(one.id for group in each for one in group.findings) == [one.id for one in agree]
    assert len({group.id for group in each}) == len(each)
    for group in each:
        assert all({one.pair.a, one.pair.b} & set(group.claims) for one in group.findings)
        assert list(group.findings) == sorted(group.findings, key=strength)


@given(judged())
def test_an_agreement_has_each_claim_once_and_none_that_are_apart(
    given_pairs: tuple[list[Finding], list[tuple[Claim, Claim]]],
) -> None:
    agree, apart = given_pairs
    paired = {one for found_one in agree for one in (found_one.pair.a, found_one.pair.b)}
    each = found(agree, apart)
    assert {one for group in each for one in group.claims} == paired
    for group in each:
        keys = [claim_key(one) for one in group.claims]
        assert keys == sorted(set(keys))
        assert len({one.source for one in group.claims}) >= 2
        assert not any({a, b} <= set(group.claims) for a, b in apart)


@given(judged())
def test_the_order_is_by_independent_sources_and_strength(
    given_pairs: tuple[list[Finding], list[tuple[Claim, Claim]]],
) -> None:
    each = found(*given_pairs)
    assert [one.independent for one in each] == [len({claim.source for claim in one.claims}) for one in each]
    order = [(-one.independent, strength(one.findings[0])) for one in each]
    assert order == sorted(order)


@given(judged(), st.randoms(use_true_random=False))
def test_which_way_round_and_in_what_order_pairs_stand_apart_changes_nothing(
    given_pairs: tuple[list[Finding], list[tuple[Claim, Claim]]], random: Random
) -> None:
    agree, apart = given_pairs
    turned = [two[::-1] if random.random() < 0.5 else two for two in random.sample(apart, len(apart))]
    assert found(agree, turned) == found(agree, apart)


def test_two_claims_of_one_source_that_differ_are_in_no_agreement() -> None:
    one, other = (claim(told(name, source="X")) for name in ("X1", "X2"))
    each = found(agreeing((one, B), (other, B)), [(one, other)])
    assert not any({one, other} <= set(group.claims) for group in each)
