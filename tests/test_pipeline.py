"""The whole way through with the real parser, and an encoder and a judge small enough to see through."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from embassy_claims.caching import Store
from embassy_claims.errors import ReadingError
from embassy_claims.judging.judge import ONE_EVENT
from embassy_claims.model import Article, Conflict, Finding, Findings, Pair, Review, Skipped, Verdict
from embassy_claims.pipeline import Models, check, covers, nothing_readable, reported, unclaimed
from embassy_claims.reporting.markdown import MarkdownFormat
from embassy_claims.settings import Judging, Pairing, Settings
from embassy_claims.splitting import load_parser

TEXTS = {
    "wire": "The ferry carried 120 passengers. It left Arlen on Friday morning.",
    "daily": "The ferry carried 210 passengers. The harbour of Arlen was closed.",
    "post": "A ferry with 120 passengers left Arlen. Nobody was hurt in the storm.",
    "herald": "The mayor of Arlen opened a school. The ferry carried 300 passengers.",
}


class WordEncoder:
    """A text is the bag of its words, hashed into 64 places."""

    name = "words"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[zlib.crc32(word.encode()) % 64] += 1
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


class NumberJudge:
    """Other numbers contradict, the rest agrees as far as it is similar."""

    name = "numbers"

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:
        assert {claim.article for pair in pairs for claim in (pair.a, pair.b)} <= set(articles)
        return [self._one(pair) for pair in pairs]

    def _one(self, pair: Pair) -> Verdict:
        a, b = ({w for w in claim.quote.rstrip(".").split() if w.isdigit()} for claim in (pair.a, pair.b))
        if a and b and a != b:
            return Verdict("contradiction", 0.9, Conflict("number", tuple(sorted(a)), tuple(sorted(b))))
        return Verdict("agreement", pair.similarity)


@pytest.fixture(scope="module")
def models() -> Models:
    return Models(load_parser("bundled"), WordEncoder(), NumberJudge())


def corpus(folder: Path, names: Sequence[str]) -> list[str]:
    for name in names:
        (folder / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
    return [str(folder)]


def run(folder: Path, names: Sequence[str], models: Models) -> Findings:
    folder.mkdir()
    settings = Settings(pairing=Pairing(similarity=0.2), judging=Judging(agreement=0.2))
    return check(corpus(folder, names), settings, models=models)


def told(findings: Findings) -> set[tuple[str, str, float]]:
    pairs = (*findings.contradictions, *(one for group in findings.agreements for one in group.findings))
    return {(one.id, one.verdict.label, one.verdict.confidence) for one in pairs}


def sources(one: Finding) -> set[str]:
    return {one.pair.a.source, one.pair.b.source}


@pytest.mark.models
def test_from_files_to_findings(tmp_path: Path, models: Models) -> None:
    found = run(tmp_path / "all", list(TEXTS), models)
    assert [article.source for article in found.articles] == sorted(TEXTS)
    assert {tuple(sorted(sources(one))) for one in found.contradictions} >= {("daily", "wire"), ("herald", "wire")}
    assert found.judge == "numbers"
    assert {one.dispute for one in found.contradictions} == {dispute.id for dispute in found.disputes}


@pytest.mark.models
@pytest.mark.parametrize("left_out", sorted(TEXTS))
def test_an_article_changes_nothing_between_the_others(tmp_path: Path, models: Models, left_out: str) -> None:
    whole = run(tmp_path / "all", list(TEXTS), models)
    part = run(tmp_path / "part", [name for name in TEXTS if name != left_out], models)
    kept = [one for one in whole.contradictions if left_out not in sources(one)]
    assert {(one.id, one.verdict.confidence) for one in kept} == {
        (one.id, one.verdict.confidence) for one in part.contradictions
    }


class DayJudge(NumberJudge):
    """Where numbers contradict, days do, too."""

    def _one(self, pair: Pair) -> Verdict:
        found = super()._one(pair)
        days = Conflict("date", ("Monday",), ("Friday",))
        return replace(found, also=(Verdict("contradiction", 0.8, days),)) if found.conflict else found


@pytest.mark.models
def test_each_difference_of_a_pair_is_a_finding_of_its_own_cold_and_warm(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, day in ((3, "Monday"), (5, "Friday")):
        (articles / f"{day}.txt").write_text(f"The rescuers counted {number} victims on {day}.", encoding="utf-8")
    models = Models(load_parser("bundled"), WordEncoder(), DayJudge())
    memory = Store(tmp_path / "cache.sqlite", 10**8, print)
    settings = Settings(pairing=Pairing(similarity=0.2))
    cold, warm = (check([str(articles)], settings, models=models, memory=memory) for _ in range(2))
    memory.close()
    assert [one.verdict.conflict.kind for one in cold.contradictions if one.verdict.conflict] == ["number", "date"]
    assert len({one.id for one in cold.contradictions}) == len(cold.disputes) == 2
    assert (cold.pairs, cold.contradictions) == (warm.pairs, warm.contradictions)


class EventJudge(NumberJudge):
    """Articles whose names begin with one letter tell one event."""

    def _one(self, pair: Pair) -> Verdict:
        one = pair.a.source[0] == pair.b.source[0]
        return replace(super()._one(pair), signals=((ONE_EVENT, 0.9 if one else 0.1),))


@pytest.mark.models
@pytest.mark.parametrize(("across", "left_out"), [(False, 4), (True, 0)])
def test_articles_of_two_events_do_not_contradict_each_other(tmp_path: Path, across: bool, left_out: int) -> None:
    for number, name in enumerate(["quake-1", "quake-2", "flood-1", "flood-2"]):
        (tmp_path / f"{name}.txt").write_text(
            f"The rescuers counted {number + 3} victims in the town.", encoding="utf-8"
        )
    settings = Settings(pairing=Pairing(similarity=0.2), judging=Judging(across_events=across))
    models = Models(load_parser("bundled"), WordEncoder(), EventJudge())
    found = check([str(tmp_path)], settings, models=models)
    assert len(found.contradictions) == 6 - left_out
    assert any(sources(one) == {"quake-1", "quake-2"} for one in found.contradictions)
    told = [note for note in found.notes if "two events" in note]
    assert told == (
        [
            f"{left_out} differences between articles of two events left out; judging: {{across_events: true}} "
            "reports them too"
        ]
        if left_out
        else []
    )


class ChainJudge(NumberJudge):
    """Two articles tell one event unless they are the first and the last of three."""

    def _one(self, pair: Pair) -> Verdict:
        ends = {pair.a.source, pair.b.source} == {"one", "three"}
        return replace(super()._one(pair), signals=((ONE_EVENT, 0.05 if ends else 0.95),))


@pytest.mark.models
@pytest.mark.parametrize(
    ("names", "expected"),
    [(["one", "two", "three"], [{"one", "two"}, {"two", "three"}]), (["one", "three"], [{"one", "three"}])],
)
def test_two_articles_of_a_group_that_clearly_tell_two_events_do_not_contradict_each_other(
    names: list[str], expected: list[set[str]], tmp_path: Path
) -> None:
    for number, name in enumerate(names):
        (tmp_path / f"{name}.txt").write_text(f"The rescuers counted {number + 3} victims.", encoding="utf-8")
    models = Models(load_parser("bundled"), WordEncoder(), ChainJudge())
    found = check([str(tmp_path)], Settings(pairing=Pairing(similarity=0.2)), models=models)
    assert sorted(map(sorted, map(sources, found.contradictions))) == sorted(map(sorted, expected))


@pytest.mark.models
def test_what_is_remembered_tells_events_apart_too(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, name in enumerate(["quake-1", "quake-2", "flood-1", "flood-2"]):
        (articles / f"{name}.txt").write_text(
            f"The rescuers counted {number + 3} victims in the town.", encoding="utf-8"
        )
    models = Models(load_parser("bundled"), WordEncoder(), EventJudge())
    memory = Store(tmp_path / "cache", 10**9, pytest.fail)
    cold, warm, across = (
        check(
            [str(articles)],
            Settings(pairing=Pairing(similarity=0.2), judging=Judging(across_events=many)),
            models=models,
            memory=memory,
        )
        for many in (False, False, True)
    )
    memory.close()
    assert told(warm) == told(cold)
    assert (len(cold.contradictions), len(across.contradictions)) == (2, 6)


@pytest.mark.models
def test_twice_is_the_same(tmp_path: Path, models: Models) -> None:
    first, second = run(tmp_path / "a", list(TEXTS), models), run(tmp_path / "b", list(TEXTS)[::-1], models)
    assert told(first) == told(second)


def test_no_readable_article_is_an_error_that_says_where(tmp_path: Path, models: Models) -> None:
    (tmp_path / "empty.txt").touch()
    with pytest.raises(ReadingError, match=r"no readable article.*empty.txt.*the file is empty"):
        check([str(tmp_path)], Settings(), models=models)


@pytest.mark.models
def test_a_run_that_compared_nothing_says_so(tmp_path: Path, models: Models) -> None:
    [note] = run(tmp_path / "one", ["wire"], models).notes
    assert note.startswith("there is one article only: nothing was compared")
    (tmp_path / "two").mkdir()
    for name in ("wire", "daily"):
        (tmp_path / "two" / f"{name}.md").write_text(f"---\nsource: Wire\n---\n{TEXTS[name]}")
    [note] = check([str(tmp_path / "two")], Settings(), models=models).notes
    assert note.startswith("all articles are of one source, Wire: nothing was compared")
    within = Settings(pairing=Pairing(within_source=True))
    assert check([str(tmp_path / "two")], within, models=models).notes == ()
    assert run(tmp_path / "both", ["wire", "daily"], models).notes == ()


@pytest.mark.models
def test_an_article_without_a_claim_and_a_guessed_encoding_are_told(tmp_path: Path, models: Models) -> None:
    corpus(tmp_path, ["wire", "daily"])
    (tmp_path / "menu.txt").write_text("Home\nSport\nWeather\n")
    (tmp_path / "old.txt").write_bytes("The mayor of München opened a school.".encode("cp1252"))
    found = check([str(tmp_path)], Settings(), models=models)
    menu, old = tmp_path / "menu.txt", tmp_path / "old.txt"
    assert found.notes == (
        f"{old.as_posix()}: not UTF-8: read as Windows-1252 (Western), which is a guess; save it as UTF-8",
        f"no claim found in {menu.as_posix()}: nothing there was compared; "
        "give the text of an article in whole sentences",
    )
    assert len(found.articles) == 4


def test_the_line_of_articles_without_a_claim_stays_short() -> None:
    articles = [Article(f"{number}.txt", "Wire", "Home") for number in range(5)]
    [line] = unclaimed(articles, ())
    assert line.startswith("no claim found in 0.txt, 1.txt, 2.txt and 2 more: nothing there was compared")
    assert unclaimed((), ()) == []


@pytest.mark.models
def test_a_report_among_the_articles_does_not_hide_a_stale_review(tmp_path: Path, models: Models) -> None:
    corpus(tmp_path, ["wire", "daily"])
    gone = Review("0" * 10, "dismissed", "number", (("Wire", "Six left."), ("Post", "Seven left.")))
    settings = Settings(path=tmp_path / "claims.yaml", corpus=(".",), reviews=(gone,))
    before = check([str(tmp_path)], settings, models=models)
    (tmp_path / "claims.md").write_text(MarkdownFormat().render(before), encoding="utf-8")
    after = check([str(tmp_path)], settings, models=models)
    assert [note for note in after.notes if note not in before.notes] == [
        f"{(tmp_path / 'claims.md').as_posix()}: left out: a report of claims"
    ]
    assert before.stale == after.stale == (gone,)


def test_the_line_names_each_file_with_its_reason() -> None:
    skipped = [Skipped("a.txt", "the file is empty"), Skipped("b.md", "front matter, line 2: broken")]
    assert nothing_readable(["a.txt", "b.md"], skipped) == (
        "no readable article in a.txt (the file is empty), b.md (front matter, line 2: broken)"
    )


def test_the_line_stays_short_for_many_files() -> None:
    skipped = [Skipped(f"{number}.txt", "the file is empty") for number in range(5)]
    line = nothing_readable(["."], skipped)
    assert line.endswith("2.txt (the file is empty) and 2 more")
    assert "3.txt" not in line


def test_the_line_of_an_empty_folder_says_what_to_give() -> None:
    assert nothing_readable(["empty/"], []).startswith("no readable article in empty/: there are no articles; give")


def test_what_is_not_sure_enough_is_not_reported() -> None:
    least = Judging(contradiction=0.4, agreement=0.5)
    is_reported = reported(least)
    for told in (
        Verdict("contradiction", least.contradiction, Conflict("number", ("120",), ("210",))),
        Verdict("update", least.contradiction, Conflict("number", ("120",), ("210",))),
        Verdict("agreement", least.agreement),
    ):
        assert is_reported(told)
        assert not is_reported(replace(told, confidence=told.confidence - 0.01))
    assert not is_reported(Verdict("unrelated", 0.9))


def test_only_the_whole_corpus_makes_reviews_stale(tmp_path: Path) -> None:
    (tmp_path / "corpus" / "inner").mkdir(parents=True)
    settings = Settings(path=tmp_path / "claims.yaml", corpus=("corpus/",))
    assert covers([str(tmp_path / "corpus")], settings)
    assert covers([str(tmp_path)], settings)
    assert not covers([str(tmp_path / "corpus" / "inner")], settings)
    assert not covers([str(tmp_path)], Settings())
