"""Writers that are killed at any moment leave a ledger that parses and holds every decision that was reported done."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

from embassy_claims.settings import load_settings

WRITERS = 4
DECISIONS = 50
"""For each writer."""

WRITER = """
import sys
from pathlib import Path
from embassy_claims.model import Review
from embassy_claims.reviewing import decide

for one in sys.argv[2:]:
    decide(Path(sys.argv[1]), [Review(one, "dismissed", "number", (("Wire", "five"), ("Daily", "six")), "Two days.")])
    print(one, flush=True)
"""


def write_and_be_killed(path: Path, ids: list[str], seed: int, done: list[str], kills: list[int]) -> None:
    """Decide all ``ids`` by processes that are killed again and again."""
    rng = random.Random(seed)
    left = list(ids)
    while left:
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), *left], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        for _ in range(rng.randint(1, 15)):
            if not writer.stdout.readline():
                break
        time.sleep(rng.random() * 0.01)
        writer.kill()
        done += writer.stdout.read().split()
        writer.stdout.close()
        kills.append(writer.wait())
        stored = {review.id for review in load_settings(path).reviews}
        left = [one for one in left if one not in stored]


def test_killed_writers_lose_nothing_that_was_done(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text("schema: 1  # ours\n")
    sets = [[f"{number:x}{writer}".rjust(10, "a") for number in range(DECISIONS)] for writer in range(WRITERS)]
    done: list[str] = []
    kills: list[int] = []
    threads = [
        threading.Thread(target=write_and_be_killed, args=(path, ids, seed, done, kills))
        for seed, ids in enumerate(sets)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        load_settings(path)  # raises where a reader can see a half-written ledger
        time.sleep(0.005)
    stored = {review.id for review in load_settings(path).reviews}
    assert set(done) <= stored == {one for ids in sets for one in ids}
    assert kills.count(-9) >= WRITERS
    assert path.read_text().startswith("schema: 1  # ours\nreviews:\n")
