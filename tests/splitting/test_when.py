from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from embassy_claims.splitting.parser import load_parser
from embassy_claims.splitting.when import TimeMention, find_times

PUBLISHED = date(2024, 9, 11)  # a Wednesday


@cache
def _blank() -> Any:
    return spacy.blank("en")


def read(text: str, published: date | None = PUBLISHED, anchor: date | None = None) -> tuple[TimeMention, ...]:
    return find_times(_blank()(text), published, anchor=anchor)


def days(text: str, published: date | None = PUBLISHED, anchor: date | None = None) -> tuple[str, str]:
    (mention,) = read(text, published, anchor)
    return str(mention.when.first), str(mention.when.last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on July 28, 2024", "2024-07-28", "2024-07-28"),
        ("on 28 July 2024", "2024-07-28", "2024-07-28"),
        ("on the 28th of July, 2024", "2024-07-28", "2024-07-28"),
        ("Sunday, 28 July 2024", "2024-07-28", "2024-07-28"),
        ("JULY 28TH, 2024", "2024-07-28", "2024-07-28"),
        ("2024-07-28", "2024-07-28", "2024-07-28"),
        ("28 / 07 / 2024", "2024-07-28", "2024-07-28"),
        ("07/28/2024", "2024-07-28", "2024-07-28"),
        ("in July 2024", "2024-07-01", "2024-07-31"),
        ("in late July 2024", "2024-07-21", "2024-07-31"),
        ("in 2023", "2023-01-01", "2023-12-31"),
        ("the 2004 tsunami", "2004-01-01", "2004-12-31"),
        ("Q4 2023", "2023-10-01", "2023-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("from 2010 to 2012", "2010-01-01", "2012-12-31"),
        ("since March 2024", "2024-03-01", "None"),
        ("until March 2024", "None", "2024-03-31"),
        ("before July 28, 2024", "None", "2024-07-27"),
        ("July 28-30, 2024", "2024-07-28", "2024-07-30"),
    ],
)
def test_dates_that_need_no_publication_date(text: str, first: str, last: str) -> None:
    assert days(text, None) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on July 28", "2024-07-28", "2024-07-28"),
        ("on December 5", "2023-12-05", "2023-12-05"),
        ("in December", "2023-12-01", "2023-12-31"),
        ("in August", "2024-08-01", "2024-08-31"),
        ("last April", "2024-04-01", "2024-04-30"),
        ("in April last year", "2023-04-01", "2023-04-30"),
        ("on Friday", "2024-09-06", "2024-09-06"),
        ("on Wednesday", "2024-09-11", "2024-09-11"),
        ("last Wednesday", "2024-09-04", "2024-09-04"),
        ("next Friday", "2024-09-13", "2024-09-13"),
        ("on Tuesday morning", "2024-09-10", "2024-09-10"),
        ("Monday, September 4", "2023-09-04", "2023-09-04"),
        ("yesterday", "2024-09-10", "2024-09-10"),
        ("today", "2024-09-11", "2024-09-11"),
        ("last night", "2024-09-10", "2024-09-10"),
        ("tomorrow", "2024-09-12", "2024-09-12"),
        ("this year", "2024-01-01", "2024-12-31"),
        ("earlier this year", "2024-01-01", "2024-09-11"),
        ("last month", "2024-08-01", "2024-08-31"),
        ("last week", "2024-09-02", "2024-09-08"),
        ("later last week", "2024-09-02", "2024-09-08"),
        ("later this week", "2024-09-11", "2024-09-15"),
        ("earlier last month", "2024-08-01", "2024-08-31"),
        ("over the weekend", "2024-09-07", "2024-09-08"),
        ("two years ago", "2022-01-01", "2022-12-31"),
        ("three days ago", "2024-09-08", "2024-09-08"),
        ("in the past three days", "2024-09-08", "2024-09-11"),
        ("on Christmas Day", "2023-12-25", "2023-12-25"),
    ],
)
def test_dates_beside_the_publication(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)
    if text != "in the past three days":
        assert days(text, None) == ("None", "None")


def test_a_time_of_day_keeps_its_words() -> None:
    (mention,) = read("at 06: 00 BST")
    assert mention.when.text == "06: 00 BST"
    assert mention.when.first is None


def test_later_counts_from_the_anchor() -> None:
    assert days("two months later", anchor=date(2024, 3, 15)) == ("2024-05-01", "2024-05-31")
    assert days("the next day", anchor=date(2024, 3, 15)) == ("2024-03-16", "2024-03-16")
    assert days("months earlier", anchor=date(2024, 12, 1)) == ("2024-01-01", "2024-10-31")
    assert days("two months later") == ("None", "None")


def test_later_counts_from_a_date_beside_it() -> None:
    *_, later = read("He left on March 3, 2024 and died two days later")
    assert later.when.first == date(2024, 3, 5)


@pytest.mark.parametrize(
    "text", ["It may rain", "May I come in", "a Christmas party", "12 March Street", "the Sunday Times"]
)
def test_words_that_tell_no_time(text: str) -> None:
    assert [mention for mention in read(text) if mention.when.text != "12 March"] == []


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%A, %d %B %Y"]),
)
def test_dates_are_read_back(day: date, style: str) -> None:
    text = day.strftime(style)
    (mention,) = read(text, None)
    assert (mention.when.first, mention.when.last, mention.when.text) == (day, day, text)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_on_or_before_publication(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    (mention,) = read(f"on {day:%A}", published)
    assert mention.when.first == day


_PIECES = st.sampled_from(
    "on|May|5|2024|Friday|since|to|between|and|last|week|two|months|later|6am|31|the|1990s|,|-|/|Feb|0|99999|years|ago"
    "|next|day|Christmas|9999|21st century".split("|")
)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(max_size=150), st.lists(_PIECES, max_size=20).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_exact_spans_in_order(text: str, published: date | None, anchor: date | None) -> None:
    found = read(text, published, anchor)
    assert all(text[mention.start : mention.end] == mention.when.text != "" for mention in found)
    assert all(mention.when.first <= mention.when.last for mention in found if mention.when.first and mention.when.last)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)


@pytest.mark.models
def test_a_verb_to_come_looks_ahead() -> None:
    parser = load_parser("bundled")
    texts = ["The court will meet on Friday.", "The court met on Friday.", "It is expected to open in December."]
    found = [find_times(doc, PUBLISHED)[0].when.first for doc in parser.parse(texts)]
    assert found == [date(2024, 9, 13), date(2024, 9, 6), date(2024, 12, 1)]
