"""What the judge does with evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from builders import article, claim
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from worded import by_path, number, quoted

from embassy_claims.judging import StandardJudge
from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.cross_encoder import Scorer
from embassy_claims.judging.evidence import Evidence, Slot
from embassy_claims.judging.judge import ONE_EVENT, verdict
from embassy_claims.judging.verdict_model import Branch, Logistic, Trees, VerdictModel
from embassy_claims.model import Conflict, ConflictKind, Label, Pair
from embassy_claims.pipeline import reported
from embassy_claims.settings import Judging

WIRE, DAILY = article("wire.txt", "A ferry sank."), article("daily.txt", "The mill burned.")
EVEN = VerdictModel(Trees((), 0.0, 1.0), {}, {}, Logistic(0.0, {}), Logistic(0.0, {}))


class Same:
    """All texts have one vector, and nothing follows from anything."""

    name = "same"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), dtype=np.float32)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read.extend(pairs)
        return np.full((len(pairs), 3), 1 / 3, dtype=np.float32)


def ruled_out(scorer: Scorer | None) -> list[bool]:
    pairs = [Pair(claim(DAILY), claim(WIRE), similarity) for similarity in (0.4, 0.6)]
    judge = StandardJudge(Same(), scorer, EVEN)
    verdicts = judge.judge(pairs[:1], {"wire.txt": WIRE, "daily.txt": DAILY})
    verdicts += judge.judge(pairs[1:], {"wire.txt": WIRE, "daily.txt": DAILY})
    return [one.ruled_out for one in verdicts]


def test_what_the_cross_encoder_did_not_read_was_ruled_out() -> None:
    scorer = Same()
    assert ruled_out(scorer) == [True, False]
    assert set(scorer.read) == {("The mill burned.", "A ferry sank."), ("A ferry sank.", "The mill burned.")}


def test_without_a_cross_encoder_nothing_is_ruled_out_before_it() -> None:
    assert ruled_out(None) == [False, False]


def slot(word: str, kind: ConflictKind = "number", at: tuple[int, int] = (0, 0), **signals: float) -> Slot:
    """A slot with one character of either side at these places."""
    spans: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] = (
        ((at[0], at[0] + 1),),
        ((at[1], at[1] + 1),),
    )
    return Slot(Candidate(Conflict(kind, (word,), (word,)), ("", ""), ("", ""), spans), signals)


@pytest.mark.parametrize(
    ("chances", "label", "word"),
    [
        ([], "agreement", None),
        ([0.4, 0.3], "agreement", None),
        ([0.4, 0.7], "contradiction", "two"),
        ([0.5, 0.2], "contradiction", "one"),
        ([0.7, 0.7], "contradiction", "one"),
    ],
)
def test_the_likeliest_slot_is_told_where_it_is_likelier_than_an_agreement(
    chances: list[float], label: Label, word: str | None
) -> None:
    pair = Pair(claim(DAILY), claim(WIRE), 0.9)
    slots = (slot("one", one=1.0), slot("two", two=1.0))[: len(chances)]
    found = verdict(pair, Evidence({"shared": 1.0}, slots), chances, {"wire.txt": WIRE, "daily.txt": DAILY}, EVEN)
    assert (found.label, found.confidence) == (label, max(0.5, *chances, 0.0))
    assert (found.conflict.a if found.conflict else None) == ((word,) if word else None)
    assert found.signals == tuple(sorted([(ONE_EVENT, 0.5), ((word or "shared"), 1.0)]))


@pytest.mark.parametrize(
    ("second", "third", "also"),
    [
        ((2, 2), (4, 4), ["two", "three"]),
        ((2, 0), (4, 4), ["three"]),
        ((0, 2), (4, 4), ["three"]),
        ((2, 2), (2, 4), ["two"]),
        ((0, 2), (2, 2), ["three"]),
    ],
)
def test_a_pair_conflicts_in_all_slots_of_other_words(
    second: tuple[int, int], third: tuple[int, int], also: list[str]
) -> None:
    pair = Pair(claim(DAILY), claim(WIRE), 0.9)
    slots = (slot("one"), slot("two", "date", second), slot("three", "number", third))
    found = verdict(pair, Evidence({}, slots), [0.9, 0.8, 0.7], {"wire.txt": WIRE, "daily.txt": DAILY}, EVEN)
    assert found.conflict and found.conflict.a == ("one",)
    assert [one.conflict.a[0] for one in found.also if one.conflict] == also
    assert [one.confidence for one in found.also] == [{"two": 0.8, "three": 0.7}[word] for word in also]
    assert not any(one.also for one in found.also)


def test_a_slot_less_likely_than_an_agreement_is_not_told() -> None:
    pair = Pair(claim(DAILY), claim(WIRE), 0.9)
    slots = (slot("one"), slot("two", "date", (2, 2)))
    articles = {"wire.txt": WIRE, "daily.txt": DAILY}
    assert verdict(pair, Evidence({}, slots), [0.9, 0.4], articles, EVEN).also == ()
    assert verdict(pair, Evidence({}, slots), [0.9, 0.6], articles, EVEN, least=0.61).also == ()
    assert len(verdict(pair, Evidence({}, slots), [0.9, 0.6], articles, EVEN, least=0.6).also) == 1


def test_a_count_that_grew_between_two_articles_is_an_update() -> None:
    early = quoted("3 killed", "a.txt", numbers=(number(3, counted="person killed"),))
    late = quoted("9 killed", "b.txt", numbers=(number(9, counted="person killed"),))
    pair = Pair(early, late, 0.9)
    found = verdict(pair, Evidence({}, (slot("3"),)), [0.9], by_path(early, late), EVEN)
    assert (found.label, found.confidence) == ("update", 0.9)
    past = Evidence({}, (Slot(slot("3").candidate, {"scene: both in the past": 1.0}),))
    assert verdict(pair, past, [0.9], by_path(early, late), EVEN).label == "contradiction"


def test_each_slot_gets_its_own_chance() -> None:
    trees = Trees((Branch("clock: apart", 0.5, -3.0, 3.0),), 0.0, 1.0)
    judge = StandardJudge(Same(), None, VerdictModel(trees, EVEN.regressions, {}, EVEN.agreement, EVEN.event))
    quiet = Pair(quoted("It rained.", "a.txt"), quoted("Rain fell.", "b.txt"), 0.9)
    late = Pair(quoted("It rained at 6am or 6.30am.", "c.txt"), quoted("Rain fell at 9 p.m.", "d.txt"), 0.9)
    articles = by_path(quiet.a, quiet.b, late.a, late.b)
    for pairs in ([quiet, late, quiet], [late], [late, late]):
        labels = [one.label for one in judge.judge(pairs, articles)]
        assert labels == ["contradiction" if pair is late else "agreement" for pair in pairs]


def test_a_finder_that_is_judged_by_hand_is_told_by_its_name() -> None:
    never, always = Trees((), -30.0, 1.0), Logistic(30.0, {})
    late = Pair(quoted("It rained at 6am or 6.30am.", "c.txt"), quoted("Rain fell at 9 p.m.", "d.txt"), 0.9)
    for finder, label in (("clock", "contradiction"), ("place", "agreement")):
        model = VerdictModel(never, {finder: always}, {}, EVEN.agreement, EVEN.event)
        (found,) = StandardJudge(Same(), None, model).judge([late], by_path(late.a, late.b))
        assert found.label == label


class Reading(StandardJudge):
    """Reads every slot."""

    def _may_conflict(self, slots: Sequence[tuple[str, dict[str, float]]]) -> list[bool]:
        return [True] * len(slots)


class Moody(Same):
    """What follows depends on the letters alone."""

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read.extend(pairs)
        rows = np.array([[1 + sum(map(ord, a + b)) % one for one in (3, 5, 7)] for a, b in pairs], dtype=np.float32)
        shares: NDArray[np.float32] = rows / rows.sum(axis=1, keepdims=True)
        return shares


@settings(deadline=None)  # the first example loads the rules
@given(st.lists(st.tuples(st.integers(1, 11), st.integers(1, 11)), min_size=1, max_size=6))
def test_what_is_not_read_changes_nothing_that_is_reported(hours: list[tuple[int, int]]) -> None:
    fork = Branch("contradiction", 0.4, -2.0, Branch("clock: apart", 0.7, -1.0, 2.0))
    model = VerdictModel(Trees((fork,), 0.0, 1.0), {}, {}, Logistic(-3.0, {}), EVEN.event)
    pairs = [
        Pair(quoted(f"It rained at {a}am.", f"a{place}.txt"), quoted(f"Rain fell at {b}am.", f"b{place}.txt"), 0.9)
        for place, (a, b) in enumerate(hours)
    ]
    articles = by_path(*(claim for pair in pairs for claim in (pair.a, pair.b)))
    some, every = Moody(), Moody()
    found = StandardJudge(Same(), some, model).judge(pairs, articles)
    read = Reading(Same(), every, model).judge(pairs, articles)
    is_reported = reported(Judging())
    assert [is_reported(one) for one in found] == [is_reported(one) for one in read]
    assert [one for one in found if is_reported(one)] == [one for one in read if is_reported(one)]
    assert set(some.read) <= set(every.read)
    if all(abs(a - b) == 1 for a, b in hours):
        assert not some.read
        assert every.read
