from __future__ import annotations

import pytest
from builders import article, claim

from embassy_claims.splitting.widening import widen

TEXT = "Police said four boats sank and two men drowned off the cape on Friday."


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("two men drowned", "boats sank and two men drowned"),
        ("Police said", "Police said four boats sank and"),
        ("and two men drowned off the cape", "and two men drowned off the cape"),
        ("Friday.", "drowned off the cape on Friday."),
    ],
)
def test_a_short_quote_takes_words_of_its_sentence(quote: str, expected: str) -> None:
    of = article(text=TEXT)
    found = widen(claim(of, quote, sentence=(0, len(TEXT))), of)
    assert found.quote == expected == of.text[found.start : found.end]


def test_a_short_sentence_stays_as_it_is() -> None:
    of = article(text="It sank. Nobody drowned.")
    assert widen(claim(of, "It sank.", sentence=(0, 8)), of).quote == "It sank."
