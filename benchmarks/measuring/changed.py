"""One article of all is changed: what that costs beside a first run over all of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.measuring.corpora import articles, chosen, copied, origin, topics
from benchmarks.measuring.processes import Run, check
from benchmarks.measuring.setup import Result, Setup, middle

MOST = 100_000
SENTENCES = (
    "The harbour of Arlen was closed on Monday.",
    "Forty people were brought to a school nearby.",
    "The mayor said that nobody was hurt.",
)


def measure(setup: Setup) -> Result:
    """Ours only: a first run over all articles, one with nothing changed, and one a changed article.

    The first run judges every pair; another one, that judges ``MOST`` at most, is measured beside it.
    """
    paths = copied(articles(chosen(setup) if setup.is_small else topics(setup)), setup.folder("changed") / "articles")
    cache, spare = (setup.folder("changed") / name for name in ("cache", "cut-cache"))
    for folder in (cache, spare):
        shutil.rmtree(folder, ignore_errors=True)
    most = 200 if setup.is_small else MOST
    short = check(paths, spare, setup, most)
    print(f"{len(paths)} articles: cold {short.seconds:.1f} s with {most} pairs judged at most", flush=True)
    first = check(paths, cache, setup)
    print(f"cold {first.seconds:.1f} s with every pair judged", flush=True)
    again = check(paths, cache, setup)
    print(f"nothing changed: {again.seconds:.2f} s", flush=True)
    edits = [edited(path, sentence, paths, cache, setup) for path, sentence in edits_of(paths)]
    seconds = middle([one.seconds for one in edits])
    return {
        "of": origin(setup),
        "articles": len(paths),
        "claims": first.items("embedding"),
        "pairs": first.items("judging"),
        "cut": f"all articles are run cold once with every pair judged, and once with {most} at most",
        "cold": round(first.seconds, 2),
        "cold_cut": round(short.seconds, 2),
        "nothing_changed": round(again.seconds, 3),
        "one_changed": seconds,
        "percent_of_cold": round(100 * seconds / first.seconds, 2),
        "percent_of_cut": round(100 * seconds / short.seconds, 2),
        "one_changed_runs": [round(one.seconds, 3) for one in edits],
        "one_changed_pairs": [one.items("judging") for one in edits],
        "cold_stages": list(first.stages),
        "one_changed_stages": list(edits[-1].stages),
        "peak_mb": first.peak,
    }


def edits_of(paths: list[str]) -> list[tuple[str, str]]:
    """Articles from the beginning, the middle and the end, each with the sentence that it gets."""
    places = (len(paths) // 6, len(paths) // 2, 5 * len(paths) // 6)
    return [(paths[place], sentence) for place, sentence in zip(places, SENTENCES, strict=True)]


def edited(path: str, sentence: str, paths: list[str], cache: Path, setup: Setup) -> Run:
    """A run after the article got one more sentence."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    run = check(paths, cache, setup)
    print(f"one article changed: {run.seconds:.2f} s, {run.items('judging')} pairs", flush=True)
    return run
