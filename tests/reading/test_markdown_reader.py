from __future__ import annotations

from bisect import bisect_right
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Article, Skipped
from embassy_claims.reading.markdown import MarkdownReader

PAGE = """---
source: Ledger
published: 2025-05-07
---

# Five *aides* reach safety

![The house](house.jpg "A house")

- First **point** &amp; more
- Second [point](https://example.org/a_(b)) here

> The minister said that
> nothing \\*happened\\*.

<div class="ad">Buy now</div>

```
code = 1
```

A [link][ref], `code` and ![image](b.png) words<br>
and **the** end.

| Town | Dead |
|------|------|
| Rosa | 12   |

[ref]: https://example.org
"""


def read(text: str) -> Article:
    [article] = MarkdownReader().read(text.encode(), "a.md")
    assert isinstance(article, Article)
    return article


def test_markup_goes_and_blocks_stay() -> None:
    article = read(PAGE)
    assert (article.source, article.title, article.published) == ("Ledger", "Five aides reach safety", date(2025, 5, 7))
    assert [(block.kind, article.text[block.start : block.end]) for block in article.blocks] == [
        ("title", "Five aides reach safety"),
        ("item", "First point & more"),
        ("item", "Second point here"),
        ("paragraph", "The minister said that\nnothing *happened*."),
        ("paragraph", "A link, code and  words\nand the end."),
        ("item", "Town"),
        ("item", "Dead"),
        ("item", "Rosa"),
        ("item", "12"),
    ]


def test_every_word_has_its_place_in_the_file() -> None:
    article = read(PAGE)
    lines = PAGE.split("\n")
    starts = [anchor.offset for anchor in article.anchors]
    for word in (
        "aides",
        "reach",
        "First",
        "more",
        "Second",
        "here",
        "minister",
        "nothing",
        "happened",
        "link",
        "words",
        "end.",
        "12",
    ):
        offset = article.text.index(word)
        anchor = article.anchors[bisect_right(starts, offset) - 1]
        column = anchor.column + offset - anchor.offset
        assert lines[anchor.line - 1][column - 1 :].startswith(word), word


def test_only_the_first_heading_is_a_title() -> None:
    article = read("Some words first.\n\n# A heading below\n")
    assert article.title is None
    assert [block.kind for block in article.blocks] == ["paragraph", "heading"]


def test_broken_front_matter_and_markup_without_words_are_skipped() -> None:
    for text, reason in (("---\na: b: c\n---\nText", "line 2"), ("![only](image.png)\n", "no text")):
        [skipped] = MarkdownReader().read(text.encode(), "a.md")
        assert isinstance(skipped, Skipped)
        assert reason in skipped.reason


def test_too_much_markdown_is_skipped() -> None:
    [skipped] = MarkdownReader().read(b"word " * 1_000_000, "a.md")
    assert isinstance(skipped, Skipped)
    assert "too large" in skipped.reason


@given(st.text(alphabet=st.sampled_from("ab #*_`[]()!<>|&;-\n\\\t1.\"'~"), max_size=120))
def test_any_markup_gives_blocks_inside_the_text(text: str) -> None:
    for found in MarkdownReader().read(text.encode(), "a.md"):
        if isinstance(found, Article):
            assert all(0 <= block.start < block.end <= len(found.text) for block in found.blocks)
            assert all(anchor.line <= text.count("\n") + 1 for anchor in found.anchors)
