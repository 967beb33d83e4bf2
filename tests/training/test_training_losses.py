from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from training.losses import mixed_loss, swap_loss
from training.pairs import Target

LOGITS = torch.log(torch.tensor([[0.2, 0.3, 0.5]]))
NO_SOFT = torch.zeros((1, 3))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (Target.ENTAILMENT, -math.log(0.2)),
        (Target.CONTRADICTION, -math.log(0.5)),
        (Target.NOT_ENTAILMENT, -math.log(0.8)),
        (Target.NOT_CONTRADICTION, -math.log(0.5)),
    ],
)
def test_loss_of_each_target(target: Target, expected: float) -> None:
    loss = mixed_loss(LOGITS, torch.tensor([int(target)]), torch.ones(1), NO_SOFT)
    assert float(loss) == pytest.approx(expected, abs=1e-5)


def test_a_soft_label_wins_over_the_target() -> None:
    loss = mixed_loss(LOGITS, torch.tensor([0]), torch.ones(1), torch.tensor([[0.0, 1.0, 0.0]]))
    assert float(loss) == pytest.approx(-math.log(0.3), abs=1e-5)


def test_weights_are_relative() -> None:
    targets = torch.tensor([0, 2])
    loss = mixed_loss(LOGITS.repeat(2, 1), targets, torch.tensor([3.0, 1.0]), NO_SOFT.repeat(2, 1))
    assert float(loss) == pytest.approx((-3 * math.log(0.2) - math.log(0.5)) / 4, abs=1e-5)


@given(st.lists(st.lists(st.floats(-5, 5), min_size=3, max_size=3), min_size=2, max_size=4))
def test_one_opinion_in_both_orders_costs_nothing(rows: list[list[float]]) -> None:
    logits = torch.tensor([*rows, *rows])
    twins = torch.tensor([(number, len(rows) + number) for number in range(len(rows))])
    assert float(swap_loss(logits, twins)) == 0


def test_two_opinions_cost_the_square_of_what_lies_between_their_contradictions() -> None:
    logits = torch.log(torch.tensor([[0.2, 0.3, 0.5], [0.1, 0.1, 0.8], [0.4, 0.5, 0.1]]))
    assert float(swap_loss(logits, torch.tensor([[0, 1]]))) == pytest.approx(0.09, abs=1e-5)
    assert float(swap_loss(logits, torch.tensor([[1, 0], [0, 2]]))) == pytest.approx((0.09 + 0.16) / 2, abs=1e-5)


def test_without_twins_there_is_nothing_to_learn_from_them() -> None:
    logits = LOGITS.clone().requires_grad_()
    loss = swap_loss(logits, torch.zeros((0, 2), dtype=torch.long))
    loss.backward()  # type: ignore[no-untyped-call]
    assert float(loss.detach()) == 0
    assert logits.grad is not None
    assert not logits.grad.any()
