"""Boosted trees over named signals, and the form in which a model is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embassy_claims.judging.verdict_model import Branch, Trees, VerdictModel
from training.verdict.one_event import LEARNED
from training.verdict.rows import Row

SEED = 0
SETTINGS = {
    "max_depth": 3,
    "max_iter": 600,
    "learning_rate": 0.05,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "max_features": 0.3,  # of the signals are looked at for a fork, so that no few of them settle everything
}


def names_of(rows: Sequence[Row]) -> list[str]:
    """The names of all signals in order, without those that tell events apart: these have a model of their own."""
    return sorted({name for row in rows for name in row.signals}.difference(LEARNED))


def fitted(rows: Sequence[Row]) -> Trees:
    """Trees for the rows, not yet calibrated: their sum is the log-odds of a row that counts as much as its weight."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    names = names_of(rows)
    values = np.array([[row.signals.get(name, 0.0) for name in names] for row in rows])
    model = HistGradientBoostingClassifier(**SETTINGS, early_stopping=False, random_state=SEED)
    model.fit(values, [row.is_listed for row in rows], sample_weight=[row.weight for row in rows])
    grown = [predictors[0].nodes for predictors in model._predictors]
    return Trees(tuple(_tree(nodes, 0, names) for nodes in grown), float(model._baseline_prediction[0, 0]), 1.0)


def _tree(nodes: Any, index: int, names: Sequence[str]) -> Branch | float:
    """A tree of the arrays in which scikit-learn keeps it."""
    node = nodes[index]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    below, above = (_tree(nodes, int(node[side]), names) for side in ("left", "right"))
    return Branch(names[int(node["feature_idx"])], float(node["num_threshold"]), below, above)


def log_odds(trees: Trees, rows: Sequence[Row]) -> NDArray[np.float64]:
    """The log-odds that trees give to rows: (n,)."""
    chances = np.clip(trees.probabilities([row.signals for row in rows]), 1e-4, 1 - 1e-4)
    found: NDArray[np.float64] = np.log(chances / (1 - chances))
    return found


def as_json(model: VerdictModel) -> dict[str, Any]:
    """What ``load_verdict_model`` reads."""
    return {
        "agreement": asdict(model.agreement),
        "event": asdict(model.event),
        "contradiction": {
            "regressions": {finder: asdict(one) for finder, one in model.regressions.items()},
            "plain": {finder: asdict(one) for finder, one in model.plain.items()},
            "intercept": round(model.contradiction.intercept, 5),
            "slope": round(model.contradiction.slope, 5),
            "weights": {name: round(weight, 4) for name, weight in model.contradiction.weights.items()},
            "trees": [_nested(tree) for tree in model.contradiction.trees],
        },
    }


def write(path: Path, model: VerdictModel) -> None:
    """Writes a model of the last step, a tree a line."""
    made = as_json(model)
    trees = made["contradiction"].pop("trees")
    head = json.dumps(made, indent=1).removesuffix("\n }\n}")
    lines = ",\n".join(json.dumps(tree) for tree in trees)
    path.write_text(f'{head},\n  "trees": [\n{lines}\n  ]\n }}\n}}\n', encoding="utf-8")


def _nested(tree: Branch | float) -> Any:
    if isinstance(tree, Branch):
        return [tree.signal, tree.at, _nested(tree.below), _nested(tree.above)]
    return tree
