"""Two times that exclude each other, from their words alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worded import quoted

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.conflicts.date import days_between, find_dates_apart, told
from embassy_claims.model import Article, Claim, Pair


def between(a: Claim, b: Claim) -> list[Candidate]:
    """The candidates between two claims, each of an article that tells nothing else."""
    return find_dates_apart(Pair(a, b, 0.9), {one.article: alone(one) for one in (a, b)})


def alone(claim: Claim) -> Article:
    return Article(claim.article, claim.source, " " * claim.start + claim.quote)


def apart(a: str, b: str) -> list[tuple[str, str]]:
    found = between(quoted(a, "a.txt", verb="do"), quoted(b, "b.txt", start=40, verb="do"))
    return [(one.conflict.a[0], one.conflict.b[0]) for one in found]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("She died on Friday.", "She died Thursday at home.", ("Friday", "Thursday")),
        ("Voters approved it in 2009.", "Voters approved it in 2010.", ("2009", "2010")),
        ("It opened in December.", "It opened in September.", ("December", "September")),
        ("It opened on 3 May 2020.", "It opened on 9 May.", ("3 May 2020", "9 May")),
        ("It opened on May 3, 1999.", "It opened in 2001.", ("May 3, 1999", "2001")),
    ],
)
def test_other_times_by_their_words(a: str, b: str, words: tuple[str, str]) -> None:
    assert apart(a, b) == [words]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("She died on Friday.", "She died in 2009."),
        ("She died on Friday.", "On Friday she died, and was buried on Monday."),
        ("It opened in May 2009.", "It opened on 3 May."),
        ("It opened in 2009.", "It opened on 3 May 2009."),
        ("It opened two days later.", "It opened a week earlier."),
        ("It opened.", "It opened on Friday."),
        ("It will open on Monday or next Friday.", "It will open on Friday."),
    ],
)
def test_times_that_can_be_one_or_cannot_be_compared(a: str, b: str) -> None:
    assert apart(a, b) == []


def test_times_of_two_verbs_are_not_compared() -> None:
    assert between(quoted("on Friday", verb="die"), quoted("on Sunday", "b.txt", verb="sing")) == []


def test_december_and_january_are_a_month_apart_and_sunday_and_monday_a_day() -> None:
    (december,), (january,) = told(quoted("in December"), ""), told(quoted("in January"), "")
    assert days_between(december, january) == 30
    (sunday,), (monday,) = told(quoted("on Sunday"), ""), told(quoted("on Monday"), "")
    assert days_between(sunday, monday) == 1


def counted(sentence: str, quote: str, other: str) -> list[tuple[str, str]]:
    """The words in conflict of a quote in its sentence, and another sentence."""
    place = sentence.index(quote)
    one = replace(quoted(quote, "a.txt", start=place, verb="leave"), sentence=(0, len(sentence)))
    two = quoted(other, "b.txt", verb="leave")
    articles = {"a.txt": Article("a.txt", "A", sentence), "b.txt": alone(two)}
    return [(each.conflict.a[0], each.conflict.b[0]) for each in find_dates_apart(Pair(one, two, 0.9), articles)]


@pytest.mark.parametrize(
    ("sentence", "quote", "other", "words"),
    [
        ("By December four were left, Mora having left months earlier.", "Mora having left months earlier.",
         "Mora left in December.", ("months earlier", "December")),
        ("It broke on Friday and they left two days later.", "they left two days later.",
         "They left on Friday.", ("two days later", "Friday")),
        ("In 2024 Mora left months before December.", "Mora left months before December.",
         "Mora left in December.", ("months before", "December")),
        ("The war ended in 1995 and they left three years later.", "they left three years later.",
         "They left in 1995.", ("three years later", "1995")),
    ],
)  # fmt: skip
def test_a_time_counted_from_another_is_not_that_one(
    sentence: str, quote: str, other: str, words: tuple[str, str]
) -> None:
    assert counted(sentence, quote, other) == [words]


@pytest.mark.parametrize(
    ("sentence", "quote", "other"),
    [
        ("It broke on Friday and they left two days later.", "they left two days later.", "They left on Sunday."),
        ("It broke in May and they left two days later.", "they left two days later.", "They left in May."),
        ("They left two days later.", "They left two days later.", "They left on Friday."),
        (
            "In May 2012 it broke, and they left two years later than he wanted.",
            "they left two years later than he wanted.",
            "They left in May 2012.",
        ),
        (
            "He left on Monday, and she left two days before Wednesday.",
            "she left two days before Wednesday.",
            "She left on Monday.",
        ),
        ("They left two days later than Friday.", "They left two days later", "They left on Friday."),
        ("It broke on Friday and they left the next day.", "they left the next day.", "They left the next day."),
    ],
)
def test_a_time_counted_from_another_may_be_any_other(sentence: str, quote: str, other: str) -> None:
    assert counted(sentence, quote, other) == []
