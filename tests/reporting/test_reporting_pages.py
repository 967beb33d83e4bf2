"""Markdown, HTML and CSV: what people read and sort."""

from __future__ import annotations

import csv
import io
import re

from builders import agreement, article, claim, finding, findings

from embassy_claims.model import Findings, Skipped
from embassy_claims.reporting import markdown
from embassy_claims.reporting.csv_report import COLUMNS, CsvFormat
from embassy_claims.reporting.html_report import HtmlFormat
from embassy_claims.reporting.markdown import MarkdownFormat

GATE = article("corpus/gate.md", "The keeper says that six lamps burned <b>all</b> night.", source="Gate | News")
POST = article("corpus/post.txt", "=Only five lamps burned, said @clerk at https://example.org today.")


def lamps() -> Findings:
    six, five = claim(GATE, "six lamps burned <b>all</b> night", holder="the keeper"), claim(POST)
    return findings(
        GATE,
        POST,
        contradictions=(
            finding(six, five, ("six", "five"), number=1, dispute="d", carried="carried over: edited"),
            finding(six, five, ("six", "five"), number=2, dispute="d", status="explained", reason="Two nights."),
        ),
        updates=(finding(five, six, ("five", "six"), label="update", number=3),),
        agreements=(agreement(finding(five, six, label="agreement", number=4), independent=2),),
        skipped=(Skipped("old.pdf", "no text"),),
    )


def test_markdown_shows_each_side_with_its_words() -> None:
    page = MarkdownFormat().render(lamps())
    assert "## NEW · number · high confidence\n\n- A: <b>six</b>\n  - <b>Gate \\| News</b> · said by the keeper" in page
    assert "`corpus/gate.md:1:22`<br><b>six</b> lamps burned &lt;b&gt;all&lt;/b&gt; night" in page
    assert "said @<!-- -->clerk at https\\://example.org today." in page
    assert "new: `0000000001`  \nnote: carried over: edited  \nexplained: `0000000002`: Two nights. · ana" in page
    assert "<details><summary>1 update</summary>\n\n- Post: =Only <b>five</b>" in page.replace("\\=", "=")
    assert "2 independent sources: " in page
    assert "- `old.pdf`: no text" in page


def test_markdown_stays_below_the_limit_of_a_step_summary() -> None:
    long = article("long.txt", "five lamps " + "and so on " * 3000)
    known = tuple(finding(claim(GATE), claim(long), number=n) for n in range(60))
    page = MarkdownFormat().render(findings(GATE, long, contradictions=known))
    assert len(page.encode()) < markdown.LIMIT
    shown = page.count("## NEW")
    assert 0 < shown < 60
    assert f"… and {60 - shown} more disputes." in page


def test_html_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    page = HtmlFormat().render(lamps())
    assert not re.search(r"<script|\b(?:src|href)=", page)
    assert "<mark>six</mark> lamps burned &lt;b&gt;all&lt;/b&gt; night" in page
    assert "<b>Gate | News</b> · said by the keeper · 2024-09-06 · <code>corpus/gate.md:1:22</code>" in page
    assert '<p class="quiet">explained: <code>0000000002</code> Two nights. · ana · 2026-11-22</p>' in page
    assert "carried over: edited" in page


def test_csv_has_a_row_a_pair_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(CsvFormat().render(lamps()))))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["result"], row["id"], row["group"]) for row in rows] == [
        ("contradiction", "0000000001", "d"),
        ("contradiction", "0000000002", "d"),
        ("update", "0000000003", ""),
        ("agreement", "0000000004", "g0000000004"),
    ]
    first = rows[0]
    assert (first["status"], first["kind"], first["confidence"], first["band"]) == ("new", "number", "0.900", "high")
    assert (first["a_source"], first["a_line"], first["a_holder"]) == ("Gate | News", "1", "the keeper")
    assert first["b_quote"].startswith("'=Only five")
    assert (first["a_conflict"], first["b_conflict"]) == ("six", "five")
    assert (rows[1]["reason"], rows[2]["status"]) == ("Two nights.", "")
