from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import quoted

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.signals import Signals, candidate_signals, nli_signals, pair_signals, sentence_signals
from embassy_claims.judging.wording import Span, Wording
from embassy_claims.model import Article, Claim, Conflict, Pair, Quantity

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
