"""How right `claims` is, on sets of articles that were read closely, and on whole topics of real news.

    python benchmarks/quality.py                  every gold set: recall, precision, traps, agreements; first as the
                                                  judge ships (fitted to these sets, too), then with the last step that
                                                  was fitted without the set that it judges: only those figures count
    python benchmarks/quality.py --set NAME -v    one set, with what was missed and what was false
    python benchmarks/quality.py --false-events   topics of two events each: contradictions between the two are false

The articles and the scorer are not part of the repository: they are looked for in ../shared, and without them nothing
is measured. Raw results of all sets go to benchmarks/results/quality.json (false events: false_events.json).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from embassy_claims.caching.probabilities import CachedScorer
from embassy_claims.caching.store import Memory, Store
from embassy_claims.judging import load_judge
from embassy_claims.judging.verdict_model import load_verdict_model
from embassy_claims.pipeline import Models, check, load_models
from embassy_claims.reporting import FORMATS
from embassy_claims.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "benchmarks" / "results"
SETS = {
    "embassy": "seeds/*.txt",
    "aceh37": "news/37/*ecbplus.txt",
    "waitrose14": "news/14/*ecbplus.txt",
    "qeshm20": "news/20/*ecbplus.txt",
    "vancouver18": "news/18/18_*ecb.txt",
}
LEFT_OUT = ROOT / "training" / "verdict" / "left_out"
SAMPLE = 10  # topics for --false-events
LARGEST = 4 * 10**9  # bytes of what is kept for the second round


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the options ask for; 0, also where there is nothing to measure."""
    options = parsed(arguments)
    if not (SHARED / "gold" / "score.py").is_file():
        print("skipped: there is no folder ../shared with gold sets beside the repository")
        return 0
    settings = Settings()
    with TemporaryDirectory() as folder:
        memory = Store(Path(folder) / "cache.sqlite", LARGEST, print)
        models = load_models(settings, memory)
        if options.false_events:
            false_events(settings, models, every=options.topics == "all")
        else:
            gold_sets(settings, models, memory, options.set or list(SETS), verbose=options.verbose)
        memory.close()
    return 0


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description="Measure how right the findings are.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed and what was false")
    parser.add_argument("--set", action="append", choices=SETS, help="this gold set only (can be repeated)")
    parser.add_argument("--false-events", action="store_true", help="contradictions between two events, by topic")
    parser.add_argument("--topics", choices=("sample", "all"), default="sample", help="for --false-events")
    return parser.parse_args(arguments)


def articles(pattern: str) -> list[str]:
    """The paths of the shared articles that match."""
    return sorted(str(path) for path in SHARED.glob(pattern))


def report(paths: Sequence[str], settings: Settings, models: Models) -> dict[str, Any]:
    """The JSON report of these articles."""
    found: dict[str, Any] = json.loads(FORMATS["json"].render(check(paths, settings, models=models)))
    return found


def gold_sets(settings: Settings, models: Models, memory: Memory, names: Sequence[str], *, verbose: bool) -> None:
    """Score these sets twice, with the judge that ships and with the one that does not know the set."""
    print("AS IT SHIPS (fitted to these sets, too)")
    shipped = scores(settings, names, lambda _: models, verbose=verbose)
    print("LEAVE ONE SET OUT (the last step was fitted without the set that it judges)")
    honest = scores(settings, names, lambda name: without(name, settings, models, memory), verbose=verbose)
    if len(names) == len(SETS):  # a part is no result
        made = {"judge": models.judge.name, "encoder": models.encoder.name}
        write("quality.json", {**made, "shipped": shipped, "leave one set out": honest})


def without(name: str, settings: Settings, models: Models, memory: Memory) -> Models:
    """The models with the last step that was fitted to all sets but this one."""
    left_out = load_verdict_model((LEFT_OUT / f"{name}.json").read_text(encoding="utf-8"))
    judge = load_judge(settings.models.judge, models.encoder, lambda one: CachedScorer(one, memory), last_step=left_out)
    return replace(models, judge=judge)


def scores(
    settings: Settings, names: Sequence[str], models_for: Callable[[str], Models], *, verbose: bool
) -> dict[str, Any]:
    """Score these sets and print a line for each, the mean over sets, and all pooled."""
    scorer = load_scorer()
    found: dict[str, dict[str, Any]] = {}
    for name in names:
        gold = yaml.safe_load((SHARED / "gold" / f"{name}.yaml").read_text(encoding="utf-8"))
        found[name] = scorer.score(gold, report(articles(SETS[name]), settings, models_for(name)))
        print(scorer.line(name, found[name]), flush=True)
        if verbose:
            print("missed (clear):", *found[name]["missed"], sep="\n  ")
            print("reported, not in gold:", *found[name]["false"], sep="\n  ")
    return {"sets": {name: numbers(one) for name, one in found.items()}, **pooled(scorer, list(found.values()))}


def pooled(scorer: Any, scores: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of recall, precision and F1 over sets, and the counts of all sets together; printed, too."""
    rates = [scorer.rates(one) for one in scores]
    precision, recall, f1 = (sum(column) / len(rates) for column in zip(*rates, strict=True))
    print(f"MEAN OF SETS recall {recall:.2f} precision {precision:.2f} F1 {f1:.2f}")
    total = {key: sum(one[key] for one in scores) for key in numbers(scores[0])}
    print(scorer.line("ALL", total))
    mean = {"recall": round(recall, 3), "precision": round(precision, 3), "f1": round(f1, 3)}
    return {"mean": mean, "all": total}


def numbers(score: dict[str, Any]) -> dict[str, int]:
    """The counts of a score, without the quotes of articles."""
    return {key: value for key, value in score.items() if isinstance(value, int)}


def load_scorer(data: Path = SHARED) -> Any:
    """The module that compares a report with a gold set."""
    spec = spec_from_file_location("score", data / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def false_events(settings: Settings, models: Models, *, every: bool) -> None:
    """Check whole topics, of two events each, and print how many contradictions are between the two events."""
    topics = all_topics() if every else sample(all_topics())
    counts: dict[str, dict[str, int]] = {}
    for topic in topics:
        counts[topic] = topic_counts(settings, models, topic)
        print(event_line(f"topic {topic}", counts[topic]), flush=True)
    total = {key: sum(one[key] for one in counts.values()) for key in next(iter(counts.values()))}
    print(event_line("ALL", total))
    write("false_events.json", {"judge": models.judge.name, "topics": counts, "all": total})


def all_topics() -> list[str]:
    """The numbers of the topics, in order."""
    folders = [folder for folder in (SHARED / "news").iterdir() if folder.is_dir()]
    return sorted((folder.name for folder in folders), key=lambda name: (len(name), name))


def sample(topics: Sequence[str]) -> list[str]:
    """Evenly spaced topics, none of which has a gold set."""
    read = {pattern.split("/")[1] for pattern in SETS.values()}
    unread = [topic for topic in topics if topic not in read]
    return [unread[place * len(unread) // SAMPLE] for place in range(SAMPLE)]


def topic_counts(settings: Settings, models: Models, topic: str) -> dict[str, int]:
    """How many articles, claims and contradictions a topic has, and contradictions between its two events."""
    found = check(articles(f"news/{topic}/*.txt"), settings, models=models)
    events = [
        {one.pair.a.article.endswith("ecbplus.txt"), one.pair.b.article.endswith("ecbplus.txt")}
        for one in found.contradictions
    ]
    return {
        "articles": len(found.articles),
        "claims": len(found.claims),
        "pairs": found.pairs,
        "contradictions": len(events),
        "between": sum(len(pair) == 2 for pair in events),
    }


def event_line(name: str, counts: dict[str, int]) -> str:
    """One line of the table."""
    share = 100 * counts["between"] / counts["contradictions"] if counts["contradictions"] else 0.0
    rate = 1000 * counts["contradictions"] / counts["claims"] if counts["claims"] else 0.0
    return (
        f"{name:9} articles {counts['articles']:4}  claims {counts['claims']:5}  pairs {counts['pairs']:7}  "
        f"contradictions {counts['contradictions']:4} ({rate:.1f} per 1,000 claims)  "
        f"between two events {counts['between']} ({share:.1f} %)"
    )


def write(name: str, results: dict[str, Any]) -> None:
    """Keep the raw results."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / name).write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
