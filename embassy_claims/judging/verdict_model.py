"""The last step: named signals to a probability, by a logistic regression that anyone can read."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Logistic:
    """Probability = 1 / (1 + exp(-(intercept + Σ weight · signal))); a signal without a weight counts nothing."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, signals: Mapping[str, float]) -> float:
        """The probability for named signals, rounded to the precision in which it is kept (4 places)."""
        total = self.intercept + sum(weight * signals.get(name, 0.0) for name, weight in self.weights.items())
        return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


@dataclass(frozen=True, slots=True)
class VerdictModel:
    """A regression for contradiction for each kind of conflict (of a candidate), and one for agreement (of a pair)."""

    contradiction: Mapping[str, Logistic]
    agreement: Logistic

    def conflict(self, kind: str, signals: Mapping[str, float]) -> float:
        """The probability that a candidate of this kind is a contradiction; 0 for a kind that was never learned."""
        return self.contradiction[kind].probability(signals) if kind in self.contradiction else 0.0


def load_verdict_model(text: str | None = None) -> VerdictModel:
    """The model that ships with the package, or one from JSON text of the same form."""
    data = json.loads(text or files("embassy_claims").joinpath("weights/verdict.json").read_text("utf-8"))
    return VerdictModel(
        {kind: _logistic(one) for kind, one in data["contradiction"].items()}, _logistic(data["agreement"])
    )


def _logistic(data: Mapping[str, Any]) -> Logistic:
    return Logistic(float(data["intercept"]), {name: float(weight) for name, weight in data["weights"].items()})
