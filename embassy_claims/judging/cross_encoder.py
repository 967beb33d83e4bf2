"""Cross-encoders: does one text follow from another, contradict it, or neither."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from embassy_claims.embedding.bundled import SHA256, bundled_folder, checked
from embassy_claims.embedding.network import BundledJudge
from embassy_claims.embedding.precision import chosen, running
from embassy_claims.embedding.quiet import quiet
from embassy_claims.embedding.sentence import missing
from embassy_claims.embedding.shapes import batches, features
from embassy_claims.errors import ModelError
from embassy_claims.model import NumberFormat

LABELS = ("entailment", "neutral", "contradiction")
WEIGHTS = Path(__file__).parent.parent / "weights"
TOKENS = 512  # in a batch
LONGEST = 256  # tokens of both texts


class Scorer(Protocol):
    """Says how the second text of a pair stands to the first. ``name`` identifies weights and precision."""

    @property
    def name(self) -> str:
        """What made the probabilities: two scorers of one name give the same ones."""

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """(n, 3): entailment, neutral, contradiction of (premise, hypothesis); each row adds up to 1."""


def load_scorer(name: str, folder: Path = WEIGHTS, precision: str | None = None) -> CrossEncoderScorer | None:
    """The cross-encoder of this name: ``bundled``, a folder, or the name of a sentence-transformers CrossEncoder
    downloaded before.

    ``folder`` holds the bundled weights; None where there are none. ``precision`` is ``float32``, ``bf16`` or None for
    the fastest here. The weights are read when the first pair is judged.
    Raises ModelError where the bundled ones are incomplete; ``probabilities`` raises it where weights are missing or
    not what they should be, or the model has not the three labels.
    """
    if name != "bundled":
        return CrossEncoderScorer(name, name, chosen(precision))
    if not (folder / "judge.json").is_file():
        return None
    return CrossEncoderScorer(f"judge@{card(folder)['sha256'][:12]}", name, chosen(precision), folder)


def both_directions(scorer: Scorer, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """Each pair judged as it stands and with its texts swapped: (n, 2, 3)."""
    if not pairs:
        return np.zeros((0, 2, 3), dtype=np.float32)
    swapped = [(b, a) for a, b in pairs]
    found = scorer.probabilities([*pairs, *swapped])
    return np.stack([found[: len(pairs)], found[len(pairs) :]], axis=1)


class CrossEncoderScorer:
    """A sentence-transformers CrossEncoder with three labels, from ``folder`` (bundled) or ``place``."""

    def __init__(self, label: str, place: str, precision: NumberFormat, folder: Path | None = None) -> None:
        self.name = f"{label} {precision}"
        self._place = place
        self._precision = precision
        self._folder = folder
        self._loaded: tuple[Any, list[int]] | None = None

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """(n, 3): entailment, neutral, contradiction; equal pairs are run once, values have float16 precision."""
        if not pairs:
            return np.zeros((0, 3), dtype=np.float32)
        model, columns = self.load()
        unique = sorted(set(pairs))
        place = {one: row for row, one in enumerate(unique)}
        with running(self._precision):
            found = run(model, unique)[:, columns].astype(np.float16).astype(np.float32)
        return np.ascontiguousarray(found[[place[one] for one in pairs]])

    def load(self) -> tuple[Any, list[int]]:
        """The model and the columns of its labels, read at the first call."""
        self._loaded = self._loaded or self._read()
        return self._loaded

    def _read(self) -> tuple[Any, list[int]]:
        if self._folder is not None:
            return bundled(self._folder)
        model = open_model(self._place)
        return model, label_columns(model.config.id2label, self._place)


def bundled(folder: Path) -> tuple[Any, list[int]]:
    """The shipped layers over the embeddings of the bundled encoder, and the columns of its labels."""
    about = card(folder)
    try:
        model = BundledJudge(checked(bundled_folder()), shipped(folder, about))
    except KeyError as error:
        raise ModelError(
            f"the weights of the judge in {folder} do not fit the encoder: reinstall embassy-claims"
        ) from error
    return model, label_columns(dict(enumerate(about["labels"])), str(folder))


def card(folder: Path) -> dict[str, Any]:
    """What ``judge.json`` says of the shipped weights."""
    path = folder / "judge.json"
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read {path}: {error}; reinstall embassy-claims") from error
    if not isinstance(about, dict) or not {"sha256", "base_sha256", "labels"} <= about.keys():
        raise ModelError(f"{path} does not describe the judge: reinstall embassy-claims")
    return about


def shipped(folder: Path, about: Mapping[str, Any]) -> dict[str, Any]:
    """The tensors of ``judge.safetensors`` by name. Raises ModelError where they are not those of ``judge.json``."""
    from safetensors.torch import load

    if about["base_sha256"] != SHA256:
        raise ModelError(f"the judge in {folder} was made for another encoder: reinstall embassy-claims")
    path = folder / "judge.safetensors"
    data = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(data).hexdigest() != about["sha256"]:
        raise ModelError(f"the weights of the judge at {path} are missing or were changed: reinstall embassy-claims")
    return dict(load(data))


def open_model(place: str) -> Any:
    """The CrossEncoder of a folder or of the name of one downloaded before. Raises ModelError where there is none."""
    from sentence_transformers import CrossEncoder

    try:
        with quiet():
            return CrossEncoder(
                place,
                device="cpu",
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(missing("judge", place, error)) from error


def label_columns(names: Mapping[int, str], place: str) -> list[int]:
    """The columns of entailment, neutral and contradiction in what a model with these label names gives."""
    columns = {str(name).casefold(): int(column) for column, name in names.items()}
    if len(names) != len(LABELS) or not set(LABELS) <= columns.keys():
        there = ", ".join(map(str, names.values()))
        raise ModelError(f"the judge {place!r} must have the labels {', '.join(LABELS)}, but it has {there}")
    return [columns[label] for label in LABELS]


def run(model: Any, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
    """The probabilities (n, 3) in the model's own order of labels, in batches of fixed shapes."""
    import torch

    tokenizer = model.tokenizer
    longest = min(LONGEST, tokenizer.model_max_length)
    encoded = tokenizer([a for a, _ in pairs], [b for _, b in pairs], truncation=True, max_length=longest)
    found = np.zeros((len(pairs), len(LABELS)), dtype=np.float32)
    network = model.model
    network.eval()
    with torch.inference_mode():
        for batch in batches([len(one) for one in encoded["input_ids"]], TOKENS):
            logits = network(**features(tokenizer, encoded, batch)).logits.float()
            found[list(batch.items)] = torch.softmax(logits, dim=1).numpy()[: len(batch.items)]
    return found
