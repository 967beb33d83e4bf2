from __future__ import annotations

from pathlib import Path

import pytest

from embassy_claims.caching import NoMemory
from embassy_claims.pipeline import load_models
from embassy_claims.settings import Settings
from training.news.paired import SIMILAR, WITH_SLOT, pairs_of, read_by_judge

TEXTS = {
    "wire.txt": "Six guards left the embassy on Monday. The ferry to Arlen was late.\n",
    "daily.txt": "Five guards left the embassy on Monday. The ferry to Arlen came late.\n",
}


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return [str(tmp_path / name) for name in TEXTS]


@pytest.mark.models
def test_pairs_are_those_that_the_judge_reads_and_say_why(paths: list[str]) -> None:
    found = read_by_judge(*pairs_of(paths, load_models(Settings()), NoMemory()))
    reasons = {
        frozenset(word for text in two for word in text.split() if word in ("Six", "Five", "ferry")): why
        for two, why in found.items()
    }
    assert reasons[frozenset(("Six", "Five"))] == WITH_SLOT
    assert reasons[frozenset(("ferry",))] == SIMILAR
    assert len(found) == 2
