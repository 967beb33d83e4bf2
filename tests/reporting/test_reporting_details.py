"""``claims explain`` and ``claims split`` on the screen."""

from __future__ import annotations

import io
import json
import re
from datetime import date

from builders import article, claim, finding, findings
from hypothesis import given, settings
from report_strategies import any_findings, hidden
from rich.console import Console

from embassy_claims.model import Article, Claim, Findings, Quantity, When
from embassy_claims.reporting import claims_json, print_claims, print_explanation
from embassy_claims.reporting.claims_table import innermost, quantity_words

TEXT = "Old gate\n\nThe keeper told the Post that six lamps burned in May. Nobody else was there.\n\nThe end."
GATE = article("corpus/gate.md", TEXT, source="Gate News", title="Lamps at the gate", url="https://example.org/gate")
POST = article("corpus/post.html", "Only five lamps burned.", source="Evening Post", anchors=())
MAY = When(date(2024, 5, 1), date(2024, 5, 31), "in May")
SIX = Quantity(6, 6, 6, "", "lamp", "exact", TEXT.index("six"), TEXT.index("six") + 3)


def six_lamps() -> Claim:
    return claim(
        GATE, "six lamps burned in May", holder="the keeper", when=MAY, numbers=(SIX,), text="Six lamps burned."
    )


def flat(text: str) -> str:
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text).split())


def explained(found: Findings, number: int = 0, width: int = 80, **console: object) -> str:
    out = io.StringIO()
    print_explanation(
        found.contradictions[number],
        found,
        Console(file=out, width=width, legacy_windows=False, **console),  # type: ignore[arg-type]
    )
    return out.getvalue()


def split_screen(articles: tuple[Article, ...], claims: tuple[Claim, ...], width: int = 100) -> str:
    out = io.StringIO()
    print_claims(articles, claims, Console(file=out, width=width, color_system=None, legacy_windows=False))
    return out.getvalue()


def test_an_explanation_has_everything() -> None:
    known = finding(
        six_lamps(), claim(POST), ("six", "five"), status="explained", reason="Two nights.", carried="by its looser key"
    )
    words = flat(explained(findings(GATE, POST, contradictions=(known,))))
    for part in (
        "contradiction · number · high confidence · explained",
        "dispute d000000001 (1 pair)",
        "confidence 0.900 (high)",
        "judge test judge",
        "A · Gate News",
        "article Lamps at the gate published 2024-09-06 place corpus/gate.md:3:31 url https://example.org/gate",
        "holder the keeper stance asserted kind content when in May (2024-05-01 to 2024-05-31)",
        "quote «six» lamps burned in May compared as Six lamps burned. in conflict six",
        "Old gate The keeper told the Post that «six» lamps burned in May. Nobody else was there. The end.",
        "place corpus/post.html",
        "holder the article itself",
        "Signals similarity 0.750 judge 0.900",
        "state explained decision Two nights. · ana · 2026-11-22 carried by its looser key",
    ):
        assert part in words


def test_long_articles_are_shown_around_the_claim() -> None:
    long = article("long.txt", "before " * 400 + "six lamps burned" + " after" * 400)
    known = finding(claim(long, "six lamps burned"), claim(POST), ("six", "five"))
    words = flat(explained(findings(long, POST, contradictions=(known,))))
    assert "… before before" in words
    assert "after after …" in words
    assert words.count("before") < 70


@settings(max_examples=30, deadline=None)
@given(any_findings())
def test_explanations_and_claims_are_only_text(found: Findings) -> None:
    shown = split_screen(found.articles, found.claims, 80)
    for number in range(len(found.contradictions)):
        shown += explained(found, number)
    assert not hidden(shown)
    assert all(line[0] in "│╭╰" for line in shown.splitlines())
    json.loads(claims_json(found.articles, found.claims))


def test_claims_are_a_list_on_a_narrow_screen() -> None:
    told = claim(GATE, "The keeper told the Post", holder="the keeper", kind="statement")
    shown = split_screen((GATE,), (six_lamps(), told), 40)
    assert max(map(len, shown.splitlines())) <= 40
    assert "stance" not in shown
    assert "the keeper · asserted in May" in flat(shown)  # which has its own line
    assert "the keeper · asserted *" in flat(shown)
    assert "* the claim is that the holder spoke" in flat(shown)


def test_the_claims_of_an_article_are_marked_and_listed() -> None:
    told = claim(GATE, "The keeper told the Post", holder="the keeper", kind="statement")
    shown = flat(split_screen((GATE, POST), (six_lamps(), told)))
    assert "«1 The keeper told the Post» that «2 six lamps burned in May»." in shown
    assert "Gate News · 2 claims" in shown
    assert "Six lamps burned. the keeper asserted in May" in shown
    assert "6 lamp" in shown
    assert "Evening Post · 0 claims" in shown
    assert "corpus/post.html" in shown
    assert "asserted *" in shown


def test_claims_as_json() -> None:
    document = json.loads(claims_json((GATE, POST), (six_lamps(),)))
    assert document["articles"][1] == {"article": "corpus/post.html", "source": "Evening Post", "claims": []}
    start = TEXT.index("six")
    assert document["articles"][0]["claims"] == [
        {
            "quote": "six lamps burned in May",
            "text": "Six lamps burned.",
            "start": start,
            "end": start + 23,
            "holder": "the keeper",
            "stance": "asserted",
            "kind": "content",
            "role": "body",
            "when": {"first": "2024-05-01", "last": "2024-05-31", "text": "in May"},
            "numbers": [
                {
                    "text": "six",
                    "value": 6.0,
                    "low": 6.0,
                    "high": 6.0,
                    "unit": "",
                    "counted": "lamp",
                    "precision": "exact",
                }
            ],
        }
    ]


def test_an_open_number_has_no_bound_in_json() -> None:
    least = Quantity(5, 5, float("inf"), "km", "", "at least", 0, 3)
    document = json.loads(claims_json((POST,), (claim(POST, numbers=(least,)),)))
    assert document["articles"][0]["claims"][0]["numbers"][0]["high"] is None
    assert quantity_words(least) == "at least 5 km"
    assert quantity_words(Quantity(50, 24, 99, "", "person", "vague", 0, 1)) == "24 to 99 person"


def test_claims_within_claims_are_cut_at_their_edges() -> None:
    outer, inner = claim(POST), claim(POST, "five lamps")
    assert innermost(POST, [outer, inner]) == [(0, 5, 0), (5, 15, 1), (15, 23, 0)]
    assert innermost(POST, []) == [(0, 23, None)]
    assert innermost(article("empty.txt", ""), []) == []
