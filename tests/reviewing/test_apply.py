"""Findings meet reviews."""

from __future__ import annotations

from dataclasses import replace

from embassy_claims.model import Claim, Conflict, Finding, Pair, Review, Verdict
from embassy_claims.reviewing import apply_reviews, pair_id
from embassy_claims.settings import IgnoreRule, Settings


def claim(source: str, quote: str) -> Claim:
    return Claim(f"{source}.txt", source, quote, quote, 0, len(quote))


def contradiction(a: Claim, b: Claim, a_words: tuple[str, ...], b_words: tuple[str, ...]) -> Finding:
    conflict = Conflict("number", a_words, b_words)
    pair = Pair(a, b, 0.8)
    return Finding(pair_id(pair, conflict), pair, Verdict("contradiction", 0.9, conflict))


def dismissed(finding: Finding) -> Review:
    a, b, conflict = finding.pair.a, finding.pair.b, finding.verdict.conflict
    assert conflict is not None
    return Review(
        id=finding.id,
        verdict="dismissed",
        kind=conflict.kind,
        claims=((a.source, a.quote), (b.source, b.quote)),
        reason="Two different days.",
        conflict=(conflict.a, conflict.b),
        stances=(a.stance, b.stance),
    )


FIVE = "The ministry in Ankara said five aid workers had crossed the northern border on foot."
SIX = "Six aid workers walked across the border, according to the ministry."


def finding(a: str = FIVE, b: str = SIX, words: tuple[str, str] = ("five", "Six"), source: str = "Wire") -> Finding:
    return contradiction(claim(source, a), claim("Daily", b), (words[0],), (words[1],))


def test_a_review_with_the_same_id_decides() -> None:
    [one], stale = apply_reviews([finding()], Settings(reviews=(dismissed(finding()),)))
    assert (one.status, one.carried, stale) == ("dismissed", "", [])


def test_a_typo_mended_carries_over() -> None:
    edited = finding(a=FIVE.replace("crossed", "crosssed"))
    [one], stale = apply_reviews([edited], Settings(reviews=(dismissed(finding()),)))
    assert (one.status, one.carried, stale) == ("dismissed", "carried over: text edited", [])


def test_another_number_is_another_contradiction() -> None:
    changed = finding(a=FIVE.replace("five", "four"), words=("four", "Six"))
    review = dismissed(finding())
    [one], stale = apply_reviews([changed], Settings(reviews=(review,)))
    assert (one.status, one.review, stale) == ("new", None, [review])


def test_another_name_or_a_negation_does_not_inherit() -> None:
    for a in (FIVE.replace("Ankara", "Athens"), FIVE.replace("had", "had not")):
        [one], _ = apply_reviews([finding(a=a)], Settings(reviews=(dismissed(finding()),)))
        assert one.status == "new"


def test_the_same_words_of_another_source_inherit() -> None:
    review = dismissed(finding())
    copies = [finding(), finding(source="Gazette"), finding(source="Herald")]
    found, stale = apply_reviews(copies, Settings(reviews=(review,)))
    assert [one.status for one in found] == ["dismissed"] * 3
    assert [one.carried for one in found] == ["", "carried over from Wire", "carried over from Wire"]
    assert stale == []


def test_an_edit_inherits_only_where_the_original_is_gone() -> None:
    edited = finding(a=FIVE.replace("crossed", "crosssed"))
    found, _ = apply_reviews([finding(), edited], Settings(reviews=(dismissed(finding()),)))
    assert [one.status for one in found] == ["dismissed", "new"]


def test_a_rule_comes_before_a_review() -> None:
    rule = IgnoreRule("old affair", text="NORTHERN border")
    review = dismissed(finding())
    [one], stale = apply_reviews([finding()], Settings(ignore=(rule,), reviews=(review,)))
    assert (one.status, one.ignored, stale) == ("ignored", "old affair", [])


def test_only_contradictions_are_reviewed() -> None:
    update = replace(finding(), verdict=Verdict("update", 0.9, finding().verdict.conflict))
    found, _ = apply_reviews([update], Settings(reviews=(dismissed(finding()),)))
    assert found == [update]


def test_what_was_not_scanned_is_not_stale() -> None:
    review = dismissed(finding())
    settings = Settings(reviews=(review,))
    assert apply_reviews([], settings, scanned=("Wire",))[1] == []
    assert apply_reviews([], settings, scanned=("Wire", "Daily"))[1] == [review]
    assert apply_reviews([], settings)[1] == [review]


def test_claims_still_printed_are_not_stale() -> None:
    review = dismissed(finding())
    both = [finding().pair.a, finding().pair.b]
    assert apply_reviews([], Settings(reviews=(review,)), claims=both)[1] == []
    assert apply_reviews([], Settings(reviews=(review,)), claims=both[:1])[1] == [review]
