"""What all measures are told, and what must be said with every figure."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, Literal

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ("numpy", "sentence-transformers", "spacy", "tokenizers", "torch", "transformers", "usearch")
Size = Literal["full", "small"]
Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Setup:
    """``shared`` is where the news is looked for, ``work`` a folder for what is made on the way."""

    shared: Path
    work: Path
    jobs: int
    size: Size = "full"

    @property
    def is_small(self) -> bool:
        """Whether this only tries that everything works."""
        return self.size == "small"

    def folder(self, name: str) -> Path:
        """A folder of this name to work in."""
        found = self.work / self.size / name
        found.mkdir(parents=True, exist_ok=True)
        return found


def processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """The name of the processor with its family and model, for those that have one name for many."""
    try:
        lines = [line.partition(":") for line in cpuinfo.read_text(encoding="utf-8").splitlines()]
    except OSError:  # not Linux
        return platform.processor() or platform.machine()
    told = {name.strip(): value.strip() for name, _, value in reversed(lines)}
    if "model name" not in told:
        return platform.machine()
    return f"{told['model name']} (family {told.get('cpu family', '?')}, model {told.get('model', '?')})"


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def machine(jobs: int) -> Result:
    """What figures depend on."""
    return {
        "processor": processor(),
        "threads": jobs,
        "cores": cores(),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def middle(values: Sequence[float]) -> float:
    """The median, to the millisecond."""
    return round(median(values), 3)
