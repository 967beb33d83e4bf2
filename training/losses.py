"""The loss of a batch whose rows know more or less about their label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.pairs import Target

if TYPE_CHECKING:
    import torch

_FLOOR = 1e-4  # of a probability inside a logarithm


def mixed_loss(
    logits: torch.Tensor, targets: torch.Tensor, weights: torch.Tensor, soft: torch.Tensor, smoothing: float = 0.0
) -> torch.Tensor:
    """Weighted mean loss of `logits` of shape (rows, 3), in the order of `training.pairs.LABELS`.

    A class is cross-entropy (with label smoothing), "not this class" is -log(1 - p), and a soft label (a row of `soft`
    that is not zero) is cross-entropy with the teacher's probabilities (Hinton et al. 2015).
    """
    import torch

    logs = logits.float().log_softmax(-1)
    chances = logs.exp()
    hard = -logs.gather(1, targets.clamp(max=2)[:, None]).squeeze(1)
    loss = (1 - smoothing) * hard - smoothing * logs.mean(1)
    for target, column in (
        (Target.NOT_ENTAILMENT, Target.ENTAILMENT),
        (Target.NOT_CONTRADICTION, Target.CONTRADICTION),
    ):
        excluded = -torch.log((1 - chances[:, int(column)]).clamp(min=_FLOOR))
        loss = torch.where(targets == int(target), excluded, loss)
    loss = torch.where(soft.sum(1) > 0, -(soft * logs).sum(1), loss)
    return (loss * weights).sum() / weights.sum()


def swap_loss(logits: torch.Tensor, twins: torch.Tensor) -> torch.Tensor:
    """Mean squared difference of the contradiction probability of rows that hold the same texts in both orders.

    `logits` has shape (rows, 3), `twins` shape (pairs, 2). Zero without twins.
    """
    chances = logits.float().softmax(-1)[:, int(Target.CONTRADICTION)]
    if not len(twins):
        return chances.sum() * 0
    return (chances[twins[:, 0]] - chances[twins[:, 1]]).pow(2).mean()
