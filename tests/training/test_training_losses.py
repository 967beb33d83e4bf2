from __future__ import annotations

import math

import pytest
import torch

from training.losses import mixed_loss
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
