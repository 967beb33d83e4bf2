"""What is gathered of a pair: everything it has, and nothing of other articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from builders import article
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from worded import by_path, number, quoted, worded

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.evidence import ASKED, Evidence, Slot, gather
from embassy_claims.model import Article, Claim, Conflict, Pair

SENTENCES = st.tuples(
    st.sampled_from(["Berg", "Lund", "Paz"]),
    st.sampled_from(["met", "shot", "left"]),
    st.integers(2, 5),
    st.sampled_from(["guards", "pilots"]),
    st.sampled_from(["6am", "9:30", "noon"]),
)
CLAIMS = st.lists(SENTENCES, min_size=1, max_size=3)


class Letters:
    """A text is how often it has each letter."""

    name = "letters"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array([[text.count(chr(code)) for code in range(32, 123)] for text in texts], dtype=np.float32)
        norms = np.linalg.norm(counts, axis=1, keepdims=True)
        vectors: NDArray[np.float32] = np.divide(counts, norms, out=np.zeros_like(counts), where=norms > 0)
        return vectors


class Lengths:
    """Entailment is the length of the premise, contradiction that of the hypothesis."""

    name = "lengths"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read.extend(pairs)
        return np.array([[len(a), 0, len(b)] for a, b in pairs], dtype=np.float32)


def always(_: object) -> bool:
    """Any two claims may agree."""
    return True


def all_of(slots: Sequence[object]) -> list[bool]:
    """Any slot may be a contradiction."""
    return [True] * len(slots)


def never(_: object) -> bool:
    """No two claims may agree."""
    return False


def told(article: str, sentences: Sequence[tuple[str, str, int, str, str]]) -> tuple[Article, list[Claim]]:
    """An article of such sentences, one after the other, and its claims."""
    claims: list[Claim] = []
    at = 0
    for who, verb, count, whom, time in sentences:
        parse = (
            f"{who} PROPN nsubj 1 PERSON | {verb} VERB ROOT 1 | {count} NUM nummod 3 | "
            f"{whom}/{whom[:-1]} NOUN dobj 1 | at ADP prep 1 | {time} NOUN pobj 4"
        )
        claim = worded(parse, article, at, verb=verb)
        place = at + len(who) + len(verb) + 2
        claims.append(replace(claim, numbers=(number(count, place, place + 1, counted=whom[:-1]),)))
        at = claim.end + 2
    return Article(article, article, ". ".join(claim.quote for claim in claims) + ".", language="en"), claims


def paired(a: Sequence[Claim], b: Sequence[Claim]) -> list[Pair]:
    """All pairs; how similar two claims are depends on their texts."""
    vectors = Letters().encode([one.text for one in (*a, *b)])
    return [
        Pair(one, other, round(float(vectors[i] @ vectors[len(a) + j]), 4) - 0.45)
        for i, one in enumerate(a)
        for j, other in enumerate(b)
    ]


@settings(deadline=None, max_examples=40)
@given(st.lists(CLAIMS, min_size=3, max_size=3), st.booleans())
def test_evidence_depends_on_the_two_articles_of_a_pair_alone(
    texts: list[list[tuple[str, str, int, str, str]]], has_scorer: bool
) -> None:
    made = [told(f"{name}.txt", sentences) for name, sentences in zip("abc", texts, strict=True)]
    articles = {article.path: article for article, _ in made}
    groups = [paired(a, b) for (_, a), (_, b) in combinations(made, 2)]
    scorer = Lengths() if has_scorer else None
    together = iter(gather([pair for group in groups for pair in group], articles, Letters(), scorer, always, all_of))
    for group in groups:
        two = {path: articles[path] for pair in group for path in (pair.a.article, pair.b.article)}
        assert gather(group, two, Letters(), scorer, always, all_of) == [next(together) for _ in group]


@settings(deadline=None, max_examples=40)
@given(CLAIMS, CLAIMS)
def test_the_order_of_the_pairs_and_of_the_sides_does_not_matter(
    one: list[tuple[str, str, int, str, str]], other: list[tuple[str, str, int, str, str]]
) -> None:
    made = [told("a.txt", one), told("b.txt", other)]
    articles = {article.path: article for article, _ in made}
    pairs = paired(made[0][1], made[1][1])
    found = gather(pairs, articles, Letters(), Lengths(), always, all_of)
    assert gather(pairs[::-1], articles, Letters(), Lengths(), always, all_of) == found[::-1]

    def signals(each: Sequence[Evidence]) -> list[list[dict[str, float]]]:
        """Those of each slot, without what the last digit of a quotient leaves over."""
        rounded = [[{name: round(x, 9) for name, x in slot.signals.items()} for slot in one.slots] for one in each]
        return [sorted(slots, key=lambda found: sorted(found.items())) for slots in rounded]

    mirrored = [Pair(pair.b, pair.a, pair.similarity) for pair in pairs]
    back = gather(mirrored, articles, Letters(), None, always, all_of)
    assert signals(back) == signals(gather(pairs, articles, Letters(), None, always, all_of))


def test_a_pair_stays_unread_where_only_two_other_articles_make_its_texts_worth_it() -> None:
    one = quoted("It left.", "a.txt", text="The boat left.")
    other = quoted("The ship sank.", "b.txt")
    at_six = quoted("It left at 6am.", "c.txt", text="The boat left.")
    at_nine = quoted("The ship sank at 9am.", "d.txt", text="The ship sank.")
    far, asked = Pair(one, other, ASKED - 0.1), Pair(at_six, at_nine, ASKED - 0.1)
    scorer = Lengths()
    found = gather([far, asked], by_path(one, other, at_six, at_nine), Letters(), scorer, always, all_of)
    assert ["entailment" in each.shared for each in found] == [False, True]
    assert set(scorer.read) == {("The boat left.", "The ship sank."), ("The ship sank.", "The boat left.")}


def test_a_pair_that_is_alike_is_read_without_a_slot_and_a_slot_has_what_the_pair_has() -> None:
    pair = Pair(quoted("It rained.", "a.txt"), quoted("Rain fell at 6am.", "b.txt"), ASKED)
    (found,) = gather([pair], by_path(pair.a, pair.b), Letters(), Lengths(), always, all_of)
    assert found.slots == ()
    assert found.is_read
    assert found.shared["entailment"] == len("Rain fell at 6am.")

    late = Pair(quoted("It rained at 9am.", "a.txt"), pair.b, 0.1)
    (found,) = gather([late], by_path(late.a, late.b), Letters(), Lengths(), always, all_of)
    assert [slot.candidate.conflict.kind for slot in found.slots] == ["date"]
    assert found.shared.items() <= found.slots[0].signals.items()
    assert {"rivals", "answer: one known to the other", "headlines"} <= found.slots[0].signals.keys()


def test_no_pairs_and_no_scorer() -> None:
    assert gather([], {}, Letters(), Lengths(), always, all_of) == []
    pair = Pair(quoted("It rained.", "a.txt"), quoted("Rain fell.", "b.txt"), 0.9)
    (found,) = gather([pair], by_path(pair.a, pair.b), Letters(), None, always, all_of)
    assert not found.is_read


@pytest.mark.parametrize("may", [True, False])
def test_a_pair_that_cannot_agree_is_read_only_for_slots_that_may_conflict(may: bool) -> None:
    def judged(slots: Sequence[tuple[str, Mapping[str, float]]]) -> list[bool]:
        assert all(finder == "clock" and "similarity" in signals and "rivals" in signals for finder, signals in slots)
        return [may] * len(slots)

    rain = Pair(quoted("It rained.", "a.txt"), quoted("Rain fell.", "b.txt"), ASKED)
    (found,) = gather([rain], by_path(rain.a, rain.b), Letters(), Lengths(), never, judged)
    assert not found.is_read
    times = Pair(quoted("It rained at 6am.", "a.txt"), quoted("It rained at 9am.", "b.txt"), ASKED)
    (found,) = gather([times], by_path(times.a, times.b), Letters(), Lengths(), never, judged)
    assert found.slots
    assert found.is_read == may


def raining(a: str, b: str, paths: str, similarity: float = 0.1) -> Pair:
    """A pair in which it rained at these times, or at none."""
    one, other = tuple(paths)
    return Pair(quoted(f"It rained{a}.", f"{one}.txt"), quoted(f"It rained{b}.", f"{other}.txt"), similarity)


def test_a_slot_says_what_found_it_and_whether_both_claims_lie_in_the_past() -> None:
    found = Candidate(Conflict("date", ("6am",), ("9am",)), ("", ""), ("", ""), ((), ()), {}, "clock")
    assert Slot(found, {}).finder == "clock"
    assert [Slot(found, {"scene: both in the past": value}).past for value in (0.0, 1.0)] == [False, True]
    assert not Slot(found, {"scene: one in the past": 1.0}).past


def test_a_pair_is_read_where_it_has_what_the_cross_encoder_says() -> None:
    assert Evidence({"entailment": 0.0}, ()).is_read
    assert not Evidence({"similarity": 0.9}, ()).is_read


@pytest.mark.parametrize(
    ("similarity", "may", "is_read"), [(0.59, True, False), (0.6, True, True), (0.6, False, False), (0.9, True, True)]
)
def test_a_pair_without_a_slot_is_read_from_a_similarity_on(similarity: float, may: bool, is_read: bool) -> None:
    pair = raining("", "", "ab", similarity)
    may_agree = always if may else never
    scorer = Lengths()
    (found,) = gather([pair], by_path(pair.a, pair.b), Letters(), scorer, may_agree, all_of)
    assert found.slots == ()
    assert found.is_read is bool(scorer.read) is is_read


def test_an_agreement_is_asked_for_by_what_holds_of_the_pair_and_only_where_that_can_count() -> None:
    asked: list[Mapping[str, float]] = []

    def may_agree(signals: Mapping[str, float]) -> bool:
        asked.append(signals)
        return False

    alike, unlike = raining("", "", "ab", 0.8), raining("", "", "cd", 0.2)
    articles = by_path(alike.a, alike.b, unlike.a, unlike.b)
    found = gather([unlike, alike], articles, Letters(), Lengths(), may_agree, all_of)
    assert asked == [found[1].shared]


def test_what_is_said_of_each_slot_goes_to_its_own_pair() -> None:
    pairs = [raining(" at 5am", " at 11am", "ab"), raining("", "", "cd"), raining(" at 6am", " at 10am", "ef")]
    articles = by_path(*(claim for pair in pairs for claim in (pair.a, pair.b)))

    def last_of(slots: Sequence[object]) -> list[bool]:
        return [place == len(slots) - 1 for place in range(len(slots))]

    found = gather(pairs, articles, Letters(), Lengths(), always, last_of)
    assert [len(each.slots) for each in found] == [1, 0, 1]
    assert [each.is_read for each in found] == [False, False, True]
    answers = [slot.candidate.conflict.a for each in found for slot in each.slots]
    assert answers == [("5am",), ("6am",)]


@pytest.mark.parametrize("judged", [[True, False], [False, True], [False, False]])
def test_one_slot_that_may_conflict_makes_a_pair_worth_reading(judged: list[bool]) -> None:
    a = worded("It PRON nsubj 1 | rained VERB ROOT 1 | at ADP prep 1 | 5am NOUN pobj 2 | on ADP prep 1 | 9 NUM pobj 4")
    b = worded("It PRON nsubj 1 | rained VERB ROOT 1 | at ADP prep 1 | 8am NOUN pobj 2 | on ADP prep 1 | 4 NUM pobj 4")
    pair = Pair(
        replace(a, numbers=(number(9, 17, 18),)), replace(b, article="b.txt", numbers=(number(4, 17, 18),)), 0.1
    )
    (found,) = gather([pair], by_path(pair.a, pair.b), Letters(), Lengths(), never, lambda _: judged)
    assert {slot.finder for slot in found.slots} == {"number", "clock"}
    assert found.is_read is any(judged)


def test_texts_that_stand_in_two_pairs_are_read_once() -> None:
    pairs = [raining("", "", "ab", 0.9), raining("", "", "cd", 0.9), raining(" at dusk", "", "ef", 0.9)]
    articles = by_path(*(claim for pair in pairs for claim in (pair.a, pair.b)))
    scorer = Lengths()
    found = gather(pairs, articles, Letters(), scorer, always, all_of)
    assert [each.shared["entailment"] for each in found] == [10, 10, 18]
    assert [each.shared["contradiction"] for each in found] == [10, 10, 14]
    assert sorted(scorer.read) == sorted(
        [
            *[("It rained.", "It rained.")] * 2,
            ("It rained at dusk.", "It rained."),
            ("It rained.", "It rained at dusk."),
        ]
    )


def test_the_question_is_what_the_claims_say_without_the_answer_and_nearby_the_words_beside_it() -> None:
    pair = Pair(quoted("Rain fell at 5am.", "a.txt"), quoted("Snow came at 8am.", "b.txt"), 0.9)
    (found,) = gather([pair], by_path(pair.a, pair.b), Letters(), None, always, all_of)
    (slot,) = found.slots
    one, other = Letters().encode(list(slot.candidate.question))
    assert 0 < slot.signals["question: similarity"] == round(float(one @ other), 4) < 1
    assert slot.signals["question: nearby"] == 1  # there is no parse, so both are the mask alone


def test_scene_and_event_of_a_pair_are_those_of_its_claims_and_articles() -> None:
    texts = {"a.txt": "In Arlen a mill burned on 4 May 2012. Ida Berg wept.", "b.txt": "In Arlen a mill burned."}
    days = {"a.txt": date(2020, 3, 1), "b.txt": date(2020, 5, 13)}
    articles = {path: article(path, text, published=days[path]) for path, text in texts.items()}
    words = "In ADP prep 0 | Arlen PROPN pobj 0 | a DET det 3 | mill NOUN nsubj 4 | burned/burn VERB ROOT 4"
    past = worded(words, "a.txt", sentence=(0, 37))
    wept = worded("Ida PROPN compound 1 | Berg PROPN nsubj 2 | wept/weep VERB ROOT 2", "a.txt", 38)
    news = worded(words, "b.txt")
    first, second = gather([Pair(past, news, 0.9), Pair(wept, news, 0.5)], articles, Letters(), None, always, all_of)
    assert (first.shared["scene: one in the past"], second.shared["scene: one in the past"]) == (1, 0)
    assert first.shared["event: published far apart"] == second.shared["event: published far apart"] == 0.2
    assert first.shared["event: names unknown to the other"] == 0
    assert second.shared["event: names unknown to the other"] == pytest.approx(2 / 3)
    assert (first.shared["words shared"], second.shared["words shared"]) == (1, 0)


def test_claims_of_one_place_or_one_end_have_their_own_words() -> None:
    mill = worded("mill NOUN nsubj 1 | burned/burn VERB ROOT 1", "a.txt", 10)
    longer = worded("tower NOUN nsubj 1 | mill NOUN dep 0 | burned/burn VERB ROOT 1", "a.txt", 4)
    of_two = replace(mill, text="The tower burned.", words=(*longer.words[:1], *mill.words))
    up_to_dot = replace(of_two, quote="mill burned.", end=mill.end + 1, text=mill.text)
    from_before = replace(longer, text=mill.text)
    assert mill.end == longer.end == of_two.end
    other = worded("mill NOUN nsubj 1 | burned/burn VERB ROOT 1", "b.txt")
    articles = {path: article(path, "The tower mill burned.") for path in ("a.txt", "b.txt")}
    pairs = [Pair(claim, other, 0.9) for claim in (longer, mill, of_two, up_to_dot, from_before)]
    found = gather(pairs, articles, Letters(), None, always, all_of)
    shared = [round(each.shared["words shared"], 4) for each in found]
    assert shared == [0.6667, 1, 0.6667, 0.6667, 0.6667]
