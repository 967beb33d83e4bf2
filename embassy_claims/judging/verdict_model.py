"""The last step: named signals to a probability, by a logistic regression that anyone can read."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


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
    """One regression for contradiction (of a candidate) and one for agreement (of a pair)."""

    contradiction: Logistic
    agreement: Logistic


def load_verdict_model(text: str | None = None) -> VerdictModel:
    """The model that ships with the package, or one from JSON text of the same form."""
    data = json.loads(text or files("embassy_claims").joinpath("weights/verdict.json").read_text("utf-8"))
    return VerdictModel(_logistic(data["contradiction"]), _logistic(data["agreement"]))


def _logistic(data: Mapping[str, object]) -> Logistic:
    weights = data["weights"]
    if not isinstance(weights, Mapping):
        raise ValueError("weights must be a mapping of signal names to numbers")
    return Logistic(float(str(data["intercept"])), {str(k): float(v) for k, v in weights.items()})
