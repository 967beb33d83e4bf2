"""The comparison of runtimes, without any of the others installed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from benchmarks import runtimes
from benchmarks.measuring.setup import Setup
from embassy_claims.judging.cross_encoder import load_scorer

GIVEN = [("Five left.", "Six left."), ("Six left.", "Five left."), ("Five boats sank off Arlen.", "A boat sank.")]


def test_a_missing_package_is_one_line_and_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    monkeypatch.setattr(sys, "argv", ["runtimes.py"])
    assert runtimes.main() == 2
    assert capsys.readouterr().err == "onnx is missing: pip install onnx onnxscript onnxruntime\n"


def test_the_first_runtime_is_what_the_others_are_compared_with() -> None:
    def says(chance: float) -> runtimes.Runner:
        return lambda given: np.full((len(given), 3), chance, dtype=np.float32)

    found = runtimes.table(GIVEN, {"first": says(0.5), "second": says(0.51), "third": says(0.9)})
    assert [line.split(" | ")[2:] for line in found] == [
        ["0.000", "0.0% |"],
        ["0.010", "0.0% |"],
        ["0.400", "100.0% |"],
    ]


@pytest.mark.models
def test_pairs_are_real_and_both_ways_round(tmp_path: Path) -> None:
    folder = tmp_path / "shared" / "news" / "1"
    folder.mkdir(parents=True)
    for number, name in (("Five", "a"), ("Six", "b")):
        (folder / f"{name}.txt").write_text(f"{number} guards left the embassy in Arlen on Monday.\n")
    found = runtimes.pairs_of(Setup(tmp_path / "shared", tmp_path, jobs=1))
    assert [{a.split()[0], b.split()[0]} for a, b in found] == [{"Five", "Six"}] * 2
    assert found[0] == found[1][::-1]


@pytest.mark.models
def test_another_runtime_gets_the_batches_of_ours() -> None:
    scorer = load_scorer("bundled", precision="float32")
    assert scorer is not None
    model, columns = scorer.load()

    class Session:
        def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
            import torch

            given = {name: torch.from_numpy(values) for name, values in inputs.items()}
            given["attention_mask"] = given["attention_mask"].bool()
            with torch.inference_mode():
                return [model(**given).logits.numpy()]

    again = runtimes.runner(Session(), model.tokenizer, columns)(GIVEN)
    assert np.allclose(again, scorer.probabilities(GIVEN), atol=2e-3)


def test_ours_is_run_in_float32_first(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(_: str, precision: str) -> Any:
        asked.append(precision)
        return SimpleNamespace(probabilities=len)

    monkeypatch.setattr(runtimes, "load_scorer", load)
    monkeypatch.setattr(runtimes, "chosen", lambda precision: precision or "bf16")
    assert list(runtimes.ours()) == ["ours, float32", "ours, bf16"]
    assert asked == ["float32", "bf16"]
