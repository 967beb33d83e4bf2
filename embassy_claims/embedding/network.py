"""The network of the bundled weights: BERT (Devlin et al. 2019) as it is run, without what training needs.

The libraries that train and download such models take three seconds to load, which is more than one changed article
costs. Here the few operations that these weights need are written with torch alone, in the order in which transformers
runs them, so that the numbers are the same (a test compares them). Any other model is run by sentence-transformers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor

HEADS = 12
EPSILON = 1e-12  # of the layer norms
TOKENS = 256  # of a text that the encoder reads


class Tokens:
    """The tokenizer of the bundled weights, with the calls of transformers that are used here."""

    model_max_length = 512

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()

    def __call__(
        self, texts: Sequence[str], others: Sequence[str] | None = None, *, truncation: bool, max_length: int | None
    ) -> dict[str, list[list[int]]]:
        """Numbers of the tokens of texts, or of pairs of texts, and which of both texts each belongs to."""
        if truncation:
            self._tokenizer.enable_truncation(max_length or self.model_max_length)
        given = list(texts) if others is None else list(zip(texts, others, strict=True))
        encoded = self._tokenizer.encode_batch(given)
        return {"input_ids": [one.ids for one in encoded], "token_type_ids": [one.type_ids for one in encoded]}

    def pad(
        self, rows: Mapping[str, Sequence[Sequence[int]]], *, padding: str, max_length: int, return_tensors: str
    ) -> dict[str, Tensor]:
        """The rows filled up to ``max_length``, with a mask of what is text: all (rows, max_length)."""
        if (padding, return_tensors) != ("max_length", "pt"):
            raise ValueError("only torch tensors of a fixed length are made here")
        import torch

        filled = {
            name: torch.tensor([[*row, *[0] * (max_length - len(row))] for row in values])
            for name, values in rows.items()
        }
        lengths = torch.tensor([len(row) for row in rows["input_ids"]])
        return {**filled, "attention_mask": torch.arange(max_length)[None, :] < lengths[:, None]}


class Network:
    """The layers with these weights by name, as they stand in the weights of the encoder."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        self._weights = weights
        self._layers = len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})

    def hidden(self, input_ids: Tensor, token_type_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """What the last layer says of each token: (rows, tokens, d)."""
        found = self._embedded(input_ids, token_type_ids)
        mask = attention_mask[:, None, None, :].expand(-1, 1, attention_mask.shape[1], -1)
        for number in range(self._layers):
            found = self._layer(f"encoder.layer.{number}", found, mask)
        return found

    def pooled(self, hidden: Tensor) -> Tensor:
        """What the first token says of all: (rows, d)."""
        import torch

        return torch.tanh(self._linear("pooler.dense", hidden[:, 0]))

    def _embedded(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        from torch.nn.functional import embedding

        words, types, positions = (
            self._weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "token_type", "position")
        )
        found = embedding(input_ids, words) + embedding(token_type_ids, types)
        return self._norm("embeddings", found + positions[None, : input_ids.shape[1]])

    def _layer(self, name: str, hidden: Tensor, mask: Tensor) -> Tensor:
        from torch.nn.functional import gelu, scaled_dot_product_attention

        rows, tokens, width = hidden.shape
        query, key, value = (
            self._linear(f"{name}.attention.self.{part}", hidden)
            .view(rows, tokens, HEADS, width // HEADS)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        )
        attended = scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=(width // HEADS) ** -0.5)
        attended = attended.transpose(1, 2).contiguous().reshape(rows, tokens, width)
        hidden = self._norm(
            f"{name}.attention.output", self._linear(f"{name}.attention.output.dense", attended) + hidden
        )
        between = gelu(self._linear(f"{name}.intermediate.dense", hidden))
        return self._norm(f"{name}.output", self._linear(f"{name}.output.dense", between) + hidden)

    def _linear(self, name: str, given: Tensor) -> Tensor:
        from torch.nn.functional import linear

        return linear(given, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _norm(self, name: str, given: Tensor) -> Tensor:
        from torch.nn.functional import layer_norm

        weight, bias = (self._weights[f"{name}.LayerNorm.{part}"] for part in ("weight", "bias"))
        return layer_norm(given, weight.shape, weight, bias, EPSILON)


class BundledEncoder:
    """The bundled encoder, with the calls of ``SentenceTransformer`` that are used here."""

    max_seq_length = TOKENS

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokens(folder)
        self._network = Network(base_weights(folder))

    def eval(self) -> None:
        """There is nothing to switch off: this network cannot be trained."""

    def __call__(self, features: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """The mean over the tokens of each text, of unit length: (rows, d)."""
        from torch.nn.functional import normalize

        hidden = self._network.hidden(**features)
        mask = features["attention_mask"].unsqueeze(-1).expand(hidden.size()).to(hidden.dtype)
        return {"sentence_embedding": normalize((hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9))}


class BundledJudge:
    """The shipped layers over the embeddings of the bundled encoder, with the calls of ``CrossEncoder`` used here."""

    def __init__(self, folder: Path, weights: Mapping[str, Tensor]) -> None:
        self.tokenizer = Tokens(folder)
        self.model = self
        own = {name.removeprefix("bert."): tensor.float() for name, tensor in weights.items()}
        shared = {name: tensor for name, tensor in base_weights(folder).items() if name.startswith("embeddings.")}
        self._head = own["classifier.weight"], own["classifier.bias"]
        self._network = Network({**own, **shared})

    def eval(self) -> None:
        """There is nothing to switch off: this network cannot be trained."""

    def __call__(self, **features: Tensor) -> Any:
        """``logits``: (rows, labels)."""
        from torch.nn.functional import linear

        return SimpleNamespace(logits=linear(self._network.pooled(self._network.hidden(**features)), *self._head))


def base_weights(folder: Path) -> dict[str, Tensor]:
    """The weights of the bundled encoder by name."""
    from safetensors.torch import load_file

    return dict(load_file(folder / "model.safetensors"))
