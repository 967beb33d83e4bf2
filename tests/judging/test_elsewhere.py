from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import number, quoted

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.elsewhere import ALONE, MOST, Rivals, answer_signals, numbers_between
from embassy_claims.judging.wording import tokens
from embassy_claims.model import Claim, Conflict, ConflictKind, Pair, Quantity

KNOWN, BOTH = "answer: one known to the other", "answer: both known to both"
PLACES = st.tuples(st.integers(0, 3), st.integers(0, 3))


def slot(words: tuple[str, str], places: tuple[int, int] = (0, 0), kind: ConflictKind = "name") -> Candidate:
    spans = tuple(((place, place + len(word)),) for place, word in zip(places, words, strict=True))
    return Candidate(Conflict(kind, words[:1], words[1:]), ("", ""), ("", ""), (spans[0], spans[1]))


def swapped(pair: Pair, found: Candidate) -> tuple[Pair, Candidate]:
    conflict = replace(found.conflict, a=found.conflict.b, b=found.conflict.a)
    return Pair(pair.b, pair.a, pair.similarity), replace(found, conflict=conflict, spans=found.spans[::-1])


def pair_of(a: str = "Berg left.", b: str = "Lund left.") -> Pair:
    return Pair(quoted(a, "a.txt"), quoted(b, "b.txt"), 0.9)


def known(words: tuple[str, str], in_a: str, in_b: str) -> tuple[float, float]:
    pair, found = pair_of(), slot(words)
    texts = {"a.txt": tokens(in_a), "b.txt": tokens(in_b)}
    signals = answer_signals(pair, found, texts, {})
    assert answer_signals(*swapped(pair, found), texts, {}) == signals
    return signals[KNOWN], signals[BOTH]


@pytest.mark.parametrize(
    ("in_a", "in_b", "expected"),
    [
        ("Berg left.", "Lund left.", (0, 0)),
        ("Berg and LUND left.", "Lund left.", (1, 0)),
        ("Berg left.", "Lund left, Berg stayed.", (1, 0)),
        ("Berg and Lund left.", "Lund left, Berg stayed.", (1, 1)),
        ("Bergen", "Lundy", (0, 0)),
    ],
)
def test_an_answer_that_the_other_article_gives_too(in_a: str, in_b: str, expected: tuple[float, float]) -> None:
    assert known(("Berg", "Lund"), in_a, in_b) == expected


def test_all_words_of_an_answer_are_looked_for() -> None:
    assert known(("Ida Berg", "Lund"), "Ida Berg", "Ida") == (0, 0)
    assert known(("Ida Berg", "Lund"), "Ida Berg", "Berg, Ida") == (1, 0)


@pytest.mark.parametrize("words", ["local time", "the", "—"])
def test_an_answer_that_tells_nothing_is_not_known(words: str) -> None:
    assert known((words, "Lund"), f"It was {words}.", f"It was {words}.") == (0, 0)


def counts(a: Sequence[float], b: Sequence[float]) -> list[Pair]:
    """The pairs of claims that tell one number each; the places of the claims are 10 characters apart."""

    def told(values: Sequence[float], article: str) -> list[Claim]:
        return [
            quoted("9 guards", article, 10 * place, numbers=(number(value, 10 * place, 10 * place + 1),))
            for place, value in enumerate(values)
        ]

    return [Pair(x, y, 0.9) for x in told(a, "a.txt") for y in told(b, "b.txt")]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [([3], [4], (0, 0)), ([3, 4], [4], (1, 0)), ([3, 4], [4, 3], (1, 1)), ([3, 5], [4, 6], (0, 0))],
)
def test_a_number_that_the_other_article_gives_too(
    a: Sequence[float], b: Sequence[float], expected: tuple[float, float]
) -> None:
    pairs = counts(a, b)
    found = slot(("9", "9"), kind="number")
    signals = answer_signals(pairs[0], found, {}, numbers_between(pairs)["a.txt", "b.txt"])
    assert (signals[KNOWN], signals[BOTH]) == expected
    mirrored = [Pair(pair.b, pair.a, 0.9) for pair in pairs]
    back = answer_signals(*swapped(pairs[0], found), {}, numbers_between(mirrored)["b.txt", "a.txt"])
    assert back == signals


def test_the_numbers_of_two_articles_are_those_of_their_own_pairs() -> None:
    here = counts([3, 4], [5])
    third = quoted("9 guards", "c.txt", numbers=(number(7),))
    elsewhere = [Pair(here[0].a, third, 0.9), Pair(here[0].b, third, 0.9)]
    found = numbers_between([*here, *elsewhere])
    assert {path: [q.value for q in each] for path, each in found["a.txt", "b.txt"].items()} == {
        "a.txt": [3, 4],
        "b.txt": [5],
    }
    assert found["a.txt", "b.txt"] == numbers_between(here)["a.txt", "b.txt"]
    assert numbers_between([]) == {}


def test_a_question_without_a_rival() -> None:
    asked = [(pair_of(), slot(("Berg", "Lund")), 0.8)]
    assert Rivals(asked).signals(*asked[0]) == {
        "rivals: least margin": ALONE,
        "rivals: largest margin": ALONE,
        "rivals": 0.0,
    }


def test_the_likest_question_stands_out_from_its_rivals() -> None:
    pair = pair_of()
    asked = [
        (pair, slot(("Berg", "Lund"), (0, 0)), 0.9),
        (pair, slot(("Berg", "Paz"), (0, 5)), 0.6),
        (pair, slot(("Berg", "Holm"), (0, 9)), 0.2),
        (pair, slot(("Berg", "Lund"), (0, 0), "place"), 1.0),
    ]
    rivals = Rivals(asked)
    best, middle, worst, other = (rivals.signals(*one) for one in asked)
    assert best["rivals: least margin"] == pytest.approx(0.3)
    assert middle["rivals: least margin"] == pytest.approx(-0.3)
    assert worst["rivals: least margin"] == -MOST
    assert (best["rivals"], other["rivals"]) == (2, 0)


def test_of_two_questions_for_the_same_two_answers_the_liker_one_is_the_rival() -> None:
    pair = pair_of()
    asked = [
        (pair, slot(("Berg", "Lund"), (0, 0)), 0.5),
        (pair, slot(("Berg", "Paz"), (0, 5)), 0.6),
        (pair, slot(("Berg", "Paz"), (0, 5)), 0.4),
    ]
    assert Rivals(asked).signals(*asked[0])["rivals: least margin"] == pytest.approx(-0.1)
    assert Rivals(asked[::-1]).signals(*asked[0])["rivals: least margin"] == pytest.approx(-0.1)


@given(st.lists(st.tuples(PLACES, st.floats(0, 1)), min_size=1, max_size=8))
def test_rivals_are_the_same_seen_from_either_side_and_in_any_order(
    given_slots: list[tuple[tuple[int, int], float]],
) -> None:
    pair = pair_of()
    asked = [(pair, slot(("Berg", "Lund"), places), likeness) for places, likeness in given_slots]
    mirrored = [(*swapped(pair, found), likeness) for _, found, likeness in asked]
    there, back = Rivals(asked), Rivals(mirrored[::-1])
    for one, other in zip(asked, mirrored, strict=True):
        signals = there.signals(*one)
        assert back.signals(*other) == signals
        assert -MOST <= signals["rivals: least margin"] <= signals["rivals: largest margin"] <= MOST


@pytest.mark.parametrize(
    "word", "local time hours minutes miles kilometers kilometres people about around nearly almost".split()
)
def test_a_word_that_goes_with_any_figure_is_not_looked_for(word: str) -> None:
    assert known((word, "Lund"), f"It was {word}.", f"It was {word}.") == (0, 0)
    assert known((f"{word} 40", "Lund"), "Berg", "Some 40 boats") == (1, 0)
    assert known((f"{word} 40", "Lund"), "Berg", f"Some {word}") == (0, 0)


def test_the_pieces_of_an_answer_are_all_looked_for() -> None:
    conflict = Conflict("name", ("Ida", "Berg"), ("Lund",))
    found = Candidate(conflict, ("", ""), ("", ""), (((0, 3), (4, 8)), ((0, 4),)))
    for text, both in (("Berg met Ida.", 1), ("Berg met Tom.", 0)):
        words = {"a.txt": tokens("Nobody came."), "b.txt": tokens(text)}
        assert answer_signals(pair_of(), found, words, {})[KNOWN] == both


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (number(3), 1),
        (number(4), 0),
        (number(3, counted="boat"), 0),
        (number(3, unit="km", counted="guard"), 0),
        (replace(number(3), low=2, high=5), 1),
        (replace(number(3), low=4, high=5), 0),
    ],
)
def test_a_number_is_known_where_the_same_is_counted_and_both_can_be_true(other: Quantity, expected: float) -> None:
    pair = Pair(quoted("3 guards", "a.txt", numbers=(number(3),)), quoted("9 guards", "b.txt", numbers=(number(9),)), 0)
    found = slot(("3", "9"), kind="number")
    signals = answer_signals(pair, found, {}, {"a.txt": [number(3)], "b.txt": [number(9), other]})
    assert (signals[KNOWN], signals[BOTH]) == (expected, 0)


@pytest.mark.parametrize(("place", "expected"), [(0, 0), (6, 1)])
def test_of_a_claim_of_two_numbers_the_one_of_the_answer_is_looked_for(place: int, expected: float) -> None:
    a = quoted("3 and 5 guards", "a.txt", numbers=(number(3, 0, 1), number(5, 6, 7)))
    pair = Pair(a, quoted("9 guards", "b.txt", numbers=(number(9),)), 0.9)
    found = slot(("3", "9"), (place, 0), kind="number")
    assert answer_signals(pair, found, {}, {"a.txt": [], "b.txt": [number(5)]})[KNOWN] == expected


def test_a_number_of_the_own_article_is_not_one_of_the_other() -> None:
    pair = counts([3], [4])[0]
    numbers = {"a.txt": [number(3), number(7)], "b.txt": [number(4), number(8)]}
    signals = answer_signals(pair, slot(("9", "9"), kind="number"), {}, numbers)
    assert (signals[KNOWN], signals[BOTH]) == (0, 0)


def test_a_claim_of_many_pairs_gives_its_numbers_once() -> None:
    found = numbers_between(counts([3, 4], [5, 6, 7]))["a.txt", "b.txt"]
    assert [len(found["a.txt"]), len(found["b.txt"])] == [2, 3]


def test_claims_that_overlap_give_their_numbers_each() -> None:
    whole = quoted("3 of 9 guards", "a.txt", 0, numbers=(number(3, 0, 1),))
    rest = quoted("9 guards", "a.txt", 5, numbers=(number(9, 5, 6),))
    first = quoted("3 of 9", "a.txt", 0, numbers=(number(4, 0, 1),))
    other = quoted("7 guards", "b.txt", numbers=(number(7),))
    found = numbers_between([Pair(one, other, 0.9) for one in (whole, rest, first, whole)])
    assert [quantity.value for quantity in found["a.txt", "b.txt"]["a.txt"]] == [3, 9, 4]


def test_margins_of_either_side_and_how_far_they_count() -> None:
    pair = pair_of()
    asked = [
        (pair, slot(("Berg", "Lund"), (0, 0)), 0.8),
        (pair, slot(("Berg", "Paz"), (0, 5)), 0.7),
        (pair, slot(("Holm", "Lund"), (5, 0)), 0.2),
    ]
    first, second, third = (Rivals(asked).signals(*one) for one in asked)
    assert first == pytest.approx({"rivals: least margin": 0.1, "rivals: largest margin": 0.5, "rivals": 2})
    assert second == pytest.approx({"rivals: least margin": -0.1, "rivals: largest margin": 0.3, "rivals": 1})
    assert third == pytest.approx({"rivals: least margin": -0.5, "rivals: largest margin": 0.3, "rivals": 1})


def test_a_rival_is_of_the_same_kind_place_and_article() -> None:
    pair = pair_of()
    third = Pair(pair.a, quoted("Paz left.", "c.txt"), 0.9)
    asked = [
        (pair, slot(("Berg", "Lund"), (0, 0)), 0.8),
        (pair, slot(("Berg", "Lund"), (0, 5), "place"), 0.9),
        (pair, slot(("Berg", "Lund"), (5, 5)), 0.9),
        (third, slot(("Berg", "Paz"), (0, 5)), 0.9),
    ]
    alone = {"rivals: least margin": 0.3, "rivals: largest margin": 0.3, "rivals": 0.0}
    assert [Rivals(asked).signals(*one) for one in asked] == [alone] * 4
