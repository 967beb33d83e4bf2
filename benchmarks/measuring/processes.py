"""Whole processes, measured from outside: each starts with nothing loaded, and its memory is its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.measuring.setup import ROOT, Result, Setup
from embassy_claims.commands.threads import VARIABLES

CHILD = "benchmarks.measuring.child"
CLAIMS = "embassy_claims"
HIDDEN = ("CLAIMS_", "GITHUB_", "TOKENIZERS_PARALLELISM")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of ``claims check``: its seconds from start to end, and its stages as it told them."""

    seconds: float
    stages: tuple[Result, ...]

    @property
    def peak(self) -> float:
        """The most memory it took, in MB."""
        return max((float(one["peak_mb"]) for one in self.stages), default=0.0)

    def items(self, stage: str) -> int:
        """The things done in a stage; 0 where there was no such stage."""
        return next((int(one["items"]) for one in self.stages if one["stage"] == stage), 0)


def environment(jobs: int, cache: Path | None = None) -> dict[str, str]:
    """The variables of a measured process: the code of this repository, so many threads, this cache."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(HIDDEN)}
    threads = dict.fromkeys(VARIABLES, str(jobs))
    return {**kept, **threads, "PYTHONPATH": str(ROOT), **({"CLAIMS_CACHE_DIR": str(cache)} if cache else {})}


def run(command: Sequence[str], env: Mapping[str, str]) -> tuple[float, str, str]:
    """Seconds, stdout and stderr of a process of Python. Raises RuntimeError where it fails."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=dict(env), capture_output=True, text=True)
    seconds = time.perf_counter() - begin
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return seconds, done.stdout, done.stderr


def check(paths: Sequence[str], cache: Path, setup: Setup, most: int | None = None) -> Run:
    """``claims check`` over these paths, as a process. With ``most`` it judges no more pairs than that."""
    settings, report = setup.work / "claims.yaml", setup.work / "report.json"
    settings.write_text("schema: 1\n", encoding="utf-8")
    program = [CLAIMS] if most is None else ["benchmarks.measuring.limited", str(most)]
    options = ["--config", str(settings), "--report", f"json={report}", "--quiet", "--fail-on", "none", "--timings"]
    seconds, _, told = run(["-m", *program, "check", *paths, *options], environment(setup.jobs, cache))
    return Run(seconds, stages(told))


def stages(told: str) -> tuple[Result, ...]:
    """The stages in what ``--timings`` printed."""
    lines = told.splitlines()
    begin = next((number for number, line in enumerate(lines) if line.startswith("stage ")), len(lines))
    found = []
    for line in lines[begin + 1 :]:
        name, seconds, items, peak = line[:22].strip(), line[22:32], line[32:42].strip(), line[42:].strip()
        found.append(
            {
                "stage": name,
                "seconds": float(seconds),
                "items": int(items or 0),
                "peak_mb": float(peak if peak != "?" else 0),
            }
        )
    return tuple(found)


def child(function: str, jobs: int, **arguments: Any) -> tuple[float, Any]:
    """Call a function of these modules (``plain.run``) in a process of its own: the seconds, and what it returns."""
    seconds, out, _ = run(["-m", CHILD, function, json.dumps(arguments)], environment(jobs))
    return seconds, json.loads(out.splitlines()[-1])
