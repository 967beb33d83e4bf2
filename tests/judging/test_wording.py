from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import quoted, worded

from embassy_claims.judging.wording import (
    EMPTY,
    FUNCTION_WORDS,
    NEAR_AFTER,
    NEAR_BEFORE,
    Span,
    Wording,
    alike,
    around,
    content,
    fold,
    jaccard,
    masked,
    names,
    outside,
    overlap,
    said,
    tokens,
    wording,
)

TEXTS = st.text("aBcé7 .,:-'’_(\n", max_size=40)
SETS = st.frozensets(st.integers(0, 9))
GUARDS = (
    "Léon PROPN compound 1 | Berg PROPN nsubj 3 | also ADV advmod 3 | led/lead VERB ROOT 3 | 5 NUM nummod 5 | "
    "guards/guard NOUN dobj 3 | to ADP prep 3 | the DET det 8 | gates/gate NOUN pobj 6"
)
OFFSETS = st.integers(0, 60)
SPANS = st.lists(st.tuples(OFFSETS, OFFSETS).map(lambda two: (min(two), max(two))), max_size=3)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("LÉON", "leon"), ("Straße", "strasse"), ("mayor’s", "mayor's"), ("ﬁve", "five"), ("５", "5"), ("", "")],
)
def test_case_accents_and_typographic_marks_are_folded(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_of_the_smaller_set_and_of_both() -> None:
    assert (overlap("ab", "bcd"), jaccard("ab", "bcd")) == (0.5, 0.25)
    assert (overlap("ab", "abcd"), jaccard("ab", "abcd")) == (1.0, 0.5)
    assert (overlap("ab", "cd"), jaccard("ab", "cd")) == (0.0, 0.0)


@given(SETS, SETS)
def test_shares_are_symmetric_and_between_0_and_1(one: frozenset[str], other: frozenset[str]) -> None:
    for share in (overlap, jaccard):
        assert 0 <= share(one, other) == share(other, one) <= 1
    assert jaccard(one, other) <= overlap(one, other)
    assert jaccard(one, one) == overlap(one, one) == float(bool(one))


def test_words_are_those_of_the_spans_in_the_quote() -> None:
    claim = quoted("Five guards left.", start=10)
    assert said(claim, [(10, 14), (22, 26)]) == ("Five", "left")
    assert said(claim, [(0, 10), (0, 8), (27, 40), (12, 12)]) == ()
    assert said(claim, [(0, 14), (14, 22), (21, 40)]) == ("Five", "guards", "left.")


@pytest.mark.parametrize("before", ["On 15 May", "On the 5th day", "At 5.30", "With 2.5 tons,", "In 5:30 hours"])
def test_the_answer_is_masked_where_it_is_a_word_and_not_part_of_one(before: str) -> None:
    claim = quoted(f"{before} 5 guards left.")
    start = len(before) + 1
    assert masked(claim, [(start, start + 1)], "some") == f"{before} some guards left."


def test_the_quote_is_masked_where_the_resolved_text_has_other_words() -> None:
    claim = quoted("Five of them left at six.", start=10, text="Several guards left at six.")
    for spans in ([(10, 14), (31, 34)], [(31, 34), (10, 14)]):
        assert masked(claim, spans, "some") == "some of them left at some."
        assert masked(claim, spans, "something") == "something of them left at something."


def test_the_words_near_an_answer() -> None:
    claim = worded("Five NUM nummod 1 | guards NOUN nsubj 2 | left VERB ROOT 2", start=5)
    assert around(claim, [(5, 9)], "some") == "some guards left"
    assert around(claim, [(17, 21)], "then") == "Five guards then"
    assert around(claim, [(9, 17)], "some") == "Five some left"


def test_so_many_words_before_and_behind_are_near() -> None:
    words = [f"w{number}" for number in range(20)]
    claim = worded(" | ".join(f"{word} NOUN dep 0" for word in words))
    first, last = claim.words[9], claim.words[10]
    expected = [*words[9 - NEAR_BEFORE : 9], "some", *words[11 : 11 + NEAR_AFTER]]
    assert around(claim, [(last.start, last.end), (first.start, first.end)], "some").split() == expected


def test_without_a_parse_nothing_is_near() -> None:
    assert around(quoted("Five guards left."), [(0, 4)], "some") == "some"


def test_the_words_that_touch_no_span() -> None:
    words = worded("Five NUM nummod 1 | guards NOUN nsubj 2 | left VERB ROOT 2", start=5).words
    assert outside(words, []) == list(words)
    assert outside(words, [(5, 9)]) == list(words[1:])
    assert outside(words, [(9, 10), (16, 17)]) == list(words)
    assert outside(words, [(8, 11)]) == [words[2]]


def test_words_with_a_meaning_are_folded_lemmas() -> None:
    assert content(worded(GUARDS)) == {"leon", "berg", "lead", "guard", "gate"}


@pytest.mark.parametrize(
    "word",
    ["of ADP", "she PRON", "x NOUN", "$5 NUM", "5 NUM", "said/say VERB", "Many/many ADJ", "'s PROPN"],
)
def test_a_word_without_a_meaning_is_left_out(word: str) -> None:
    assert content(worded(f"{word} dep 0")) == frozenset()


def test_no_word_that_is_empty_is_written_in_another_way_than_it_is_looked_for() -> None:
    assert {fold(word) for word in EMPTY} == EMPTY
    assert {fold(word) for word in FUNCTION_WORDS} == FUNCTION_WORDS


def test_names_are_their_folded_words_and_no_lemmas() -> None:
    assert names(worded(GUARDS)) == {"leon", "berg"}
    assert names(worded("Bergs/Berg PROPN dep 0 | J PROPN dep 0 | 's PROPN dep 0 | guards NOUN dep 0")) == {"bergs"}


def test_the_words_of_a_claim_are_those_with_a_meaning_and_those_of_names() -> None:
    claim = worded(GUARDS, start=5)
    assert wording(claim) == Wording(
        content=frozenset({"leon", "berg", "lead", "guard", "gate"}), names=frozenset({"leon", "berg"})
    )
    answer = (claim.words[1].start, claim.words[1].end)
    assert wording(claim, [answer]) == Wording(frozenset({"leon", "lead", "guard", "gate"}), frozenset({"leon"}))
    assert wording(quoted("Five guards left.")) == Wording(frozenset(), frozenset())


def test_claims_of_the_same_words_have_one_wording_wherever_they_stand() -> None:
    there = worded("The DET det 2 | Gates/gate NOUN pobj 0 | BERG PROPN nsubj 0", "b.txt", 90)
    here = worded("Berg PROPN nsubj 1 | gate NOUN dobj 0")
    assert len({wording(here), wording(there)}) == 1


@given(SPANS, SPANS)
def test_what_is_left_out_takes_words_away_and_adds_none(one: list[Span], other: list[Span]) -> None:
    claim = worded(GUARDS)
    some, fewer, every = wording(claim, one), wording(claim, [*one, *other]), wording(claim)
    assert fewer.content <= some.content <= every.content
    assert fewer.names <= some.names <= every.names
    assert wording(claim, [*one, (0, claim.end)]) == Wording(frozenset(), frozenset())


def test_every_answer_is_masked_once_where_the_text_has_it_twice() -> None:
    claim = quoted("5 guards and 5 pilots left, 5 stayed.")
    assert masked(claim, [(0, 1), (13, 14)], "some") == "some guards and some pilots left, 5 stayed."
    assert masked(claim, [], "some") == claim.text


def test_the_answer_is_masked_where_it_stands_among_equal_words() -> None:
    claim = quoted("The 7 crews had 7 boats.", text="On Monday the 7 crews had 7 boats.")
    assert masked(claim, [(4, 5)], "some") == "On Monday the some crews had 7 boats."
    assert masked(claim, [(16, 17)], "some") == "On Monday the 7 crews had some boats."
    once = quoted("The 7 crews had 7 boats.", text="They had 7 boats.")
    assert masked(once, [(16, 17)], "some") == "They had some boats."


def test_an_answer_with_marks_is_masked_as_it_is_written() -> None:
    claim = quoted("It cost $5 (about).", text="The boat cost $5 (about).")
    assert masked(claim, [(8, 18)], "some") == "The boat cost some."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lund", "lund", True),
        ("lund", "lunt", True),  # one letter in four
        ("lun", "lux", False),
        ("brandt", "barndt", True),  # two letters that changed places are one change
        ("abcd", "abdc", True),
        ("holm", "helm", True),
        ("holmes", "helmer", False),
        ("holmgren", "helmgrem", True),
        ("berg", "lund", False),
    ],
)
def test_names_that_differ_in_a_quarter_of_their_letters_are_one(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


@pytest.mark.parametrize("pos", ["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"])
def test_kinds_of_words_with_a_meaning(pos: str) -> None:
    assert content(worded(f"heron {pos} dep 0")) == {"heron"}


@pytest.mark.parametrize("pos", ["ADP", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "PUNCT", "SCONJ", "SYM", "X"])
def test_kinds_of_words_without_a_meaning(pos: str) -> None:
    assert content(worded(f"heron {pos} dep 0")) == frozenset()


@pytest.mark.parametrize("pos", ["NOUN", "VERB", "ADJ", "X"])
def test_a_capital_alone_makes_no_name(pos: str) -> None:
    assert names(worded(f"Heron {pos} dep 0")) == frozenset()


def test_a_word_of_two_letters_has_a_meaning_and_may_be_a_name() -> None:
    claim = worded("Ox PROPN dep 0 | O PROPN dep 0")
    assert wording(claim) == Wording(frozenset({"ox"}), frozenset({"ox"}))


def test_four_words_before_an_answer_and_seven_behind_it_are_near() -> None:
    claim = worded(" | ".join(f"{letter} NOUN dep 0" for letter in "abcdefghijklmnop"))
    answer = claim.words[6]
    assert around(claim, [(answer.start, answer.end)], "_") == "c d e f _ h i j k l m n"


def test_what_stands_between_two_answers_is_not_near() -> None:
    claim = worded(" | ".join(f"{letter} NOUN dep 0" for letter in "abcdef"))
    spans = [(word.start, word.end) for word in (claim.words[4], claim.words[1])]
    assert around(claim, spans, "_") == "a _ f"


@pytest.mark.parametrize("number", ["15", "5,000", "5:30", "5.7", "2,5", "3:5", "5th", "x5"])
def test_a_number_is_not_masked_inside_another(number: str) -> None:
    claim = quoted("5 boats", text=f"The {number} and 5 boats")
    assert masked(claim, [(0, 1)], "some") == f"The {number} and some boats"
    alone = quoted("5 boats", text=f"The {number} boats")
    assert masked(alone, [(0, 1)], "some") == "some boats"


@pytest.mark.parametrize("text", ["Of 5, two sank.", "Two of 5.", "By 5: two.", "(5)", "No.5"])
def test_a_mark_beside_a_number_does_not_hide_it(text: str) -> None:
    assert masked(quoted("5", text=text), [(0, 1)], "some") == text.replace("5", "some")


def test_answers_of_many_lengths_are_masked_in_the_quote() -> None:
    claim = quoted("Nine of eleven boats sank.", start=20, text="Most boats sank.")
    assert masked(claim, [(28, 34), (20, 24)], "x") == "x of x boats sank."
    assert masked(claim, [(20, 24), (28, 34)], "something") == "something of something boats sank."
    assert masked(claim, [(41, 45), (20, 24), (28, 34)], "x") == "x of x boats x."
    assert masked(claim, [(41, 45), (20, 24), (28, 34)], "something") == "something of something boats something."


@pytest.mark.parametrize(
    ("a", "b", "of_the_smaller", "of_both"),
    [("abc", "bcd", 2 / 3, 2 / 4), ("a", "abcde", 1, 1 / 5), ("", "ab", 0, 0), ("", "", 0, 0), ("ab", "ab", 1, 1)],
)
def test_shares_of_two_sets(a: str, b: str, of_the_smaller: float, of_both: float) -> None:
    assert (overlap(a, b), jaccard(a, b)) == (of_the_smaller, of_both)
    assert (overlap(b, a), jaccard(b, a)) == (of_the_smaller, of_both)
