from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import by_path, number, quoted, worded

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.signals import Signals, candidate_signals, nli_signals, pair_signals, sentence_signals
from embassy_claims.judging.wording import Span, Wording
from embassy_claims.model import Article, Claim, Conflict, Pair, Quantity, Role, Stance

TEXT = "A storm came. Ida Berg left Arlen on Monday. Rain fell."
SENTENCE = (14, 44)
OFFSETS = st.integers(0, len(TEXT) + 5)
SPANS = st.lists(st.tuples(OFFSETS, OFFSETS), max_size=3).map(tuple)


def shared(a: tuple[Span, ...], b: tuple[Span, ...], in_a: Claim | None = None, other: str = TEXT) -> Signals:
    one = in_a or quoted("Ida Berg left", "a.txt", 14, sentence=SENTENCE)
    two = quoted("Ida Berg left", "b.txt", 14, sentence=SENTENCE, role="headline")
    found = Candidate(Conflict("name", ("Ida",), ("Ida",)), ("", ""), ("", ""), (a, b))
    articles = {"a.txt": Article("a.txt", "A", TEXT), "b.txt": Article("b.txt", "B", other)}
    return sentence_signals(Pair(one, two, 0.9), found, articles)


def test_one_sentence_in_two_articles() -> None:
    assert shared((), ()) == {"sentence: words shared": 1, "sentence: of the shorter shared": 1, "headlines": 1}


def test_the_answers_are_left_out() -> None:
    other = TEXT.replace("Ida Berg", "Tom Lund")
    assert shared(((14, 22),), ((14, 22),), other=other)["sentence: words shared"] == 1
    assert shared((), (), other=other)["sentence: words shared"] == pytest.approx(3 / 7)


def test_answers_in_pieces_and_one_inside_the_other() -> None:
    assert shared(((14, 17), (14, 22), (18, 22)), ((14, 22),)) == shared(((14, 22),), ((14, 22),))


@pytest.mark.parametrize("outside", [(0, 7), (45, 49), (200, 210)])
def test_an_answer_outside_the_sentence_changes_nothing(outside: Span) -> None:
    assert shared((outside,), ()) == shared((), ())


def test_a_claim_without_a_sentence_shares_nothing() -> None:
    assert shared(((20, 22),), (), quoted("Ida Berg left", "a.txt", 14, sentence=(0, 0)))["sentence: words shared"] == 0


@given(SPANS, SPANS)
def test_sentences_share_a_part_whatever_the_spans(a: tuple[Span, ...], b: tuple[Span, ...]) -> None:
    found = shared(a, b)
    assert 0 <= found["sentence: words shared"] <= found["sentence: of the shorter shared"] <= 1
    back = shared(b, a)
    assert {**back, "headlines": 1} == found


def test_an_agreement_holds_one_way_and_a_contradiction_both() -> None:
    both = np.array([[0.75, 0.25, 0.0], [0.25, 0.25, 0.5]], dtype=np.float32)
    assert nli_signals(both) == nli_signals(both[::-1]) == {"entailment": 0.75, "contradiction": 0.25}


def test_a_finder_adds_its_own_signals_to_those_of_its_kind() -> None:
    spans: tuple[tuple[Span, ...], tuple[Span, ...]] = (((14, 17),), ((14, 17),))
    found = Candidate(Conflict("name", ("Ida",), ("Tom",)), ("", ""), ("", ""), spans, {"name: title": 1.0})
    pair = Pair(quoted("Ida left", start=14), quoted("Tom left", "b.txt", 14), 0.9)
    signals = candidate_signals(pair, found, 0.8, 0.7)
    assert (signals["question: similarity"], signals["question: nearby"]) == (0.8, 0.7)
    assert (signals["kind: name"], signals["name: title"]) == (1, 1)


def counted(low: float, article: str) -> Claim:
    return quoted(
        "at least some died",
        article,
        numbers=(Quantity(low, low, float("inf"), "", "person killed", "at least", 9, 13),),
    )


@pytest.mark.parametrize(("low", "shared", "other"), [(12, 1, 0), (19, 0, 1)])
def test_two_bounds_that_differ_are_no_shared_number(low: float, shared: float, other: float) -> None:
    nothing = Wording(frozenset(), frozenset())
    signals = pair_signals(Pair(counted(12, "a.txt"), counted(low, "b.txt"), 0.9), nothing, nothing)
    assert (signals["shared numbers"], signals["other numbers"]) == (shared, other)


NOTHING = Wording(frozenset(), frozenset())


def worded_as(content: str, names: str = "") -> Wording:
    return Wording(frozenset(content.split()), frozenset(names.split()))


def signals_of(a: Claim, b: Claim, in_a: Wording = NOTHING, in_b: Wording = NOTHING) -> Signals:
    """The signals of a pair, which are the same seen from the other side."""
    found = pair_signals(Pair(a, b, 0.7), in_a, in_b)
    assert pair_signals(Pair(b, a, 0.7), in_b, in_a) == found
    return found


def test_all_that_holds_of_two_claims() -> None:
    a = quoted("A gale took the roof.", "a.txt", verb="take", stance="alleged", numbers=(number(9),))
    b = quoted("The gale cost nine crowns.", "b.txt", verb="cost", numbers=(number(9),))
    found = signals_of(a, b, worded_as("gale roof take", "arlen"), worded_as("gale cost roof crown", "arlen berg"))
    assert found == pytest.approx(
        {
            "similarity": 0.7,
            "words of the shorter shared": 2 / 3,
            "words shared": 2 / 5,
            "names shared": 1.0,
            "other names": 0.0,
            "same verb": 0.0,
            "same polarity": 1.0,
            "hedged": 1.0,
            "shared numbers": 1.0,
            "other numbers": 0.0,
        }
    )


@pytest.mark.parametrize(
    ("a", "b", "shared", "other"),
    [
        ("ida berg", "berg lund paz", 0.5, 1),
        ("berg", "berg lund", 1.0, 0),
        ("berg", "lund", 0.0, 1),
        ("berg", "", 0.0, 0),
    ],
)
def test_names_of_two_claims(a: str, b: str, shared: float, other: float) -> None:
    found = signals_of(quoted("x"), quoted("y"), worded_as("", a), worded_as("", b))
    assert (found["names shared"], found["other names"]) == (shared, other)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("take", "take", 1), ("flee", "leave", 0), ("take", "", 0), ("", "", 0)],
)
def test_one_verb_is_the_same_word(a: str, b: str, same: float) -> None:
    assert signals_of(quoted("x", verb=a), quoted("y", verb=b))["same verb"] == same


@pytest.mark.parametrize(
    ("negated", "stance", "same"),
    [
        (False, "asserted", 1),
        (False, "alleged", 1),
        (True, "asserted", 0),
        (False, "denied", 0),
        (True, "denied", 1),
        (True, "planned", 0),
    ],
)
def test_what_is_denied_is_negated_and_a_denial_of_a_negation_is_not(
    negated: bool, stance: Stance, same: float
) -> None:
    one = quoted("The gate was shut.", negated=negated, stance=stance)
    assert signals_of(one, quoted("The gate was shut."))["same polarity"] == same
    assert signals_of(one, quoted("The gate was not shut.", negated=True))["same polarity"] == 1 - same
    assert signals_of(one, one)["same polarity"] == 1


@pytest.mark.parametrize(
    ("a", "b", "hedged"),
    [
        ("asserted", "asserted", 0),
        ("denied", "asserted", 1),
        ("asserted", "questioned", 1),
        ("planned", "alleged", 2),
        ("denied", "denied", 2),
    ],
)
def test_how_many_of_two_claims_are_hedged(a: Stance, b: Stance, hedged: float) -> None:
    assert signals_of(quoted("x", stance=a), quoted("y", stance=b))["hedged"] == hedged


@pytest.mark.parametrize(
    ("a", "b", "shared", "other"),
    [
        ([number(4)], [number(4)], 1, 0),
        ([number(4)], [number(5)], 0, 1),
        ([number(4), number(6)], [number(5), number(6)], 1, 0),
        ([number(4), number(6)], [number(5), number(7)], 0, 1),
        ([number(4)], [number(4, counted="boat")], 0, 0),
        ([number(4)], [number(5, counted="boat")], 0, 0),
        ([number(4)], [number(4, unit="km")], 0, 0),
        ([number(4)], [], 0, 0),
        ([], [], 0, 0),
    ],
)
def test_numbers_that_measure_the_same(a: list[Quantity], b: list[Quantity], shared: float, other: float) -> None:
    found = signals_of(quoted("x", numbers=tuple(a)), quoted("y", numbers=tuple(b)))
    assert (found["shared numbers"], found["other numbers"]) == (shared, other)


@pytest.mark.parametrize(
    ("forward", "backward", "expected"),
    [
        ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0), {"entailment": 1.0, "contradiction": 0.5}),
        ((0.25, 0.5, 0.25), (0.125, 0.125, 0.75), {"entailment": 0.25, "contradiction": 0.5}),
        ((0.0, 1.0, 0.0), (0.0, 1.0, 0.0), {"entailment": 0.0, "contradiction": 0.0}),
    ],
)
def test_what_is_read_both_ways(
    forward: tuple[float, float, float], backward: tuple[float, float, float], expected: Signals
) -> None:
    assert nli_signals(np.array([forward, backward], dtype=np.float32)) == expected


def test_the_words_of_a_question_are_those_without_the_answers() -> None:
    a = worded("Ida PROPN nsubj 1 PERSON | steered/steer VERB ROOT 1 | the DET det 3 | Heron PROPN dobj 1", start=7)
    b = worded("Tom PROPN nsubj 1 PERSON | steered/steer VERB ROOT 1 | a DET det 3 | barge NOUN dobj 1", "b.txt")
    found = Candidate(Conflict("name", ("Ida",), ("Tom",)), ("", ""), ("", ""), (((7, 10),), ((0, 3),)), {}, "name")
    assert candidate_signals(Pair(a, b, 0.7), found, 0.8, 0.6) == pytest.approx(
        {
            "question: similarity": 0.8,
            "question: nearby": 0.6,
            "question: words of the shorter shared": 1 / 2,
            "question: words shared": 1 / 3,
            "question: names shared": 0.0,
            "question: other names": 0.0,
            "kind: name": 1.0,
        }
    )
    back = Candidate(Conflict("name", ("steered",), ("steered",)), ("", ""), ("", ""), (((11, 18),), ((4, 11),)))
    asked = candidate_signals(Pair(a, b, 0.7), back, 0.8, 0.6)
    assert (asked["question: words shared"], asked["question: other names"]) == (0, 1)


@pytest.mark.parametrize(
    ("a", "b", "headlines"),
    [("body", "body", 0), ("headline", "body", 1), ("key point", "headline", 1), ("headline", "headline", 2)],
)
def test_how_many_of_two_claims_are_headlines(a: Role, b: Role, headlines: float) -> None:
    pair = Pair(quoted("The gate shut.", "a.txt", role=a), quoted("The gate opened.", "b.txt", role=b), 0.7)
    found = Candidate(Conflict("negation", ("shut",), ("opened",)), ("", ""), ("", ""), ((), ()))
    assert sentence_signals(pair, found, by_path(pair.a, pair.b)) == pytest.approx(
        {"sentence: words shared": 1 / 3, "sentence: of the shorter shared": 1 / 2, "headlines": headlines}
    )


def test_the_rest_of_the_sentence_of_a_claim_counts_and_that_of_the_article_does_not() -> None:
    a = quoted("Gate shut.", "a.txt", sentence=(11, 33), start=15)
    b = quoted("Gate shut.", "b.txt", sentence=(0, 10))
    articles = {
        "a.txt": Article("a.txt", "A", "Rain fell. The gate shut at dusk. Lamps lit."),
        "b.txt": Article("b.txt", "B", "Gate shut. Rain fell. Lamps lit."),
    }
    found = Candidate(Conflict("negation", (), ()), ("", ""), ("", ""), (((20, 24),), ((5, 9),)))
    signals = sentence_signals(Pair(a, b, 0.7), found, articles)
    assert signals["sentence: words shared"] == 1 / 2  # gate, of gate and dusk
    assert signals["sentence: of the shorter shared"] == 1
