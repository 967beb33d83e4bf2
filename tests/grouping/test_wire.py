"""Copies of one wire story."""

from __future__ import annotations

import pytest

from embassy_claims.grouping.wire import Copies, contained, shingles
from embassy_claims.model import Article, Claim

STORY = (
    "Harbour police said on Monday that two barges had broken loose in the night and drifted against the old bridge, "
    "which was closed for the whole of the morning while divers looked at its piers."
)
TOLD_ANEW = (
    "The old bridge stayed shut until noon. Divers went down to look for damage after a pair of barges, adrift since "
    "midnight, struck it, the police told reporters at the harbour office on Monday afternoon."
)


def articles(**texts: str) -> dict[str, Article]:
    return {f"{source}.txt": Article(f"{source}.txt", source, text) for source, text in texts.items()}


def independent(texts: dict[str, Article]) -> int:
    return Copies(texts).independent([Claim(path, one.source, "", "", 0, 0) for path, one in texts.items()])


def test_word_for_word_copies_are_one_source() -> None:
    assert independent(articles(a=STORY, b=STORY.upper() + " Our own line.", c=TOLD_ANEW)) == 2


def test_the_same_facts_in_other_words_are_two_sources() -> None:
    assert independent(articles(a=STORY, b=TOLD_ANEW)) == 2


def test_copies_are_passed_on() -> None:
    first, second = STORY, STORY + " " + TOLD_ANEW
    assert independent(articles(a=first, b=second, c=TOLD_ANEW)) == 1


def test_too_little_text_is_never_a_copy() -> None:
    assert not contained(shingles("two barges had broken loose"), shingles(STORY))
    assert contained(shingles(STORY), shingles(STORY))


def test_articles_that_are_not_there_count_by_source() -> None:
    claims = [Claim("x.txt", "one", "", "", 0, 0), Claim("y.txt", "one", "", "", 0, 0)]
    assert Copies({}).independent(claims) == 1


def story(words: int, name: str = "word") -> str:
    return " ".join(f"{name}{number}" for number in range(words))


def runs(first: int, last: int) -> frozenset[tuple[str, ...]]:
    """Shingles by number."""
    return frozenset((str(number),) for number in range(first, last))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two three four", set()),
        ("One, two: three -- FOUR five!", {("one", "two", "three", "four", "five")}),
        ("a b c d e f", {("a", "b", "c", "d", "e"), ("b", "c", "d", "e", "f")}),
        ("", set()),
    ],
)
def test_shingles_are_all_runs_of_five_words(text: str, expected: set[tuple[str, ...]]) -> None:
    assert shingles(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (runs(0, 14), runs(0, 14), False),
        (runs(0, 15), runs(0, 15), True),
        (runs(0, 14), runs(0, 90), False),
        (runs(0, 16), runs(8, 24), True),
        (runs(0, 16), runs(9, 25), False),
        (runs(0, 17), runs(9, 26), False),
        (runs(0, 16), runs(8, 90), True),
        (runs(0, 16), runs(9, 90), False),
    ],
)
def test_a_copy_has_half_of_the_shorter_text(
    one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]], expected: bool
) -> None:
    assert contained(one, other) is expected
    assert contained(other, one) is expected


@pytest.mark.parametrize(("words", "expected"), [(18, 2), (19, 1)])
def test_nineteen_words_can_be_a_copy(words: int, expected: int) -> None:
    assert independent(articles(a=story(words), b=story(words))) == expected


def test_whether_two_are_copies_does_not_depend_on_which_comes_first() -> None:
    copies = Copies(articles(a=story(40), b=story(90), c=story(90, "term")))
    assert copies.are_copies("a.txt", "b.txt") is copies.are_copies("b.txt", "a.txt") is True
    assert copies.are_copies("a.txt", "c.txt") is copies.are_copies("c.txt", "a.txt") is False
    assert not copies.are_copies("a.txt", "missing.txt")


def test_one_copied_article_joins_two_sources_that_tell_more() -> None:
    texts = {
        path: Article(path, source, text)
        for path, source, text in (
            ("1", "wire", story(40)),
            ("2", "daily", story(40)),
            ("3", "daily", story(40, "term")),
            ("4", "echo", story(40, "term")),
            ("5", "other", story(40, "verb")),
        )
    }
    assert independent(texts) == 2
    assert independent({path: texts[path] for path in "1345"}) == 3
