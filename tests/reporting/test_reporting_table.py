"""The screen, read as a person reads it: at 80 and 120 columns, with colour and without."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from builders import agreement, article, claim, finding, findings
from hypothesis import given, settings
from report_strategies import any_findings, hidden
from rich.console import Console

from embassy_claims.model import Findings, Review, Skipped
from embassy_claims.reporting import print_table, summary_line

GATE = article("corpus/gate.md", "The keeper says that six lamps burned at the old gate all night.", source="Gate News")
POST = article("corpus/post.txt", "Only five lamps burned, the town's clerk insists.", source="Evening Post")
WIRE = article("corpus/wire.txt", "Five lamps were lit, two clerks told the agency.", source="Wire")


def screen(found: Findings, width: int = 80, verbose: bool = False, **console: object) -> str:
    out = io.StringIO()
    settings_: dict[str, object] = {"color_system": None, "force_terminal": False, "legacy_windows": False, **console}
    print_table(found, Console(file=out, width=width, **settings_), verbose)  # type: ignore[arg-type]
    return out.getvalue()


def flat(text: str) -> str:
    """The words of a screen without the borders and the line ends."""
    return " ".join(re.sub(r"[│╭╮╰╯─|+]", " ", text).split())


def lamps(**rest: object) -> Findings:
    six = claim(GATE, "six lamps burned at the old gate all night", holder="the keeper")
    five, lit = claim(POST, "Only five lamps burned"), claim(WIRE, "Five lamps were lit")
    known = (
        finding(six, five, ("six", "five"), number=1, dispute="d"),
        finding(
            six, lit, ("six", "Five"), number=2, dispute="d", confidence=0.7, status="explained", reason="Two nights."
        ),
    )
    return findings(GATE, POST, WIRE, **{"contradictions": known, "claims": (six, five, lit), "pairs": 4, **rest})


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_dispute_says_who_says_what_where(width: int) -> None:
    shown = screen(lamps(), width)
    assert max(map(len, shown.splitlines())) <= width
    words = flat(shown)
    for part in (
        "NEW · number · high confidence",
        "Gate News · said by the keeper · 2024-09-06",
        "corpus/gate.md:1:22",
        "«six» lamps burned",
        "Only «five» lamps burned",
        "«Five» lamps were lit",
        "new 0000000001",
        "explained 0000000002",
        "Two nights.",
        "2 contradictions in 1 dispute",
        "1 new",
        "judge: test judge",
    ):
        assert part in words


def test_two_sides_stand_beside_each_other_where_there_is_room() -> None:
    assert any("A six" in line and "B five" in line for line in screen(lamps(), 120).splitlines())
    assert not any("A six" in line and "B five" in line for line in screen(lamps(), 80).splitlines())


def test_colour_takes_the_place_of_marks() -> None:
    coloured = screen(lamps(), force_terminal=True, color_system="truecolor")
    assert "«" not in coloured
    assert re.search(r"\x1b\[1;36msix\x1b\[0m lamps", coloured)
    assert "«six»" in screen(lamps(), force_terminal=True, color_system="truecolor", no_color=True)


def test_a_screen_of_ascii_has_only_ascii() -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", errors="strict")
    print_table(lamps(judge="Jörg"), Console(file=out, width=80, color_system=None, legacy_windows=False))
    out.flush()
    shown = raw.getvalue().decode("ascii")
    assert "[six] lamps burned" in shown
    assert "judge: J\\xf6rg" in shown


def test_a_side_with_many_voices_names_all_sources_and_quotes_a_few() -> None:
    six = claim(GATE, "six lamps burned")
    others = [article(f"paper{n}.txt", f"We counted five lamps, number {n}.", source=f"Paper {n}") for n in range(9)]
    known = tuple(finding(six, claim(one), ("six", "five"), number=n, dispute="d") for n, one in enumerate(others, 1))
    found = findings(GATE, *others, contradictions=known)
    shown = flat(screen(found))
    assert shown.count("six» lamps burned") == 1
    assert shown.count("We counted «five» lamps") == 3
    assert "and 6 more: Paper 3, Paper 4, Paper 5, Paper 6, Paper 7, Paper 8" in shown
    assert "0000000004 and 5 more" in shown
    assert flat(screen(found, verbose=True)).count("We counted «five» lamps") == 9


def test_known_disputes_come_after_new_ones() -> None:
    old = finding(claim(GATE), claim(POST), number=1, status="confirmed", confidence=0.99)
    new = finding(claim(GATE), claim(WIRE), number=2, confidence=0.6)
    shown = screen(findings(GATE, POST, WIRE, contradictions=(old, new)))
    assert shown.index("NEW") < shown.index("confirmed")


def test_many_known_disputes_are_told_in_brief() -> None:
    known = [
        finding(claim(GATE), claim(POST), ("six", "five"), number=n, status="confirmed", reason="So it is.")
        for n in range(1, 41)
    ]
    new = finding(claim(GATE), claim(WIRE), number=99)
    found = findings(GATE, POST, WIRE, contradictions=(*known, new))
    shown = screen(found)
    words = flat(shown)
    assert (
        "20 more disputes with nothing new confirmed · number · 0000000015 six · five · Gate News, Evening Post"
        in words
    )
    assert all(one.id in words for one in found.contradictions)
    assert words.count("So it is.") == 20
    assert flat(screen(found, verbose=True)).count("So it is.") == 40


def test_ignored_ones_are_counted_and_shown_when_verbose() -> None:
    found = lamps(contradictions=(finding(claim(GATE), claim(POST), status="ignored"),))
    assert "0000000001" not in screen(found)
    assert "1 ignored" in screen(found)
    assert "0000000001" in screen(found, verbose=True)


def test_updates_agreements_and_all_else_follow() -> None:
    six, five, lit = claim(GATE, "six lamps burned"), claim(POST, "five lamps burned"), claim(WIRE)
    found = findings(
        GATE,
        POST,
        WIRE,
        updates=(finding(five, six, ("five", "six"), label="update", number=3),),
        agreements=(agreement(finding(five, lit, label="agreement", number=4), independent=1),),
        skipped=(Skipped("old.pdf", "no text"),),
        stale=(
            Review("00000000aa", "dismissed", "date", (("A", "gone"), ("B", "too")), "Typo.", "bo", date(2026, 1, 2)),
        ),
        notes=("one note",),
    )
    words = flat(screen(found))
    assert "five → six · Evening Post 2024-09-06 → Gate News 2024-09-06 · 0000000003 «six» lamps burned" in words
    assert "1 five lamps burned Evening Post, Wire (1 copy)" in words
    assert "old.pdf: no text" in words
    assert "00000000aa dismissed · date · Typo. · bo · 2026-01-02 A: gone / B: too" in words
    assert "one note" in words
    assert "No contradictions." in words


@settings(max_examples=30, deadline=None)
@given(any_findings())
def test_no_article_can_begin_a_line_or_steer_the_terminal(found: Findings) -> None:
    for width in (40, 80, 120):
        shown = screen(replace(found, judge="judge"), width, verbose=True)  # named by the settings, not by an article
        assert not hidden(shown)
        assert all(line[0] in "│╭╰" or not line.startswith(" ") for line in shown.splitlines() if line)
        assert "\n::" not in shown
    coloured = screen(found, 80, force_terminal=True, color_system="truecolor")
    assert not hidden(re.sub(r"\x1b\[[0-9;]*m", "", coloured))


def test_the_summary_is_one_line_and_tells_what_counts() -> None:
    low = finding(claim(GATE), claim(WIRE), number=9, confidence=0.5)
    found = lamps(contradictions=(*lamps().contradictions, low), skipped=(Skipped("x", "y"),))
    assert summary_line(found, 1) == (
        "3 articles read · 1 skipped · 3 claims · 4 pairs · 0 agreements · 3 contradictions in 2 disputes · "
        "1 new and 1 below the bar · 1 explained · judge: test judge"
    )
    assert "2 new · " in summary_line(found, 2)
    assert " · 4 pairs, 3 ruled out before the judge · " in summary_line(lamps(ruled_out=3), 1)
    assert summary_line(findings(), 0) == (
        "0 articles read · 0 claims · 0 pairs · 0 agreements · 0 contradictions · 0 new · judge: test judge"
    )


def test_an_agreement_can_be_found_and_explained_from_the_long_screen() -> None:
    five, lit = claim(POST, "Only five lamps burned"), claim(WIRE, "Five lamps were lit")
    same = agreement(finding(five, lit, label="agreement", number=7))
    found = lamps(contradictions=(), agreements=(same,))
    assert same.id not in screen(found)
    shown = flat(screen(found, verbose=True))
    for part in (same.id, "Evening Post, corpus/post.txt:1:1", "Wire, corpus/wire.txt:1:1"):
        assert part in shown
    alone = replace(same, findings=())
    assert alone.id not in screen(lamps(contradictions=(), agreements=(alone,)), verbose=True)
