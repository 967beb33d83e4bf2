from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import quoted, worded

from embassy_claims.judging.wording import FUNCTION_WORDS, around, fold, jaccard, masked, overlap, said, tokens

TEXTS = st.text("aBcé7 .,:-'’_(\n", max_size=40)
SETS = st.frozensets(st.integers(0, 9))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Léon, aged 40, left.", {"mayor", "leon", "aged", "40", "left"}),
        ("at 06:30 on 1,200 km", {"06:30", "1,200", "km"}),
        ("the mayor’s half-sister", {"mayor's", "half-sister"}),
        ("in at 6 a.m., 7.5", {"6", "a.m", "7.5"}),
        ("of the in", set()),
        ("— … _ '", set()),
        ("", set()),
    ],
)
def test_tokens(text: str, expected: set[str]) -> None:
    assert tokens(text) == expected


@given(TEXTS, TEXTS)
def test_tokens_of_two_texts_are_those_of_each(one: str, other: str) -> None:
    assert tokens(f"{one} {other}") == tokens(one) | tokens(other)


@given(TEXTS)
def test_tokens_are_folded_once_and_for_all(text: str) -> None:
    found = tokens(text)
    assert tokens(" ".join(sorted(found))) == found == tokens(text.upper())
    assert not found & FUNCTION_WORDS
    assert all(fold(word) == word for word in found)


@given(SETS, SETS)
def test_shares_are_symmetric_and_between_0_and_1(one: frozenset[str], other: frozenset[str]) -> None:
    for share in (overlap, jaccard):
        assert 0 <= share(one, other) == share(other, one) <= 1
    assert jaccard(one, other) <= overlap(one, other)
    assert jaccard(one, one) == overlap(one, one) == float(bool(one))


def test_words_are_those_of_the_spans_in_the_quote() -> None:
    claim = quoted("Five guards left.", start=10)
    assert said(claim, [(10, 14), (22, 26)]) == ("Five", "left")
    assert said(claim, [(0, 10), (27, 40), (12, 12)]) == ()


@pytest.mark.parametrize("before", ["On 15 May", "At 5.30", "With 2.5 tons,", "In 5:30 hours"])
def test_the_answer_is_masked_where_it_is_a_word_and_not_part_of_one(before: str) -> None:
    claim = quoted(f"{before} 5 guards left.")
    start = len(before) + 1
    assert masked(claim, [(start, start + 1)], "some") == f"{before} some guards left."


def test_the_quote_is_masked_where_the_resolved_text_has_other_words() -> None:
    claim = quoted("Five of them left at six.", start=10, text="Several guards left at six.")
    assert masked(claim, [(10, 14), (31, 34)], "some") == "some of them left at some."


def test_the_words_near_an_answer() -> None:
    claim = worded("Five NUM nummod 1 | guards NOUN nsubj 2 | left VERB ROOT 2", start=5)
    assert around(claim, [(5, 9)], "some") == "some guards left"
    assert around(claim, [(17, 21)], "then") == "Five guards then"
