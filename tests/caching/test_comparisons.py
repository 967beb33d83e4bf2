"""Which articles are compared, and what is known of the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from builders import article, claim
from hypothesis import given
from hypothesis import strategies as some

from embassy_claims.caching import Memory, NoMemory, Store
from embassy_claims.caching.comparisons import Compared, Comparisons, Task, comparison_maker, entrants
from embassy_claims.caching.known import covering
from embassy_claims.caching.verdict_codec import Judged
from embassy_claims.judging.judge import ONE_EVENT
from embassy_claims.model import Article, Pair, Verdict
from embassy_claims.settings import Judging, Models, Pairing, Settings

PATHS = some.sampled_from("abcdefg")


def told(name: str, text: str = "", source: str = "") -> Article:
    return article(f"{name}.txt", text or f"The ferry {name} left.", source=source or name)


def compare(articles: Sequence[Article], memory: Memory, pairing: Pairing | None = None) -> tuple[Compared, list[Task]]:
    """All claims of two sources are a pair; the similarity says whose they are."""
    pairing = pairing or Pairing()
    claims = [claim(one) for one in articles]
    comparisons = Comparisons(entrants(articles, claims, pairing), b"maker", lambda one: one.confidence > 0.5, memory)
    tasks = comparisons.tasks()
    for task in tasks:
        there = [one for one in sorted(claims, key=lambda one: one.article) if one.article in task.articles]
        pairs = [
            Pair(a, b, 0.5)
            for a, b in combinations(there, 2)
            if {a.article, b.article} & task.fresh and (pairing.within_source or a.source != b.source)
        ]
        verdicts = [
            Verdict(
                "agreement",
                0.4 if "quiet" in pair.a.text + pair.b.text else 0.9,
                signals=((ONE_EVENT, 0.25),) if "event" in pair.a.text else (),
                ruled_out="ruled" in pair.a.text,
            )
            for pair in pairs
        ]
        comparisons.add(map(Judged, pairs, verdicts))
        comparisons.finish(task)
    return comparisons.result(), tasks


def same(one: Compared, other: Compared) -> bool:
    """Whether both hold the same."""
    plain = [(each.pairs, each.ruled_out, each.found, each.paths) for each in (one, other)]
    return plain[0] == plain[1] and np.array_equal(one.one_event, other.one_event, equal_nan=True)


def names(compared: Compared) -> list[str]:
    return [one.pair.a.article[0] + one.pair.b.article[0] for one in compared.found]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", 10**9, pytest.fail)


def test_all_are_compared_once_and_then_remembered(store: Store) -> None:
    articles = [told("b"), told("a"), told("c", "All is quiet."), told("d", source="a")]
    cold, tasks = compare(articles, store)
    assert (cold.pairs, names(cold)) == (5, ["ab", "bd"])
    assert len(tasks) == 1
    warm, none = compare(articles[::-1], store)
    assert none == []
    assert same(warm, cold)
    assert same(compare(articles, NoMemory())[0], cold)


def test_a_changed_article_costs_one_article(store: Store) -> None:
    articles = [told(name) for name in "abcdef"]
    compare(articles, store)
    changed = [told("c", "Another text."), *(one for one in articles if one.path != "c.txt")]
    found, [task] = compare(changed, store)
    assert task.fresh == {"c.txt"}
    assert same(found, compare(changed, NoMemory())[0])


def test_an_article_that_leaves_costs_nothing(store: Store) -> None:
    articles = [told(name) for name in "abcdef"]
    compare(articles, store)
    found, tasks = compare(articles[2:], store)
    assert tasks == []
    assert names(found) == ["cd", "ce", "cf", "de", "df", "ef"]


def test_equal_texts_are_compared_once_and_reported_for_all(store: Store) -> None:
    articles = [told("a", "Wire text."), told("b"), told("c", "Wire text."), told("d", "Wire text."), told("e")]
    found, [task] = compare(articles, store)
    assert names(found) == ["ab", "ac", "ad", "ae", "bc", "bd", "be", "cd", "ce", "de"]
    assert "d.txt" not in task.articles
    assert [one.pair.a.source for one in found.found if one.pair.b.source == "e"] == ["a", "b", "c", "d"]


def test_pairs_ruled_out_are_counted_cold_and_warm(store: Store) -> None:
    articles = [told("a", "ruled out"), told("b"), told("c")]
    assert [compare(articles, store)[0].ruled_out for _ in range(2)] == [2, 2]


def test_how_likely_two_tell_one_event_is_remembered(store: Store) -> None:
    articles = [told("a", "One event."), told("b", "One event."), told("c")]
    cold, _ = compare(articles, store)
    warm, tasks = compare(articles, store)
    assert tasks == []
    assert same(warm, cold)
    assert [warm.one_event[two] for two in ((0, 1), (0, 2), (1, 2))] == [0.25, 0.25, 0.25]
    assert np.isnan(compare([told("x"), told("y")], store)[0].one_event).all()


def test_an_equal_text_of_another_source_counts_again(store: Store) -> None:
    articles = [told("a", "Wire text ruled out."), told("b"), told("c", "Wire text ruled out.", source="b")]
    for _ in range(2):
        found = compare(articles, store)[0]
        assert (found.pairs, found.ruled_out, names(found)) == (2, 2, ["ab", "ac"])
    found = compare([told("0", "Wire text ruled out."), *articles], store)[0]
    assert (found.pairs, names(found)) == (5, ["0a", "0b", "0c", "ab", "ac"])


def test_within_a_source_articles_are_compared_where_the_settings_say_so(store: Store) -> None:
    articles = [told("a", source="one"), told("b", source="one")]
    assert compare(articles, store)[0].pairs == 0
    assert compare(articles, NoMemory(), Pairing(within_source=True))[0].pairs == 1


def test_what_made_verdicts_is_models_and_settings() -> None:
    makers = [
        comparison_maker(("parser", "judge"), Settings()),
        comparison_maker(("parser", "other"), Settings()),
        comparison_maker(("parser", "judge"), Settings(pairing=Pairing(neighbours=6))),
        comparison_maker(("parser", "judge"), Settings(judging=Judging(agreement=0.6))),
        comparison_maker(("parser", "judge"), Settings(models=Models(judge=str(Path(__file__).parent)))),
    ]
    assert len(set(makers)) == len(makers)
    assert comparison_maker(("parser", "judge"), Settings(corpus=("x",))) == makers[0]
    assert comparison_maker(("parser", "judge"), Settings(judging=Judging(across_events=True))) == makers[0]


@given(some.lists(some.tuples(PATHS, PATHS).filter(lambda two: two[0] != two[1])))
def test_a_cover_has_one_of_each_pair_and_none_too_many(pairs: list[tuple[str, str]]) -> None:
    cover = covered(*pairs)
    assert all(set(two) & set(cover) for two in pairs)
    assert len(cover) == len(set(cover))
    assert len(cover) <= len(pairs)


def covered(*pairs: tuple[str, str]) -> str:
    """The cover of pairs of letters."""
    is_open = np.zeros((26, 26), dtype=np.bool_)
    for two in pairs:
        one, other = (ord(letter) - ord("a") for letter in two)
        is_open[one, other] = is_open[other, one] = True
    return "".join(chr(ord("a") + number) for number in covering(is_open))


def test_one_that_is_in_all_pairs_covers_them() -> None:
    assert covered(("a", "x"), ("x", "b"), ("c", "x")) == "x"
