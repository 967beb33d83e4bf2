from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Anchor
from embassy_claims.reporting.place import file_and_line, place, span, uri, where


def test_line_and_column_count_from_one() -> None:
    one = article(text="First line.\nSecond line.")
    assert place(one, 0) == (1, 1)
    assert place(one, one.text.index("Second")) == (2, 1)
    assert place(one, one.text.index("line", 12)) == (2, 8)


def test_front_matter_moves_the_lines() -> None:
    one = replace(article(text="Five left."), anchors=(Anchor(0, 6, 3),))
    assert place(one, 5) == (6, 8)


def test_lines_are_counted_where_an_anchor_reaches_over_them() -> None:
    one = replace(article(text="ab\ncd\nef"), anchors=(Anchor(0, 10, 5),))
    assert place(one, 1) == (10, 6)
    assert place(one, 4) == (11, 2)
    assert place(one, 6) == (12, 1)


def test_without_anchors_the_place_is_not_known() -> None:
    page = article("page.html", anchors=())
    assert place(page, 0) is None
    assert span(page, 0, 4) is None
    assert where(page, page.path, 0) == "page.html"
    assert where(None, "gone.txt", 7) == "gone.txt"


def test_before_the_first_anchor_the_place_is_not_known() -> None:
    assert place(article(anchors=(Anchor(5, 1, 1),)), 4) is None


def test_a_span_ends_after_its_last_character_and_not_on_the_next_line() -> None:
    one = article(text="First line.\nSecond line.")
    assert span(one, 0, 11) == (1, 1, 1, 12)
    assert span(one, 6, 18) == (1, 7, 2, 7)
    assert span(one, 3, 3) == (1, 4, 1, 4)


@given(st.text(alphabet="ab\n", max_size=40), st.data())
def test_place_agrees_with_reading_the_file(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    found = place(article(text=text), offset)
    before = text[:offset]
    assert found == (before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


@pytest.mark.parametrize(
    ("path", "file", "line"),
    [("a/news.jsonl#12", "a/news.jsonl", 12), ("a#3.txt", "a#3.txt", None), ("notes#3", "notes#3", None)],
)
def test_json_lines_name_their_line(path: str, file: str, line: int | None) -> None:
    assert file_and_line(path) == (file, line)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("corpus/a b.txt", "corpus/a%20b.txt"),
        ("../x/é#1.txt", "../x/%C3%A9%231.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/tmp/a.txt", "file:///tmp/a.txt"),
        ("\udce9.txt", "%E9.txt"),
        ("\ud800.txt", "%ED%A0%80.txt"),
    ],
)
def test_paths_become_uris(path: str, shown: str) -> None:
    assert uri(path) == shown
