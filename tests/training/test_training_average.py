from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from training import average
from training.average import averaged
from training.network import WEIGHTS

VALUES = st.floats(-4, 4)


@given(VALUES, VALUES, st.floats(0, 1))
def test_a_mean_lies_between_by_its_shares(one: float, other: float, share: float) -> None:
    found = averaged([({"w": torch.tensor([one])}, share), ({"w": torch.tensor([other])}, 1 - share)])
    assert found["w"].item() == pytest.approx(share * one + (1 - share) * other, abs=1e-4)


def test_shares_that_are_no_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        averaged([({}, 0.5), ({}, 0.4)])


def test_folders_are_averaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("one", 1.0), ("two", 3.0)):
        (tmp_path / name / "weights").mkdir(parents=True)
        save_file({"w": torch.full((2,), value, dtype=torch.float16)}, tmp_path / name / "weights" / WEIGHTS)
    kept: list[tuple[dict[str, torch.Tensor], dict[str, object]]] = []
    monkeypatch.setattr(average, "export", lambda state, _base, _out, notes: kept.append((state, notes)))
    stages = [f"{tmp_path / name / 'weights'}={share}" for name, share in (("one", 0.25), ("two", 0.75))]
    monkeypatch.setattr(sys, "argv", ["average", str(tmp_path / "out"), *stages])
    average.main()
    ((state, notes),) = kept
    assert state["w"].tolist() == [2.5, 2.5]
    assert notes == {"averaged": {"one": 0.25, "two": 0.75}}
    assert set(load_file(tmp_path / "one" / "weights" / WEIGHTS)) == {"w"}
