from __future__ import annotations

import pytest

from embassy_claims.splitting.inflect import past, present


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("kill", "killed"),
        ("leave", "left"),
        ("carry", "carried"),
        ("stop", "stopped"),
        ("destroy", "destroyed"),
        ("raze", "razed"),
    ],
)
def test_past(lemma: str, form: str) -> None:
    assert past(lemma) == form


@pytest.mark.parametrize(
    ("lemma", "form"), [("kill", "kills"), ("carry", "carries"), ("reach", "reaches"), ("have", "has")]
)
def test_present(lemma: str, form: str) -> None:
    assert present(lemma) == form


def test_number() -> None:
    assert (past("be", plural=True), present("be", plural=True), present("kill", plural=True)) == (
        "were",
        "are",
        "kill",
    )
