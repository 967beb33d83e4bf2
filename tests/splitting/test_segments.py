from __future__ import annotations

import pytest

from embassy_claims.splitting.blocks import Piece
from embassy_claims.splitting.quoting import find_quotes
from embassy_claims.splitting.segments import headline_label, segments


def cut(text: str) -> list[tuple[str, str]]:
    piece = Piece(0, len(text), text, "body")
    return [
        (segment.kind, text[segment.start : segment.end])
        for segment in segments(text, piece, 0, find_quotes(text, [(0, len(text))]))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '"The dam will hold," said Ann Lee.',
            [("speech", "The dam will hold"), ("telling", "said Ann Lee.")],
        ),
        (
            "Three boats sank in the storm, police said on Monday.",
            [("telling", "Three boats sank in the storm"), ("frame", "police said on Monday")],
        ),
        (
            "Three boats sank in the storm, said harbour chief Ann Lee.",
            [("telling", "Three boats sank in the storm"), ("frame", "said harbour chief Ann Lee.")],
        ),
        (
            "Ann Lee, mayor of Kell, said two boats were lost.",
            [("telling", "Ann Lee, mayor of Kell, said two boats were lost.")],
        ),
        ("He called it a “disaster” for Kell.", [("telling", "He called it a “disaster” for Kell.")]),
        ('She wrote "The Sea at Night" in a year.', [("telling", 'She wrote "The Sea at Night" in a year.')]),
    ],
)
def test_speech_and_who_speaks_are_cut_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert cut(text) == found


def test_a_headline_can_begin_or_end_with_who_says_it() -> None:
    before = headline_label("Police: two boats lost off Kell")
    after = headline_label("Two boats lost off Kell: coroner")
    assert before is not None and before.speaker
    assert after is not None and after.speaker
    assert headline_label("Storm in Kell: two boats lost") is None
    noise = headline_label("Breaking: two boats lost")
    assert noise is not None and not noise.speaker
