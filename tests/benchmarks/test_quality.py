"""The measuring of quality: what it says without the articles, which topics it takes, what it prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from benchmarks import quality
from embassy_claims.caching.store import Memory
from embassy_claims.embedding import Encoder
from embassy_claims.judging import Judge
from embassy_claims.judging.verdict_model import VerdictModel, load_verdict_model
from embassy_claims.pipeline import Models
from embassy_claims.settings import Settings

MEMORY = cast(Memory, None)  # nothing here keeps anything


def models(judge: str) -> Models:
    return Models(cast(Any, None), cast(Any, SimpleNamespace(name="encoder")), cast(Judge, SimpleNamespace(name=judge)))


def test_without_the_articles_it_says_so_and_measures_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(quality, "SHARED", tmp_path)
    assert quality.main(["--false-events"]) == 0
    assert capsys.readouterr().out.startswith("skipped: there is no folder ../shared")


def test_the_sample_is_spread_over_topics_without_a_gold_set() -> None:
    topics = [str(number) for number in range(1, 45)]
    found = quality.sample(topics)
    assert found == quality.sample(topics)
    assert len(set(found)) == quality.SAMPLE
    assert not {"14", "18", "20", "37"} & set(found)
    assert int(found[0]) < 5
    assert int(found[-1]) > 35


def test_a_line_gives_shares_and_rates_also_of_nothing() -> None:
    counts = {"articles": 20, "claims": 400, "pairs": 9000, "contradictions": 8, "between": 2}
    assert "8 (20.0 per 1,000 claims)  between two events 2 (25.0 %)" in quality.event_line("topic 5", counts)
    assert "0 (0.0 per 1,000 claims)" in quality.event_line("none", dict.fromkeys(counts, 0))


def test_results_hold_counts_and_no_words_of_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "RESULTS", tmp_path / "results")
    quality.write("one.json", quality.numbers({"clear": 3, "missed": ["some words"], "false": []}))
    assert json.loads((tmp_path / "results" / "one.json").read_text()) == {"clear": 3}


def test_each_set_is_judged_by_the_last_step_that_does_not_know_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[VerdictModel] = []

    def load(name: str, encoder: Encoder, _: object, *, last_step: VerdictModel) -> Judge:
        asked.append(last_step)
        return models(f"{name} with {encoder.name}").judge

    monkeypatch.setattr(quality, "load_judge", load)
    shipped = models("shipped")
    for name in quality.SETS:
        found = quality.without(name, Settings(), shipped, MEMORY)
        assert found == replace(shipped, judge=found.judge)
        assert found.judge.name == "bundled with encoder"
    assert load_verdict_model() not in asked
    assert all(one not in asked[:place] for place, one in enumerate(asked))


def measured(names: Sequence[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gold sets of two clear contradictions: the judge that ships finds both, the other finds one."""
    (folder / "gold").mkdir()
    for name in quality.SETS:
        (folder / "gold" / f"{name}.yaml").write_text("contradictions: []\n", encoding="utf-8")
    scorer = SimpleNamespace(
        score=lambda _, report: {"clear": 2, "found": report["found"], "missed": ["some words"], "false": []},
        rates=lambda score: (1.0, score["found"] / 2, score["found"] / 2),
        line=lambda name, score: f"{name} {score['found']} of {score['clear']}",
    )
    monkeypatch.setattr(quality, "SHARED", folder)
    monkeypatch.setattr(quality, "RESULTS", folder / "results")
    monkeypatch.setattr(quality, "load_scorer", lambda: scorer)
    monkeypatch.setattr(quality, "report", lambda _, __, by: {"found": 2 if by.judge.name == "shipped" else 1})
    monkeypatch.setattr(quality, "without", lambda name, *_: models(f"without {name}"))
    quality.gold_sets(Settings(), models("shipped"), MEMORY, names, verbose=False)


def test_all_sets_are_scored_as_it_ships_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured(list(quality.SETS), tmp_path, monkeypatch)
    kept = json.loads((tmp_path / "results" / "quality.json").read_text(encoding="utf-8"))
    assert (kept["judge"], kept["encoder"]) == ("shipped", "encoder")
    for part, found in (("shipped", 2), ("leave one set out", 1)):
        assert kept[part]["sets"] == {name: {"clear": 2, "found": found} for name in quality.SETS}
        assert kept[part]["mean"] == {"precision": 1.0, "recall": found / 2, "f1": found / 2}
        assert kept[part]["all"] == {"clear": 10, "found": 5 * found}
    printed = capsys.readouterr().out
    assert printed.index("ALL 10 of 10") < printed.index("LEAVE ONE SET OUT") < printed.index("ALL 5 of 10")
    assert "some words" not in printed


def test_a_part_of_the_sets_is_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    measured(["embassy"], tmp_path, monkeypatch)
    assert not (tmp_path / "results").exists()
    assert capsys.readouterr().out.count("embassy") == 2
