"""Copies of one wire story."""

from __future__ import annotations

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
