"""A second run over the same articles, and a run over a hundred articles of which everything is known."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measuring.cold import cold
from benchmarks.measuring.corpora import articles, chosen, origin, topics
from benchmarks.measuring.processes import check
from benchmarks.measuring.setup import Result, Setup, middle

REPEATS = 7
HUNDRED = 100


def measure(setup: Setup) -> Result:
    """The topics cold once and warm several times; the hundred articles the same."""
    repeats = 2 if setup.is_small else REPEATS
    folders = chosen(setup)
    found = [cold_and_warm(folder.name, articles([folder]), repeats, setup) for folder in folders]
    most = 10 if setup.is_small else HUNDRED
    every = articles(topics(setup))[:most]
    hundred = cold_and_warm(f"{len(every)} articles", every, repeats, setup)
    ours, warm = (sum(one[name] for one in found) for name in ("cold", "warm"))
    return {
        "of": origin(setup),
        "repeats": repeats,
        "cut": "each is run cold once",
        "topics": found,
        "cold": round(ours, 3),
        "warm": round(warm, 3),
        "ratio": round(ours / warm, 1),
        "hundred": hundred,
    }


def cold_and_warm(name: str, paths: list[str], repeats: int, setup: Setup) -> Result:
    """The seconds of a first run, and the median of those that follow."""
    cache = setup.folder(f"warm-{Path(name).name.replace(' ', '-')}")
    first = cold(paths, cache, setup)
    again = [check(paths, cache, setup) for _ in range(repeats)]
    warm = middle([one.seconds for one in again])
    print(f"{name}: cold {first.seconds:.2f} s, warm {warm:.3f} s", flush=True)
    return {
        "name": name,
        "articles": len(paths),
        "cold": round(first.seconds, 3),
        "warm": warm,
        "ratio": round(first.seconds / warm, 1),
        "warm_runs": [round(one.seconds, 3) for one in again],
        "warm_peak_mb": again[-1].peak,
        "warm_stages": list(again[-1].stages),
    }
