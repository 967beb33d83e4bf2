from __future__ import annotations

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Article, Skipped
from embassy_claims.reading.base import Part
from embassy_claims.reading.json_lines import JsonLinesReader, looks_like_json_lines


def read(*lines: str) -> list[Part]:
    return JsonLinesReader().read("\n".join(lines).encode(), "f.jsonl")


def test_an_article_a_line() -> None:
    fields = {
        "text": "Six left.\r\nFive arrived.",
        "source": "Wire",
        "title": "Six",
        "date": "2024-09-07",
        "language": "EN",
    }
    [article] = read(json.dumps(fields))
    assert isinstance(article, Article)
    assert (article.path, article.source, article.title) == ("f.jsonl#1", "Wire", "Six")
    assert (article.published, article.language) == (date(2024, 9, 7), "en")
    assert article.text == "Six left.\nFive arrived."
    assert len(article.blocks) == 2
    assert article.anchors == ()


def test_other_names_of_the_text() -> None:
    found = read('{"body": "One left."}', '{"content": "Two left."}')
    assert [part.text for part in found if isinstance(part, Article)] == ["One left.", "Two left."]


def test_bad_lines_are_named_and_the_others_go_on() -> None:
    found = read(
        '{"text": "One left."}',
        "",
        "{broken",
        "[1]",
        '{"source": "Wire"}',
        '{"text": 5}',
        '{"text": "A b.", "published": "some day"}',
        "[" * 100_000,
        '{"text": "Two left."}',
    )
    assert [part.path for part in found if isinstance(part, Article)] == ["f.jsonl#1", "f.jsonl#9"]
    skipped = [part for part in found if isinstance(part, Skipped)]
    assert [part.path.rpartition("#")[2] for part in skipped] == ["3", "4", "5", "6", "7", "8"]
    assert all(part.reason.startswith(f"line {part.path.rpartition('#')[2]}") for part in skipped)


def test_characters_that_cannot_be_written_are_replaced() -> None:
    [article] = read('{"text": "a \\ud800 \\u0000 b", "source": "W\\udfff"}')
    assert isinstance(article, Article)
    assert (article.text, article.source) == ("a \ufffd \ufffd b", "W\ufffd")


def test_what_looks_like_json_lines() -> None:
    assert looks_like_json_lines(b'\n{"text": "a"}\nx')
    assert looks_like_json_lines(b'\xef\xbb\xbf{"text": "a"}')
    assert not looks_like_json_lines(b"{curly} words begin this text")
    assert not looks_like_json_lines(b"")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)


@given(
    st.dictionaries(st.sampled_from(["text", "body", "source", "title", "published", "language", "url", "id"]), JSON)
)
def test_any_fields_are_an_article_or_skipped(fields: dict[str, object]) -> None:
    [found] = read(json.dumps(fields))
    if isinstance(found, Article):
        assert found.text.strip()
        f"{found.text}{found.source}{found.title}{found.url}".encode()
    else:
        assert isinstance(found, Skipped)
        assert "\n" not in found.reason
