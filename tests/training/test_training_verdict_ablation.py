from __future__ import annotations

import pytest

from training.verdict.ablation import VARIANTS, only, precision
from training.verdict.rows import Row
from training.verdict.sets import GOLD

NAMED = (
    "answer: known",
    "contradiction",
    "entailment",
    "event: shared names",
    "rivals",
    "scene: other time",
    "similarity",
)


@pytest.mark.parametrize(
    ("variant", "kept"),
    [
        ("cross-encoder and similarity alone", {"contradiction", "entailment", "similarity"}),
        ("slots alone", {*NAMED} - {"contradiction", "entailment"}),
        ("slots without same event, scene and known answers", {"rivals", "similarity"}),
        ("all but same event, scene and known answers", {"contradiction", "entailment", "rivals", "similarity"}),
        ("all", {*NAMED}),
    ],
)
def test_a_variant_keeps_the_signals_that_its_name_tells(variant: str, kept: set[str]) -> None:
    row = Row("number", dict.fromkeys(NAMED, 0.5), True, 0.6)
    found = only(row, VARIANTS[variant])
    assert set(found.signals) == kept
    assert (found.finder, found.is_listed, found.weight) == ("number", True, 0.6)


@pytest.mark.parametrize(("is_told", "expected"), [(True, 1.0), (False, 0.5)])
def test_a_signal_that_tells_listed_rows_puts_them_first(is_told: bool, expected: float) -> None:
    def rows() -> list[Row]:
        return [Row("number", {"rivals": float(is_told and place % 2)}, bool(place % 2), 1.0) for place in range(60)]

    assert precision({name: rows() for name in [*GOLD, "train"]}) == expected
