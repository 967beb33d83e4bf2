"""A ledger of 20,000 reviews and a run with 5,000 contradictions."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path

import pytest

from embassy_claims.model import Claim, Conflict, Finding, Pair, Verdict
from embassy_claims.reviewing import apply_reviews, decide, pair_id, review_of
from embassy_claims.settings import load_settings

REVIEWS, FINDINGS = 20_000, 5_000
NAMES = ("Ankara", "Bern", "Cairo", "Dakar", "Essen", "Faro", "Graz", "Haifa")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
THINGS = ("ships", "guards", "letters", "visas", "cars", "doors", "calls", "nights", "talks", "flights")
DEEDS = ("were counted at the harbour", "had been kept back by the ministry", "came up in the note of the envoy")


def finding(rng: random.Random, tail: str = "") -> Finding:
    """A contradiction such as articles have: a sentence of about 15 words on each side."""
    name, thing, deed = rng.choice(NAMES), rng.choice(THINGS), rng.choice(DEEDS)
    here, there = rng.sample(NUMBERS, 2)
    hours, days = rng.choice(THINGS), rng.choice(THINGS)
    a = f"Officials in {name} said that {here} {thing} {deed} before the {hours} and the {days} ended{tail}."
    b = f"According to the embassy in {name}, only {there} {thing} {deed} while the {days} went on{tail}."
    pair = Pair(Claim("x", "Wire", a, a, 0, len(a)), Claim("x", "Daily", b, b, 0, len(b)), 0.9)
    conflict = Conflict("number", (here,), (there,))
    return Finding(pair_id(pair, conflict), pair, Verdict("contradiction", 0.9, conflict))


def unlike(count: int) -> list[Finding]:
    rng = random.Random(7)
    found: dict[str, Finding] = {}
    while len(found) < count:
        one = finding(rng, tail=f" {'abcdefghij'[len(found) % 10]}{len(found) // 10 % 10}" if len(found) % 2 else "")
        found[one.id] = one
    return list(found.values())


def seconds(start: float) -> float:
    return time.process_time() - start


@pytest.fixture(scope="module")
def reviewed() -> list[Finding]:
    return unlike(REVIEWS)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reviewed: list[Finding]) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "claims.yaml"
    decide(path, [review_of(one, "dismissed", reason="Two days.", by="ana", on=date(2026, 1, 2)) for one in reviewed])
    return path


def test_read_and_matched_in_under_a_second(ledger: Path, reviewed: list[Finding]) -> None:
    start = time.process_time()
    settings = load_settings(ledger)
    found, stale = apply_reviews(reviewed[:FINDINGS], settings)
    taken = seconds(start)
    assert len(settings.reviews) == REVIEWS
    assert {one.status for one in found} == {"dismissed"}
    assert len(stale) == REVIEWS - FINDINGS
    assert taken < 1


def test_edited_texts_are_matched_in_seconds(ledger: Path, reviewed: list[Finding]) -> None:
    edited = []
    for one in reviewed[:FINDINGS]:
        text = one.pair.a.quote.replace("ministry", "ministery").replace("counted", "conted").replace("note", "notte")
        claim = Claim("x", "Wire", text, text, 0, len(text))
        pair = Pair(claim, one.pair.b, 0.9)
        edited.append(Finding(pair_id(pair, one.verdict.conflict), pair, one.verdict))
    settings = load_settings(ledger)
    start = time.process_time()
    found, _ = apply_reviews(edited, settings)
    assert seconds(start) < 5
    assert sum(one.carried != "" for one in found) == FINDINGS
