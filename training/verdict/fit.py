"""Fits the last step: `python -m training.verdict.fit`. Writes the weights that ship, and what was measured on the way.

For every gold set it also keeps the last step that was fitted without it, so that `benchmarks/quality.py` can tell how
the judge does on articles it was not fitted to.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.quality import LEFT_OUT, ROOT, SHARED
from training.verdict.fitting import Known, fitted_model
from training.verdict.measuring import judged, measured, near
from training.verdict.one_event import article_pairs
from training.verdict.reading import counts, read_sets
from training.verdict.reliability import plot
from training.verdict.sets import GOLD, topics
from training.verdict.trees import write

WEIGHTS = ROOT / "embassy_claims" / "weights" / "verdict.json"
RESULTS = Path(__file__).resolve().parent / "results.json"
PLOT = ROOT / "docs" / "reliability.svg"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED)
    data = parser.parse_args().data
    known = Known(read_sets(data, WEIGHTS.parent), article_pairs(topics(data), data))
    write(WEIGHTS, fitted_model(known))
    left_out = {name: fitted_model(known.without(name)) for name in GOLD}
    LEFT_OUT.mkdir(exist_ok=True)
    for name, model in left_out.items():
        write(LEFT_OUT / f"{name}.json", model)
    unseen = judged(left_out, known.by_set)
    results = measured(unseen)
    of_sets = {name: counts(rows) for name, rows in known.by_set.items()}
    RESULTS.write_text(json.dumps({"sets": of_sets, **results}, indent=1) + "\n", encoding="utf-8")
    PLOT.write_text(plot(near(unseen)), encoding="utf-8")
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
