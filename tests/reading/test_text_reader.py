from __future__ import annotations

from bisect import bisect_right
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Article, Skipped
from embassy_claims.reading.base import Note
from embassy_claims.reading.text import TextReader


def read(data: bytes | str) -> Article:
    [article] = TextReader().read(data.encode() if isinstance(data, str) else data, "a.txt")
    assert isinstance(article, Article)
    return article


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def place(article: Article, offset: int) -> tuple[int, int]:
    anchor = article.anchors[bisect_right([anchor.offset for anchor in article.anchors], offset) - 1]
    return anchor.line, anchor.column + offset - anchor.offset


def test_front_matter_and_body() -> None:
    article = read("---\nsource: Wire\ntitle: Six left\npublished: 2024-09-07\n---\n\nSix left on Friday.\n")
    assert (article.source, article.title, article.published) == ("Wire", "Six left", date(2024, 9, 7))
    assert article.text == "Six left on Friday."
    assert place(article, 4) == (7, 5)


def test_a_sentence_a_line() -> None:
    article = read("Quake hits the island\nTen people were killed on Sunday.\nabout 50 were hurt.\n")
    assert article.title == "Quake hits the island"
    assert blocks(article) == [
        ("title", "Quake hits the island"),
        ("paragraph", "Ten people were killed on Sunday."),
        ("paragraph", "about 50 were hurt."),
    ]


def test_a_first_sentence_is_no_title() -> None:
    article = read("Ten people were killed on Sunday.\n\nMany were hurt.\n")
    assert article.title is None
    assert {kind for kind, _ in blocks(article)} == {"paragraph"}


def test_section_name_title_tags_and_key_points() -> None:
    article = read(
        "World\n\nMinister denies that the group was rescued\n\npolitics\nembassy\nKey Points\n"
        "  • Six people left\n  * The minister spoke\n  - Talks went on\n\nThe minister denied it on Monday.\n"
    )
    assert article.title == "Minister denies that the group was rescued"
    assert [words for kind, words in blocks(article) if kind == "item"] == [
        "Six people left",
        "The minister spoke",
        "Talks went on",
    ]
    assert ("paragraph", "The minister denied it on Monday.") in blocks(article)


def test_hard_wrapped_paragraphs_are_one_block_each() -> None:
    first = (
        "The minister said on Monday that the group had left the\n"
        "country after long talks. He said that nobody had been\nrescued by anyone."
    )
    second = "The other government said that it had brought the group\nout in an operation."
    article = read(f"A title of some words\n\n{first}\n\n{second}\n")
    assert blocks(article) == [("title", "A title of some words"), ("paragraph", first), ("paragraph", second)]


def test_wrapped_list_items_go_on_in_indented_lines() -> None:
    article = read("- The first point is long and\n  goes on\n- The second point\n")
    assert blocks(article) == [("item", "The first point is long and\n  goes on"), ("item", "The second point")]


def test_headings_between_paragraphs() -> None:
    article = read("Two people left the building.\n\nWhat the minister said\n\nHe said that it was true.\n")
    assert blocks(article)[1] == ("heading", "What the minister said")


@pytest.mark.parametrize(
    "data", [b"", b"\n \n", b"\0\1\2", b"---\nsource: x\n---\n\n", b"---\nsource: a: b\nloose\n---\nText"]
)
def test_unreadable_files_are_skipped_with_one_line(data: bytes) -> None:
    [skipped] = TextReader().read(data, "a.txt")
    assert isinstance(skipped, Skipped)
    assert skipped.path == "a.txt"
    assert skipped.reason and "\n" not in skipped.reason


def test_a_line_of_megabytes() -> None:
    article = read(b"word and more " * 500_000)
    assert len(article.blocks) == 1


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_skipped(data: bytes) -> None:
    found, *notes = TextReader().read(data, "a.txt")
    assert isinstance(found, Article) or (isinstance(found, Skipped) and found.reason)
    assert all(isinstance(note, Note) and "\n" not in note.text for note in notes)


LINES = st.lists(
    st.text(alphabet=st.sampled_from("abcXYZé. •-\t\u00a0\u2028漢😀,'\""), max_size=60), min_size=1, max_size=12
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.booleans(), st.sampled_from(["utf-8", "utf-16"]))
def test_every_character_has_its_place_in_the_file(
    lines: list[str], end: str, front_matter: bool, mark: bool, encoding: str
) -> None:
    if front_matter:
        lines = ["---", "source: Wire", "---", *lines]
    content = end.join(lines)
    data = content.encode("utf-8-sig" if mark and encoding == "utf-8" else encoding)
    [article] = TextReader().read(data, "a.txt")
    if not isinstance(article, Article):
        assert not "".join(lines[3 if front_matter else 0 :]).strip()
        return
    for offset, character in enumerate(article.text):
        line, column = place(article, offset)
        assert (lines[line - 1] + "\n")[column - 1] == character


@given(LINES)
def test_blocks_cover_the_words_in_order(lines: list[str]) -> None:
    [article] = TextReader().read("\n".join(lines).encode(), "a.txt")
    if not isinstance(article, Article):
        return
    end = 0
    for block in article.blocks:
        between = article.text[end : block.start]
        assert not between.strip(" \t\n\u00a0\u2028•-")
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end] != ""
        end = block.end
    assert not article.text[end:].strip()
