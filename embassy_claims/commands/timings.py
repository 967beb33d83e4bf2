"""``claims check --timings``: what each stage took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

STATUS = Path("/proc/self/status")


@dataclass(slots=True)
class Stage:
    """Seconds and things done in a stage, summed over all times that it ran.

    ``peak`` is the most memory that the process had taken when it last ended, in MB; None where that is not told.
    """

    name: str
    seconds: float = 0.0
    items: int = 0
    peak: float | None = None


class Timings:
    """Progress that records. Where a stage has parts, the parts are listed in its place."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._begin = self._since = clock()
        self._stages: dict[str, Stage] = {}
        self._now = Stage("starting")
        self._is_counted = False
        self._has_parts = True

    def stage(self, name: str, total: int | None = None) -> None:
        """The next stage begins."""
        self._begun(Stage(name, items=total or 0))
        self._is_counted = total is None
        self._has_parts = False

    def part(self, name: str, items: int) -> None:
        """A part of the stage begins."""
        if self._has_parts:
            self._begun(Stage(name, items=items))
        else:  # what the stage did before its first part is little, and counts for that
            self._now = Stage(name, items=items)
        self._is_counted = False
        self._has_parts = True

    def advance(self, n: int = 1) -> None:
        """Counts where it was not known before how many things there are."""
        if self._is_counted:
            self._now.items += n

    def stages(self) -> Sequence[Stage]:
        """All that ended, in the order in which they first ran; ends the one that runs."""
        self._begun(Stage(""))
        return list(self._stages.values())

    def lines(self) -> Iterator[str]:
        """A line a stage, and one for the whole."""
        stages = self.stages()
        yield f"{'stage':22}{'seconds':>10}{'items':>10}{'peak MB':>10}"
        for one in stages:
            yield f"{one.name:22}{one.seconds:10.3f}{one.items:10d}{written(one.peak):>10}"
        yield f"{'all':22}{self._since - self._begin:10.3f}{'':10}{written(peak_memory()):>10}"

    def _begun(self, following: Stage) -> None:
        now = self._clock()
        if self._now.name:
            stage = self._stages.setdefault(self._now.name, Stage(self._now.name))
            stage.seconds += now - self._since
            stage.items += self._now.items
            stage.peak = peak_memory()
        self._now, self._since = following, now


def written(megabytes: float | None) -> str:
    """The memory as it is printed."""
    return "?" if megabytes is None else f"{megabytes:.0f}"


def peak_memory(status: Path = STATUS) -> float | None:
    """The most memory that this process has taken so far, in MB; None where the system does not tell.

    Linux: of this program alone. What ``getrusage`` gives there is never less than what the parent had at the start.
    """
    try:
        found = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM:")), None)
    except OSError:
        found = None
    if found:
        return int(found.split()[1]) / 1024
    try:
        import resource
    except ImportError:  # Windows
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)
