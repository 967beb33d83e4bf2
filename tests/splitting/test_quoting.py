from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.splitting.quoting import find_quotes


def quoted(text: str) -> list[str]:
    """The quoted stretches, each line a paragraph."""
    pieces, at = [], 0
    for line in text.split("\n"):
        pieces.append((at, at + len(line)))
        at += len(line) + 1
    return [text[quote.start : quote.end] for quote in find_quotes(text, pieces)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We left early," she said.', ["We left early,"]),
        ('He said: "Go." Then: "Stay."', ["Go.", "Stay."]),
        ("“We left,” she said.", ["We left,"]),
        ("He calls it a ‘huge mistake’ now.", ["huge mistake"]),
        ("The dogs' owner didn't call.", []),
        ('"They came at night.\nThey took it all," she said.', ["They came at night.", "They took it all,"]),
        ('"They came at night.\n"They took it all," she said.', ["They came at night.", "They took it all,"]),
        ('"They came at night, "he said.', ["They came at night, "]),
    ],
)
def test_quotes_over_sentences_and_paragraphs(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@given(st.text(alphabet="ab .,\"“”'‘’\n", max_size=80))
def test_quotes_lie_apart_and_inside(text: str) -> None:
    found = find_quotes(text, [(0, len(text))])
    edges = [edge for quote in found for edge in (quote.start, quote.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
