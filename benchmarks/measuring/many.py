"""Ten thousand short articles: what a run over them takes of memory and time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring.corpora import articles, greater, origin, topics
from benchmarks.measuring.processes import check
from benchmarks.measuring.setup import Result, Setup

COUNT = 10_000
LINES = 5  # of an article
MOST = 100_000  # pairs that are judged


def measure(setup: Setup) -> Result:
    """A first run and one in which nothing is new."""
    count = 20 if setup.is_small else COUNT
    folder = setup.folder("many")
    write(setup, count, folder / "articles")
    cache = folder / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    first = check([str(folder / "articles")], cache, setup, MOST)
    print(f"{count} articles: {first.seconds:.1f} s, {first.peak} MB", flush=True)
    again = check([str(folder / "articles")], cache, setup, MOST)
    print(f"nothing changed: {again.seconds:.1f} s, {again.peak} MB", flush=True)
    return {
        "of": f"{origin(setup)}, {LINES} lines each, with other numbers",
        "articles": count,
        "claims": first.items("embedding"),
        "pairs": first.items("judging"),
        "cut": f"at most {MOST} pairs are judged; each run is done once",
        "cold": round(first.seconds, 1),
        "warm": round(again.seconds, 1),
        "cold_peak_mb": first.peak,
        "warm_peak_mb": again.peak,
        "cold_stages": list(first.stages),
        "warm_stages": list(again.stages),
    }


def write(setup: Setup, count: int, folder: Path) -> None:
    """So many articles in one folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    texts = [Path(path).read_text(encoding="utf-8", errors="replace") for path in articles(topics(setup))]
    for number, text in zip(range(count), excerpts(texts), strict=False):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def excerpts(texts: list[str]) -> Iterator[str]:
    """Runs of lines of each text in turn, again and again, all numbers greater by one each time."""
    lines = [[line for line in text.split("\n") if line.strip()] for text in texts]
    turn = 0
    while True:
        for of_one in lines:
            begin = turn * LINES % max(1, len(of_one))
            some = (of_one[begin:] + of_one[:begin])[:LINES]
            yield greater("\n".join(some), turn) + "\n"
        turn += 1
