from __future__ import annotations

import random

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from training.batching import Row, Tokens, collate, cut, epoch, marks, plan
from training.pairs import Target

TOKENS = Tokens(start=101, end=102, padding=0, between=(102,))


def _row(first: int, second: int, target: Target = Target.NEUTRAL) -> Row:
    return Row(tuple(range(1000, 1000 + first)), tuple(range(2000, 2000 + second)), target, 1.0, None)


@given(st.lists(st.integers(5, 60), min_size=1, max_size=200), st.integers(0, 9))
def test_every_row_is_in_one_batch_within_the_budget(lengths: list[int], seed: int) -> None:
    batches = plan(lengths, 128, random.Random(seed))
    assert sorted(row for batch in batches for row in batch) == list(range(len(lengths)))
    assert all(len(batch) * max(lengths[row] for row in batch) <= 128 for batch in batches)


@given(st.integers(0, 80), st.integers(0, 80), st.integers(8, 64))
def test_cut_fits_and_takes_from_the_longer_side(first: int, second: int, longest: int) -> None:
    one, other = cut(range(first), range(second), longest)
    assert len(one) + len(other) + 3 <= max(longest, 3)
    if first + second + 3 <= longest:
        assert (len(one), len(other)) == (first, second)
    elif min(first, second) <= (longest - 3) // 2:
        assert min(len(one), len(other)) == min(first, second)


def test_collate_puts_marks_types_and_padding() -> None:
    batch = collate([_row(2, 1), _row(1, 3, Target.CONTRADICTION)], TOKENS)
    assert batch.inputs["input_ids"].tolist() == [
        [101, 1000, 1001, 102, 2000, 102, 0],
        [101, 1000, 102, 2000, 2001, 2002, 102],
    ]
    assert batch.inputs["token_type_ids"].tolist() == [[0, 0, 0, 0, 1, 1, 0], [0, 0, 0, 1, 1, 1, 1]]
    assert batch.inputs["attention_mask"].sum(1).tolist() == [6, 7]
    assert batch.targets.tolist() == [int(Target.NEUTRAL), int(Target.CONTRADICTION)]


def test_a_network_without_types_gets_its_own_marks_between() -> None:
    tokens = Tokens(start=0, end=2, padding=1, between=(2, 2), typed=False)
    batch = collate([_row(2, 1), _row(1, 3)], tokens)
    assert batch.inputs["input_ids"].tolist() == [
        [0, 1000, 1001, 2, 2, 2000, 2, 1],
        [0, 1000, 2, 2, 2000, 2001, 2002, 2],
    ]
    assert batch.inputs["attention_mask"].sum(1).tolist() == [7, 8]
    assert "token_type_ids" not in batch.inputs


@pytest.mark.parametrize("typed", [True, False])
def test_marks_are_read_off_the_tokenizer(typed: bool) -> None:
    class Tokenizer:
        pad_token_id = 9
        model_input_names = ("input_ids", *["token_type_ids"] * typed)

        def __call__(self, first: str, second: str | None = None, **_: object) -> dict[str, list[int]]:
            word = [5] * len(first)
            return {"input_ids": word if second is None else [1, *word, 2, 3, *word, 4]}

    assert marks(Tokenizer()) == Tokens(1, 4, 9, (2, 3), typed)


def _shown(seed: int, swaps: tuple[float, float]) -> list[tuple[list[list[int]], list[int]]]:
    rows = [_row(length % 7 + 1, 3, Target(length % 3)) for length in range(40)]
    batches = epoch(rows, TOKENS, budget=64, seed=seed, swaps=swaps)
    return [(batch.inputs["input_ids"].tolist(), batch.targets.tolist()) for batch in batches]


def test_batches_repeat_with_the_seed() -> None:
    assert _shown(5, (0.5, 0.5)) == _shown(5, (0.5, 0.5))
    assert _shown(5, (0.5, 0.5)) != _shown(6, (0.5, 0.5))


def test_swapped_pairs_keep_only_what_holds_in_both_orders() -> None:
    targets = {target for _, batch in _shown(1, (1.0, 1.0)) for target in batch}
    assert targets == {int(Target.CONTRADICTION), int(Target.NOT_CONTRADICTION)}


def test_soft_labels_reach_the_batch() -> None:
    row = Row((1,), (2,), Target.NEUTRAL, 1.0, (0.1, 0.2, 0.7))
    assert torch.allclose(collate([row, _row(1, 1)], TOKENS).soft, torch.tensor([[0.1, 0.2, 0.7], [0.0, 0.0, 0.0]]))


def test_twins_stand_behind_the_rows_in_the_other_order() -> None:
    rows = [_row(2, 1), _row(1, 3, Target.CONTRADICTION), Row((7,), (8,), Target.ENTAILMENT, 0.5, (0.1, 0.2, 0.7))]
    batch = collate(rows, TOKENS, [1, 2])
    assert batch.twins.tolist() == [[1, 3], [2, 4]]
    assert batch.inputs["input_ids"].tolist()[3:] == [
        [101, 2000, 2001, 2002, 102, 1000, 102],
        [101, 8, 102, 7, 102, 0, 0],
    ]
    assert batch.targets.tolist()[3:] == [int(Target.CONTRADICTION), int(Target.NOT_CONTRADICTION)]
    assert batch.weights.tolist() == [1, 1, 0.5, 1, 0.5]
    assert not batch.soft[4].any()
    assert collate(rows, TOKENS).twins.shape == (0, 2)


@given(st.integers(0, 5), st.sampled_from([0.0, 0.5, 1.0]))
def test_as_many_twins_as_asked_for(seed: int, share: float) -> None:
    rows = [_row(length % 7 + 1, 3, Target(length % 3)) for length in range(40)]
    batches = list(epoch(rows, TOKENS, budget=64, seed=seed, swaps=(0.5, 0.5), twins=share))
    twins = sum(len(batch.twins) for batch in batches)
    assert sum(len(batch.targets) for batch in batches) == 40 + twins
    assert twins == 40 * share if share in (0, 1) else 0 < twins < 40
    for batch in batches:
        ids, lengths = batch.inputs["input_ids"], batch.inputs["attention_mask"].sum(1)
        for one, other in batch.twins.tolist():
            assert lengths[one] == lengths[other]
            assert sorted(ids[one].tolist()) == sorted(ids[other].tolist())


def test_what_a_teacher_labelled_is_shown_as_it_was_labelled() -> None:
    soft = (0.1, 0.2, 0.7)
    rows = [
        Row((1000 + number,), (2000,), Target.CONTRADICTION, 1.0, soft if number % 2 else None) for number in range(40)
    ]
    [batch] = epoch(rows, TOKENS, budget=4096, seed=1, swaps=(1.0, 1.0), twins=1.0)
    is_taught = batch.soft.sum(1) > 0
    assert set(batch.inputs["input_ids"][is_taught][:, 3].tolist()) == {2000}
    assert int(is_taught.sum()) == 20
    assert not is_taught[batch.twins.flatten()].any()
    assert len(batch.twins) == 20
