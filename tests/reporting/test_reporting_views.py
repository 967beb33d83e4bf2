from __future__ import annotations

from datetime import date

from builders import agreement, article, claim, dispute, finding, findings
from hypothesis import given
from hypothesis import strategies as st
from report_strategies import any_findings

from embassy_claims.model import Findings, Side
from embassy_claims.reporting.views import by_severity, dispute_views, most_independent_first, pieces, shortest, steps

GATE = article("gate.txt", "Six lamps burned at the gate.")
COPY = article("copy.txt", "six lamps burned at the gate.")
POST = article("post.txt", "Only five lamps burned.")


def test_words_are_marked_whole_and_in_turn() -> None:
    text = "The nose: no lamp, no light."
    assert pieces(text, ["no"]) == [("The nose: ", False), ("no", True), (" lamp, no light.", False)]
    assert pieces(text, ["no", "no"]) == [
        ("The nose: ", False),
        ("no", True),
        (" lamp, ", False),
        ("no", True),
        (" light.", False),
    ]
    assert pieces(text, ["light", "lamp"])[1] == ("lamp", True)
    assert pieces(text, ["amp"])[1] == ("amp", True)
    assert pieces(text, ["gone", ""]) == [(text, False)]


@given(st.text(alphabet="ab ", max_size=20), st.lists(st.text(alphabet="ab ", max_size=3), max_size=4))
def test_pieces_are_the_text(text: str, words: list[str]) -> None:
    cut = pieces(text, words)
    assert "".join(piece for piece, _ in cut) == text
    assert all(piece for piece, _ in cut)


def test_copies_of_the_same_words_are_one_voice() -> None:
    first, second = finding(claim(GATE), claim(POST), ("Six", "five")), finding(claim(COPY), claim(POST), number=2)
    one = dispute(first, second)
    view = dispute_views(findings(contradictions=(first, second), disputes=(one,)))[0]
    assert [voice.sources for voice in view.sides[0].voices] == [("Gate", "Copy")]
    assert view.sides[0].voices[0].conflict == ("Six",)


def test_the_same_words_of_another_holder_are_another_voice() -> None:
    first = finding(claim(GATE), claim(POST))
    second = finding(claim(COPY, holder="the keeper"), claim(POST), number=2)
    view = dispute_views(findings(contradictions=(first, second), disputes=(dispute(first, second),)))[0]
    assert len(view.sides[0].voices) == 2


def test_a_claim_without_a_finding_is_marked_with_the_words_of_its_side() -> None:
    only = finding(claim(GATE), claim(POST), ("Six", "five"))
    sides = (Side("Six", (claim(GATE),)), Side("five", (claim(POST), claim(article("c.txt", "Yes, five burned.")))))
    view = dispute_views(findings(contradictions=(only,), disputes=(dispute(only, sides=sides),)))[0]
    assert view.sides[1].voices[1].conflict == ("five",)


def test_new_ones_come_first_then_the_surest_then_by_id() -> None:
    def made(number: int, confidence: float, status: str) -> object:
        return finding(claim(GATE), claim(POST), number=number, confidence=confidence, status=status)  # type: ignore[arg-type]

    known = [made(1, 0.99, "confirmed"), made(5, 0.7, "new"), made(2, 0.9, "new"), made(4, 0.7, "new")]
    found = findings(contradictions=tuple(known))
    assert [one.id[-1] for one in by_severity(found.contradictions)] == ["2", "4", "5", "1"]
    assert [view.findings[0].id[-1] for view in dispute_views(found)] == ["2", "4", "5", "1"]


def test_a_dispute_is_new_while_one_of_its_findings_is() -> None:
    old = finding(claim(GATE), claim(POST), status="dismissed", confidence=0.99, dispute="d")
    new = finding(claim(COPY), claim(POST), number=2, confidence=0.61, dispute="d")
    view = dispute_views(findings(contradictions=(old, new)))[0]
    assert (view.status, view.band, view.confidence) == ("new", "medium", 0.61)


@given(any_findings())
def test_every_contradiction_is_in_one_view(found: Findings) -> None:
    shown = [one.id for view in dispute_views(found) for one in view.findings]
    assert sorted(shown) == sorted(one.id for one in found.contradictions)


def test_an_update_begins_with_what_was_published_first() -> None:
    late = article("late.txt", "Nine lamps.", published=None)
    early = article("early.txt", "Two lamps.")
    one = finding(claim(GATE), claim(early), ("Six", "Two"), label="update")
    later = {
        "gate.txt": GATE,
        "early.txt": article("early.txt", "Two lamps.", published=date(2020, 1, 1)),
    }
    assert [told.article for told, _ in steps(one, later)] == ["early.txt", "gate.txt"]
    assert [words for _, words in steps(one, later)] == [("Two",), ("Six",)]
    unknown = finding(claim(GATE), claim(late), label="update")
    assert [told.article for told, _ in steps(unknown, {"gate.txt": GATE, "late.txt": late})] == [
        "gate.txt",
        "late.txt",
    ]


def test_agreements_by_independent_sources_with_the_shortest_wording() -> None:
    two = agreement(finding(claim(GATE), claim(POST), label="agreement", number=1), independent=2)
    three = agreement(finding(claim(GATE), claim(POST), label="agreement", number=2), independent=3)
    assert most_independent_first((two, three)) == (three, two)
    assert shortest(two) == POST.text
