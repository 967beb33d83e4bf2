"""Somebody denies what another source tells."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from worded import worded

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.conflicts.denial import find_denials
from embassy_claims.model import Claim, Pair


def denied(what: str, **rest: Any) -> Claim:
    """Mora denied it: the words of what is denied, by their parse."""
    parse = f"Mora PROPN nsubj 1 PERSON | denied/deny VERB ROOT 1 | {what}"
    return worded(parse, **{"stance": "denied", "holder": "Mora", **rest})


def told(parse: str, **rest: Any) -> Claim:
    return worded(parse, "b.txt", 30, **rest)


VALVE_LEAKED = "the DET det 3 | valve NOUN nsubj 4 | had/have AUX aux 4 | leaked/leak VERB ccomp 1"
DENIED = denied(VALVE_LEAKED)
HELD = told("valve NOUN nsubj 1 | leaked/leak VERB ROOT 1 | twice ADV advmod 1")
NO_DRILL = worded(
    "it PRON nsubj 1 | was/be AUX ROOT 1 | not PART neg 1 | a DET det 4 | drill NOUN attr 1", start=4, negated=True
)
DRILL = told("crews/crew NOUN nsubj 1 | ran/run VERB ROOT 1 | a DET det 3 | drill NOUN dobj 1")


def found(a: Claim, b: Claim) -> Candidate | None:
    """The candidate, if any; the other way round it is the same."""
    candidates, turned = find_denials(Pair(a, b, 0.9)), find_denials(Pair(b, a, 0.9))
    assert len(candidates) == len(turned) <= 1
    for one, other in zip(candidates, turned, strict=True):
        assert (one.conflict.a, one.conflict.b) == (other.conflict.b, other.conflict.a)
        assert one.signals == other.signals
    return candidates[0] if candidates else None


def share(a: Claim, b: Claim) -> float | None:
    """How much of what is denied is told by the other side, None where nothing is found."""
    one = found(a, b)
    return one.signals["denial: shared words"] if one else None


def test_what_is_denied_and_what_is_told() -> None:
    one = found(DENIED, HELD)
    assert one is not None
    assert (one.finder, one.conflict.kind) == ("denial", "denial")
    assert (one.conflict.a, one.conflict.b) == (("denied", "valve", "leaked"), ("valve leaked",))
    assert one.question == ("Mora  the  had ", " twice")
    assert one.signals == {
        "denial: shared words": 1.0,
        "denial: by the one who held it": 0.0,
        "denial: told by its holder": 0.0,
        "denial: by a negation that nobody holds": 0.0,
    }


@pytest.mark.parametrize(
    ("denier", "holder", "by_herself", "told_by", "by_nobody"),
    [
        (None, None, 0, 0, 1),
        (None, "Mora", 0, 1, 1),
        ("Mora", None, 0, 0, 0),
        ("Mora", "Mora", 1, 1, 0),
        ("Mora", "Odo", 0, 1, 0),
    ],
)
def test_who_stands_for_what_it_was_not(
    denier: str | None, holder: str | None, by_herself: float, told_by: float, by_nobody: float
) -> None:
    one = found(replace(NO_DRILL, holder=denier), replace(DRILL, holder=holder))
    assert one is not None
    assert (one.conflict.a, one.conflict.b) == (("not", "drill"), ("drill",))
    assert one.signals == {
        "denial: shared words": 1.0,
        "denial: by the one who held it": by_herself,
        "denial: told by its holder": told_by,
        "denial: by a negation that nobody holds": by_nobody,
    }


@pytest.mark.parametrize(("holder", "told_by"), [("Mora", 1), ("Odo", 1), (None, 0)])
def test_she_may_deny_what_another_source_lets_her_tell(holder: str | None, told_by: float) -> None:
    one = found(DENIED, replace(HELD, holder=holder))
    assert one is not None
    assert one.signals["denial: by the one who held it"] == 0
    assert one.signals["denial: told by its holder"] == told_by


def test_a_denial_is_more_than_a_negation_whoever_it_comes_from() -> None:
    one = found(replace(DENIED, holder=None), HELD)
    assert one is not None
    assert one.signals["denial: by a negation that nobody holds"] == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (DENIED, replace(HELD, stance="denied")),
        (replace(DENIED, stance="asserted"), HELD),
        (replace(DENIED, kind="statement"), HELD),
        (DENIED, replace(HELD, kind="statement")),
        (DENIED, told("valve NOUN nsubj 2 | never ADV neg 2 | leaked/leak VERB ROOT 2")),
        (DENIED, told("valve NOUN nsubj 2 | n’t PART neg 2 | leaked/leak VERB ROOT 2")),
        (DENIED, told("pump NOUN nsubj 1 | burst VERB ROOT 1")),
        (DENIED, told("Valve PROPN nsubj 1 PERSON | spoke/speak VERB ROOT 1")),
        (DENIED, replace(HELD, words=())),
        (replace(DENIED, words=()), HELD),
    ],
)
def test_no_denial_of_what_is_told(a: Claim, b: Claim) -> None:
    assert found(a, b) is None


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("pump NOUN dobj 1 | leaked/leak VERB ccomp 1", 1 / 2),
        ("leaked/leak VERB ccomp 1 | and CCONJ cc 1 | burst VERB conj 1", 1.0),
        ("burst VERB ccomp 1 | While SCONJ mark 1 | valve NOUN nsubj 1 | leaked/leak VERB advcl 1", None),
        ("a DET det 3 | report NOUN dobj 1 | of ADP prep 3 | leaking/leak VERB pcomp 4", 1.0),
        ("a DET det 3 | rejection NOUN dobj 1 | of ADP prep 3 | leaking/leak VERB pcomp 4", 1.0),
        ("Odo PROPN nsubj 3 PERSON | leaked/leak VERB ccomp 1", 1.0),
        ("Valve PROPN nsubj 3 | leaked/leak VERB ccomp 1", 1.0),
        ("all DET det 3 | said/say VERB ccomp 1 | leaked/leak VERB ccomp 1", 1.0),
        ("some DET det 3 | seal NOUN nsubj 4 | slowly ADV advmod 5 | leaked/leak VERB ccomp 1", 1 / 3),
        ("it PRON dobj 1", None),
    ],
)
def test_the_words_of_what_is_denied(what: str, expected: float | None) -> None:
    assert share(denied(what), HELD) == (pytest.approx(expected) if expected else None)


def test_what_stands_before_the_word_of_denial_is_not_denied() -> None:
    claim = worded(
        "the DET det 1 | valve NOUN nsubj 2 | denied/deny VERB ROOT 2 | bursts/burst NOUN dobj 2", stance="denied"
    )
    assert share(claim, HELD) is None
    assert share(claim, told("bursts/burst NOUN ROOT 0")) == 1.0


def test_what_stands_before_the_word_of_negation_is_not_denied() -> None:
    claim = worded("alarms/alarm NOUN nsubj 1 | were/be AUX ROOT 1 | no DET neg 1 | drill NOUN attr 1", negated=True)
    assert share(claim, DRILL) == 1.0
    assert share(claim, told("alarms/alarm NOUN nsubj 1 | rang/ring VERB ROOT 1")) is None


def test_a_denial_without_a_word_of_denial_denies_all_it_says() -> None:
    claim = worded(
        "Mora PROPN nsubj 1 PERSON | called/call VERB ROOT 1 | leaks/leak NOUN dobj 1 | myths/myth NOUN oprd 1",
        stance="denied",
    )
    one = found(claim, HELD)
    assert one is not None
    assert one.signals["denial: shared words"] == pytest.approx(1 / 3)
    assert (one.conflict.a, one.conflict.b) == (("leaks",), ("leaked",))


@pytest.mark.parametrize("word", ["just", "Only", "merely", "simply"])
def test_not_just_a_drill_denies_nothing(word: str) -> None:
    limited = worded(
        f"it PRON nsubj 1 | was/be AUX ROOT 1 | not PART neg 1 | {word} ADV advmod 1 | drill NOUN attr 1",
        negated=True,
    )
    assert found(limited, DRILL) is None


def test_not_a_drill_for_just_an_hour_denies_the_drill() -> None:
    claim = worded(
        "it PRON nsubj 1 | was/be AUX ROOT 1 | not PART neg 1 | drill NOUN attr 1 | just ADV advmod 3", negated=True
    )
    assert share(claim, DRILL) == 1.0


@pytest.mark.parametrize(
    "claim",
    [
        replace(NO_DRILL, negated=False),
        worded("not PART neg 1 | ran/run VERB ROOT 1 | a DET det 3 | drill NOUN dobj 1", negated=True),
        worded(
            "it PRON nsubj 1 | was/be AUX ROOT 1 | a DET det 3 | drill NOUN attr 1 | not PART neg 5 | ended/end VERB "
            "relcl 3",
            negated=True,
        ),
    ],
)
def test_a_negation_that_says_of_nothing_what_it_is_denies_nothing(claim: Claim) -> None:
    assert found(claim, DRILL) is None
