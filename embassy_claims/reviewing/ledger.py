"""Writes decisions into ``claims.yaml``: lock, read again, merge, temporary file, fsync, replace.

A reader sees the old file or the new one, whatever happens to the writer. What comes back from these functions is on
disk.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from embassy_claims.errors import LedgerError, SettingsError
from embassy_claims.model import Review
from embassy_claims.reviewing.edit import edited
from embassy_claims.reviewing.lock import locked
from embassy_claims.settings import Settings
from embassy_claims.settings.blocks import SURROGATE
from embassy_claims.settings.load import LARGEST, read_text, settings_of

NEW_FILE = "schema: 1\n"

Change = Callable[[Sequence[Review]], tuple[Sequence[Review], Collection[str]]]
"""From the reviews that are there to those to put and the ids of those to drop."""


def decide(path: Path, reviews: Iterable[Review]) -> None:
    """Record ``reviews`` in the ledger at ``path``, in place of earlier decisions on the same contradictions.

    The file is made where there is none; a symbolic link is refused.
    Raises LedgerError or SettingsError; the file is then as it was.
    """
    decided = {review.id: _storable(review) for review in reviews}
    _update(path, lambda _: (list(decided.values()), ()))


def baseline(path: Path, reviews: Iterable[Review]) -> list[Review]:
    """Record those of ``reviews`` whose contradiction has no decision yet, and return them. Raises as decide does."""
    offered = {review.id: _storable(review) for review in reviews}
    added: list[Review] = []

    def change(known: Sequence[Review]) -> tuple[Sequence[Review], Collection[str]]:
        taken = {review.id for review in known}
        added.extend(review for review in offered.values() if review.id not in taken)
        return added, ()

    _update(path, change)
    return added


def remove(path: Path, ids: Collection[str]) -> list[Review]:
    """Remove the reviews with these ids, and return those that were there. Raises as decide does."""
    removed: list[Review] = []

    def change(known: Sequence[Review]) -> tuple[Sequence[Review], Collection[str]]:
        removed.extend(review for review in known if review.id in ids)
        return (), {review.id for review in removed}

    _update(path, change)
    return removed


def _storable(review: Review) -> Review:
    """``review`` as it will be read: no blanks around what people typed, no lone surrogates anywhere."""

    def clean(text: str) -> str:
        return SURROGATE.sub("\ufffd", text)

    (a_source, a_text), (b_source, b_text) = review.claims
    a_words, b_words = (tuple(clean(word) for word in words) for words in review.conflict)
    return replace(
        review,
        reason=clean(review.reason).strip(),
        by=clean(review.by).strip(),
        claims=((clean(a_source), clean(a_text)), (clean(b_source), clean(b_text))),
        conflict=(a_words, b_words),
    )


def _update(path: Path, change: Change) -> None:
    try:
        _refuse_unwritable(path)
        with locked(path):
            text = read_text(path) or NEW_FILE
            before = settings_of(text, path)
            put, drop = change(before.reviews)
            known = {review.id: review for review in before.reviews}
            put = [review for review in put if known.get(review.id) != review]
            if put or drop:
                _replace(path, changed(text, path, before, put, drop).encode("utf-8"))
    except OSError as error:
        raise LedgerError(
            f"cannot write {path}: {error.strerror}; check its permissions and those of its folder"
        ) from error


def _refuse_unwritable(path: Path) -> None:
    """Raise LedgerError where ``path`` is not to be written, OSError where that cannot be known."""
    if path.is_symlink():  # what it leads to may be anything, and is not what people see in their branch
        raise LedgerError(f"cannot write {path}: it is a symbolic link; name the file it leads to with --config")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise LedgerError(f"cannot write {path}: not a file; name a claims.yaml with --config")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):  # also for root, who could
        raise LedgerError(f"cannot write {path}: it is read-only; chmod u+w it first")


def changed(text: str, path: Path, before: Settings, put: Sequence[Review], drop: Collection[str] = ()) -> str:
    """``edited``, and read again: what comes back says just what it should, and nothing else than before besides.

    ``before`` are the settings in ``text``. Raises LedgerError.
    """
    trouble = f"{path}: its reviews cannot be changed as they are written; write each as a block that begins with - id:"
    after = edited(text, before.reviews, put, drop)
    if len(after) > LARGEST // 4 and len(after.encode()) > LARGEST:
        raise LedgerError(f"{path} would be larger than {LARGEST >> 20} MB; run claims prune")
    try:
        read = settings_of(after, path)
    except (LedgerError, SettingsError) as error:
        raise LedgerError(trouble) from error
    expected = {review.id: review for review in (*before.reviews, *put) if review.id not in drop}
    same_settings = replace(read, reviews=()) == replace(before, reviews=())
    if not same_settings or {review.id: review for review in read.reviews} != expected:
        raise LedgerError(trouble)
    return after


def _replace(target: Path, data: bytes) -> None:
    for left in target.parent.glob(f".{target.name}.*.tmp"):  # of writers that were killed: we have the lock
        left.unlink(missing_ok=True)
    temporary = target.parent / f".{target.name}.{secrets.token_hex(6)}.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), stat.S_IMODE(target.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
