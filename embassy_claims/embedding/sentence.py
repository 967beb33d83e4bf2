"""Encoders of the library sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from embassy_claims.embedding.bundled import SHA256, bundled_folder, checked
from embassy_claims.embedding.network import BundledEncoder
from embassy_claims.embedding.precision import chosen, running
from embassy_claims.embedding.quiet import quiet
from embassy_claims.embedding.shapes import batches, features
from embassy_claims.errors import ModelError
from embassy_claims.model import NumberFormat

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

TOKENS = 256  # in a batch


def load_encoder(name: str, precision: str | None = None) -> SentenceEncoder:
    """The encoder of this name: ``bundled``, a folder, or the name of a sentence-transformers model downloaded before.

    ``precision`` is ``float32``, ``bf16`` or None for the fastest here. The weights are read when the first text is
    encoded. Raises ModelError where the bundled package is missing; ``encode`` raises it where the weights are missing
    or not what they should be.
    """
    if name == "bundled":
        label = f"all-MiniLM-L6-v2@{SHA256[:12]}"
        return SentenceEncoder(label, str(bundled_folder()), chosen(precision), is_bundled=True)
    return SentenceEncoder(name, name, chosen(precision))


class SentenceEncoder:
    """A sentence-transformers model from ``place``, a folder or the name of a model that was downloaded before.

    Nothing is downloaded here: settings that come with a change under review must not make a job fetch files.
    """

    def __init__(self, label: str, place: str, precision: NumberFormat, *, is_bundled: bool = False) -> None:
        self.name = f"{label} {precision}"
        self._place = place
        self._precision = precision
        self._is_bundled = is_bundled
        self._model: SentenceTransformer | BundledEncoder | None = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of unit length a text: (n, d); no texts: (0, 0), and nothing is loaded."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        with running(self._precision):
            return run(self.load(), texts)

    def load(self) -> SentenceTransformer | BundledEncoder:
        """The model, read at the first call."""
        if self._model is None:
            self._model = self._read()
        return self._model

    def _read(self) -> SentenceTransformer | BundledEncoder:
        if self._is_bundled:
            return BundledEncoder(checked(Path(self._place)))
        from sentence_transformers import SentenceTransformer

        try:
            with quiet():
                return SentenceTransformer(
                    self._place, device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
                )
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(missing("encoder", self._place, error)) from error


def missing(role: str, place: str, error: Exception) -> str:
    """One line for a model that cannot be loaded."""
    if not Path(place).exists():
        return (
            f"cannot load the {role} {place!r}: it is neither 'bundled', nor a folder, nor a model that was downloaded "
            "before; claims downloads nothing (the command hf download does)"
        )
    reason = (str(error).splitlines() or [type(error).__name__])[0]
    return f"cannot load the {role} {place!r}: there is no model of this kind in the folder ({reason})"


def run(model: SentenceTransformer | BundledEncoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Encode the texts in batches of fixed shapes."""
    import torch

    encoded = model.tokenizer(list(texts), truncation=True, max_length=model.max_seq_length)
    rows: list[NDArray[np.float32]] = [np.zeros(0, dtype=np.float32)] * len(texts)
    model.eval()
    with torch.inference_mode():
        for batch in batches([len(one) for one in encoded["input_ids"]], TOKENS):
            found = model(features(model.tokenizer, encoded, batch))["sentence_embedding"].float()
            unit = torch.nn.functional.normalize(found).numpy()
            for item, row in zip(batch.items, unit, strict=False):
                rows[item] = row
    return np.stack(rows)
