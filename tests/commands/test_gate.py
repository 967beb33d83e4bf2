"""When a check fails."""

from __future__ import annotations

import pytest
from builders import article, claim, finding, findings
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.commands.gate import FailOn, Gate, kinds_from
from embassy_claims.model import CONFLICT_KINDS, Band, ConflictKind, Findings, Status

WIRE = claim(article("wire.txt", "Five guards left."))
DAILY = claim(article("daily.txt", "Six guards left."))


def one(status: Status = "new", confidence: float = 0.9, kind: ConflictKind = "number") -> Findings:
    return findings(
        contradictions=(finding(WIRE, DAILY, ("Five", "Six"), status=status, confidence=confidence, kind=kind),)
    )


@pytest.mark.parametrize(
    ("fail_on", "status", "code"),
    [
        ("new", "new", 1),
        ("new", "confirmed", 0),
        ("new", "explained", 0),
        ("new", "dismissed", 0),
        ("new", "baselined", 0),
        ("new", "ignored", 0),
        ("any", "new", 1),
        ("any", "confirmed", 1),
        ("any", "explained", 1),
        ("any", "baselined", 1),
        ("any", "dismissed", 0),
        ("any", "ignored", 0),
        ("none", "new", 0),
        ("none", "confirmed", 0),
    ],
)
def test_status_decides(fail_on: FailOn, status: Status, code: int) -> None:
    assert Gate(fail_on).code(one(status)) == code


@pytest.mark.parametrize(
    ("least", "confidence", "code"),
    [
        ("high", 0.80, 1),
        ("high", 0.79, 0),
        ("medium", 0.60, 1),
        ("medium", 0.59, 0),
        ("low", 0.40, 1),
    ],
)
def test_band_decides(least: Band, confidence: float, code: int) -> None:
    assert Gate(least=least).code(one(confidence=confidence)) == code


def test_only_the_kinds_asked_for_count() -> None:
    assert Gate(kinds=("framing", "date")).code(one(kind="number")) == 0
    assert Gate(kinds=("framing", "number")).code(one(kind="number")) == 1


def test_allowed_is_the_most_that_pass() -> None:
    three = findings(contradictions=tuple(finding(WIRE, DAILY, ("Five", "Six"), number=n) for n in range(3)))
    assert [Gate(allowed=n).code(three) for n in (2, 3)] == [1, 0]


def test_kinds_come_separated_by_commas_and_in_several_options() -> None:
    assert kinds_from(["framing, number", "date,"]) == ("number", "date", "framing")


def test_no_kinds_are_all_kinds() -> None:
    assert kinds_from(None) == kinds_from([]) == kinds_from([""]) == CONFLICT_KINDS


@given(st.text(min_size=1).filter(lambda word: "," not in word and word.strip() not in ("", *CONFLICT_KINDS)))
def test_an_unknown_kind_is_named(word: str) -> None:
    with pytest.raises(ValueError, match="is not a kind of conflict") as error:
        kinds_from(["number", word])
    assert repr(word.strip()) in str(error.value)
