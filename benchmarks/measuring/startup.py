"""How long it takes to start."""

from __future__ import annotations

from benchmarks.measuring.processes import environment, run
from benchmarks.measuring.setup import Result, Setup, middle

REPEATS = 21
COMMANDS = {
    "python alone": ["-c", "pass"],
    "claims --version": ["-m", "embassy_claims", "--version"],
    "claims --help": ["-m", "embassy_claims", "--help"],
    "claims check --help": ["-m", "embassy_claims", "check", "--help"],
}


def measure(setup: Setup) -> Result:
    """The median seconds of each, after one run that is not counted; the commands take turns."""
    repeats = 3 if setup.is_small else REPEATS
    env = environment(setup.jobs)
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(repeats + 1):
        for name, command in COMMANDS.items():
            seconds = run(command, env)[0]
            if turn:
                taken[name].append(seconds)
    for name, values in taken.items():
        print(f"{name}: {middle(values):.3f} s", flush=True)
    return {
        "repeats": repeats,
        "seconds": {name: middle(values) for name, values in taken.items()},
        "least": {name: round(min(values), 3) for name, values in taken.items()},
    }
