"""A merge driver for git that never takes reviews of different contradictions for a conflict.

Plain git merges most branches that add reviews, but not those that add them between the same two lines. This driver
first gives each of the three versions the reviews that only one branch added; what is left is merged by git line by
line, so that one contradiction decided in two ways, and settings changed in two ways, are conflicts as ever.

    git config merge.claims.driver "python -m embassy_claims.reviewing.merge %O %A %B"
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from embassy_claims.errors import ClaimsError
from embassy_claims.model import Review
from embassy_claims.reviewing.ledger import changed
from embassy_claims.settings.load import read_text, settings_of


def merge_files(base: Path, ours: Path, theirs: Path) -> int:
    """Merge as git asks of a driver: the result goes into ``ours``; 0 without conflict, else as ``git merge-file``.

    Versions that cannot be read or edited are left to git as they are.
    """
    try:
        versions = _with_what_others_added(*(read_text(path) for path in (base, ours, theirs)))
    except ClaimsError:
        versions = ()
    for path, text in zip((base, ours, theirs), versions, strict=False):
        path.write_text(text, encoding="utf-8", newline="")
    names = ["-L", "ours", "-L", "base", "-L", "theirs"]
    return subprocess.run(["git", "merge-file", *names, ours, base, theirs], check=False).returncode


def _with_what_others_added(*texts: str) -> tuple[str, ...]:
    path = Path("claims.yaml")
    versions = [settings_of(text, path) for text in texts]
    before, here, there = (version.reviews for version in versions)
    added = [*_only_in(here, before, there), *_only_in(there, before, here)]
    return tuple(
        changed(text, path, version, _only_in(added, version.reviews))
        for text, version in zip(texts, versions, strict=True)
    )


def _only_in(reviews: Sequence[Review], *others: Sequence[Review]) -> list[Review]:
    elsewhere = {review.id for other in others for review in other}
    return [review for review in reviews if review.id not in elsewhere]


if __name__ == "__main__":
    raise SystemExit(merge_files(*map(Path, sys.argv[1:4])))
