"""The regression that says whether two articles tell one event."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.verdict.one_event import LEARNED, Two, article_pairs, fitted_event, measured
from training.verdict.regressions import set_by_hand


def topic(folder: Path, name: str) -> None:
    place = folder / "news" / name
    place.mkdir(parents=True)
    for number in (1, 2, 3):
        (place / f"{name}_{number}ecb.txt").write_text(
            f"On Sunday {number + 40} boats reached the port of Arlen, said Ida Berg."
        )
        (place / f"{name}_{number}ecbplus.txt").write_text(
            f"By Friday {number + 70} boats were in the port of Corvo, said Luis Paz."
        )


@pytest.fixture
def pairs(tmp_path: Path) -> list[Two]:
    for name in ("1", "2"):
        topic(tmp_path, name)
    return article_pairs(["1", "2"], tmp_path)


def test_the_names_of_files_tell_the_event(pairs: list[Two]) -> None:
    assert len(pairs) == 2 * 15
    assert sum(two.is_one for two in pairs) == 2 * 6
    assert {two.topic for two in pairs} == {"1", "2"}


def test_articles_of_one_event_are_told_from_those_of_another(pairs: list[Two]) -> None:
    model = fitted_event(pairs)
    assert model.weights.keys() == {*LEARNED, *set_by_hand().event}
    assert all((model.log_odds(two.signals) > 0) is two.is_one for two in pairs)
    assert fitted_event(pairs[::-1]).weights == pytest.approx(model.weights, abs=0.01)


def test_a_topic_is_measured_by_what_does_not_know_it(pairs: list[Two]) -> None:
    assert measured(pairs) == {
        "pairs": 30,
        "alone, lost": 0.0,
        "alone, kept": 0.0,
        "grouped, lost": 0.0,
        "grouped, kept": 0.0,
    }
