"""The measuring of quality: what it says without the articles, which topics it takes, what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import quality


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
