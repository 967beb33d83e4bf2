"""What one article came to with others, as bytes and back."""

from __future__ import annotations

import pytest
from builders import article, claim

from embassy_claims.caching import rows
from embassy_claims.caching.rows import NOTHING, Row
from embassy_claims.caching.verdict_codec import Judged, Outcome, decode, encode
from embassy_claims.model import Conflict, Pair, Verdict

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


def outcome() -> Outcome:
    return Outcome(7, 3, tuple(encode(one, PLACES) for one in JUDGED), 0.25)


def test_a_row_comes_back_as_it_was() -> None:
    row = Row()
    row.add({">aa": outcome(), "<bb": NOTHING, ">cc": Outcome(2, 2)})
    back = dict(Row(row.to_bytes()).partners({"aa", "bb", "cc"}))
    assert (back["<bb"], back[">cc"]) == (NOTHING, Outcome(2, 2))
    assert (back[">aa"].pairs, back[">aa"].ruled_out, back[">aa"].one_event) == (7, 3, 0.25)
    assert tuple(decode(entry, [DAILY], [WIRE]) for entry in back[">aa"].found) == JUDGED


def test_more_partners_are_added_to_those_there() -> None:
    row = Row()
    row.add({">aa": Outcome(2, 1)})
    later = Row(row.to_bytes())
    later.add({">bb": outcome(), ">aa": Outcome(3, 1)})
    assert {name: one.pairs for name, one in Row(later.to_bytes()).partners({"aa", "bb", "cc"})} == {">aa": 3, ">bb": 7}


def test_partners_of_long_ago_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PARTNERS", 2)
    row = Row()
    row.add({">aa": NOTHING, ">bb": NOTHING})
    row.add({">cc": NOTHING})
    assert [name for name, _ in row.partners({"aa", "bb", "cc"})] == [">bb", ">cc"]
    assert [name for name, _ in row.partners({"cc"})] == [">cc"]
