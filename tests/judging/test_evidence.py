"""What is gathered of a pair: everything it has, and nothing of other articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from worded import by_path, number, quoted, worded

from embassy_claims.judging.evidence import ASKED, Evidence, gather
from embassy_claims.model import Article, Claim, Pair

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
