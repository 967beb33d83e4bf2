"""A first run against the plain way, side by side on the same topics."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from benchmarks.measuring.corpora import articles, modest, origin
from benchmarks.measuring.processes import Run, check, child
from benchmarks.measuring.setup import Result, Setup, middle

REPEATS = 3


def measure(setup: Setup, number: int) -> Result:
    """The topic of this number (0, 1, 2). Topics are measured apart, since three repeats of one take some minutes."""
    folders = modest(setup)
    judge = setup.folder("judge")
    child("plain.save_judge", setup.jobs, folder=str(judge))
    repeats = 1 if setup.is_small else REPEATS
    found = topic(folders[number % len(folders)], judge, repeats, setup)
    return {"of": origin(setup), "repeats": repeats, **found}


def topic(folder: Path, judge: Path, repeats: int, setup: Setup) -> Result:
    """Ours and the plain way in turn, then what their verdicts differ in.

    The plain way reads every pair that was found, in both directions. Ours rules most out before; so the plain way is
    also run, once, over no more than what ours read.
    """
    paths = articles([folder])
    work = setup.folder(f"cold-{folder.name}")
    cache = work / "cache"
    counts, files = prepared(paths, cache, judge, work / "every", setup, every=True)
    few, few_files = prepared(paths, cache, judge, work / "few", setup, every=False)
    runs: list[Run] = []
    plain: list[tuple[float, Any]] = []
    for _ in range(repeats):
        runs.append(cold(paths, work / "fresh", setup))
        plain.append(child("plain.run", setup.jobs, **files))
        print(f"topic {folder.name}: ours {runs[-1].seconds:.2f} s, plain {plain[-1][0]:.2f} s", flush=True)
    same_reads = child("plain.run", setup.jobs, **few_files)[0]
    verdicts = child("verdicts.compare", setup.jobs, paths=paths, cache=str(cache), **files)[1]
    ours, theirs = middle([one.seconds for one in runs]), middle([one[0] for one in plain])
    return {
        "topic": folder.name,
        **counts,
        "asked_by_ours": few["asked"],
        "plain_same_reads": round(same_reads, 3),
        "ours": ours,
        "plain": theirs,
        "ratio": round(theirs / ours, 2),
        "ours_runs": [round(one.seconds, 3) for one in runs],
        "plain_runs": [round(one[0], 3) for one in plain],
        "ours_stages": list(runs[-1].stages),
        "plain_stages": plain[-1][1]["stages"],
        "ours_peak_mb": runs[-1].peak,
        "plain_peak_mb": round(plain[-1][1]["peak_mb"] or 0),
        "verdicts": verdicts,
    }


def prepared(
    paths: list[str], cache: Path, judge: Path, into: Path, setup: Setup, *, every: bool
) -> tuple[dict[str, int], dict[str, str]]:
    """What the plain way is given, in numbers, and the files of it."""
    into.mkdir(exist_ok=True)
    given = str(into / "given.json")
    counts = child("verdicts.prepare", setup.jobs, paths=paths, cache=str(cache), given=given, every=every)[1]
    files = {"given": given, "judge": str(judge), "vectors": str(into / "v.npy"), "logits": str(into / "l.npy")}
    return counts, files


def cold(paths: list[str], cache: Path, setup: Setup) -> Run:
    """A run that finds nothing in its cache."""
    shutil.rmtree(cache, ignore_errors=True)
    return check(paths, cache, setup)
