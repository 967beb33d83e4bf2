"""Who does what is told of: two names that do one thing are no two answers."""

from __future__ import annotations

import pytest
from worded import quoted, worded

from embassy_claims.judging.happening import two_doers
from embassy_claims.model import Claim


def doer(subject: str, verb: str = "score") -> Claim:
    """A claim of this subject, each word with a capital a name."""
    words = " | ".join(f"{word} {'PROPN' if word[0].isupper() else 'DET'} nsubj 0" for word in subject.split())
    return worded(words, subject=subject, verb=verb)


@pytest.mark.parametrize(("a", "b"), [("Ida Berg", "Tom Lund"), ("the Hawks", "Tom Lund"), ("Reed", "Lamb")])
def test_two_names_are_two_doers(a: str, b: str) -> None:
    assert two_doers(doer(a), doer(b))
    assert two_doers(doer(b), doer(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ida Berg", "Berg"),
        ("Ida Berg", "Ida Bergh"),
        ("Ida Berg", "the keeper"),
        ("Ida Berg", "the keeper Tom Lund"),
        ("Ida Berg", "the"),
        ("Ida Berg", "The Royal Society Of Keepers And Of Lamps"),
    ],
)
def test_what_may_be_one_doer(a: str, b: str) -> None:
    assert not two_doers(doer(a), doer(b))
    assert not two_doers(doer(b), doer(a))


def test_names_that_do_other_things_are_not_compared() -> None:
    assert not two_doers(doer("Ida Berg"), doer("Tom Lund", verb="sing"))


def test_those_who_tell_or_measure_answer_one_question() -> None:
    assert not two_doers(doer("National Survey", "put"), doer("Seismic Institute", "put"))


def test_a_word_that_only_opens_its_sentence_is_no_name() -> None:
    people = worded("People NOUN nsubj 1 | scored VERB ROOT 1", subject="People", verb="score")
    assert not two_doers(people, doer("Ida Berg"))


def test_what_a_pronoun_stands_for_is_a_name_where_it_has_two_words() -> None:
    he = worded("He PRON nsubj 1 | scored VERB ROOT 1", subject="Tom Lund", verb="score")
    assert two_doers(he, doer("Ida Berg"))
    assert not two_doers(quoted("He scored.", subject="Crews", verb="score"), doer("Ida Berg"))
    assert not two_doers(quoted("It scored.", subject="", verb="score"), doer("Ida Berg"))
