"""How fast `claims` is, against the plain way and against what the processor can do.

    python benchmarks/speed.py                   all parts, one after the other: about an hour
    python benchmarks/speed.py --part pairing    one part, ten minutes at most
    python benchmarks/speed.py --size small      only tries that everything works, and keeps no result
    python benchmarks/speed.py --page            writes the tables again from the raw results

The articles are not part of the repository: they are looked for in ../shared; without them our own corpus, repeated and
varied, takes their place. Raw results go to benchmarks/results/speed.json, each part in the place of its last result,
and the tables made of them to docs/performance.md. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring import changed, cold, many, million, page, pairing, startup, warm  # noqa: E402
from benchmarks.measuring.setup import Result, Setup, cores, machine  # noqa: E402

RESULTS = ROOT / "benchmarks" / "results" / "speed.json"
PAGE = ROOT / "docs" / "performance.md"
PARTS: Mapping[str, Callable[[Setup], Result]] = {
    "startup": startup.measure,
    "cold-1": partial(cold.measure, number=0),
    "cold-2": partial(cold.measure, number=1),
    "cold-3": partial(cold.measure, number=2),
    "warm": warm.measure,
    "changed": changed.measure,
    "pairing": pairing.measure,
    "million": million.measure,
    "many": many.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the parts asked for; 0."""
    options = parsed(arguments)
    if not options.page:
        setup = Setup(options.shared.resolve(), options.work.resolve(), options.jobs, options.size)
        setup.work.mkdir(parents=True, exist_ok=True)
        for part in options.part or list(PARTS):
            found = measured(part, setup)
            print(json.dumps(found, indent=1))
            if not setup.is_small:
                keep(part, found, RESULTS)
    if options.page or options.size == "full":
        page.update(PAGE, loaded(RESULTS))
    return 0


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description="Measure how fast claims is.")
    parser.add_argument("--part", action="append", choices=PARTS, help="this part only (can be repeated)")
    parser.add_argument("--size", choices=("full", "small"), default="full", help="small: only try it")
    parser.add_argument("--jobs", type=int, default=cores(), help="threads of every measured process")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the folder news/ is")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir()) / "claims-speed",
        help="a folder for what is made on the way; it stays, to spare the next part that work",
    )
    parser.add_argument("--page", action="store_true", help="measure nothing, write the tables again")
    return parser.parse_args(arguments)


def measured(part: str, setup: Setup) -> Result:
    """The result of a part, with what it was measured on."""
    about = machine(setup.jobs)
    print(f"{part}: {about['processor']}, {about['threads']} thread(s)", flush=True)
    begin = time.perf_counter()
    found = PARTS[part](setup)
    return {"machine": about, "minutes": round((time.perf_counter() - begin) / 60, 1), **found}


def loaded(path: Path) -> dict[str, Any]:
    """The results that are there."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def keep(part: str, found: Result, path: Path) -> None:
    """Put the result in the place of the part's last one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    results = {**loaded(path), part: found}
    path.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
