"""Two branches record reviews, and git merges them."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from embassy_claims.errors import LedgerError
from embassy_claims.model import DECISIONS, Review
from embassy_claims.reviewing import TEMPLATE, decide, remove
from embassy_claims.settings import load_settings

HAND_WRITTEN = """\
schema: 1
reviews:
  - {id: 7777700000, verdict: baselined, kind: other, claims: [{source: A, text: a}, {source: B, text: b}]}
"""


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


def with_driver(repository: Path) -> None:
    (repository / ".gitattributes").write_text("claims.yaml merge=claims\n")
    git(repository, "add", ".gitattributes")
    git(repository, "config", "merge.claims.driver", f"{sys.executable} -m embassy_claims.reviewing.merge %O %A %B")


@pytest.mark.parametrize("start", [TEMPLATE, "schema: 1\n", HAND_WRITTEN])
def test_the_driver_merges_whatever_is_decided(repository: Path, start: str) -> None:
    with_driver(repository)
    rng = random.Random(4)
    path = repository / "claims.yaml"
    path.write_text(start)
    base = list(load_settings(path).reviews)
    ours, theirs = ([replace(review(rng), id=f"77777{rng.getrandbits(20):05x}") for _ in range(12)] for _ in "ab")
    assert branches(repository, [], ours, theirs) == 0
    merged = load_settings(path)
    assert merged.reviews == tuple(sorted([*base, *ours, *theirs], key=lambda one: one.id))


def test_the_driver_leaves_real_conflicts_to_people(repository: Path) -> None:
    with_driver(repository)
    rng = random.Random(5)
    one, ours, theirs = (review(rng) for _ in range(3))
    both = replace(one, verdict="dismissed"), replace(one, verdict="confirmed")
    assert branches(repository, [], [both[0], ours], [both[1], theirs]) == 1
    text = (repository / "claims.yaml").read_text()
    assert text.count("<<<<<<<") == 1
    conflict = text[text.index("<<<<<<<") : text.index(">>>>>>>")]
    assert "dismissed" in conflict
    assert "confirmed" in conflict
    assert ours.id in text.replace(conflict, "")


FLOW = "{{id: 777777777{}, verdict: baselined, kind: other, claims: [{{source: A, text: a}}, {{source: B, text: b}}]}}"


@pytest.mark.parametrize("form", ["reviews: [\n{}\n2\n3\n{}\n", f"reviews: [\n{FLOW},\n\n\n\n{FLOW}]\n"])
def test_the_driver_leaves_what_it_cannot_edit_to_git(repository: Path, form: str) -> None:
    with_driver(repository)
    path = repository / "claims.yaml"
    path.write_text(form.format(1, 4))
    git(repository, "add", "claims.yaml")
    commit(repository, "base")
    git(repository, "checkout", "-q", "-b", "theirs")
    path.write_text(form.format(1, 5))
    commit(repository, "theirs")
    git(repository, "checkout", "-q", "main")
    path.write_text(form.format(0, 4))
    commit(repository, "ours")
    assert git(repository, "merge", "-q", "--no-edit", "theirs").returncode == 0
    assert path.read_text() == form.format(0, 5)


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
