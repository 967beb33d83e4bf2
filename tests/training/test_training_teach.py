from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from training import teach
from training.pairs import LabelledPair, Target
from training.teach import labelled, taught


class Tokenizer:
    """A word is its length."""

    pad_token_id = 0
    model_input_names = ("input_ids",)

    def __call__(self, first: str | list[str], second: str | None = None, **_: object) -> Mapping[str, Any]:
        if isinstance(first, list):
            return {"input_ids": [[len(word) for word in text.split()] for text in first]}
        return {"input_ids": [9] if second is None else [1, 9, 2, 9, 3]}


def network(input_ids: torch.Tensor, attention_mask: torch.Tensor) -> SimpleNamespace:
    """Contradiction where the second token (the first word of the premise) is long."""
    del attention_mask
    size = input_ids[:, 1].float()
    return SimpleNamespace(logits=torch.stack([torch.zeros_like(size), torch.zeros_like(size), size - 4], dim=1))


def test_every_pair_gets_the_opinion_of_the_teacher_in_its_place() -> None:
    pairs = [LabelledPair(word, "x y", Target.NEUTRAL, "made") for word in ("seventeen words", "two", "four")]
    found = taught(pairs, network, Tokenizer(), 16)
    assert [(pair.premise, pair.target) for pair in found] == [(pair.premise, pair.target) for pair in pairs]
    soft = np.array([pair.soft for pair in found])
    assert np.allclose(soft.sum(1), 1)
    assert soft[0, 2] > 0.9
    assert soft[1, 2] < soft[2, 2] == pytest.approx(1 / 3, abs=0.01)


class Teacher:
    """Says entailment of everything, and remembers what it was asked. It is stopped before the call ``last``."""

    def __init__(self, last: int = 99) -> None:
        self.asked: list[list[str]] = []
        self._last = last

    def __call__(self, new: Sequence[LabelledPair]) -> list[LabelledPair]:
        if len(self.asked) == self._last:
            raise KeyboardInterrupt
        self.asked.append([pair.premise for pair in new])
        return [replace(pair, soft=(1.0, 0.0, 0.0)) for pair in new]


def test_what_the_teacher_has_labelled_is_not_asked_again(tmp_path: Path) -> None:
    pairs = [LabelledPair(word, "x", Target.NEUTRAL, "made") for word in ("one", "two", "three")]
    teacher = Teacher()
    found = labelled(pairs, [replace(pairs[1], soft=(0.5, 0.25, 0.25))], teacher, tmp_path / "part.jsonl.gz")
    assert teacher.asked == [["one", "three"]]
    assert [pair.premise for pair in found] == ["one", "two", "three"]
    assert [pair.soft for pair in found] == [(1.0, 0.0, 0.0), (0.5, 0.25, 0.25), (1.0, 0.0, 0.0)]


def test_a_stopped_teacher_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teach, "AT_ONCE", 2)
    pairs = [LabelledPair(word, "x", Target.NEUTRAL, "made") for word in ("one", "two", "three", "four", "five")]
    checkpoint = tmp_path / "part.jsonl.gz"
    with pytest.raises(KeyboardInterrupt):
        labelled(pairs, [], Teacher(last=1), checkpoint)
    again = Teacher()
    found = labelled(pairs, [], again, checkpoint)
    assert again.asked == [["three", "four"], ["five"]]
    assert found == labelled(pairs, [], Teacher(), tmp_path / "other.jsonl.gz")
