from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from time import process_time
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from embassy_claims.model import Article, Claim
from embassy_claims.splitting import Parser, load_parser, split
from embassy_claims.splitting.preparing import prepare

NEWS = st.lists(
    st.sampled_from(
        "Ann Lee said . , \" “ ” ' ( ) that he they killed the fire in Kell , which was 12 and but on Monday \n \n\n "
        "according to denied claims , with as after who police : ; - — told AFP U. S. 6 a. m. Mr Share • ...".split(" ")
    ),
    max_size=60,
).map(" ".join)


class Blank:
    """Words and sentences without any grammar."""

    name = "blank"
    version = "1"
    language = "en"

    def __init__(self) -> None:
        self._pipeline: Any = spacy.blank("en")
        self._pipeline.add_pipe("sentencizer")

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        yield from self._pipeline.pipe(texts)


BLANK = Blank()


@cache
def _loaded() -> Parser:
    return load_parser("bundled")


def check(article: Article, claims: list[Claim]) -> None:
    assert [(claim.start, claim.end) for claim in claims] == sorted((claim.start, claim.end) for claim in claims)
    for claim in claims:
        assert article.text[claim.start : claim.end] == claim.quote
        assert claim.quote.strip() and claim.text.endswith(".") and len(claim.text) > 1
        first, last = claim.sentence
        assert first <= claim.start < claim.end <= last
        for word in claim.words:
            assert claim.start <= word.start < word.end <= claim.end


def twice(text: str, parser: Parser) -> list[Claim]:
    article = Article("a", "A", text, language="en")
    claims = split([article], parser)
    check(article, claims)
    assert split([article], parser) == claims
    return claims


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_gives_exact_spans_in_order(text: str) -> None:
    twice(text, BLANK)


@given(NEWS)
@settings(deadline=None)
def test_anything_like_news_gives_exact_spans_in_order(text: str) -> None:
    twice(text, BLANK)


@pytest.mark.models
@given(NEWS)
@settings(deadline=None, max_examples=60)
def test_any_grammar_gives_exact_spans_in_order(text: str) -> None:
    twice(text, _loaded())


@pytest.mark.parametrize(
    "text",
    ["a" * 10**6, '"' * 10**6, ", " * 500_000, "x, told " + "b" * 10**6, "12 at " * 160_000, "Ab Cd / " * 120_000],
    ids=["letters", "marks", "commas", "told", "dates", "names"],
)
def test_a_megabyte_on_one_line_is_prepared_in_seconds(text: str) -> None:
    started = process_time()
    prepared = prepare(Article("a", "A", text))
    assert process_time() - started < 20
    assert all(len(each.text) <= 5000 for each in prepared.texts)


def test_a_long_line_is_split_in_windows() -> None:
    text = "Ann Lee left Kell at noon. " * 2000
    claims = twice(text.strip(), BLANK)
    assert len(claims) == 2000
