"""Two reports set against each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from builders import article, claim, finding, findings
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.errors import ReadingError
from embassy_claims.model import Finding, Status
from embassy_claims.reporting import FORMATS
from embassy_claims.reporting.comparison import compare, read_report

DAILY = claim(article("daily.txt", "Six guards left the old house on Monday evening."))


def sighting(number: int, quote: str = "Five guards left.", status: Status = "new", confidence: float = 0.9) -> Finding:
    wire = claim(article("wire.txt", quote))
    return finding(wire, DAILY, ("Five", "Six"), number=number, status=status, confidence=confidence)


NUMBERS = st.sets(st.integers(0, 50))


@given(NUMBERS, NUMBERS)
def test_every_contradiction_has_one_place(old: set[int], new: set[int]) -> None:
    before = [sighting(n, f"Five guards of group {n} left the yard.") for n in old]
    after = [sighting(n, f"Five guards of group {n} left the yard.") for n in new]
    compared = compare(before, after)
    assert {found.id for found in compared.same} == {f"{n:010x}" for n in old & new}
    assert {found.id for found in compared.new} == {f"{n:010x}" for n in new - old}
    assert {found.id for found in compared.gone} == {f"{n:010x}" for n in old - new}
    assert (compared.changed, compared.carried) == ((), ())


def test_a_change_says_what() -> None:
    compared = compare([sighting(1)], [sighting(1, status="confirmed", confidence=0.7)])
    assert [change.what for change in compared.changed] == ["band high → medium, status new → confirmed"]


def test_an_edit_is_carried_over_once() -> None:
    old = sighting(1, "Five guards left the old house on Monday evening.")
    new = [sighting(n, f"Five guards left the old house{mark} on Monday evening.") for n, mark in ((2, ","), (3, ";"))]
    compared = compare([old], new)
    assert [(change.old.id, change.new.id) for change in compared.carried] == [(old.id, new[0].id)]
    assert [found.id for found in compared.new] == [new[1].id]
    assert compared.gone == ()


def test_another_number_is_new() -> None:
    old = sighting(1, "Five guards left the old house at 9 on Monday evening.")
    new = sighting(2, "Five guards left the old house at 8 on Monday evening.")
    compared = compare([old], [new])
    assert (len(compared.new), len(compared.gone), compared.carried) == (1, 1, ())


def test_a_report_is_read_back(tmp_path: Path) -> None:
    wire, daily = article("wire.txt", "Five guards left."), article("daily.txt", "Six guards left.")
    found = finding(claim(wire, holder="Ada", stance="alleged"), claim(daily), ("Five", "Six"), number=9)
    (tmp_path / "a.json").write_text(FORMATS["json"].render(findings(wire, daily, contradictions=(found,))))
    (read,) = read_report(tmp_path / "a.json")
    assert (read.id, read.verdict.conflict, read.band) == (found.id, found.verdict.conflict, "high")
    assert (read.pair.a.holder, read.pair.a.stance, read.pair.a.quote) == ("Ada", "alleged", "Five guards left.")
    assert compare([found], [read]).same == (read,)


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "colour"), ("status", "open"), ("id", 7), ("confidence", "high"), ("a", None), ("b", {})],
)
def test_a_report_with_a_wrong_field_is_refused(tmp_path: Path, field: str, value: object) -> None:
    wire, daily = article("wire.txt", "Five guards left."), article("daily.txt", "Six guards left.")
    found = finding(claim(wire), claim(daily), ("Five", "Six"))
    report = json.loads(FORMATS["json"].render(findings(wire, daily, contradictions=(found,))))
    report["contradictions"][0][field] = value
    (tmp_path / "a.json").write_text(json.dumps(report))
    with pytest.raises(ReadingError, match=r"a\.json is not a whole report"):
        read_report(tmp_path / "a.json")
