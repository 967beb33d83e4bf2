"""What a review survives, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Claim, Conflict, Finding, Pair, Review, Stance, Verdict
from embassy_claims.reviewing import apply_reviews, pair_id
from embassy_claims.reviewing.critical import critical
from embassy_claims.reviewing.fingerprint import plain
from embassy_claims.settings import Settings

A = "Officials in Ankara told reporters that 12 sailors had not been allowed to leave the harbour by themselves."
B = "The envoy said at least twenty sailors were waiting in the harbour without papers."


def finding(
    a: str = A, b: str = B, sources: tuple[str, str] = ("Wire", "Daily"), words: tuple[str, str] = ("12", "twenty")
) -> Finding:
    claims = [Claim("x.txt", source, text, text, 0, len(text)) for source, text in zip(sources, (a, b), strict=True)]
    pair = Pair(claims[0], claims[1], 0.9)
    conflict = Conflict("number", (words[0],), (words[1],))
    return Finding(pair_id(pair, conflict), pair, Verdict("contradiction", 0.9, conflict))


def review(of: Finding, words: bool = True) -> Review:
    a, b, conflict = of.pair.a, of.pair.b, of.verdict.conflict
    assert conflict is not None
    return Review(
        of.id,
        "explained",
        conflict.kind,
        ((a.source, a.quote), (b.source, b.quote)),
        "Two harbours.",
        conflict=(conflict.a, conflict.b) if words else ((), ()),
    )


def carried(now: Finding, *reviews: Review) -> str:
    [found], _ = apply_reviews([now], Settings(reviews=reviews))
    assert (found.status == "new") == (found.carried == "")
    return found.carried


@pytest.mark.parametrize(
    "edited",
    [
        A.replace("reporters", "journalists"),
        A.replace("harbour", "harbor"),
        A.replace("told reporters", "told, reporters,"),
        A.replace("leave", "leave the"),
        A.replace("by themselves.", "alone."),
        f"“{A}”",
    ],
)
def test_an_edit_of_other_words_carries_over(edited: str) -> None:
    assert carried(finding(a=edited), review(finding())) == "carried over: text edited"


@pytest.mark.parametrize(
    "edited",
    [
        A.replace("12", "13"),
        A.replace("12", "112"),
        A.replace("not ", ""),
        A.replace("had not", "had never"),
        A.replace("Ankara", "Adana"),
        A.replace("allowed", "disallowed"),
        A.replace("sailors", "Greek sailors"),
        A.replace("Officials", "Fishermen"),
        A.replace("the harbour", "both the harbours"),
        "Officials said 12 sailors had not gone.",
    ],
)
def test_numbers_names_negations_and_rewritten_sentences_do_not(edited: str) -> None:
    assert carried(finding(a=edited), review(finding())) == ""


def test_other_words_in_conflict_do_not() -> None:
    assert carried(finding(words=("sailors", "twenty")), review(finding())) == ""


def test_another_stance_does_not() -> None:
    stance: Stance = "denied"
    now = finding(a=A.replace("reporters", "journalists"))
    changed = replace(now, pair=replace(now.pair, a=replace(now.pair.a, stance=stance)))
    assert carried(changed, review(finding())) == ""


def test_another_source_needs_the_same_words() -> None:
    assert carried(finding(sources=("Gazette", "Daily")), review(finding())) == "carried over from Wire"
    assert carried(finding(sources=("Gazette", "Herald")), review(finding())) == "carried over from Daily and Wire"
    edited = A.replace("reporters", "journalists")
    assert carried(finding(a=edited, sources=("Gazette", "Daily")), review(finding())) == ""


def test_another_source_and_an_edit_on_the_other_side() -> None:
    now = finding(b=B.replace("waiting", "wating"), sources=("Gazette", "Daily"))
    assert carried(now, review(finding())) == "carried over from Wire, text edited"


def test_which_claim_comes_first_does_not_matter() -> None:
    turned = finding(B, A.replace("reporters", "journalists"), ("Daily", "Wire"), ("twenty", "12"))
    assert carried(turned, review(finding())) == "carried over: text edited"


def test_a_review_without_words_needs_them_in_its_quotes() -> None:
    edited = A.replace("reporters", "journalists")
    assert carried(finding(a=edited), review(finding(), words=False)) == "carried over: text edited"
    assert carried(finding(a=edited, words=("journalists", "twenty")), review(finding(), words=False)) == ""


def test_one_review_covers_one_edited_text_only() -> None:
    nearer, farther = A.replace("reporters", "reporter"), A.replace("reporters", "a reporter")
    found, _ = apply_reviews([finding(a=farther), finding(a=nearer)], Settings(reviews=(review(finding()),)))
    assert [one.status for one in found] == ["new", "explained"]


def test_the_most_alike_review_wins_then_a_person_over_a_baseline() -> None:
    now = finding(a=A.replace("reporters", "journalists"))
    far = review(finding(a=A.replace("reporters", "the reporters")))
    near = replace(review(finding(a=A.replace("reporters", "journalist"))), reason="near")
    [found], _ = apply_reviews([now], Settings(reviews=(far, near)))
    assert found.review == near
    baselined = replace(review(finding(a=A.replace("reporters", "journalisti"))), verdict="baselined")
    dismissed = replace(review(finding(a=A.replace("reporters", "journalista"))), verdict="dismissed")
    [found], _ = apply_reviews([now], Settings(reviews=(baselined, dismissed)))
    assert found.review == dismissed


def test_ids_that_two_contradictions_share_are_told_apart_by_their_words() -> None:
    known = review(finding())
    other = replace(finding("Four tents burned.", "Nine tents burned."), id=known.id)
    found, _ = apply_reviews([finding(), other], Settings(reviews=(known,)))
    assert [one.status for one in found] == ["explained", "new"]


def test_order_of_findings_and_reviews_does_not_matter() -> None:
    edits = [A.replace("reporters", word) for word in ("reporter", "a reporter", "reporterss")]
    findings = [finding(a=edit) for edit in edits] + [finding(sources=("Gazette", "Daily"))]
    reviews = [review(finding()), replace(review(finding(a=A.replace("leave", "leaves"))), verdict="dismissed")]
    forward, _ = apply_reviews(findings, Settings(reviews=tuple(reviews)))
    back, _ = apply_reviews(findings[::-1], Settings(reviews=tuple(reviews[::-1])))
    assert forward == back[::-1]


def test_critical_words_in_their_order() -> None:
    text = plain("The minister didn’t say that 1,200 of the Bern guards, or 5%, were unharmed; no one in Bern did.")
    assert critical(text) == ("didn't", "1,200", "bern", "5", "%", "unharmed", "no", "one", "bern")


@given(st.text())
def test_any_text_has_critical_words(text: str) -> None:
    found = critical(plain(text))
    assert all(word and word == word.casefold() for word in found)
