"""Fits the last step: `python -m training.verdict.fit`. Writes the weights that ship, and what was measured on the way.

For every gold set it also keeps the trees that were fitted without it, so that `benchmarks/quality.py` can tell how the
judge does on articles it was not fitted to.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality import load_scorer
from embassy_claims.caching.claims import remembered_claims
from embassy_claims.caching.probabilities import CachedScorer
from embassy_claims.caching.store import Memory, Store
from embassy_claims.embedding import embed
from embassy_claims.judging.cross_encoder import load_scorer as load_cross_encoder
from embassy_claims.judging.evidence import gather
from embassy_claims.judging.verdict_model import Trees
from embassy_claims.pairing import pair
from embassy_claims.pipeline import load_models
from embassy_claims.reading import read
from embassy_claims.settings import Settings
from embassy_claims.splitting import split
from training.verdict.reliability import expected_error, plot
from training.verdict.rows import Listing, Row, rows
from training.verdict.sets import GOLD, articles, listed, names
from training.verdict.trees import as_json, calibrated, calibration, fitted, odds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WEIGHTS = ROOT / "embassy_claims" / "weights" / "verdict.json"
LEFT_OUT = HERE / "left_out"
RUNS = HERE.parent / "runs"
LARGEST = 4 * 10**9  # bytes of the cache
ONLY_SLOTS = 2.0  # no cosine similarity is so high: pairs without a slot give no row and need not be read
NEAR = 0.2  # least confidence of a pair that is reported or nearly so


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    by_set = read_sets(options.data)
    agreement = json.loads(WEIGHTS.read_text(encoding="utf-8"))["agreement"]
    left_out = {name: fitted(others(by_set, name)) for name in GOLD}
    logits = {name: odds(left_out[name], by_set[name]) for name in GOLD}

    write(WEIGHTS, calibrated(fitted(others(by_set, None)), curve(by_set, logits, None)), agreement)
    LEFT_OUT.mkdir(exist_ok=True)
    unseen: list[tuple[float, bool]] = []
    for name, trees in left_out.items():
        honest = calibrated(trees, curve(by_set, logits, name))
        write(LEFT_OUT / f"{name}.json", honest, agreement)
        chances = honest.probabilities([row.signals for row in by_set[name]])
        unseen.extend(zip(chances, [row.is_listed for row in by_set[name]], strict=True))
    near = [(chance, right) for chance, right in unseen if chance >= NEAR]
    results = {"sets": {name: counts(found) for name, found in by_set.items()}, "calibration": expected_error(near)}
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (ROOT / "docs" / "reliability.svg").write_text(plot(near), encoding="utf-8")
    print(json.dumps(results["calibration"], indent=1))


def read_sets(data: Path) -> dict[str, list[Row]]:
    """The rows of all sets. What was computed is kept beside the checkpoints, so that a second fit takes a minute."""
    memory = Store(RUNS / "cache.sqlite", LARGEST, print)
    scorer = load_scorer()
    found = {}
    for name in names():
        found[name] = set_rows(name, data, scorer, memory)
        print(f"{name}: {counts(found[name])}", flush=True)
    memory.close()
    return found


def set_rows(name: str, data: Path, scorer: ModuleType, memory: Memory) -> list[Row]:
    """The rows of one set."""
    settings = Settings()
    models = load_models(settings, memory)
    cross_encoder = load_cross_encoder("bundled")
    texts, _ = read(articles(name, data))
    claims = remembered_claims(texts, models.parser, split, memory)
    pairs = pair(claims, embed(claims, models.encoder), settings.pairing)
    by_path = {text.path: text for text in texts}
    remembering = CachedScorer(cross_encoder, memory) if cross_encoder else None
    evidence = gather(pairs, by_path, models.encoder, remembering, ONLY_SLOTS)
    return rows(name, pairs, evidence, by_path, Listing(listed(name, data), scorer))


def others(by_set: Mapping[str, Sequence[Row]], name: str | None) -> list[Row]:
    """The rows of all sets but one."""
    return [row for one, found in by_set.items() if one != name for row in found]


def curve(
    by_set: Mapping[str, Sequence[Row]], logits: Mapping[str, NDArray[np.float64]], name: str | None
) -> tuple[float, float]:
    """The calibration by the gold sets but one, each judged by trees that do not know it."""
    known = [one for one in GOLD if one != name]
    right = [row.is_listed for one in known for row in by_set[one]]
    return calibration(np.concatenate([logits[one] for one in known]), right)


def counts(found: Sequence[Row]) -> dict[str, int]:
    """How many rows there are, and how many of them the reader listed."""
    return {"rows": len(found), "listed": sum(row.is_listed for row in found)}


def write(path: Path, trees: Trees, agreement: Any) -> None:
    """Writes a model of the last step, a tree a line."""
    made = as_json(trees)
    lines = ",\n".join(json.dumps(tree) for tree in made.pop("trees"))
    head = json.dumps({"agreement": agreement, "contradiction": made}, indent=1)
    path.write_text(head.removesuffix("\n }\n}") + f',\n  "trees": [\n{lines}\n  ]\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
