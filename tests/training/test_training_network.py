from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from transformers import BertConfig, BertModel

import training.train
from training.batching import Batch, Row, Tokens, encode
from training.network import CARD, WEIGHTS, export, load, start, trained_state
from training.pairs import LabelledPair, Target
from training.recipe import Recipe
from training.train import Run, new_run, train


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A BERT of two tiny layers where a real encoder would be."""
    torch.manual_seed(3)
    config = BertConfig(vocab_size=50, hidden_size=8, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16)
    BertModel(config).save_pretrained(tmp_path / "base")
    return tmp_path / "base"


def _rows() -> list[Row]:
    return [Row((5 + number % 3, 6), (7, 8 + number % 2), Target(number % 3), 1.0, None) for number in range(24)]


def test_embeddings_are_frozen_and_not_exported(base: Path, tmp_path: Path) -> None:
    model = start(base, dropout=0.1, seed=1)
    assert not any(p.requires_grad for name, p in model.named_parameters() if "embeddings" in name)
    export(trained_state(model), base, tmp_path / "out", {"seed": 1})
    tensors = load_file(tmp_path / "out" / WEIGHTS)
    assert not any("embeddings" in name for name in tensors)
    assert {tensor.dtype for tensor in tensors.values()} == {torch.float16}


def test_export_and_load_give_the_same_answers(base: Path, tmp_path: Path) -> None:
    model = start(base, dropout=0.1, seed=1).eval()
    export(trained_state(model), base, tmp_path / "out", {"seed": 1})
    again = load(tmp_path / "out", base)
    ids = torch.tensor([[1, 5, 6, 2, 7, 2]])
    with torch.inference_mode():
        assert torch.allclose(model(input_ids=ids).logits, again(input_ids=ids).logits, atol=1e-2)
    card = json.loads((tmp_path / "out" / CARD).read_text())
    assert card["labels"] == ["entailment", "neutral", "contradiction"]
    assert card["seed"] == 1


def test_a_changed_file_is_refused(base: Path, tmp_path: Path) -> None:
    export(trained_state(start(base, dropout=0.0, seed=1)), base, tmp_path / "out", {})
    with (tmp_path / "out" / WEIGHTS).open("ab") as out:
        out.write(b" ")
    with pytest.raises(ValueError, match="hash"):
        load(tmp_path / "out", base)


def test_a_stopped_run_ends_as_one_that_was_not(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Recipe(parts=(), steps=6, warmup=1, decay=2, budget=32, rate=1e-2)

    def run_in(name: str) -> dict[str, torch.Tensor]:
        (tmp_path / name).mkdir(exist_ok=True)
        run = new_run(recipe, base, None)
        run.resume(tmp_path / name)
        train(recipe, _rows(), run, tmp_path / name, tokens=Tokens(1, 2, 0, (2,)), minutes=99, every=0)
        return trained_state(run.model)

    whole = run_in("whole")
    learn, calls = training.train.learn, iter(range(99))

    def interrupted(run: Run, batch: Batch, of: Recipe) -> float:
        if next(calls) == 3:
            raise KeyboardInterrupt
        return learn(run, batch, of)

    monkeypatch.setattr(training.train, "learn", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run_in("stopped")
    resumed = run_in("stopped")
    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def test_a_checkpoint_of_another_recipe_is_refused_and_a_shorter_run_of_the_same_is_not(
    base: Path, tmp_path: Path
) -> None:
    recipe = Recipe(parts=(), steps=4, warmup=1, decay=2, budget=32)
    new_run(recipe, base, None).save(tmp_path)
    new_run(replace(recipe, steps=3), base, None).resume(tmp_path)
    with pytest.raises(ValueError, match="another recipe"):
        new_run(replace(recipe, rate=1e-3), base, None).resume(tmp_path)


def test_texts_are_tokenised_once_and_rows_keep_their_order() -> None:
    class Tokenizer:
        def __call__(self, texts: list[str], **_: object) -> dict[str, list[list[int]]]:
            assert len(texts) == len(set(texts))
            return {"input_ids": [[len(text)] for text in texts]}

    pairs = [LabelledPair("aaa", "b", Target.NEUTRAL, "x"), LabelledPair("b", "aaa", Target.CONTRADICTION, "x")]
    rows = encode(pairs, Tokenizer(), 16)
    assert [(row.first, row.second) for row in rows] == [((3,), (1,)), ((1,), (3,))]
