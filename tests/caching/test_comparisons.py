"""Which articles are compared, and what is known of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import article, claim

from embassy_claims.caching import Memory, NoMemory, Store, identity
from embassy_claims.caching.claims import article_key
from embassy_claims.caching.comparisons import Compared, Comparisons, Entrant, Task, comparison_maker, entrants
from embassy_claims.caching.verdict_codec import Judged
from embassy_claims.judging.judge import ONE_EVENT
from embassy_claims.model import Article, Pair, Verdict
from embassy_claims.settings import IgnoreRule, Judging, Models, Pairing, Settings, SourceRule


def told(name: str, text: str = "", source: str = "") -> Article:
    return article(f"{name}.txt", text or f"The ferry {name} left.", source=source or name)


def compare(
    articles: Sequence[Article], memory: Memory, pairing: Pairing | None = None, maker: bytes = b"maker"
) -> tuple[Compared, list[Task]]:
    """All claims of two sources are a pair; the similarity says whose they are."""
    pairing = pairing or Pairing()
    claims = [claim(one) for one in articles]
    comparisons = Comparisons(entrants(articles, claims, pairing), maker, lambda one: one.confidence > 0.5, memory)
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


ABC = [told(name) for name in "abc"]


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The ferry sank."},
        {"title": "Ferries"},
        {"published": date(2031, 1, 1)},
        {"published": None},
        {"language": "es"},
        {"blocks": ()},
    ],
)
def test_what_a_verdict_may_depend_on_is_compared_again(store: Store, change: dict[str, Any]) -> None:
    compare(ABC, store)
    _, tasks = compare([ABC[0], replace(ABC[1], **change), ABC[2]], store)
    assert tasks == [Task(frozenset(("a.txt", "b.txt", "c.txt")), frozenset(("b.txt",)))]


@pytest.mark.parametrize(
    "change", [{"source": "other"}, {"url": "https://example.org/b"}, {"anchors": ()}, {"path": "bb.txt"}]
)
def test_who_published_a_text_and_where_it_stands_is_told_anew_without_comparing(
    store: Store, change: dict[str, Any]
) -> None:
    compare(ABC, store)
    articles = [ABC[0], replace(ABC[1], **change), ABC[2]]
    found, tasks = compare(articles, store)
    assert tasks == []
    assert same(found, compare(articles, NoMemory())[0])


def test_an_article_that_changes_places_with_another_is_compared_with_it(store: Store) -> None:
    compare(ABC, store)
    _, tasks = compare([ABC[0], replace(ABC[1], path="z.txt"), ABC[2]], store)
    assert tasks == [Task(frozenset(("c.txt", "z.txt")), frozenset(("c.txt",)))]


def test_another_maker_compares_all_again_and_takes_nothing_away(store: Store) -> None:
    _, first = compare(ABC, store)
    assert compare(ABC, store, maker=b"other")[1] == first
    assert compare(ABC, store)[1] == compare(ABC, store, maker=b"other")[1] == []


@pytest.mark.parametrize(("many", "expected"), [(1, []), (33, [(33, 32)]), (34, [(34, 32), (2, 1)])])
def test_32_articles_are_compared_with_the_others_at_once(many: int, expected: list[tuple[int, int]]) -> None:
    articles = [told(f"{number:02}") for number in range(many)]
    each = entrants(articles, map(claim, articles), Pairing())
    tasks = Comparisons(each, b"maker", lambda _: True, NoMemory()).tasks()
    assert [(len(task.articles), len(task.fresh)) for task in tasks] == expected


def test_entrants_stand_by_path_with_their_claims_in_order() -> None:
    a, b, c = told("a"), told("b", "It left. It came.", source="wire"), told("c")
    left, came = claim(b, "It left."), claim(b, "It came.")
    of_a, of_b, of_c = (article_key(one, b"").hex() for one in (a, b, c))
    assert entrants([c, b, a], [came, claim(a), left], Pairing()) == [
        Entrant("a.txt", of_a, "a", (claim(a),)),
        Entrant("b.txt", of_b, "wire", (came, left)),
        Entrant("c.txt", of_c, "c", ()),
    ]
    assert [one.group for one in entrants([a, b], [], Pairing(within_source=True))] == ["a.txt", "b.txt"]


NAMES = ("parser", "judge")


def test_what_made_verdicts_is_names_and_settings() -> None:
    makers = [
        comparison_maker(NAMES, Settings()),
        comparison_maker(NAMES[::-1], Settings()),
        comparison_maker(("parser", "other"), Settings()),
        comparison_maker(("parserjudge",), Settings()),
        comparison_maker(NAMES, Settings(pairing=Pairing(similarity=0.4))),
        comparison_maker(NAMES, Settings(pairing=Pairing(neighbours=6))),
        comparison_maker(NAMES, Settings(pairing=Pairing(within_source=True))),
        comparison_maker(NAMES, Settings(judging=Judging(contradiction=0.6))),
        comparison_maker(NAMES, Settings(judging=Judging(agreement=0.6))),
    ]
    assert len(set(makers)) == len(makers)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(judging=Judging(across_events=True)),
        Settings(path=Path("claims.yaml"), corpus=("x",)),
        Settings(sources=(SourceRule("*.txt", "wire"),)),
        Settings(ignore=(IgnoreRule("old", text="ferry"),)),
    ],
)
def test_what_counts_before_or_after_verdicts_only_did_not_make_them(settings: Settings) -> None:
    assert comparison_maker(NAMES, settings) == comparison_maker(NAMES, Settings())


def test_other_weights_under_one_name_made_others(tmp_path: Path) -> None:
    roles: list[dict[str, Any]] = [{"parser": str(tmp_path)}, {"encoder": str(tmp_path)}, {"judge": str(tmp_path)}]
    seen = {comparison_maker(NAMES, Settings())}
    for content in ("1", "22"):
        (tmp_path / "weights").write_text(content)
        seen |= {comparison_maker(NAMES, Settings(models=Models(**role))) for role in roles}
    assert len(seen) == 1 + 2 * 3


SOURCES = (
    "model.py",
    "splitting/figures/units.py",
    "embedding/embed.py",
    "pairing/pair.py",
    "judging/conflicts/date.py",
    "weights/verdict.json",
    "caching/rows.py",
    "caching/verdict_codec.py",
)
OTHER_SOURCES = ("pipeline.py", "reading/html.py", "grouping/wire.py", "caching/store.py", "weights/notes.md")


def test_other_rules_made_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def maker(changed: str) -> bytes:
        for name in (*SOURCES, *OTHER_SOURCES):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("1" if name == changed else "0")
        return comparison_maker(NAMES, Settings())

    monkeypatch.setattr(identity, "PACKAGE", tmp_path)
    unchanged = maker("")
    assert len({unchanged, *map(maker, SOURCES)}) == 1 + len(SOURCES)
    assert {*map(maker, OTHER_SOURCES)} == {unchanged}


def test_other_libraries_made_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def maker(updated: str) -> bytes:
        monkeypatch.setattr(identity, "installed", lambda name: "2" if name == updated else "1")
        return comparison_maker(NAMES, Settings())

    libraries = ("numpy", "torch", "transformers", "sentence-transformers", "spacy", "rapidfuzz")
    assert len({maker(""), *map(maker, libraries)}) == 1 + len(libraries)
    assert maker("rich") == maker("")
