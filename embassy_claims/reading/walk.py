"""Arguments to files: one walk that never leaves the folders it was given."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from embassy_claims.errors import ReadingError
from embassy_claims.model import Skipped
from embassy_claims.reading.metadata import without_surrogates

DOCUMENTS = frozenset({".doc", ".docx", ".epub", ".odt", ".pages", ".pdf", ".rtf"})
"""Suffixes of files that may well be articles, but that nothing here can read: they are not passed over in silence."""
LARGEST = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: ``path`` as it is reported, ``place`` to open it, ``named`` if it was an argument itself."""

    path: str
    place: str
    named: bool


@dataclass(slots=True)
class _Walk:
    suffixes: frozenset[str]
    roots: tuple[str, ...]
    files: list[Found] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, path: str, reason: str) -> None:
        self.skipped.append(Skipped(path, reason))


def walk(paths: Sequence[str], suffixes: frozenset[str]) -> tuple[list[Found], list[Skipped]]:
    """The files that the arguments name, each once, sorted by path, and what was left out for a reason.

    Files named themselves are taken whatever their suffix. In folders, hidden files and other suffixes do not count,
    but a document that cannot be read is told.
    Raises ``ReadingError`` for a path that does not exist.
    """
    for path in paths:
        _require(path)
    walked = _Walk(suffixes, tuple(os.path.realpath(path) for path in paths if _is_folder(path)))
    for path in paths:
        if _is_folder(path):
            _walk_folder(path, walked)
        else:
            _add_file(display(path), path, walked)
    return _unique(walked.files), sorted(set(walked.skipped), key=lambda skipped: (skipped.path, skipped.reason))


def load(found: Found) -> bytes | Skipped:
    """The bytes of a regular file of at most ``LARGEST`` bytes. Never waits for a pipe or a device."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(found.place, flags)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return Skipped(found.path, "not a regular file; use - to read from standard input")
            data = file.read(LARGEST + 1)
    except OSError as error:
        return Skipped(found.path, reason_of(error))
    return Skipped(found.path, TOO_LARGE) if len(data) > LARGEST else data


TOO_LARGE = f"too large (over {LARGEST // 1024 // 1024} MB)"


def display(path: str) -> str:
    """A path as articles carry it: as given, with ``/``, without ``./`` and doubled or final slashes."""
    return without_surrogates(Path(path).as_posix())


def reason_of(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _require(path: str) -> None:
    if not path:
        raise ReadingError("an empty path was given; name a file, a folder or - for standard input")
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL character
        raise ReadingError(f"{display(path)}: no such file or folder") from None
    except OSError:
        return  # it is there, or may be; reading it says what is wrong


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a folder above is closed to us


def _exists(path: str) -> bool:
    return os.path.exists(path)  # noqa: PTH110 - as above


def _walk_folder(root: str, walked: _Walk) -> None:
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            walked.skip(display(folder), reason_of(error))
            continue
        for entry in found:
            place = str(Path(folder) / entry.name)
            if entry.is_symlink():
                _add_link(place, walked)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(place)
            elif Path(entry.name).suffix.lower() in walked.suffixes:
                _add_file(display(place), place, walked, named=False)
            elif Path(entry.name).suffix.lower() in DOCUMENTS:
                walked.skip(display(place), "a document that cannot be read; save it as text, Markdown or HTML")


def _add_link(place: str, walked: _Walk) -> None:
    """A link in a folder counts only if it leads to a file in the folders given; theirs are walked anyway."""
    target = os.path.realpath(place)
    inside = any(os.path.commonpath((root, target)) == root for root in walked.roots)
    known = Path(place).suffix.lower() in walked.suffixes
    if not inside:
        walked.skip(display(place), "a link that leads out of the folders given")
    elif known and not _exists(target):
        walked.skip(display(place), "a broken link")
    elif known and not _is_folder(target):
        _add_file(display(place), place, walked, named=False)


def _add_file(path: str, place: str, walked: _Walk, named: bool = True) -> None:
    if Path(place).is_symlink() and not _exists(place):
        walked.skip(path, "a broken link")
        return
    walked.files.append(Found(path, place, named))


def _unique(files: Iterator[Found] | list[Found]) -> list[Found]:
    """One entry a file on disk: its own path before a link to it, then the first by path."""
    kept: dict[str, Found] = {}
    for found in sorted(files, key=lambda found: (Path(found.place).is_symlink(), found.path, not found.named)):
        kept.setdefault(os.path.realpath(found.place), found)
    return sorted(kept.values(), key=lambda found: found.path)
