"""Which articles are compared, and what is known of the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from builders import article, claim
from hypothesis import given
from hypothesis import strategies as some

from embassy_claims.caching import Memory, NoMemory, Store
from embassy_claims.caching.comparisons import Compared, Comparisons, Task, comparison_maker, covering, entrants
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
            Verdict("agreement", 0.4 if "quiet" in pair.a.text + pair.b.text else 0.9, ruled_out="ruled" in pair.a.text)
            for pair in pairs
        ]
        comparisons.add(task, pairs, verdicts)
    return comparisons.result(), tasks


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
    assert (warm, none) == (cold, [])
    assert compare(articles, NoMemory())[0] == cold


def test_a_changed_article_costs_one_article(store: Store) -> None:
    articles = [told(name) for name in "abcdef"]
    compare(articles, store)
    changed = [told("c", "Another text."), *(one for one in articles if one.path != "c.txt")]
    found, [task] = compare(changed, store)
    assert task.fresh == {"c.txt"}
    assert found == compare(changed, NoMemory())[0]


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
    cover = covering(pairs)
    assert all(set(two) & set(cover) for two in pairs)
    assert len(cover) == len(set(cover))
    assert len(cover) <= len(pairs)


def test_one_that_is_in_all_pairs_covers_them() -> None:
    assert covering([("a", "x"), ("x", "b"), ("c", "x")]) == ["x"]
