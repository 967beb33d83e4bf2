from __future__ import annotations

import logging
from datetime import date

import pytest

from embassy_claims.model import Article, Skipped
from embassy_claims.reading.base import Note
from embassy_claims.reading.html import HtmlReader

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}"><title>Bridge closed after flood | River Post</title>
<meta property="og:title" content="Bridge closed after flood">
<meta property="og:site_name" content="River Post">
<meta property="article:published_time" content="2023-04-05T06:07:08Z">
<link rel="canonical" href="https://river-post.example.org/bridge"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge closed after flood</h1>
<p>The old bridge of Málaga was closed on Tuesday after the <b>flood</b> reached its arches, the mayor said.</p>
<h2>What happens next</h2>
<p>Engineers will look at the bridge on Thursday. They expect that it stays closed for two weeks.</p>
<ul><li>Buses take another way to the station.</li><li>Ferries are free until the bridge opens.</li></ul>
<p>The flood was the third one in this year, according to the river authority of the region.</p></article>
<aside>Most read: ten gardens to see</aside><footer>Copyright 2023 River Post</footer></body></html>"""


def test_article_and_metadata() -> None:
    [article] = HtmlReader().read(PAGE.format(charset="utf-8").encode(), "a.html")
    assert isinstance(article, Article)
    assert (article.source, article.title) == ("River Post", "Bridge closed after flood")
    assert (article.published, article.language) == (date(2023, 4, 5), "en")
    assert article.url == "https://river-post.example.org/bridge"
    assert article.anchors == ()
    assert [block.kind for block in article.blocks] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
        "item",
        "item",
        "paragraph",
    ]
    first = article.blocks[1]
    assert article.text[first.start : first.end] == (
        "The old bridge of Málaga was closed on Tuesday after the flood reached its arches, the mayor said."
    )
    for boilerplate in ("Home", "Most read", "Copyright"):
        assert boilerplate not in article.text


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8"])
def test_declared_encoding(charset: str) -> None:
    [article] = HtmlReader().read(PAGE.format(charset=charset).encode(charset), "a.html")
    assert isinstance(article, Article)
    assert "Málaga" in article.text


def test_a_declared_encoding_is_no_guess_but_one_that_is_not_true_is() -> None:
    page = PAGE.format(charset="windows-1252")
    assert len(HtmlReader().read(page.encode("windows-1252"), "a.html")) == 1
    _, note = HtmlReader().read(PAGE.format(charset="utf-8").encode("windows-1252"), "a.html")
    assert isinstance(note, Note)
    assert "read as Windows-1252" in note.text


MENU = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Home", "Sport", "Weather", "Ferries", "Trams"))


@pytest.mark.parametrize(
    "body",
    ["<script>let a = 1; // Six people left.</script>", f"<ul>{MENU}</ul>", f"<nav>{MENU}</nav>", "<h1>Six left</h1>"],
)
def test_a_page_of_a_menu_or_a_script_has_no_article_text(body: str) -> None:
    page = f"<html><head><title>Site</title></head><body>{body}</body></html>"
    [skipped] = HtmlReader().read(page.encode(), "a.html")
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith("no article text found in the page")


def test_a_page_in_a_script_without_full_stops_is_an_article() -> None:
    words = "นายกรัฐมนตรีกล่าวว่าสะพานถูกปิดเมื่อวันอังคารหลังจากน้ำท่วม " * 5
    [article] = HtmlReader().read(f"<html><body><article><p>{words}</p></article></body></html>".encode(), "a.html")
    assert isinstance(article, Article)


def test_the_title_is_there_once_even_if_only_the_head_has_it() -> None:
    page = PAGE.format(charset="utf-8").replace("<h1>Bridge closed after flood</h1>", "")
    [article] = HtmlReader().read(page.encode(), "a.html")
    assert isinstance(article, Article)
    assert article.text.startswith("Bridge closed after flood\n\nThe old bridge")
    assert article.text.count("Bridge closed") == 1


def test_the_year_of_the_copyright_line_is_no_date() -> None:
    page = PAGE.format(charset="utf-8").replace("2023-04-05T06:07:08Z", "")
    [article] = HtmlReader().read(page.encode(), "a.html")
    assert isinstance(article, Article)
    assert article.published is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html></html>",
        b"\0\0<html>",
        b"<" * 10_000,
        b"<html><body><article>" + b"<div>" * 20_000 + b"deep words " * 20,
        b"<html><head><meta charset=hex></head><body></body></html>",
        b"<p>" * (2 * 1024 * 1024),
    ],
)
def test_hostile_pages_are_skipped_in_silence(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        [skipped] = HtmlReader().read(data, "a.html")
    assert isinstance(skipped, Skipped)
    assert skipped.reason
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_twice_the_same() -> None:
    data = PAGE.format(charset="utf-8").encode()
    assert HtmlReader().read(data, "a.html") == HtmlReader().read(data, "a.html")
