from __future__ import annotations

from embassy_claims.model import Article, Block
from embassy_claims.splitting.blocks import pieces

PAGE = """Ferry runs aground off Norland
Captain blames the fog
Key points
• All 40 passengers are safe
• The hull is torn
A ferry ran aground off Norland on Monday.
What happened next
Divers went down at noon."""


def test_lines_get_their_place_in_the_structure() -> None:
    found = [(piece.role, piece.text) for piece in pieces(Article("a", "A", PAGE))]
    assert found == [
        ("headline", "Ferry runs aground off Norland"),
        ("headline", "Captain blames the fog"),
        ("headline", "Key points"),
        ("key point", "All 40 passengers are safe"),
        ("key point", "The hull is torn"),
        ("body", "A ferry ran aground off Norland on Monday."),
        ("headline", "What happened next"),
        ("body", "Divers went down at noon."),
    ]


def test_spans_leave_out_bullets_and_white_space() -> None:
    for piece in pieces(Article("a", "A", PAGE)):
        assert PAGE[piece.start : piece.end] == piece.text


def test_blocks_of_the_reader_are_kept() -> None:
    text = "A title. And a paragraph."
    blocks = (Block(0, 8, "title"), Block(9, 25, "paragraph"))
    assert [(piece.role, piece.text) for piece in pieces(Article("a", "A", text, blocks=blocks))] == [
        ("headline", "A title."),
        ("body", "And a paragraph."),
    ]
