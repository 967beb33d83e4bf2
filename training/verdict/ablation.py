"""What each part of the judge brings: `python -m training.verdict.ablation`.

The last step is fitted anew without some signals, to all sets but one gold set, and orders the slots of that set:
the average precision over the slots of all gold sets says how well listed contradictions come first. Slots of
finders that are judged by regressions are left aside.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.quality import SHARED
from embassy_claims.judging.verdict_model import READ
from training.memory import RUNS
from training.verdict.fit import WEIGHTS
from training.verdict.fitting import for_trees
from training.verdict.reading import read_sets
from training.verdict.rows import Row, others, together
from training.verdict.sets import GOLD
from training.verdict.trees import fitted, log_odds

RESULTS = Path(__file__).resolve().parent / "ablation.json"
EVENT = ("event:", "scene:", "answer:")
VARIANTS: dict[str, Callable[[str], bool]] = {
    "cross-encoder and similarity alone": lambda name: name in READ or name == "similarity",
    "slots alone": lambda name: name not in READ,
    "slots without same event, scene and known answers": lambda name: not name.startswith((*EVENT, *READ)),
    "all but same event, scene and known answers": lambda name: not name.startswith(EVENT),
    "all": lambda name: bool(name),
}


WITHOUT_NEWS: dict[str, Callable[[str], bool]] = {
    "cross-encoder of the first stage (no news pairs, no teacher) and similarity alone": VARIANTS[
        "cross-encoder and similarity alone"
    ],
    "all, with the cross-encoder of the first stage": VARIANTS["all"],
}
"""With the cross-encoder that has learned from labelled pairs alone, where its checkpoint is."""


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED)
    options = parser.parse_args()
    results = {}
    for judge, variants in ((WEIGHTS.parent, VARIANTS), (RUNS / "nli" / "weights", WITHOUT_NEWS)):
        if not judge.is_dir():
            print(f"no {judge}: left out {', '.join(variants)}")
            continue
        by_set = for_trees(read_sets(options.data, judge))
        for title, kept in variants.items():
            results[title] = precision({name: [only(row, kept) for row in rows] for name, rows in by_set.items()})
            print(f"{results[title]:.3f}  {title}", flush=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def only(row: Row, kept: Callable[[str], bool]) -> Row:
    """A row with the signals whose names are kept."""
    return replace(row, signals={name: value for name, value in row.signals.items() if kept(name)})


def precision(by_set: dict[str, list[Row]]) -> float:
    """The average precision over the rows of the gold sets, each ordered by trees that do not know its set."""
    from sklearn.metrics import average_precision_score

    found: list[tuple[float, Row]] = []
    for name in GOLD:
        trees = fitted(together(others(by_set, name)))
        found.extend(zip(log_odds(trees, by_set[name]).tolist(), by_set[name], strict=True))
    listed, weights = [row.is_listed for _, row in found], [row.weight for _, row in found]
    return round(float(average_precision_score(listed, [one for one, _ in found], sample_weight=weights)), 3)


if __name__ == "__main__":
    main()
