from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.reading.front_matter import FrontMatterError, split
from embassy_claims.reading.metadata import Metadata


def test_known_fields_are_read_and_others_ignored() -> None:
    fields = "source: Wire\ntitle: 'A: b'\npublished: 2024-09-07\nlanguage: en-GB\nurl: https://x.org/1\ntags: [a]"
    text = f"---\n{fields}\n---\nBody"
    metadata, lines = split(text)
    assert metadata == Metadata("Wire", "A: b", date(2024, 9, 7), "en", "https://x.org/1")
    assert lines == 8
    assert text.split("\n")[lines:] == ["Body"]


@pytest.mark.parametrize("value", ["2024-09-07T17:49:00Z", "7 September 2024", "'2024-09-07'", "Sept. 7, 2024"])
def test_dates_in_many_forms(value: str) -> None:
    assert split(f"---\ndate: {value}\n---\n")[0].published == date(2024, 9, 7)


@pytest.mark.parametrize("value", ["true", "", "~", "null"])
def test_no_date(value: str) -> None:
    assert split(f"---\npublished: {value}\n---\n")[0].published is None


def test_the_words_of_a_title_stay_as_they_are_written() -> None:
    assert split("---\ntitle: 1984\nsource: yes\n---\n")[0] == Metadata(source="yes", title="1984")


@pytest.mark.parametrize(
    "text", ["No front matter", "---\nnever closed", "---\nA paragraph between rules.\n---\nMore", ""]
)
def test_text_without_front_matter(text: str) -> None:
    assert split(text) == (Metadata(), 0)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("source: a: b", "line 2"),
        ("source: a\ntitle: 'open", "line 3"),
        ("a: &x [1]\nb: *x", "line 3: aliases"),
        ("a: " + "[" * 5000, "line 2: nested too deeply"),
        ("source: Wire\npublished: 2024-13-45", "line 3: published: .* YYYY-MM-DD"),
        ("source: Wire\ndate: 07/09/2024", "line 3: date: .* YYYY-MM-DD"),
        ("source: [a, b]", "line 2: source must be text"),
    ],
)
def test_broken_front_matter_names_the_line(block: str, message: str) -> None:
    with pytest.raises(FrontMatterError, match=message):
        split(f"---\n{block}\n---\nBody")


def test_front_matter_that_never_ends_is_not_taken_for_text() -> None:
    with pytest.raises(FrontMatterError, match="line 1: it never ends"):
        split("---\nsource: Wire\ntitle: Six leave\nSix people left.")


def test_tags_build_nothing() -> None:
    assert split("---\nsource: !!python/name:os.system\n---\n")[0] == Metadata()


@given(st.text())
def test_any_block_is_read_or_refused(block: str) -> None:
    try:
        split(f"---\n{block}\n---\n")
    except FrontMatterError as error:
        assert "front matter, line" in str(error)
