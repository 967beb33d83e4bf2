"""The measuring of speed: every part at the smallest size, with fake processes where real ones take long."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from builders import article, claim

from benchmarks import speed
from benchmarks.measuring import (
    changed,
    cold,
    corpora,
    many,
    million,
    page,
    pairing,
    processes,
    startup,
    vectors,
    verdicts,
    warm,
)
from benchmarks.measuring.limited import LimitedJudge
from benchmarks.measuring.processes import Run
from benchmarks.measuring.setup import Setup, machine, processor
from embassy_claims.commands.timings import Timings
from embassy_claims.model import Article, Pair, Verdict
from embassy_claims.pairing import Exact

STAGE = {"stage": "judging", "seconds": 2.0, "items": 40, "peak_mb": 300.0}
VERDICTS = {"pairs": 400, "differ": 1, "farther_than_0.02": 0}


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """Three topics of three articles each."""
    for topic in ("10", "2", "33"):
        folder = tmp_path / "shared" / "news" / topic
        folder.mkdir(parents=True)
        for name in ("a", "b", "c"):
            (folder / f"{name}.txt").write_text(f"The ferry of {topic}{name} left Arlen at noon.\n")
    return Setup(tmp_path / "shared", tmp_path / "work", jobs=1, size="small")


@pytest.fixture
def real(tmp_path: Path) -> str:
    """A file of sixty vectors, of claims of six articles."""
    given = np.random.default_rng(1).standard_normal((60, 16), dtype=np.float32)
    place = tmp_path / "real.npz"
    np.savez(place, vectors=given / np.linalg.norm(given, axis=1, keepdims=True), article=np.arange(60) // 10)
    return str(place)


class Processes:
    """In the place of measured processes: a first run takes 80 seconds, any other 2."""

    def __init__(self) -> None:
        self.checked: list[tuple[int, int | None]] = []
        self.called: list[str] = []

    def check(self, paths: Sequence[str], cache: Path, setup: Setup, most: int | None = None) -> Run:  # noqa: ARG002
        is_first = not (cache / "full").exists()
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "full").touch()
        self.checked.append((len(paths), most))
        return Run(80.0 if is_first else 2.0, (STAGE,))

    def child(self, function: str, jobs: int, **arguments: Any) -> tuple[float, Any]:
        assert jobs == 1
        self.called.append(function)
        assert arguments
        return 240.0, {
            "verdicts.prepare": {"articles": 3, "claims": 5, "texts": 5, "asked": 8},
            "plain.run": {"stages": {"judging": 200.0}, "peak_mb": 800.0},
            "verdicts.compare": VERDICTS,
        }.get(function)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Processes:
    found = Processes()
    for module in (cold, warm, changed, many):
        monkeypatch.setattr(module, "check", found.check)
    monkeypatch.setattr(cold, "child", found.child)
    return found


def test_topics_stand_in_order_and_some_are_evenly_spaced(setup: Setup) -> None:
    assert [folder.name for folder in corpora.topics(setup)] == ["2", "10", "33"]
    assert [folder.name for folder in corpora.chosen(setup)] == ["10"]
    assert [folder.name for folder in corpora.modest(setup)] == ["10"]
    many = [Path(str(number)) for number in range(31)]
    assert [folder.name for folder in corpora.spread(many, 3)] == ["5", "15", "25"]
    assert len(corpora.articles(corpora.topics(setup))) == 9


def test_without_news_our_own_corpus_is_repeated_and_no_copy_is_like_another(tmp_path: Path) -> None:
    own = Setup(tmp_path / "none", tmp_path / "work", jobs=1, size="small")
    folders = corpora.topics(own)
    assert corpora.origin(own) != "news"
    texts = [Path(path).read_text() for path in corpora.articles(folders)]
    assert len(folders) == 3
    assert len(set(texts)) == len(texts) > 30


def test_a_copy_has_other_numbers_and_a_paragraph_less() -> None:
    text = "Title\n\nFive of 20 left.\n\nThey went to Arlen.\n\nNobody was hurt.\n"
    assert corpora.varied(text, 0) == "Title\nFive of 20 left.\nThey went to Arlen.\nNobody was hurt.\n"
    assert corpora.varied(text, 1) == "Title\nFive of 21 left.\nNobody was hurt.\n"


def test_a_first_run_is_measured_in_turn_with_the_plain_way(setup: Setup, fake: Processes) -> None:
    found = cold.measure(setup, 2)
    assert (found["topic"], found["ours"], found["plain"], found["ratio"]) == ("10", 80.0, 240.0, 3.0)
    assert found["verdicts"] == VERDICTS
    assert (found["asked"], found["asked_by_ours"], found["plain_same_reads"]) == (8, 8, 240.0)
    prepare, run = "verdicts.prepare", "plain.run"
    assert fake.called == ["plain.save_judge", prepare, prepare, run, run, "verdicts.compare"]


def test_every_first_run_has_an_empty_cache(setup: Setup, fake: Processes) -> None:
    assert [cold.cold(["a"], setup.work / "cache", setup).seconds for _ in range(2)] == [80.0, 80.0]
    assert len(fake.checked) == 2


def test_a_second_run_is_the_median_of_those_after_the_first(setup: Setup, fake: Processes) -> None:
    found = warm.measure(setup)
    assert (found["cold"], found["warm"], found["ratio"]) == (80.0, 2.0, 40.0)
    assert (found["hundred"]["articles"], found["hundred"]["warm"]) == (9, 2.0)
    assert len(fake.checked) == 6


def test_one_article_after_another_is_changed_in_a_copy(setup: Setup, fake: Processes) -> None:
    before = [Path(path).read_text() for path in corpora.articles(corpora.topics(setup))]
    found = changed.measure(setup)
    assert (found["cold"], found["one_changed"], found["percent_of_cold"]) == (80.0, 2.0, 2.5)
    assert (found["cold_cut"], found["percent_of_cut"]) == (80.0, 2.5)
    assert fake.checked == [(3, 200), *[(3, None)] * 5]
    assert [Path(path).read_text() for path in corpora.articles(corpora.topics(setup))] == before
    copies = sorted((setup.folder("changed") / "articles").rglob("*.txt"))
    assert [len(path.read_text().splitlines()) for path in copies] == [3, 3, 3]


def test_stages_are_read_as_they_are_printed() -> None:
    timings = Timings(iter(range(100)).__next__)
    timings.stage("grouping and reviewing", 1234567)
    told = "claims: warning: stage fright\n" + "\n".join(timings.lines())
    found = processes.stages(told)
    assert [one["stage"] for one in found] == ["starting", "grouping and reviewing", "all"]
    assert (found[1]["items"], found[1]["seconds"]) == (1234567, 1.0)
    assert Run(3.0, found).items("grouping and reviewing") == 1234567
    assert Run(3.0, found).items("none") == 0
    assert Run(3.0, found).peak > 1
    assert processes.stages("nothing") == ()


def test_a_measured_process_has_its_threads_and_cache_and_nothing_of_the_callers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAIMS_CONFIG", "other.yaml")
    env = processes.environment(3, tmp_path)
    assert (env["OMP_NUM_THREADS"], env["CLAIMS_CACHE_DIR"]) == ("3", str(tmp_path))
    assert "CLAIMS_CONFIG" not in env


def test_a_process_that_fails_is_told_with_what_it_said() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        processes.run(["-c", "raise SystemExit('no such thing')"], processes.environment(1))


def test_a_function_is_called_in_a_process_of_its_own() -> None:
    _, found = processes.child("setup.middle", 1, values=[3.0, 1.0, 2.0])
    assert found == 2.0


@pytest.mark.models
def test_the_articles_are_checked_as_a_process(tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("Il traghetto ha lasciato Arlen a mezzogiorno con cento passeggeri, secondo la polizia.\n")
    found = processes.check([str(one)], tmp_path / "cache", Setup(tmp_path, tmp_path, jobs=1), most=5)
    assert found.items("reading") == 1
    assert found.seconds > 0


class Sure:
    """Everything agrees."""

    name = "sure"

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:  # noqa: ARG002
        return [Verdict("agreement", 1.0)] * len(pairs)


def test_a_limited_judge_judges_so_many_pairs_over_all_calls() -> None:
    one, other = claim(article("a.txt", "Five left.")), claim(article("b.txt", "Six left."))
    judge = LimitedJudge(Sure(), 3)
    pairs = [Pair(one, other, 0.9)] * 2
    labels = [[verdict.label for verdict in judge.judge(pairs, {})] for _ in range(3)]
    assert labels == [["agreement"] * 2, ["agreement", "unrelated"], ["unrelated"] * 2]
    assert "at most 3 pairs" in judge.name


def test_verdicts_differ_where_another_thing_is_reported() -> None:
    def said(*verdicts: Verdict) -> verdicts_said:
        return {(number,): verdict for number, verdict in enumerate(verdicts)}

    ours = said(Verdict("agreement", 0.51), Verdict("agreement", 0.2), Verdict("contradiction", 0.8))
    plain = said(Verdict("agreement", 0.49), Verdict("contradiction", 0.3), Verdict("agreement", 0.6))
    found = verdicts.difference(ours, {**plain, (9,): Verdict("update", 0.6)})
    assert (found["pairs"], found["differ"], found["pairs_of_plain_alone"]) == (4, 3, 1)
    assert found["distances"] == [0.2, 0.05, 0.01]
    assert found["farther_than_0.02"] == 2
    assert verdicts.difference({}, {})["differ_percent"] == 0


def test_a_pair_that_only_one_reads_differs_by_its_similarity() -> None:
    read = Verdict("agreement", 0.9, signals=(("similarity", 0.601),))
    unread = Verdict("agreement", 0.1, signals=(("similarity", 0.596),), ruled_out=True)
    assert verdicts.difference({(0,): read}, {(0,): unread})["distances"] == [0.004]
    assert verdicts.difference({(0,): unread}, {(0,): read})["distances"] == [0.001]


verdicts_said = dict[tuple[Any, ...], Verdict]


def test_known_rows_are_looked_up_and_others_computed_once() -> None:
    asked: list[list[str]] = []

    def otherwise(texts: list[str]) -> list[list[float]]:
        asked.append(texts)
        return [[0.0, 1.0]] * len(texts)

    known = verdicts.Known({"a": np.array([1.0, 0.0], dtype=np.float32)}, otherwise)
    assert known.encode(["b", "a", "b"]).tolist() == [[0, 1], [1, 0], [0, 1]]
    assert asked == [["b"]]


def test_rows_beyond_the_real_ones_are_like_them_but_of_other_articles(real: str) -> None:
    found = vectors.search(real, 150)
    again = vectors.search(real, 150)
    assert (found.vectors == again.vectors).all()
    assert (vectors.search(real, 40).vectors == found.vectors[:40]).all()
    assert len(np.unique(found.article)) == 15
    assert (np.diff(found.article) >= 0).all()
    unit = found.vectors / np.linalg.norm(found.vectors, axis=1, keepdims=True)
    assert np.abs((unit[:60] * unit[60:120]).sum(1) - 1 / np.sqrt(1 + vectors.SPREAD**2)).mean() < 0.1


def test_pairing_is_measured_beside_the_bare_product(real: str) -> None:
    found = pairing.times(real, 90, 2)
    assert found["found"] == len(Exact().find(vectors.search(real, 90)).low) > 0
    assert len(found["exact_runs"]) == len(found["product_runs"]) == 2
    assert found["peak_mb"] >= found["peak_before_mb"] > 1


def test_a_point_of_the_curve_has_its_recall(real: str) -> None:
    found = million.point(real, 120)
    assert found["recall"] > 0.9
    assert 0 < found["recall_of_all"] <= 1


def test_the_exact_search_has_all_that_recall_asks_for(real: str) -> None:
    search = vectors.search(real, 120)
    exact = Exact().find(search)
    assert million.recall_of_all(search, exact, np.arange(120)) == 1
    half = type(exact)(exact.low[::2], exact.high[::2], exact.similarity[::2])
    assert 0.3 < million.recall_of_all(search, half, np.arange(120)) < 0.7


def test_the_exponent_is_that_of_the_power_law() -> None:
    assert million.slope([10, 100, 1000], [2.0, 20.0 * 10**0.5, 200.0 * 10]) == 1.5


def test_sizes_are_measured_apart_and_set_beside_each_other(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    def child(function: str, jobs: int, **arguments: Any) -> tuple[float, Any]:
        assert jobs == 1
        rows = arguments["rows"]
        found = {
            "pairing.times": {"rows": rows, "repeats": 1, "exact": 2.0, "product": 1.5},
            "pairing.mining": {"rows": rows, "seconds": 9.0},
            "million.point": {"rows": rows, "seconds": rows / 100},
        }
        return 1.0, found[function]

    monkeypatch.setattr(vectors, "real", lambda _: "real.npz")
    monkeypatch.setattr(pairing, "child", child)
    monkeypatch.setattr(million, "child", child)
    assert pairing.measure(setup)["mining"]["ratio"] == 4.5
    assert million.measure(setup)["exponent"] == 1.0


def test_many_short_articles_are_checked_cold_and_warm(setup: Setup, fake: Processes) -> None:
    found = many.measure(setup)
    assert (found["cold"], found["warm"], found["articles"]) == (80.0, 2.0, 20)
    assert fake.checked == [(1, many.MOST)] * 2
    texts = [path.read_text() for path in sorted((setup.folder("many") / "articles").iterdir())]
    assert len(texts) == 20
    assert [texts[place] for place in (0, 9)] == [
        "The ferry of 2a left Arlen at noon.\n",
        "The ferry of 3a left Arlen at noon.\n",
    ]


def test_excerpts_go_on_where_the_last_one_ended() -> None:
    text = "\n".join(f"{letter}." for letter in "abcdefg")
    first, second, third, *_ = islice(many.excerpts([text]), 4)
    assert [one.replace("\n", "") for one in (first, second, third)] == ["a.b.c.d.e.", "f.g.a.b.c.", "d.e.f.g.a."]


def test_starting_is_measured_for_each_command(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "run", lambda command, _: (0.25 if "--help" in command else 0.125, "", ""))
    found = startup.measure(setup)
    assert found["seconds"]["claims --help"] == 0.25
    assert found["seconds"]["python alone"] == 0.125


def results() -> dict[str, Any]:
    """Of each part a result, as it is kept."""
    about = {"processor": "Quick 9", "threads": 2}
    runs = {"cold": 80.0, "warm": 2.0, "ratio": 40.0, "articles": 3, "warm_peak_mb": 70.0, "name": "one"}
    size = {"rows": 1000, "found": 5, "exact": 2.0, "product": 1.0, "percent_of_product": 50.0, "repeats": 3}
    topic = {
        "topic": "2",
        "articles": 3,
        "claims": 5,
        "texts": 5,
        "asked": 8,
        "asked_by_ours": 4,
        "plain_same_reads": 30.0,
        "ours": 10.0,
        "plain": 35.0,
        "ratio": 3.5,
        "repeats": 3,
        "of": "news",
        "ours_stages": [STAGE],
        "plain_stages": {"judging": 30.0},
        "plain_peak_mb": 800,
        "verdicts": VERDICTS,
        "machine": about,
    }
    found: dict[str, Any] = {
        "startup": {"repeats": 3, "seconds": {"claims --help": 0.2}, "least": {"claims --help": 0.1}},
        "warm": {"repeats": 3, "topics": [runs], "hundred": runs, "cut": "once", **runs},
        "changed": {
            "of": "news",
            "articles": 9,
            "claims": 90,
            "pairs": 900,
            "cut": "at most 5 pairs",
            "cold": 80.0,
            "cold_cut": 40.0,
            "nothing_changed": 1.0,
            "one_changed": 2.0,
            "cold_stages": [STAGE],
            "one_changed_stages": [],
        },
        "pairing": {
            "sizes": [{**size, "percent_of_half": 25.0, "peak_mb": 90}],
            "mining": {"rows": 1000, "seconds": 8.0, "ratio": 4.0, "exact": 2.0},
            "cut": "once",
        },
        "million": {
            "sizes": [{"rows": 1000, "seconds": 9.0, "found": 5, "peak_mb": 90, "recall": 0.99, "recall_of_all": 0.5}],
            "exponent": 1.1,
            "sample": 500,
            "cut": "once",
        },
        "many": {
            "of": "news",
            "articles": 9000,
            "claims": 90,
            "pairs": 900,
            "cut": "at most 5 pairs",
            "cold": 80.0,
            "warm": 2.0,
            "cold_peak_mb": 900.0,
            "warm_peak_mb": 90.0,
            "cold_stages": [STAGE],
            "warm_stages": [],
        },
    }
    return {"cold-1": topic, "cold-2": topic, **{part: {**one, "machine": about} for part, one in found.items()}}


def test_every_row_names_the_processor_and_the_threads() -> None:
    text = page.tables(results())
    rows = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    heads = [row for row in rows if row.endswith("processor, threads |")]
    assert len(heads) == 9
    assert all(row.endswith("| Quick 9, 2 |") for row in rows if row not in heads)
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {name}" for name in page.TITLES.values()
    ]
    assert "| 20.00 | 70.00 | **3.50** |" in text
    assert "2 of 800 pairs (0.250 %), 0 of them farther" in text
    assert "at most 5 pairs" in text
    assert "| one article changed (median of 3) | 2.0 | 2.50 | 5.00 |" in text
    assert "power of 1.1" in text
    assert "9000 articles (news), 90 claims, 900 pairs. First run: 80.0 s, 900 MB." in text


def test_tables_go_between_the_marks(tmp_path: Path) -> None:
    here = tmp_path / "page.md"
    here.write_text(f"Before.\n{page.BEGIN}\nold\n{page.END}\nAfter.\n")
    page.update(here, {})
    once = here.read_text()
    page.update(here, {})
    assert here.read_text() == once
    assert once.startswith("Before.\n")
    assert once.endswith("\nAfter.\n")
    assert "old" not in once
    here.write_text("No marks.")
    with pytest.raises(ValueError, match="marks"):
        page.update(here, {})


def test_the_page_that_ships_has_the_marks() -> None:
    text = speed.PAGE.read_text(encoding="utf-8")
    assert text.index(page.BEGIN) < text.index(page.END)


def test_a_part_takes_the_place_of_its_last_result_and_small_ones_are_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, here = tmp_path / "results" / "speed.json", tmp_path / "page.md"
    here.write_text(f"{page.BEGIN}\n{page.END}\n")
    monkeypatch.setattr(speed, "RESULTS", kept)
    monkeypatch.setattr(speed, "PAGE", here)
    monkeypatch.setattr(speed, "PARTS", {"startup": lambda _: results()["startup"]})
    arguments = ["--work", str(tmp_path / "work"), "--jobs", "1"]
    assert speed.main([*arguments, "--size", "small"]) == 0
    assert not kept.exists()
    kept.parent.mkdir()
    kept.write_text(json.dumps({"startup": {}, "other": {"a": 1}}))
    assert speed.main(arguments) == 0
    assert json.loads(kept.read_text()).keys() == {"startup", "other"}
    assert "`claims --help`" in here.read_text()
    here.write_text(f"{page.BEGIN}\n{page.END}\n")
    assert speed.main(["--page"]) == 0
    assert "`claims --help`" in here.read_text()


def test_figures_are_said_with_the_processor(tmp_path: Path) -> None:
    cpuinfo = tmp_path / "cpuinfo"
    cpuinfo.write_text("model name\t: Quick 9\ncpu family\t: 3\nmodel\t\t: 7\n\nmodel name\t: Quick 9\n")
    assert processor(cpuinfo) == "Quick 9 (family 3, model 7)"
    assert processor(tmp_path / "none")
    assert machine(2)["threads"] == 2
    assert "torch" in machine(2)["libraries"]
