"""Fits the last step: `python -m training.verdict.fit`. Writes the weights that ship, and what was measured on the way.

For every gold set it also keeps the trees that were fitted without it, so that `benchmarks/quality.py` can tell how the
judge does on articles it was not fitted to.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.quality import load_scorer
from embassy_claims.caching.claims import remembered_claims
from embassy_claims.caching.probabilities import CachedScorer
from embassy_claims.caching.store import Memory, Store
from embassy_claims.embedding import embed
from embassy_claims.judging.cross_encoder import load_scorer as load_cross_encoder
from embassy_claims.judging.evidence import gather
from embassy_claims.judging.verdict_model import Trees, VerdictModel, load_verdict_model
from embassy_claims.model import Article, Pair
from embassy_claims.pairing import pair
from embassy_claims.pipeline import Models, load_models
from embassy_claims.reading import read
from embassy_claims.settings import Settings
from embassy_claims.splitting import split_each
from training.verdict.curves import calibrated, calibration, unseen_odds
from training.verdict.one_event import article_pairs, fitted_event
from training.verdict.regressions import BY_HAND, fitted_regressions
from training.verdict.reliability import expected_error, plot
from training.verdict.rows import Listing, Row, rows
from training.verdict.sets import BETWEEN, GOLD, articles, event, listed, names, of_topic, topics
from training.verdict.trees import as_json, fitted, odds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WEIGHTS = ROOT / "embassy_claims" / "weights" / "verdict.json"
LEFT_OUT = HERE / "left_out"
RUNS = HERE.parent / "runs"
LARGEST = 4 * 10**9  # bytes of the cache
BOUNDS = (0.2, 0.4, 0.5, 0.6, 0.8)
OTHER_EVENT = 0.5  # weight of a row between two events: real corpora hold few such pairs
NEAR = 0.2  # least confidence of a pair that is reported or nearly so


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    shipped = load_verdict_model()
    twos = article_pairs(topics(options.data), options.data)
    by_hand = {finder: one for finder, one in shipped.regressions.items() if finder not in BY_HAND}
    by_set = read_sets(options.data)
    learned = {name: [row for row in found if row.finder not in shipped.regressions] for name, found in by_set.items()}
    left_out = {name: fitted(others(learned, name)) for name in GOLD}
    later = [name for name in names() if name not in GOLD]

    def model(trees: Trees, name: str | None) -> VerdictModel:
        """All but the weights set by hand fitted to all sets but one; the curve to what the trees do not know."""
        known = {one: found for one, found in learned.items() if one != name}
        unseen = {
            one: odds(fitted(others(known, one)) if name else left_out[one], known[one]) for one in known if one in GOLD
        }
        curve = calibration(known, unseen | unseen_odds(known, later))
        all_regressions = {**by_hand, **fitted_regressions(others(by_set, name))}
        event = fitted_event([two for two in twos if name is None or two.topic not in GOLD[name].split("/")])
        return VerdictModel(calibrated(trees, curve), all_regressions, shipped.plain, shipped.agreement, event)

    write(WEIGHTS, model(fitted(others(learned, None)), None))
    LEFT_OUT.mkdir(exist_ok=True)
    unseen: list[tuple[float, bool]] = []
    for name, trees in left_out.items():
        honest = model(trees, name)
        write(LEFT_OUT / f"{name}.json", honest)
        chances = honest.conflicts([(row.finder, row.signals) for row in by_set[name]])
        unseen.extend(zip(chances, [row.is_listed for row in by_set[name]], strict=True))
    near = [(chance, right) for chance, right in unseen if chance >= NEAR]
    results = {
        "sets": {name: counts(found) for name, found in by_set.items()},
        "calibration": expected_error(near),
        "precision": {bound: share(unseen, bound) for bound in BOUNDS},
    }
    (HERE / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    (ROOT / "docs" / "reliability.svg").write_text(plot(near), encoding="utf-8")
    print(json.dumps({name: results[name] for name in ("calibration", "precision")}, indent=1))


def share(unseen: Sequence[tuple[float, bool]], bound: float) -> dict[str, float]:
    """How many slots of the gold sets reach a confidence when their set is left out, and the share that is listed."""
    right = [is_listed for chance, is_listed in unseen if chance >= bound]
    return {"slots": len(right), "listed": round(sum(right) / len(right), 3) if right else 0.0}


def read_sets(data: Path, judge: Path = WEIGHTS.parent) -> dict[str, list[Row]]:
    """The rows of all sets, read by the cross-encoder in the folder ``judge``.

    What was computed is kept beside the checkpoints, so that a second fit takes three minutes.
    """
    memory = Store(RUNS / "cache.sqlite", LARGEST, print)
    scorer = load_scorer(data)
    models = load_models(Settings(), memory)
    cross_encoder = load_cross_encoder("bundled", judge)
    maker = Maker(models, CachedScorer(cross_encoder, memory) if cross_encoder else None, memory)
    found = {}
    for name in names():
        listing = Listing(listed(name, data), scorer)
        found[name] = maker.rows(read(articles(name, data))[0], listing, lambda _: True)
        print(f"{name}: {counts(found[name])}", flush=True)
    for topic in BETWEEN:
        name, none = f"between the events of {topic}", Listing({}, scorer)
        made = maker.rows(read(of_topic(topic, data))[0], none, tells_two_events)
        found[name] = [replace(row, weight=OTHER_EVENT * row.weight) for row in made]
        print(f"{name}: {counts(found[name])}", flush=True)
    memory.close()
    return found


def tells_two_events(one: Pair) -> bool:
    """Whether the two articles of a pair tell two events of a topic."""
    return event(one.a.article) != event(one.b.article)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes rows of articles with these models, which remember."""

    models: Models
    scorer: CachedScorer | None
    memory: Memory

    def rows(self, texts: Sequence[Article], listing: Listing, is_kept: Callable[[Pair], bool]) -> list[Row]:
        """The rows of these articles. Pairs without a slot give no row and are not read."""
        encoder = self.models.encoder
        claims = remembered_claims(texts, self.models.parser, split_each, self.memory)
        pairs = [one for one in pair(claims, embed(claims, encoder), Settings().pairing) if is_kept(one)]
        by_path = {text.path: text for text in texts}
        evidence = gather(pairs, by_path, encoder, self.scorer, lambda _: False, lambda slots: [True] * len(slots))
        return rows(pairs, evidence, by_path, listing)


def others(by_set: Mapping[str, Sequence[Row]], name: str | None) -> list[Row]:
    """The rows of all sets but one."""
    return [row for one, found in by_set.items() if one != name for row in found]


def counts(found: Sequence[Row]) -> dict[str, int]:
    """How many rows there are, and how many of them the reader listed."""
    return {"rows": len(found), "listed": sum(row.is_listed for row in found)}


def write(path: Path, model: VerdictModel) -> None:
    """Writes a model of the last step, a tree a line."""
    made = as_json(model)
    trees = made["contradiction"].pop("trees")
    head = json.dumps(made, indent=1).removesuffix("\n }\n}")
    lines = ",\n".join(json.dumps(tree) for tree in trees)
    path.write_text(f'{head},\n  "trees": [\n{lines}\n  ]\n }}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
