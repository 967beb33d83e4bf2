from __future__ import annotations

import pytest

from embassy_claims.model import Article
from embassy_claims.splitting.blocks import pieces
from embassy_claims.splitting.boilerplate import is_furniture, news

STORY = "The bridge at Kell was closed on Friday after an engineer found cracks in two of its pillars."


def kept(text: str) -> list[str]:
    return [piece.text for piece in news(pieces(Article("a", "A", text)))]


@pytest.mark.parametrize(
    "line",
    [
        "Share",
        "Leave a Reply",
        "https://example.org/photos/17.jpg?size=2",
        "news@example.org",
        "By Anna Example",
        "Written by: Tom Sample",
        "(Reporting by Ana Sample; editing by Joe Example)",
        "14/03/2031 07h49",
        "Last updated at 13:42 GMT",
        "Tuesday, July 2nd, 2031",
        "WATCH: Bridge sways in the wind",
        "More from Example Post: the story of Kell",
        "This article is owned by Example Post.",
        "The views expressed in this article are those of the author.",
        "© 2031 Example Post. All rights reserved.",
        "We use cookies to improve your visit.",
        "Sign up for our newsletter",
    ],
)
def test_page_furniture_goes(line: str) -> None:
    assert is_furniture(line)
    assert kept(f"Bridge at Kell closed\n{STORY}\n{line}") == ["Bridge at Kell closed", STORY]


@pytest.mark.parametrize(
    "line",
    [
        "The minister shared the letter on Monday.",
        "Two people were killed.",
        "By Friday all 12 boats had left.",
        "Related charges were dropped in 2030.",
        "Watch sales fell by 3 percent.",
        "Comments by the mayor angered many.",
    ],
)
def test_news_stays(line: str) -> None:
    assert kept(f"{STORY}\n{line}")[-1] == line


def test_a_caption_with_a_photo_credit_goes() -> None:
    caption = "Cracks in a pillar of the bridge at Kell. Maria Example/Getty Images"
    assert kept(f"Bridge at Kell closed\n{caption}\n{STORY}") == ["Bridge at Kell closed", STORY]


def test_section_names_and_tags_go_and_a_headline_counts_once() -> None:
    page = f"World\n\nBridge at Kell closed\n\nBridge at Kell closed\nKell\nbridges\n{STORY}"
    assert kept(page) == ["Bridge at Kell closed", STORY]


def test_what_follows_related_is_not_of_the_article() -> None:
    assert kept(f"{STORY}\nRelated\nTunnel at Moor reopens after years") == [STORY]
