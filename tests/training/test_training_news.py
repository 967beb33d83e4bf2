"""The edits, on sentences whose parse is written down here, so that no model is needed."""

from __future__ import annotations

import random
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from training.news import dates, names, numbers, opposites, polarity
from training.news.build import Edited, cross_pairs, thinned
from training.news.corpus import HELD_OUT, UNUSED, Event, Sentence, usable
from training.news.edit import Edit, replaced
from training.news.numbers import rounded
from training.news.speech import Speech, pairs
from training.pairs import LabelledPair, Target

_VOCAB = spacy.blank("en").vocab


def parsed(text: str, entities: dict[str, str] | None = None) -> Any:
    """A Doc from "word|TAG|dep|head|lemma" items, where all but the word may be left out; commas and stops hang on."""
    items = [[*item.split("|"), "", "", "", ""][:5] for item in text.split()]
    words = [item[0] for item in items]
    spaces = [
        number + 1 < len(words) and words[number + 1] not in ".,-" and words[number] != "-"
        for number in range(len(words))
    ]
    tags = [item[1] or "NN" for item in items]
    kinds = ["VERB" if tag[0] == "V" else "AUX" if tag == "MD" else "NOUN" for tag in tags]
    heads = [int(item[3]) if item[3] else number for number, item in enumerate(items)]
    doc = Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=["AUX" if item[2] in ("aux", "auxpass") else kind for item, kind in zip(items, kinds, strict=True)],
        deps=[item[2] or "dep" for item in items],
        heads=heads,
        lemmas=[item[4] or item[0].lower() for item in items],
    )
    spans = []
    for number, word in enumerate(words):
        if entities and word in entities:
            spans.append(Span(doc, number, number + 1, label=entities[word]))
    doc.set_ents(spans)
    return doc


QUAKE = parsed("The quake killed|VBD|ROOT||kill 24 people and hurt|VBD|conj|2 at least 80 .")


def test_numbers_and_their_bounds_are_found() -> None:
    assert [(figure.value, figure.bound) for figure in numbers.figures(QUAKE)] == [(24.0, ""), (80.0, "at least")]


@pytest.mark.parametrize("text", ["They won 7 - 2 .", "It began at 9 : 36 .", "Only one came ."])
def test_scores_clock_times_and_one_are_no_counts(text: str) -> None:
    assert numbers.figures(parsed(text)) == []


@pytest.mark.parametrize("seed", range(30))
def test_a_changed_number_contradicts(seed: int) -> None:
    first, second = numbers.contradictions(QUAKE, random.Random(seed))
    assert first.target is second.target is Target.CONTRADICTION
    assert "24 people" not in first.text
    assert "at least 80" in first.text
    lowered = second.text.split("hurt ")[1].rstrip(".")
    assert float(lowered.split()[-1]) < 80, "only a lower count conflicts with a lower bound"
    assert "at least" not in lowered


@pytest.mark.parametrize("seed", range(30))
def test_a_rounded_number_does_not(seed: int) -> None:
    doc = parsed("The quake killed|VBD|ROOT||kill 24 people .")
    for edit in numbers.agreements(doc, random.Random(seed)):
        assert edit.target is Target.NOT_CONTRADICTION
        assert edit.text != doc.text


@pytest.mark.parametrize(("value", "digits", "expected"), [(118_300, 2, 120_000), (24, 1, 20), (0, 1, 0)])
def test_rounding(value: float, digits: int, expected: float) -> None:
    assert rounded(value, digits) == expected


def test_numbers_are_written_as_they_were() -> None:
    spelled = numbers.figures(parsed("About five men left ."))[0]
    grouped = numbers.figures(parsed("Some 1,200 men left ."))[0]
    assert numbers.written(spelled, 7) == "seven"
    assert numbers.written(grouped, 2300) == "2,300"


def test_another_weekday_contradicts_and_none_does_not() -> None:
    doc = parsed("He left|VBD|ROOT on Tuesday with his brother .")
    (edit,) = dates.contradictions(doc, random.Random(1))
    assert edit.target is Target.CONTRADICTION
    assert "Tuesday" not in edit.text
    assert "day" in edit.text
    (loose,) = dates.agreements(doc, random.Random(1))
    assert loose.target is Target.ENTAILMENT
    assert "Tuesday" not in loose.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested|VBD|ROOT||arrest him .", ("Police did not arrest him.", "Police never arrested him.")),
        ("He was|VBD|auxpass|2 arrested|VBN|ROOT .", ("He was not arrested.", "He was never arrested.")),
        ("He was|VBD|auxpass|3 not|RB|neg|3 arrested|VBN|ROOT .", ("He was arrested.",)),
    ],
)
def test_polarity_turns_round(text: str, expected: tuple[str, ...]) -> None:
    (edit,) = polarity.contradictions(parsed(text), random.Random(2))
    assert edit.text in expected
    assert edit.target is Target.CONTRADICTION


def test_reporting_is_not_denied_but_what_is_reported() -> None:
    doc = parsed("Police said|VBD|ROOT||say he left|VBD|ccomp|1|leave .")
    texts = [edit.text for edit in polarity.contradictions(doc, random.Random(3))]
    assert texts
    assert all(text.startswith("Police said he") for text in texts)


def test_an_opposite_takes_the_place_of_a_word() -> None:
    (edit,) = opposites.contradictions(parsed("Prices rose|VBD|ROOT sharply ."), random.Random(1))
    assert edit.text == "Prices fell sharply."
    assert all(
        word in opposites.OPPOSITES[other] for word in opposites.OPPOSITES for other in opposites.OPPOSITES[word]
    )


def test_a_name_is_replaced_by_one_of_its_kind_only() -> None:
    entities = {"Marwick": "PERSON", "Lisbon": "GPE", "Porto": "GPE"}
    line = "Marwick|NNP|nsubj|1 left|VBD|ROOT Lisbon|NNP|dobj|1 early ."
    other = "People|NN|nsubj|1 left|VBD|ROOT Porto|NNP|dobj|1 early ."
    sentences = [Sentence("1", "ecb", "1_1ecb", "", parsed(text, entities)) for text in (line, line, other, other)]
    pool = names.pool(sentences)
    edits = list(names.contradictions(sentences[0], pool, random.Random(0)))
    assert [(edit.text, edit.kind) for edit in edits] == [("Marwick left Porto early.", "place")]


def test_speech_pairs_hold_speaker_and_label() -> None:
    speeches = [
        Speech("The mayor said rain came.", "the mayor", "rain came."),
        Speech("Ana said it is dry.", "Ana", "it is dry."),
    ]
    made = list(pairs(speeches, random.Random(0)))
    by_kind = {pair.origin: pair.target for pair in made}
    assert by_kind["statement"] is by_kind["denial"] is Target.CONTRADICTION
    assert by_kind["other speaker"] is Target.NEUTRAL
    assert all(
        not ("mayor" in pair.premise and "Ana" not in pair.hypothesis and pair.origin == "other speaker")
        for pair in made
    )


def test_spaces_and_capitals_are_put_right() -> None:
    assert replaced("On Monday, they left.", 0, 10, "") == "They left."


def test_gold_topics_are_never_read() -> None:
    assert {"14", "18", "20", "37"} == set(UNUSED)
    assert not UNUSED & HELD_OUT


@pytest.mark.parametrize(("line", "expected"), [("Too short.", False), ("Is this one of the questions?", False)])
def test_lines_that_state_nothing_are_left_out(line: str, expected: bool) -> None:
    assert usable(line) is expected
    assert usable("The town has had no water since the storm came.")


def test_thinning_keeps_so_many_of_a_kind() -> None:
    many = [LabelledPair(str(number), "x", Target.NEUTRAL, "abc"[number % 3]) for number in range(30)]
    kept = thinned(many, 4, 0)
    assert [sum(pair.origin == kind for pair in kept) for kind in "abc"] == [4, 4, 4]


def _edited(article: str, text: str, edits: tuple[Edit, ...] = ()) -> Edited:
    doc = parsed(text)
    event: Event = "ecbplus" if article.endswith("plus") else "ecb"
    return Edited(Sentence("1", event, article, doc.text, doc), edits, (), (doc.text,))


WRONG = Edit("At least 30 villages were cut off.", "number", Target.CONTRADICTION, "24")


def test_a_changed_answer_to_one_question_contradicts_across_articles() -> None:
    one = _edited("1_1ecb", "Roads to 24 villages are closed .")
    other = _edited("1_2ecb", "In all 24 villages were cut off .", (WRONG,))
    made = [(pair.premise, pair.hypothesis, pair.target) for pair in cross_pairs(one, other, 0.65, random.Random(0))]
    assert ("Roads to 24 villages are closed.", WRONG.text, Target.CONTRADICTION) in made
    assert ("Roads to 24 villages are closed.", other.sentence.text, Target.NOT_CONTRADICTION) in made


def test_the_same_number_of_other_things_is_another_question() -> None:
    one = _edited("1_1ecb", "The army sent 24 trucks .")
    other = _edited("1_2ecb", "In all 24 villages were cut off .", (WRONG,))
    targets = {pair.target for pair in cross_pairs(one, other, 0.65, random.Random(0))}
    assert targets == {Target.NOT_CONTRADICTION}


def test_two_events_never_contradict() -> None:
    one = _edited("1_1ecb", "Roads to 24 villages are closed .")
    other = _edited("1_2ecbplus", "In all 24 villages were cut off .", (WRONG,))
    assert {pair.target for pair in cross_pairs(one, other, 0.9, random.Random(0))} == {Target.NEUTRAL}


def test_a_changed_number_that_the_other_does_not_mention_is_harmless() -> None:
    one = _edited("1_1ecb", "The army sent trucks .")
    other = _edited("1_1ecb", "In all 24 villages were cut off .", (WRONG,))
    made = {(pair.hypothesis, pair.target) for pair in cross_pairs(one, other, 0.5, random.Random(0))}
    assert (WRONG.text, Target.NOT_CONTRADICTION) in made
