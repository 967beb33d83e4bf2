from __future__ import annotations

from math import log
from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest
from worded import by_path, number, quoted

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.evidence import Evidence, Slot
from embassy_claims.model import Claim, Conflict, ConflictKind, Pair
from training.verdict.rows import ARGUABLE, Listing, Row, rows


def hits(statements: list[dict[str, str]], side: dict[str, str]) -> list[dict[str, str]]:
    return [one for one in statements if side["article"] == f"{one['doc']}.txt" and one["quote"] in side["quote"]]


SCORER = cast(ModuleType, SimpleNamespace(tokens=lambda text: set(text.lower().split()), hits=hits))
LISTED: dict[str, Any] = {
    "contradictions": [
        {"strength": "clear", "a": [{"doc": "a", "quote": "six guards"}], "b": [{"doc": "b", "quote": "nine guards"}]},
        {"strength": "arguable", "a": [{"doc": "b", "quote": "left early"}], "b": [{"doc": "a", "quote": "left late"}]},
        {"strength": "update", "a": [{"doc": "a", "quote": "ten fell"}], "b": [{"doc": "b", "quote": "two fell"}]},
    ]
}


def evidence(*conflicts: Conflict) -> Evidence:
    spans: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] = (((0, 1),), ((0, 1),))
    return Evidence(
        {}, tuple(Slot(Candidate(one, ("", ""), ("", ""), spans, finder=one.kind), {"s": 1.0}) for one in conflicts)
    )


def made(
    a: str, b: str, *words: tuple[str, str], kind: ConflictKind = "name", numbers: tuple[float, float] | None = None
) -> list[Row]:
    def told(quote: str, article: str, value: float | None) -> Claim:
        return quoted(quote, article, numbers=() if value is None else (number(value, counted="person killed"),))

    values = numbers or (None, None)
    pair = Pair(told(a, "a.txt", values[0]), told(b, "b.txt", values[1]), 0.9)
    found = evidence(*(Conflict(kind, (one,), (other,)) for one, other in words))
    return rows([pair], [found], by_path(pair.a, pair.b), Listing(LISTED, SCORER))


@pytest.mark.parametrize(
    ("a", "b", "words", "is_listed", "weight"),
    [
        ("The six guards left", "All nine guards left", ("six", "nine"), True, 1),
        ("The six guards left", "All nine guards left", ("left", "left"), False, 1),
        ("The six guards left", "All nine pilots left", ("six", "nine"), False, 1),
        ("They left late", "They left early", ("late", "early"), True, ARGUABLE),
        ("Then ten fell", "Then two fell", ("ten", "two"), False, 1),
    ],
)
def test_a_slot_is_listed_where_its_words_are_those_that_the_reader_saw(
    a: str, b: str, words: tuple[str, str], is_listed: bool, weight: float
) -> None:
    is_update = "ten" in words  # the reader calls it one
    assert made(a, b, words) == [Row("name", {"s": 1.0}, is_listed, weight, is_update)]


def test_copies_of_one_question_count_little_more_than_one() -> None:
    found = made("The six guards left", "All nine guards left", ("six", "nine"), ("Six", "nine"), ("left", "left"))
    assert [row.weight for row in found] == pytest.approx([(1 + log(2)) / 2, (1 + log(2)) / 2, 1])


def test_an_update_by_its_dates_is_no_row() -> None:
    told = "Then ten fell", "Then two fell", ("ten", "two")
    assert made(*told, kind="number", numbers=(10, 2)) == []
    assert [row.finder for row in made(*told, kind="number", numbers=(10, 9))] == ["number"]


def test_nothing_listed_is_no_error() -> None:
    pair = Pair(quoted("It rained", "a.txt"), quoted("It snowed", "b.txt"), 0.9)
    for empty in ({}, {"contradictions": None}):
        assert Listing(empty, SCORER).strengths(pair, Conflict("other", ("rained",), ("snowed",))) == set()
