"""Datelines: what stands before the first words of a report is no part of any claim."""

from __future__ import annotations

from datetime import date

import pytest

from embassy_claims.model import Article
from embassy_claims.splitting import Parser, split
from embassy_claims.splitting.blocks import pieces
from embassy_claims.splitting.boilerplate import news
from embassy_claims.splitting.datelines import dateline_length

DATELINES = [
    "NORVIK, June 3 (AFP) - ",
    "NORVIK, June 3 (AFP) – ",
    "NORVIK, June 5 (Morning Post) – ",
    "NORVIK — ",
    "NORVIK—",
    "NORVIK - ",
    "NORVIK -- ",
    "NORVIK, Sweden (AP) — ",
    "NORVIK, Sweden — ",
    "NORVIK, S.D. (AP) — ",
    "PORT NORVIK, September 18, 2030 (Coast Radio) - ",
    "PORT NORVIK, 18 September 2030 - ",
    "NORVIK, Sept. 7 — ",
    "NORVIK, Tuesday, June 3 (AP) - ",
    "NORVIK (Coast Wire), June 3 — ",
    "NORVIK (Reuters) - ",
    "NORVIK/WESTEND (Reuters) - ",
    "NORVIK, June 3, 2030 /PRNewswire/ -- ",
    "NORVIK, June 3. /TASS/ - ",
    "Norvik (Reuters) - ",
    "Port Norvik, June 3 (Morning Post) - ",
    "(Reuters) - ",
    "(Coast Radio) — ",
    "NORVIK, June 3 (AFP): ",
    "SÃO NORVIK — ",
]

NOT_DATELINES = [
    "NORDA - the alliance of 32 states - will meet in June.",
    "NORDA — Europe's new shield — will meet in June.",
    "NASA said a rocket fell.",
    "SNP - Labour talks failed.",
    "UKRAINE – Russia talks broke down on Monday.",
    "UKRAINE — Russia talks broke down on Monday.",
    "HAMAS – Israel talks broke down on Monday.",
    "NORLAND — Westland border guards fled.",
    "NORVIK — Westend was won by Ann Lee.",
    "NORVIK — A.J. Lee was a duo.",
    "NASA — The space agency found a new moon.",
    "HAMAS — The group said that two men died.",
    "NATO – A summit was held in June.",
    "The mayor - Ann Lee - resigned.",
    "Ann Lee (Norland) - The winner of the race.",
    "On Monday, June 3 - Police Day - nothing happened.",
    "PARIS–ROUBAIX was won by Ann Lee.",
    "COVID-19 - The disease came back.",
    "POLICE: Two men died.",
    "June 3 - Police arrested a man.",
]


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_cut(dateline: str) -> None:
    assert dateline_length(f"{dateline}Five people died when a bridge fell.") == len(dateline)
    assert dateline_length(f'{dateline}"The bridge was old," the mayor said.') == len(dateline)


@pytest.mark.parametrize("sentence", NOT_DATELINES)
def test_ordinary_sentences_stay_whole(sentence: str) -> None:
    assert dateline_length(sentence) == 0


def test_an_aside_after_a_dateline_does_not_hide_it() -> None:
    assert dateline_length("NORVIK — Five people — all of them sailors — died.") == len("NORVIK — ")


@pytest.mark.parametrize(
    "report",
    [
        "The fire began at six.",
        "Two men died in the fire.",
        "12 men died in the fire.",
        "$5 million burned.",
        "“It was a bomb,” the mayor said.",
        "'It was a bomb,' the mayor said.",
        "In the harbour, two boats sank.",
        "It's the third fire this year.",
        "Police arrested a man.",
        "Thousands fled the town.",
        "Mr. Lee left on Friday.",
        "President Ann Lee left on Friday.",
    ],
)
def test_a_place_alone_stands_before_what_begins_a_sentence(report: str) -> None:
    for dateline in ("NORVIK – ", "NORVIK — ", "PORT NORVIK — "):
        assert dateline_length(f"{dateline}{report}") == len(dateline)


def texts(text: str) -> list[str]:
    return [piece.text for piece in news(pieces(Article("a.txt", "A", text)))]


def test_it_is_cut_after_a_headline_and_in_later_paragraphs() -> None:
    assert texts(
        "Bridge falls in the harbour\n\nNORVIK, June 3 (AFP) - Five people died.\n\nThe bridge was old.\n\n"
        "WESTEND, June 3 (AFP) - Two men were arrested."
    ) == ["Bridge falls in the harbour", "Five people died.", "The bridge was old.", "Two men were arrested."]


def test_a_place_alone_counts_only_at_the_beginning() -> None:
    items = [f"Sentence number {number} was here." for number in range(4)]
    assert texts("\n".join([*items, "NORVIK — Two men were arrested."]))[-1] == "NORVIK — Two men were arrested."


def test_a_name_that_is_always_in_capitals_is_no_place() -> None:
    first = "NORDA — The alliance met in June."
    assert texts(f"{first}\n\nMinisters of NORDA ate at noon.") == [first, "Ministers of NORDA ate at noon."]
    assert texts(f"{first}\n\nMinisters of Norda ate at noon.")[0] == "The alliance met in June."


def test_a_place_in_a_headline_of_capitals_or_in_another_dateline_is_a_place() -> None:
    told = "PORT NORVIK — The bridge fell at noon."
    assert texts(f"BRIDGE FALLS IN PORT NORVIK\n\n{told}\n\nPORT NORVIK, June 3 (AFP) - Two men were arrested.") == [
        "BRIDGE FALLS IN PORT NORVIK",
        "The bridge fell at noon.",
        "Two men were arrested.",
    ]


def test_a_line_that_is_only_a_dateline_is_left_out() -> None:
    assert texts("NORVIK, June 3, 2030 (AFP) -\nFive people died when a bridge fell.") == [
        "Five people died when a bridge fell."
    ]


@pytest.mark.models
@pytest.mark.parametrize("dateline", DATELINES)
def test_no_claim_holds_any_of_it(dateline: str, parser: Parser) -> None:
    said = "At least 12 people died when a bridge fell."
    article = Article("a.txt", "A", f"Bridge falls in the harbour\n\n{dateline}{said}", published=date(2030, 9, 20))
    body = [claim for claim in split([article], parser) if claim.role == "body"]
    assert said in [claim.text for claim in body]
    start = article.text.index(said)
    for claim in body:
        assert article.text[claim.start : claim.end] == claim.quote
        assert claim.start >= start
        assert claim.sentence is not None
        assert claim.sentence[0] >= start
        assert claim.when is None
        assert all(quantity.start is None or quantity.start >= start for quantity in claim.numbers)


def test_a_language_without_a_parser_loses_it_too(parser: Parser) -> None:
    article = Article("a.txt", "A", "NORVIK (AFP) — Fünf Menschen sind bei dem Unfall gestorben.", language="de")
    assert [claim.quote for claim in split([article], parser)] == ["Fünf Menschen sind bei dem Unfall gestorben."]
