"""What one article came to with others, as bytes and back."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from builders import article, claim
from hypothesis import given
from hypothesis import strategies as some
from numpy.typing import NDArray

from embassy_claims.caching import rows
from embassy_claims.caching.known import Known
from embassy_claims.caching.rows import ENTRY, Row, text_number
from embassy_claims.caching.verdict_codec import Judged, decode, encode
from embassy_claims.model import Conflict, Pair, Verdict

ROOT = Path(__file__).resolve().parents[2]
WIRE = claim(article("wire.txt", "Five boats sank."))
DAILY = claim(article("daily.txt", "Six boats sank."))
JUDGED = (
    Judged(
        Pair(DAILY, WIRE, 0.8125),
        Verdict("contradiction", 0.91, Conflict("number", ("Six",), ("Five",)), (("similarity", 0.8125), ("x", 0.1))),
    ),
    Judged(Pair(DAILY, WIRE, 0.5), Verdict("agreement", 0.7, None, (("similarity", 0.5),), ruled_out=True)),
)
PLACES = {id(DAILY): 0, id(WIRE): 0}
FOUND = tuple(encode(one, PLACES) for one in JUDGED)


def entries(*values: tuple[int, bool, int, int, float]) -> NDArray[np.void]:
    return np.array(list(values), dtype=ENTRY)


def test_a_row_comes_back_as_it_was() -> None:
    row = Row()
    given = entries((2**64 - 1, True, 7, 3, 0.25), (11, False, 0, 0, math.nan))
    row.add(given, {(2**64 - 1, True): FOUND})
    back = Row(row.to_bytes())
    assert back.entries.tobytes() == given.tobytes()
    [(partner, found)] = back.found().items()
    assert partner == (2**64 - 1, True)
    assert tuple(decode(entry, [DAILY], [WIRE]) for entry in found) == JUDGED
    assert Row(Row().to_bytes()).found() == {}


def test_more_partners_are_added_to_those_there_and_the_later_holds() -> None:
    row = Row()
    row.add(entries((1, True, 2, 1, 0.5), (1, False, 4, 1, 0.5)), {(1, False): FOUND})
    later = Row(row.to_bytes())
    later.add(entries((2, True, 7, 3, 0.5), (1, True, 3, 1, 0.5)), {(2, True): FOUND})
    back = Row(later.to_bytes())
    told = [(int(one["partner"]), bool(one["is_first"]), int(one["pairs"])) for one in back.entries]
    assert told == [(1, False, 4), (2, True, 7), (1, True, 3)]
    assert set(back.found()) == {(1, False), (2, True)}


def test_partners_of_long_ago_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PARTNERS", 2)
    row = Row()
    row.add(entries((1, True, 1, 0, 0.5), (2, True, 1, 0, 0.5)), {(1, True): FOUND, (2, True): FOUND})
    row.add(entries((3, True, 0, 0, math.nan)), {})
    assert row.entries["partner"].tolist() == [2, 3]
    assert set(row.found()) == {(2, True)}


@given(some.lists(some.tuples(some.integers(0, 5), some.booleans(), some.integers(0, 2**32 - 1)), max_size=9))
def test_of_each_partner_there_is_one_entry_and_it_is_the_last(added: list[tuple[int, bool, int]]) -> None:
    row = Row()
    for partner, is_first, pairs in added:
        row.add(entries((partner, is_first, pairs, 0, 0.5)), {})
    told = {(int(one["partner"]), bool(one["is_first"])): int(one["pairs"]) for one in row.entries}
    assert told == {(partner, is_first): pairs for partner, is_first, pairs in added}
    assert len(told) == len(row.entries)


def test_a_text_has_the_number_that_its_key_begins_with() -> None:
    assert text_number("ff" * 8 + "00" * 8) == 2**64 - 1


def test_the_sizes_are_those_of_the_documents() -> None:
    page = " ".join((ROOT / "docs" / "cache.md").read_text(encoding="utf-8").split())
    assert f"takes {ENTRY.itemsize} bytes before compression" in page
    known = Known(np.zeros((3, 3), dtype=np.int32))
    tables = [value for value in vars(known).values() if isinstance(value, np.ndarray)]
    assert sum(table.nbytes for table in tables) == 7 * 3 * 3
    assert "7 × 10,000 × 10,000 bytes" in page
