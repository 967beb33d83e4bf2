"""The last step: named signals to a calibrated probability, by small models that anyone can read.

Agreement, and whether two articles tell one event, are logistic regressions. Contradiction is a sum of shallow
decision trees (gradient boosting, Friedman 2001) that a logistic curve turns into a probability (Platt 1999), together
with a few signals that the trees leave too much to chance. For the finders that find too little for trees it is a
logistic regression, too, whose weights were set by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Signals = Mapping[str, float]
READ = ("contradiction", "entailment")
"""The signals that the cross-encoder gives."""
RAMP = 0.03
"""So far round a fork that asks for one of these, the answer goes over from one side to the other: a network gives
slightly other numbers on another processor, and no verdict should hang on that."""
FARTHEST = 30.0  # log-odds beyond which a probability is 0 or 1


@dataclass(frozen=True, slots=True)
class Logistic:
    """Probability = 1 / (1 + exp(-(intercept + Σ weight · signal))); a signal without a weight counts nothing."""

    intercept: float
    weights: Signals

    def log_odds(self, signals: Signals) -> float:
        """The log-odds for named signals."""
        return self.intercept + sum(weight * signals.get(name, 0.0) for name, weight in self.weights.items())

    def probability(self, signals: Signals) -> float:
        """The probability for named signals, rounded to the precision in which it is kept (4 places)."""
        return _chance(self.log_odds(signals))

    def highest(self, signals: Signals, unknown: Collection[str]) -> float:
        """The highest probability that there can be, whatever share the ``unknown`` signals are."""
        return self.probability({**signals, **{name: float(self.weights.get(name, 0.0) > 0) for name in unknown}})


@dataclass(frozen=True, slots=True)
class Branch:
    """A fork of a tree: to ``below`` where the signal is not above ``at``, else to ``above``. A leaf is a number.

    A fork that asks what the cross-encoder says is a ramp of ``RAMP`` to both sides.
    """

    signal: str
    at: float
    below: Branch | float
    above: Branch | float


@dataclass(frozen=True, slots=True)
class Trees:
    """Probability = 1 / (1 + exp(-(intercept + slope · Σ tree + Σ weight · signal))); a missing signal is 0."""

    trees: tuple[Branch | float, ...]
    intercept: float
    slope: float
    weights: Signals = field(default_factory=dict)

    def probabilities(self, each: Sequence[Signals], unknown: Collection[str] = ()) -> list[float]:
        """The probabilities for some sets of named signals, rounded to the precision in which they are kept.

        With signals that are ``unknown``, each is at least what it can be, whatever these are: at a fork that asks for
        one, a tree says the higher of its two sides.
        """
        columns: dict[str, NDArray[np.float64]] = {}
        total = np.zeros(len(each))
        for tree in self.trees:
            total += _answer(tree, each, columns, frozenset(unknown))
        beside = [sum(weight * one.get(name, 0.0) for name, weight in self.weights.items()) for one in each]
        log_odds = np.clip(self.intercept + self.slope * total + np.array(beside), -FARTHEST, FARTHEST)
        return [round(float(one), 4) for one in 1 / (1 + np.exp(-log_odds))]


def _answer(
    tree: Branch | float, each: Sequence[Signals], columns: dict[str, NDArray[np.float64]], unknown: Collection[str]
) -> NDArray[np.float64] | float:
    """What a tree says of each set of signals; ``columns`` keeps the values of a signal once they were looked up."""
    if not isinstance(tree, Branch):
        return tree
    below, above = (_answer(side, each, columns, unknown) for side in (tree.below, tree.above))
    if tree.signal in unknown:
        return np.maximum(below, above)
    if tree.signal not in columns:
        columns[tree.signal] = np.array([signals.get(tree.signal, 0.0) for signals in each])
    if tree.signal in READ:
        return below + (above - below) * np.clip((columns[tree.signal] - tree.at) / (2 * RAMP) + 0.5, 0.0, 1.0)
    return np.where(columns[tree.signal] <= tree.at, below, above)


@dataclass(frozen=True, slots=True)
class VerdictModel:
    """What tells contradiction (of a slot), by trees or a regression; agreement (of a pair); and one event.

    ``plain`` is for slots of claims that are one but for the answer: in news that is too rare to be learned, and
    nothing is plainer. ``event`` is the probability that two articles tell one event.
    """

    contradiction: Trees
    regressions: Mapping[str, Logistic]
    plain: Mapping[str, Logistic]
    agreement: Logistic
    event: Logistic

    def conflicts(self, slots: Sequence[tuple[str, Signals]], unknown: Collection[str] = ()) -> list[float]:
        """The probability that a slot is a contradiction, for finders and signals.

        With ``unknown`` signals, which are shares, the highest that it can be.
        """
        each = [signals for finder, signals in slots if finder not in self.regressions]
        learned = iter(self.contradiction.probabilities(each, unknown))
        found = []
        for finder, signals in slots:
            chance = 0.0 if finder in self.regressions else next(learned)
            others = [one[finder].highest(signals, unknown) for one in (self.regressions, self.plain) if finder in one]
            found.append(max(chance, *others, 0.0))
        return found


def _chance(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, log_odds)))), 4)


def load_verdict_model(text: str | None = None) -> VerdictModel:
    """The model that ships with the package, or one from JSON text of the same form."""
    data = json.loads(text or files("embassy_claims").joinpath("weights/verdict.json").read_text("utf-8"))
    slots = data["contradiction"]
    return VerdictModel(
        Trees(
            tuple(_tree(one) for one in slots["trees"]),
            float(slots["intercept"]),
            float(slots["slope"]),
            {name: float(weight) for name, weight in slots["weights"].items()},
        ),
        {finder: _logistic(one) for finder, one in slots["regressions"].items()},
        {finder: _logistic(one) for finder, one in slots["plain"].items()},
        _logistic(data["agreement"]),
        _logistic(data["event"]),
    )


def _logistic(data: Mapping[str, Any]) -> Logistic:
    return Logistic(float(data["intercept"]), {name: float(weight) for name, weight in data["weights"].items()})


def _tree(data: Any) -> Branch | float:
    """A tree of JSON: a number, or [signal, at, below, above]."""
    if not isinstance(data, list):
        return float(data)
    signal, at, below, above = data
    return Branch(str(signal), float(at), _tree(below), _tree(above))
