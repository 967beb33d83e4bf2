"""Cross-encoders: the shipped weights joined with the encoder's, labels in any order, clear errors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from embassy_claims.embedding.bundled import SHA256, bundled_folder
from embassy_claims.errors import ModelError
from embassy_claims.judging.cross_encoder import both_directions, label_columns, load_scorer, shipped

PAIRS = [
    ("Five guards left the gate.", "Six guards left."),
    ("It rained.", "A ship sank."),
    ("It rained.", "Rain fell."),
]


class Lengths:
    """Entailment is the length of the premise, contradiction that of the hypothesis."""

    name = "lengths"

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        return np.array([[len(a), 0, len(b)] for a, b in pairs], dtype=np.float32)


def write_card(folder: Path, data: bytes, **changes: object) -> None:
    (folder / "judge.safetensors").write_bytes(data)
    about = {
        "sha256": hashlib.sha256(data).hexdigest(),
        "base_sha256": SHA256,
        "labels": ["contradiction", "entailment", "neutral"],
        **changes,
    }
    (folder / "judge.json").write_text(json.dumps(about))


def test_both_directions_swap_the_texts() -> None:
    assert both_directions(Lengths(), [("a", "bbb"), ("cc", "")]).tolist() == [
        [[1, 0, 3], [3, 0, 1]],
        [[2, 0, 0], [0, 0, 2]],
    ]
    assert both_directions(Lengths(), []).shape == (0, 2, 3)


def test_no_shipped_weights_is_no_scorer(tmp_path: Path) -> None:
    assert load_scorer("bundled", tmp_path) is None


def test_labels_stand_in_any_order_and_case() -> None:
    assert label_columns({0: "CONTRADICTION", 1: "entailment", 2: "Neutral"}, "some") == [1, 2, 0]


@pytest.mark.parametrize("names", [{0: "LABEL_0"}, {0: "entailment", 1: "neutral"}, {0: "no", 1: "maybe", 2: "yes"}])
def test_other_labels_are_an_error_that_names_them(names: dict[int, str]) -> None:
    with pytest.raises(ModelError, match=f"'some' must have the labels .* but it has {names[0]}"):
        label_columns(names, "some")


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    write_card(tmp_path, b"weights")
    about = json.loads((tmp_path / "judge.json").read_text())
    (tmp_path / "judge.safetensors").write_bytes(b"others")
    with pytest.raises(ModelError, match=r"judge\.safetensors are missing or were changed"):
        shipped(tmp_path, about)
    (tmp_path / "judge.safetensors").unlink()
    with pytest.raises(ModelError, match="are missing or were changed"):
        shipped(tmp_path, about)


def test_weights_for_another_encoder_are_refused(tmp_path: Path) -> None:
    write_card(tmp_path, b"weights", base_sha256="0" * 64)
    with pytest.raises(ModelError, match="made for another encoder"):
        shipped(tmp_path, json.loads((tmp_path / "judge.json").read_text()))


@pytest.mark.parametrize("content", ["{", "[]", '{"labels": []}'])
def test_a_broken_card_is_one_clear_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "judge.json").write_text(content)
    with pytest.raises(ModelError, match=r"judge\.json.*reinstall embassy-claims") as caught:
        load_scorer("bundled", tmp_path)
    assert "\n" not in str(caught.value)


@pytest.mark.models
def test_shipped_layers_are_joined_with_the_embeddings_of_the_encoder(tmp_path: Path) -> None:
    import torch
    from safetensors.torch import save
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

    auto: Any = AutoModelForSequenceClassification
    config = AutoConfig.from_pretrained(bundled_folder(), num_labels=3)
    torch.manual_seed(1)
    network = auto.from_config(config).half().float().eval()
    trained = {key: value.half() for key, value in network.state_dict().items() if "bert.embeddings." not in key}
    write_card(tmp_path, save(trained))

    base = auto.from_pretrained(bundled_folder(), config=config)
    network.bert.embeddings.load_state_dict(base.bert.embeddings.state_dict())
    tokenizer = AutoTokenizer.from_pretrained(bundled_folder())
    with torch.inference_mode():
        plain = [network(**tokenizer(*pair, return_tensors="pt")).logits.softmax(1)[0].numpy() for pair in PAIRS]

    scorer = load_scorer("bundled", tmp_path, "float32")
    assert scorer is not None
    found = scorer.probabilities(PAIRS)
    assert np.allclose(found, np.array(plain)[:, [1, 2, 0]], atol=1e-3)
    assert np.array_equal(scorer.probabilities([PAIRS[2], PAIRS[0], PAIRS[2]]), found[[2, 0, 2]])


@pytest.mark.models
def test_a_model_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    scorer = load_scorer(str(tmp_path))
    assert scorer is not None
    assert scorer.probabilities([]).shape == (0, 3)
    with pytest.raises(ModelError, match="cannot load the judge") as caught:
        scorer.probabilities(PAIRS)
    assert "\n" not in str(caught.value)
    unknown = load_scorer("nobody/nothing")
    assert unknown is not None
    with pytest.raises(ModelError, match="downloaded before; claims downloads nothing"):
        unknown.probabilities(PAIRS)
