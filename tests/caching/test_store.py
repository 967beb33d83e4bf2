"""The file that keeps values: several processes, damage, age, size."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from command_line import ROOT

from embassy_claims.caching import KINDS, NoMemory, Store
from embassy_claims.caching import store as module
from embassy_claims.caching.store import checked, sealed

LARGE = 10**9


def stored(path: Path, limit: int = LARGE) -> tuple[Store, list[str]]:
    """A store, and the lines that it says."""
    said: list[str] = []
    return Store(path, limit, said.append), said


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    entries = {number.to_bytes(16, "big"): os.urandom(number % 50) for number in range(3000)}
    first, said = stored(tmp_path / "deep" / "cache")
    first.put("vectors", entries)
    first.close()
    second, _ = stored(tmp_path / "deep" / "cache")
    assert second.get("vectors", [*entries, b"unknown"]) == entries
    assert second.get("claims", list(entries)) == {}
    assert said == []


def test_a_later_value_replaces_the_earlier_one(tmp_path: Path) -> None:
    store, _ = stored(tmp_path / "cache")
    store.put("verdicts", {b"a": b"1", b"b": b"2"})
    store.put("verdicts", {b"a": b"3"})
    assert store.get("verdicts", [b"a", b"b"]) == {b"a": b"3", b"b": b"2"}


def test_nothing_asked_opens_no_file(tmp_path: Path) -> None:
    store, _ = stored(tmp_path / "cache")
    assert store.get("claims", []) == {}
    store.put("claims", {})
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_no_memory_keeps_nothing() -> None:
    memory = NoMemory()
    memory.put("claims", {b"a": b"1"})
    assert memory.get("claims", [b"a"]) == {}


@pytest.mark.parametrize("damage", [b"", b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_cache_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "cache"
    path.write_bytes(damage)
    store, said = stored(path)
    assert store.get("claims", [b"a"]) == {}
    store.put("claims", {b"a": b"1"})
    assert store.get("claims", [b"a"]) == {b"a": b"1"}
    assert [line for line in said if "made anew" in line] == said
    assert len(said) == (1 if damage else 0)


def test_damage_in_the_middle_is_found_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    store, said = stored(path)
    store.put("claims", {number.to_bytes(2, "big"): b"x" * 3000 for number in range(500)})
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (path.stat().st_size - 4096))
    assert store.get("claims", [number.to_bytes(2, "big") for number in range(500)]) == {}
    store.put("claims", {b"a": b"1"})
    assert store.get("claims", [b"a"]) == {b"a": b"1"}
    assert len(said) == 1
    assert "made anew" in said[0]


@pytest.mark.parametrize("damage", [b"", b"cut", b"flipped valuf"])
def test_a_damaged_value_is_never_given_back(tmp_path: Path, damage: bytes) -> None:
    said: list[str] = []
    store = Store(tmp_path / "cache", 10**9, said.append)
    store.put("claims", {b"key": b"flipped value", b"other": b"value"})
    store.close()
    with closing(sqlite3.connect(tmp_path / "cache")) as db, db:
        db.execute("UPDATE claims SET value = CAST(substr(value, 1, 4) || ? AS BLOB) WHERE key = ?", (damage, b"key"))
    assert store.get("claims", [b"key"]) == {}
    assert len(said) == 1
    assert "made anew" in said[0]
    store.put("claims", {b"key": b"again"})
    assert store.get("claims", [b"key"]) == {b"key": b"again"}


def test_a_value_under_the_key_of_another_is_damaged() -> None:
    assert checked(b"key", sealed(b"key", b"value")) == b"value"
    with pytest.raises(sqlite3.DatabaseError):
        checked(b"other", sealed(b"key", b"value"))


def test_a_file_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE claims (other TEXT)")
        db.execute(f"PRAGMA application_id = {module.APPLICATION}")
        db.execute("PRAGMA user_version = 99")
    db.close()
    store, said = stored(path)
    store.put("claims", {b"a": b"1"})
    store.put("claims", {b"b": b"2"})
    assert store.get("claims", [b"b"]) == {b"b": b"2"}
    assert len(said) == 1
    assert "\n" not in said[0]


@pytest.mark.parametrize("kind", ["folder is a file", "file is a folder", "full disk"])
def test_where_nothing_can_be_written_the_run_goes_on(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "folder" / "cache"
    if kind == "folder is a file":
        path.parent.touch()
    elif kind == "file is a folder":
        path.mkdir(parents=True)
    else:
        path = Path("/proc/claims/cache")
    store, said = stored(path)
    store.put("claims", {b"a": b"1"})
    store.put("claims", {b"b": b"1"})
    assert store.get("claims", [b"a"]) == {}
    store.close()
    assert len(said) == 1
    assert "goes on without it" in said[0]


def test_a_cache_that_is_locked_for_long_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "WAIT", 0.05)
    path = tmp_path / "cache"
    store, said = stored(path)
    store.put("claims", {b"a": b"1"})
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.close()
    store.put("claims", {b"b": b"2"})
    other.close()
    assert store.get("claims", [b"a"]) == {}
    assert ["goes on without it" in line for line in said] == [True]
    assert stored(path)[0].get("claims", [b"a"]) == {b"a": b"1"}


def test_beyond_the_limit_the_least_recently_used_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr("embassy_claims.caching.store.time.time", lambda: now[0])
    path = tmp_path / "cache"
    store, said = stored(path, 400_000)
    names = [number.to_bytes(2, "big") for number in range(40)]
    for name in names[:20]:
        now[0] += 10_000
        store.put("vectors", {name: os.urandom(10_000)})
    now[0] += 10_000
    assert len(store.get("vectors", names[:5])) == 5  # used again
    store.close()
    for name in names[20:]:
        now[0] += 10_000
        store.put("claims", {name: os.urandom(10_000)})
    kept = store.get("vectors", names[:20])
    assert set(names[:5]) <= kept.keys()
    assert not set(names[5:10]) & kept.keys()
    assert names[-1] in store.get("claims", names)
    store.close()
    assert path.stat().st_size < 450_000
    assert said == []


def test_the_amounts_are_by_kind(tmp_path: Path) -> None:
    store, _ = stored(tmp_path / "cache")
    store.put("vectors", {b"ab": b"1234", b"cd": b""})
    assert [(one.kind, one.entries, one.bytes) for one in store.amounts()] == [
        (kind, 2 if kind == "vectors" else 0, 16 if kind == "vectors" else 0) for kind in KINDS
    ]
    assert store.clear() > 0
    assert list(tmp_path.iterdir()) == []
    assert store.clear() == 0


def test_several_processes_share_one_file(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from embassy_claims.caching import Store\n"
        "store = Store(Path(sys.argv[1]), 10**9, print)\n"
        "for n in range(50):\n"
        "    store.put('claims', {f'{sys.argv[2]} {n}'.encode(): b'x' * 2000, f'all {n}'.encode(): b'y'})\n"
        "store.close()"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "cache"), str(number)], cwd=ROOT, stdout=subprocess.PIPE
        )
        for number in range(4)
    ]
    assert [(one.communicate(timeout=60)[0], one.returncode) for one in running] == [(b"", 0)] * 4
    [claims, *_] = stored(tmp_path / "cache")[0].amounts()
    assert claims.entries == 4 * 50 + 50
