"""Two branches record reviews, and git merges them."""

from __future__ import annotations

import random
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from embassy_claims.errors import LedgerError
from embassy_claims.model import DECISIONS, Review
from embassy_claims.reviewing import TEMPLATE, decide, remove
from embassy_claims.settings import load_settings


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, text=True, check=False)


def review(rng: random.Random) -> Review:
    """A review whose lines are much like those of others, as in a real ledger."""
    word, day = rng.choice(["five", "six"]), rng.randrange(3)
    return Review(
        f"{rng.getrandbits(40):010x}",
        rng.choice(DECISIONS),
        "number",
        (("Wire", f"On day {day} there were {word}"), ("Daily", f"On day {day} there were many")),
        rng.choice(["Two days.", "Two reports."]),
        "ana",
        conflict=((word,), ("many",)),
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "claims.yaml").write_text(TEMPLATE)
    return tmp_path


def commit(folder: Path, message: str) -> None:
    done = git(folder, "commit", "-q", "-a", "-m", message)
    assert done.returncode == 0, done.stderr


def branches(folder: Path, base: list[Review], ours: list[Review], theirs: list[Review]) -> int:
    """Merge two branches that each decide on their own; the exit code of git merge."""
    path = folder / "claims.yaml"
    decide(path, base)
    git(folder, "add", "claims.yaml")
    commit(folder, "base")
    git(folder, "checkout", "-q", "-b", "theirs")
    decide(path, theirs)
    commit(folder, "theirs")
    git(folder, "checkout", "-q", "main")
    decide(path, ours)
    commit(folder, "ours")
    return git(folder, "merge", "-q", "--no-edit", "theirs").returncode


@pytest.mark.parametrize("there", [0, 3, 60])
def test_other_contradictions_on_two_branches_merge(repository: Path, there: int) -> None:
    rng = random.Random(there)
    base = [review(rng) for _ in range(there)]
    ours, theirs = [review(rng) for _ in range(4)], [review(rng) for _ in range(4)]
    assert branches(repository, base, ours, theirs) == 0
    merged = load_settings(repository / "claims.yaml").reviews
    assert merged == tuple(sorted([*base, *ours, *theirs], key=lambda one: one.id))


def test_looking_at_what_was_baselined_never_conflicts(repository: Path) -> None:
    rng = random.Random(1)
    base = [replace(review(rng), verdict="baselined", reason="") for _ in range(40)]
    seen = [replace(one, verdict="dismissed", reason="Two days.") for one in base]
    assert branches(repository, base, seen[::2], seen[1::2]) == 0
    assert {one.verdict for one in load_settings(repository / "claims.yaml").reviews} == {"dismissed"}


@pytest.mark.parametrize("known", [True, False])
def test_one_contradiction_decided_in_two_ways_is_a_conflict(repository: Path, known: bool) -> None:
    rng = random.Random(2)
    one = replace(review(rng), verdict="baselined", reason="")
    ours, theirs = replace(one, verdict="dismissed", reason="No."), replace(one, verdict="confirmed", reason="Yes.")
    assert branches(repository, [one] if known else [], [ours], [theirs]) == 1
    path = repository / "claims.yaml"
    lines = path.read_text().splitlines()
    marks = [at for at, line in enumerate(lines, 1) if line.startswith(("<<<<<<<", "=======", ">>>>>>>"))]
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=f"markers in lines {', '.join(map(str, marks))};"):
        load_settings(path)
    with pytest.raises(LedgerError, match="conflict markers"):
        decide(path, [review(rng)])
    assert path.read_bytes() == before


def test_a_review_removed_here_and_others_added_there_merge(repository: Path) -> None:
    rng = random.Random(3)
    base, theirs = [review(rng) for _ in range(5)], [review(rng) for _ in range(2)]
    path = repository / "claims.yaml"
    decide(path, base)
    git(repository, "add", "claims.yaml")
    commit(repository, "base")
    git(repository, "checkout", "-q", "-b", "theirs")
    decide(path, theirs)
    commit(repository, "theirs")
    git(repository, "checkout", "-q", "main")
    remove(path, [base[0].id])
    commit(repository, "ours")
    assert git(repository, "merge", "-q", "--no-edit", "theirs").returncode == 0
    assert {one.id for one in load_settings(path).reviews} == {one.id for one in [*base[1:], *theirs]}
