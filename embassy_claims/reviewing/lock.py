"""One writer at a time: an advisory lock on the ledger itself, so that nothing else is left in the folder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embassy_claims.errors import LedgerError

try:
    import fcntl
except ImportError:  # not a POSIX system: nothing to lock with, and one writer is assumed
    fcntl = None  # type: ignore[assignment]

WAIT = 60.0
PAUSE = 0.01


@contextmanager
def locked(path: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the lock of the file at ``path`` (made when it is not there), waiting at most ``wait`` seconds for it.

    The system lets go of the lock when the process ends, however it ends. A writer puts another file in place of
    the one that is locked; so whoever gets the lock looks whether it is still that of the file at ``path``.

    Raises LedgerError where the wait is too long, OSError where the file cannot be opened for writing.
    """
    deadline = time.monotonic() + wait
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            if _acquired(handle, deadline) and _is_at(handle, path):
                yield
                return
        finally:
            os.close(handle)
        if time.monotonic() > deadline:
            raise LedgerError(f"{path}: another process is writing it; try again when it has finished")


def _acquired(handle: int, deadline: float) -> bool:
    while not _free(handle):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


def _free(handle: int) -> bool:
    """Take the lock unless someone has it."""
    if fcntl is not None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
