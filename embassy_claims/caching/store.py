"""One sqlite file of keys and values, which several processes may share.

Whatever is wrong with the file is said in one line and never stops a run: a damaged or older one is made anew, and
where none can be written the run goes on without.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol, TypeVar, get_args

Kind = Literal["claims", "vectors", "probabilities", "verdicts"]
KINDS: tuple[Kind, ...] = get_args(Kind)

APPLICATION = 0x636C6D73
SCHEMA = 3
WAIT = 10.0  # seconds for another process to finish its writing
KEYS = 900  # in one question; sqlite before 3.32 takes 999
HOUR = 3600  # seconds: how exactly it is known when an entry was last used
KEPT = 0.8  # share of the limit that is left after removing the least recently used
CHECKSUM = 4  # bytes before each value
OVERHEAD = 64  # bytes that an entry takes beside its value, about
UNREADABLE = ("malformed", "not a database", "no such table", "no such column", "disk image", "file is encrypted")

T = TypeVar("T")


class Memory(Protocol):
    """The seam: what keeps values from one run to the next."""

    def get(self, kind: Kind, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""

    def put(self, kind: Kind, entries: Mapping[bytes, bytes]) -> None:
        """Keep these; they are safe when this returns."""


class NoMemory:
    """Keeps nothing."""

    def get(self, kind: Kind, keys: Sequence[bytes]) -> dict[bytes, bytes]:  # noqa: ARG002
        """Nothing is there."""
        return {}

    def put(self, kind: Kind, entries: Mapping[bytes, bytes]) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Entries of a kind and the bytes of their keys and values, checksums among them."""

    kind: Kind
    entries: int
    bytes: int


class Store:
    """A ``Memory`` in the file ``path`` of at most about ``limit`` bytes; ``say`` is told in one line what goes wrong.

    The file is opened when it is first needed. ``close`` notes what was used; without it only that is lost.
    """

    def __init__(self, path: Path, limit: int, say: Callable[[str], None]) -> None:
        self.path = path
        self.limit = limit
        self._say = say
        self._connection: sqlite3.Connection | None = None
        self._is_off = False
        self._used: dict[Kind, set[bytes]] = {kind: set() for kind in KINDS}

    def get(self, kind: Kind, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        return self._try(lambda db: self._get(db, kind, keys), {}) if keys else {}

    def put(self, kind: Kind, entries: Mapping[bytes, bytes]) -> None:
        """Keep these, in one transaction; beyond the limit the least recently used go."""
        if entries:
            self._try(lambda db: self._put(db, kind, entries), None)

    def amounts(self) -> list[Amount]:
        """What there is of each kind."""
        return self._try(lambda db: [amount(db, kind) for kind in KINDS], [])

    def clear(self) -> int:
        """Remove the file; the bytes that it took. Raises OSError where it cannot be removed."""
        self._drop()
        files = [file for file in files_of(self.path) if file.exists()]
        freed = sum(file.stat().st_size for file in files)
        for file in files:
            file.unlink()
        return freed

    def close(self) -> None:
        """Note which entries were used, and close the file."""
        if self._connection is not None:
            if any(self._used.values()):
                with suppress(sqlite3.Error):  # only the order of removal is the poorer
                    self._note_used(self._connection)
            self._drop()

    def _get(self, db: sqlite3.Connection, kind: Kind, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        old = int(time.time()) - HOUR
        for some in parts(keys, KEYS):
            marks = ",".join("?" * len(some))
            for key, value, used in db.execute(f"SELECT key, value, used FROM {kind} WHERE key IN ({marks})", some):
                found[key] = checked(key, value)
                if used < old:
                    self._used[kind].add(key)
        return found

    def _put(self, db: sqlite3.Connection, kind: Kind, entries: Mapping[bytes, bytes]) -> None:
        now = int(time.time())
        with db:
            db.execute("BEGIN IMMEDIATE")
            rows = ((key, sealed(key, value), now) for key, value in entries.items())
            db.executemany(f"INSERT OR REPLACE INTO {kind} VALUES (?, ?, ?)", rows)
        if taken(db) > self.limit:
            remove_oldest(db, int(self.limit * KEPT))

    def _note_used(self, db: sqlite3.Connection) -> None:
        now = int(time.time())
        with db:
            db.execute("BEGIN IMMEDIATE")
            for kind, keys in self._used.items():
                db.executemany(f"UPDATE {kind} SET used = ? WHERE key = ?", [(now, key) for key in sorted(keys)])

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """The result of ``work``, or ``otherwise`` where the file fails."""
        if self._is_off:
            return otherwise
        try:
            self._connection = self._connection or opened(self.path)
            return work(self._connection)
        except (sqlite3.Error, OSError) as error:
            self._drop()
            if any(mark in str(error) for mark in UNREADABLE):
                self._rebuild(error)
            else:
                self._off(error)
            return otherwise

    def _rebuild(self, error: Exception) -> None:
        try:
            for file in files_of(self.path):
                file.unlink(missing_ok=True)
            self._connection = opened(self.path)
        except (sqlite3.Error, OSError) as second:
            self._off(second)
        else:
            self._say(f"the cache {self.path} could not be read and was made anew ({first_line(error)})")

    def _off(self, error: Exception) -> None:
        self._drop()
        self._is_off = True
        self._say(f"the cache {self.path} cannot be used, this run goes on without it ({first_line(error)})")

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def opened(path: Path) -> sqlite3.Connection:
    """The file, made where it is not there. Raises sqlite3.Error, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    try:
        if (number(db, "application_id"), number(db, "user_version")) != (APPLICATION, SCHEMA):
            make(db)
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA mmap_size = 268435456")
    except BaseException:
        db.close()
        raise
    return db


def make(db: sqlite3.Connection) -> None:
    """Lay out an empty file. Raises sqlite3.DatabaseError where it is not empty."""
    db.execute("PRAGMA auto_vacuum = INCREMENTAL")
    db.execute("PRAGMA journal_mode = WAL")
    with db:
        db.execute("BEGIN IMMEDIATE")
        if number(db, "user_version") == SCHEMA:  # another process was faster
            return
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("not a database of this version")
        for kind in KINDS:
            db.execute(f"CREATE TABLE {kind} (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)")
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")


def sealed(key: bytes, value: bytes) -> bytes:
    """The value behind a checksum of it and its key."""
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(CHECKSUM, "little") + value


def checked(key: bytes, value: bytes) -> bytes:
    """The value that was sealed. Raises sqlite3.DatabaseError where it is not as it was."""
    found = value[CHECKSUM:]
    if sealed(key, found) != value:
        raise sqlite3.DatabaseError("a malformed value")
    return found


def amount(db: sqlite3.Connection, kind: Kind) -> Amount:
    """What there is of a kind."""
    entries, size = db.execute(f"SELECT count(*), coalesce(sum(length(key) + length(value)), 0) FROM {kind}").fetchone()
    return Amount(kind, entries, size)


def taken(db: sqlite3.Connection) -> int:
    """Bytes in use in the file."""
    return (number(db, "page_count") - number(db, "freelist_count")) * number(db, "page_size")


def remove_oldest(db: sqlite3.Connection, size: int) -> None:
    """Remove the least recently used entries until about ``size`` bytes are left, and free the space on the disk."""
    ages = " UNION ALL ".join(f"SELECT used, length(value) + {OVERHEAD} AS size FROM {kind}" for kind in KINDS)
    with db:
        db.execute("BEGIN IMMEDIATE")
        left, last = taken(db), -1
        for used, freed in db.execute(f"SELECT used, sum(size) FROM ({ages}) GROUP BY used ORDER BY used").fetchall():
            if left <= size:
                break
            left, last = left - freed, used
        for kind in KINDS:
            db.execute(f"DELETE FROM {kind} WHERE used <= ?", (last,))
    with closing(db.execute("PRAGMA incremental_vacuum")) as pages:
        pages.fetchall()


def number(db: sqlite3.Connection, pragma: str) -> int:
    """The value of a pragma."""
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


def files_of(path: Path) -> list[Path]:
    """The file and those that sqlite keeps beside it."""
    return [path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))]


def parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def first_line(error: Exception) -> str:
    """The first line of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0]
