from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.splitting.compose import statement


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("the dam held", "The dam held."),
        ("The dam held!", "The dam held."),
        ("she called it “a disaster.”", "She called it “a disaster”."),
        ('"We left', "We left."),
        ("it fell (in May", "It fell in May."),
        (" – ", ""),
    ],
)
def test_statements_are_sentences(text: str, sentence: str) -> None:
    assert statement(text) == sentence


@given(st.text(max_size=40))
def test_a_statement_is_empty_or_ends_with_a_full_stop(text: str) -> None:
    made = statement(text)
    assert made == "" or made.endswith(".")
