"""Pairs to token rows, and rows to batches of about equal cost: the same batches for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from training.pairs import LabelledPair, Target, swapped_target

if TYPE_CHECKING:
    import torch

_CHUNK = 4096  # rows sorted by length together: short enough that the order of batches stays random


@dataclass(frozen=True, slots=True)
class Tokens:
    """The marks a tokenizer puts round two texts. `typed`: the network is told which token is of which text."""

    start: int
    end: int
    padding: int
    between: tuple[int, ...]
    typed: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One pair as token numbers, without the marks."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    target: Target
    weight: float
    soft: tuple[float, float, float] | None

    def swapped(self) -> Row:
        """The same pair with its sides in the other order. A teacher's opinion holds for one order only."""
        return Row(self.second, self.first, swapped_target(self.target), self.weight, None)

    def __len__(self) -> int:
        return len(self.first) + len(self.second) + 3


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (rows, longest row), and per row its target, weight and soft label (zeros: none).

    `twins`, of shape (pairs, 2), are the numbers of rows that hold the same two texts in both orders.
    """

    inputs: dict[str, torch.Tensor]
    targets: torch.Tensor
    weights: torch.Tensor
    soft: torch.Tensor
    twins: torch.Tensor


def marks(tokenizer: Any) -> Tokens:
    """The marks of a transformers tokenizer, read off a pair of one-word texts."""
    word = tokenizer("a", add_special_tokens=False)["input_ids"]
    row = tokenizer("a", "a")["input_ids"]
    between = tuple(row[1 + len(word) : -1 - len(word)])
    typed = "token_type_ids" in tokenizer.model_input_names
    return Tokens(row[0], row[-1], tokenizer.pad_token_id, between, typed)


def cut(first: Sequence[int], second: Sequence[int], longest: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Both sides shortened, the longer one first, until with three marks they fit into `longest` tokens."""
    room = longest - 3
    over = len(first) + len(second) - room
    if over <= 0:
        return tuple(first), tuple(second)
    shorter = min(len(first), len(second), room // 2)
    if len(first) >= len(second):
        return tuple(first[: room - shorter]), tuple(second[:shorter])
    return tuple(first[:shorter]), tuple(second[: room - shorter])


def encode(pairs: Sequence[LabelledPair], tokenizer: Any, longest: int) -> list[Row]:
    """Token rows of pairs, in their order. Each text is tokenised once."""
    texts = sorted({text for pair in pairs for text in (pair.premise, pair.hypothesis)})
    ids = tokenizer(texts, add_special_tokens=False, truncation=True, max_length=longest)["input_ids"]
    known = dict(zip(texts, ids, strict=True))
    rows = []
    for pair in pairs:
        first, second = cut(known[pair.premise], known[pair.hypothesis], longest)
        rows.append(Row(first, second, pair.target, pair.weight, pair.soft))
    return rows


def plan(lengths: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """Row numbers in batches of at most `budget` tokens (padding counted), shuffled."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    batches: list[list[int]] = []
    for start in range(0, len(order), _CHUNK):
        batch: list[int] = []
        for index in sorted(order[start : start + _CHUNK], key=lambda row: lengths[row]):
            if batch and lengths[index] * (len(batch) + 1) > budget:
                batches.append(batch)
                batch = []
            batch.append(index)
        batches.append(batch)
    rng.shuffle(batches)
    return batches


def collate(shown: Sequence[Row], tokens: Tokens, twins: Sequence[int] = ()) -> Batch:
    """One batch, `[CLS] first [SEP] second [SEP]`, padded to the longest row; the rows `twins` in both orders."""
    import torch

    rows = [*shown, *(shown[number].swapped() for number in twins)]

    width = max(len(row) for row in rows) + len(tokens.between) - 1
    ids = torch.full((len(rows), width), tokens.padding)
    mask = torch.zeros((len(rows), width), dtype=torch.long)
    types = torch.zeros((len(rows), width), dtype=torch.long)
    for number, row in enumerate(rows):
        line = [tokens.start, *row.first, *tokens.between, *row.second, tokens.end]
        ids[number, : len(line)] = torch.tensor(line)
        mask[number, : len(line)] = 1
        types[number, len(row.first) + 1 + len(tokens.between) : len(line)] = 1
    inputs = {"input_ids": ids, "attention_mask": mask}
    return Batch(
        inputs=inputs | {"token_type_ids": types} if tokens.typed else inputs,
        targets=torch.tensor([int(row.target) for row in rows]),
        weights=torch.tensor([row.weight for row in rows]),
        soft=torch.tensor([row.soft or (0.0, 0.0, 0.0) for row in rows]),
        twins=torch.tensor([(number, len(shown) + place) for place, number in enumerate(twins)]).reshape(-1, 2),
    )


def epoch(
    rows: Sequence[Row], tokens: Tokens, *, budget: int, seed: int, swaps: tuple[float, float], twins: float = 0.0
) -> Iterator[Batch]:
    """The batches of one pass.

    `swaps`: the chance that a contradiction, and that another pair, is swapped; `twins`: that one is shown both ways.
    What a teacher has labelled is shown as it was labelled.
    """
    rng = random.Random(seed)
    shown = [
        row.swapped() if not row.soft and rng.random() < swaps[row.target is not Target.CONTRADICTION] else row
        for row in rows
    ]
    for batch in plan([len(row) for row in shown], budget, rng):
        both = [place for place, index in enumerate(batch) if twins and not shown[index].soft and rng.random() < twins]
        yield collate([shown[index] for index in batch], tokens, both)
