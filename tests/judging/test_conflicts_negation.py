"""One claim says that it is so, the other that it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worded import worded

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.conflicts.negation import find_negations
from embassy_claims.model import Claim, Pair

HELD = worded("dam NOUN nsubj 1 | held/hold VERB ROOT 1 | firm ADV advmod 1", start=3, verb="hold")
NOT_HELD = worded(
    "dam NOUN nsubj 3 | did/do AUX aux 3 | not PART neg 3 | hold VERB ROOT 3", "b.txt", 9, verb="hold", negated=True
)


def found(a: Claim, b: Claim) -> Candidate | None:
    """The candidate, if any."""
    candidates = find_negations(Pair(a, b, 0.9))
    assert len(candidates) <= 1
    return candidates[0] if candidates else None


def answers(a: Claim, b: Claim) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The words in conflict; the other way round they are the same."""
    one, turned = found(a, b), found(b, a)
    if one is None or turned is None:
        assert one is turned is None
        return None
    assert (one.conflict.a, one.conflict.b) == (turned.conflict.b, turned.conflict.a)
    return one.conflict.a, one.conflict.b


def said(*words: str, negated: bool = False) -> Claim:
    """A claim of these words, each its own lemma, or ``text/lemma``."""
    return worded(" | ".join(f"{word} ADJ dep 0" for word in words), negated=negated)


def test_it_is_so_and_it_is_not() -> None:
    one = found(HELD, NOT_HELD)
    assert one is not None
    assert (one.finder, one.conflict.kind) == ("negation", "negation")
    assert (one.conflict.a, one.conflict.b) == (("held",), ("not hold",))
    assert one.signals == {"negation: same verb": 1.0}
    assert one.spans == (((7, 11),), ((17, 25),))
    assert one.question == ("dam  firm", "dam did ")
    assert one.nearby == ("dam  firm", "dam did ")


def test_verbs_of_one_frame_are_near_enough() -> None:
    left = worded("crew NOUN nsubj 1 | left/leave VERB ROOT 1", verb="leave")
    stayed = worded("crew NOUN nsubj 2 | never ADV neg 2 | departed/depart VERB ROOT 2", verb="depart", negated=True)
    one = found(left, stayed)
    assert one is not None
    assert (one.conflict.a, one.conflict.b) == (("left",), ("never departed",))
    assert one.signals == {"negation: same verb": 0.0}


@pytest.mark.parametrize(
    "other",
    [
        replace(NOT_HELD, negated=False),
        replace(NOT_HELD, stance="denied"),
        replace(NOT_HELD, verb="sing"),
        replace(NOT_HELD, verb=""),
        replace(NOT_HELD, words=()),
    ],
)
def test_no_two_polarities_of_one_deed(other: Claim) -> None:
    assert answers(HELD, NOT_HELD) == (("held",), ("not hold",))
    assert answers(HELD, other) is None


def test_two_claims_that_are_both_negated_or_have_no_verb_are_of_one_polarity() -> None:
    assert answers(replace(HELD, negated=True), NOT_HELD) is None
    assert answers(replace(HELD, verb=""), replace(NOT_HELD, verb="")) is None


def test_of_a_verb_that_stands_twice_the_first_carries_the_answer() -> None:
    twice = worded("hold NOUN nsubj 1 | held/hold VERB ROOT 1 | and CCONJ cc 1 | held/hold VERB conj 1", verb="hold")
    one = found(twice, NOT_HELD)
    assert one is not None
    assert one.conflict.a == ("held",)
    assert one.spans[0] == ((5, 9),)


def test_each_word_of_negation_carries_the_answer() -> None:
    not_open = worded(
        "Nobody PRON nsubj 1 | was/be AUX ROOT 1 | n’t PART neg 1 | in ADP prep 1 | without ADP prep 1",
        verb="be",
        negated=True,
    )
    open_now = worded("they PRON nsubj 1 | were/be AUX ROOT 1 | in ADP prep 1", verb="be")
    assert answers(not_open, open_now) == (("Nobody was n’t", "without"), ("were",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unharmed", "hurt"),
        ("survived/survive", "died/die"),
        ("reopened/reopen", "shut"),
        ("guilty", "acquitted/acquit"),
        ("granted/grant", "refused/refuse"),
        ("won/win", "lost/lose"),
        ("grew/grow", "shrank/shrink"),
        ("arrived/arrive", "left/leave"),
        ("started/start", "stopped/stop"),
        ("released/release", "held/hold"),
        ("likely", "unlikely"),
    ],
)
def test_a_word_and_its_opposite(one: str, other: str) -> None:
    words = one.split("/")[0], other.split("/")[0]
    for negated in (False, True):
        a, b = said("ferry", one, negated=negated), said("barge", other, negated=negated)
        assert answers(a, b) == (words[:1], words[1:])
    assert answers(said("ferry", one, negated=True), said("barge", other)) is None
    assert answers(said("ferry", one), said("barge", one)) is None


def test_what_opposites_tell() -> None:
    one = found(said("roof", "INTACT", "again"), said("roof", "toppled/topple"))
    assert one is not None
    assert one.signals == {"negation: opposites": 1.0}
    assert one.question == ("roof something again", "roof something")
    assert (one.finder, one.conflict.a, one.conflict.b) == ("negation", ("INTACT",), ("toppled",))


def test_all_words_of_one_side_carry_it_and_the_first_opposites_count() -> None:
    assert answers(said("safe", "and", "alive"), said("killed/kill", "dead")) == (("safe", "alive"), ("killed dead",))
    assert answers(said("open", "safe"), said("closed", "dead")) == (("safe",), ("dead",))


@pytest.mark.parametrize(
    ("one", "other"),
    [(("alive", "dead"), ("dead",)), (("alive",), ("dead", "safe")), (("alive",), ("closed",)), ((), ("dead",))],
)
def test_no_opposites(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert answers(said("crew", *one), said("crew", *other)) is None
