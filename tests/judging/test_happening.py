"""What happens and who does it: numbers of one happening, verbs of one frame, two names that do one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import number, quoted, worded

from embassy_claims.judging.happening import FRAMES, TELLING, same_frame, same_happening, same_verb, two_doers
from embassy_claims.judging.wording import fold
from embassy_claims.model import Claim, Quantity

LEMMAS = st.sampled_from(sorted({"sing"}.union(*FRAMES)))


def doer(subject: str, verb: str = "score", kind: str = "") -> Claim:
    """A claim of this subject, each word with a capital a name of this kind."""
    words = " | ".join(
        f"{word} {f'PROPN nsubj 0 {kind}' if word[0].isupper() else 'DET nsubj 0'}" for word in subject.split()
    )
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


def test_two_persons_need_not_do_the_same() -> None:
    assert two_doers(doer("Ida Berg", kind="PERSON"), doer("Tom Lund", "sing", "PERSON"))
    assert not two_doers(doer("Ida Berg", kind="PERSON"), doer("Tom Lund", "sing", "ORG"))
    assert not two_doers(doer("Ida Berg", "be", "PERSON"), doer("Tom Lund", "sing", "PERSON"))
    assert not two_doers(doer("Ida Berg", kind="PERSON"), doer("Tom Lund", "say", "PERSON"))
    assert not two_doers(doer("Ida Berg", "", "PERSON"), doer("Tom Lund", "sing", "PERSON"))


def test_a_place_and_those_who_rule_there_may_be_one() -> None:
    assert not two_doers(doer("Arlen", kind="GPE"), doer("Port Authority", kind="ORG"))
    assert two_doers(doer("Arlen Hawks", kind="ORG"), doer("Port Authority", kind="ORG"))


@pytest.mark.parametrize(
    ("short", "full", "two"),
    [
        ("PAA", "Port Authority of Arlen", False),
        ("P.A.", "the Port Authority", False),
        ("PA", "Port Authority of Arlen", True),
        ("AP", "Port Authority", True),
    ],
)
def test_initials_are_the_name(short: str, full: str, two: bool) -> None:
    assert two_doers(doer(short, kind="ORG"), doer(full, kind="ORG")) is two


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Ida Berg", "Tom Berg", True),
        ("Ida Maria Berg", "Tom Berg", True),
        ("Ida Berg", "I. Berg", False),
        ("Ida Berg", "T. Berg", True),
        ("Ida Berg", "Berg", False),
        ("Ida Berg", "Ida Lund", False),
        ("Ida Maria Berg", "Maria Berg", False),
        ("Betty Berg", "Bettie Berg", False),
    ],
)
def test_persons_of_one_family_are_two(one: str, other: str, two: bool) -> None:
    assert two_doers(doer(one, kind="PERSON"), doer(other, kind="PERSON")) is two
    assert two_doers(doer(other, kind="PERSON"), doer(one, kind="PERSON")) is two


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


def test_names_that_do_what_belongs_to_one_frame_are_two_doers() -> None:
    assert two_doers(doer("Ida Berg", "win"), doer("Tom Lund", "beat"))


@pytest.mark.parametrize(("a", "b"), [("count", "accuse"), ("announce", "announce"), ("Register", "scale")])
def test_where_one_of_two_tells_or_measures_they_answer_one_question(a: str, b: str) -> None:
    assert same_verb(doer("Ida Berg", a), doer("Tom Lund", b))
    assert not two_doers(doer("Ida Berg", a), doer("Tom Lund", b))
    assert not two_doers(doer("Ida Berg", b), doer("Tom Lund", a))


@pytest.mark.parametrize(
    ("name", "two"), [("Royal Society Of Arlen Keepers", True), ("Royal Society Of All Arlen Keepers", False)]
)
def test_a_name_has_five_words_at_most(name: str, two: bool) -> None:
    assert two_doers(doer(name), doer("Tom Lund")) is two
    assert two_doers(doer(f"The {name}"), doer("Tom Lund")) is two


def test_a_subject_with_a_word_that_is_no_name_is_no_name() -> None:
    keeper = worded("Ida PROPN compound 1 | Keeper NOUN nsubj 1", subject="Ida Keeper", verb="score")
    assert not two_doers(keeper, doer("Tom Lund"))


def test_one_word_in_common_makes_one_doer_of_two() -> None:
    assert not two_doers(doer("Ida Maria Berg"), doer("Tom Bérg Léon"))
    assert two_doers(doer("Ida Maria Berg"), doer("Tom Léon Lund"))


def test_two_verbs_are_one_or_of_one_frame() -> None:
    assert same_verb(quoted("", verb="sing"), quoted("", verb="sing"))
    assert same_verb(quoted("", verb="flee"), quoted("", verb="depart"))
    assert not same_verb(quoted("", verb="sing"), quoted("", verb="dance"))
    assert not same_verb(quoted("", verb="kill"), quoted("", verb="injure"))


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", "flee"), ("flee", ""), ("", "sing")])
def test_a_claim_without_a_verb_has_no_verb_in_common(a: str, b: str) -> None:
    assert not same_verb(quoted("", verb=a), quoted("", verb=b))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sing", "sing", True),
        ("flee", "return", True),
        ("FLEE", "Return", True),
        ("hit", "ruin", True),
        ("hit", "rattle", True),
        ("ruin", "rattle", False),
        ("leave", "stay", False),
        ("win", "vote", False),
        ("flee", "sing", False),
        ("sing", "flee", False),
        ("", "flee", False),
    ],
)
def test_words_of_one_frame(one: str, other: str, same: bool) -> None:
    assert same_frame(one, other) is same


@given(LEMMAS, LEMMAS)
def test_frames_are_the_same_from_either_side_and_each_word_has_its_own(one: str, other: str) -> None:
    assert same_frame(one, one)
    assert (
        same_frame(one, other)
        == same_frame(other, one)
        == (one == other or any({one, other} <= frame for frame in FRAMES))
    )


def test_frames_are_written_as_they_are_looked_for() -> None:
    assert all(fold(word) == word for frame in FRAMES for word in frame)
    assert {fold(word) for word in TELLING} == TELLING


def counting(parse: str) -> tuple[Claim, Quantity]:
    """The claim of this parse, which stands somewhere in its article, and the number that is its first NUM."""
    found = worded(parse, start=40)
    at = next(word for word in found.words if word.pos == "NUM")
    return found, number(9, at.start, at.end)


def who(lemma: str) -> tuple[Claim, Quantity]:
    """Nine of whom this is told."""
    return counting(f"Nine NUM nummod 1 | singers/singer NOUN nsubj 2 | did/{lemma} VERB ROOT 2")


def both_ways(a: tuple[Claim, Quantity], b: tuple[Claim, Quantity]) -> float:
    found = same_happening(a, b)
    assert same_happening(b, a) == found
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("flee", "flee", 1),
        ("flee", "depart", 1),
        ("Flee", "DEPART", 1),
        ("flee", "perish", -1),
        ("hit", "ruin", 1),
        ("hit", "rattle", 1),
        ("ruin", "rattle", -1),
        ("flee", "sing", 0),
        ("sing", "sing", 0),
        ("sing", "dance", 0),
    ],
)
def test_two_numbers_of_one_happening_or_of_two(one: str, other: str, expected: float) -> None:
    assert both_ways(who(one), who(other)) == expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("nine NUM nummod 1 | perished/perish VERB ROOT 1", 1),
        ("nine NUM nummod 1 | aboard ADP prep 2 | boats/boat NOUN nsubj 3 | perished/perish VERB ROOT 3", 1),
        (
            "nine NUM nummod 1 | near ADP prep 2 | aboard ADP prep 3 | boats/boat NOUN nsubj 4 | "
            "perished/perish VERB ROOT 4",
            0,
        ),
    ],
)
def test_what_happens_is_looked_for_three_words_above_the_number(parse: str, expected: float) -> None:
    assert both_ways(counting(parse), who("die")) == expected


def test_the_nearest_word_above_the_number_says_what_happens() -> None:
    nearest = counting("nine NUM nummod 1 | wounded/wound NOUN nsubj 2 | died/die VERB ROOT 2")
    assert both_ways(nearest, who("hurt")) == 1
    assert both_ways(nearest, who("die")) == -1


@pytest.mark.parametrize(
    ("dep", "expected"),
    [("dobj", 1), ("obj", 1), ("attr", 1), ("acomp", 1), ("nsubj", 0), ("pobj", 0), ("conj", 0)],
)
def test_an_object_says_what_happens_too(dep: str, expected: float) -> None:
    seen = counting(f"Nine NUM nsubj 1 | saw/see VERB ROOT 1 | arrests/arrest NOUN {dep} 1")
    assert both_ways(seen, who("jail")) == expected


def test_the_object_of_another_word_says_nothing() -> None:
    seen = counting("Nine NUM nsubj 1 | waited/wait VERB ROOT 1 | seeing/see VERB advcl 1 | arrests/arrest NOUN dobj 2")
    assert both_ways(seen, who("jail")) == 0


@pytest.mark.parametrize("lemma", ["win", "inhabit"])
def test_a_verb_and_its_object_may_be_of_two_frames(lemma: str) -> None:
    lost = counting("Nine NUM nsubj 1 | lost/lose VERB ROOT 1 | homes/home NOUN dobj 1")
    assert both_ways(lost, who(lemma)) == 1


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(40, 41, 1), (39, 41, 1), (40, 90, 1), (39, 40, 0), (41, 44, 0), (40, 40, 0)]
)
def test_a_number_is_the_first_word_that_begins_in_it(start: int, end: int, expected: float) -> None:
    dead = worded("dead ADJ ROOT 0", start=40)
    assert both_ways((dead, number(9, start, end)), who("die")) == expected


def test_of_a_number_of_two_words_the_first_counts() -> None:
    nineteen = worded("nine NUM nummod 1 | dead NUM nummod 1 | fled/flee VERB ROOT 2")
    assert both_ways((nineteen, number(9, 0, 9)), who("die")) == 1
    apart = worded("nine NUM nummod 2 | dead NUM nummod 1 | fled/flee VERB ROOT 2")
    assert both_ways((apart, number(9, 0, 9)), who("die")) == -1


def test_without_a_parse_nothing_is_known_to_happen() -> None:
    assert both_ways((quoted("Nine died."), number(9, 0, 4)), who("die")) == 0
