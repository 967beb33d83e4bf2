"""One contradiction as a question to a person: both claims in their context, short enough for one screen."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from embassy_claims.model import Claim, Finding, Findings
from embassy_claims.reporting.explain import context
from embassy_claims.reporting.ink import BAND_STYLES, SIDE_STYLES, STATUS_STYLES, day, review_words, who
from embassy_claims.reporting.panels import Page, frame, page_for, side_name
from embassy_claims.reporting.views import kind_of, location

AROUND = 160  # characters on each side of the claim


def print_question(finding: Finding, findings: Findings, console: Console, counter: str, note: str = "") -> None:
    """Print the contradiction; ``counter`` says where in the walk it stands, ``note`` what the reviewer has noted."""
    page = page_for(findings, console, verbose=False)
    conflict = finding.verdict.conflict
    console.print(
        page.ink.join(
            [
                Text(counter, style="bold"),
                page.ink.text(kind_of(finding), "bold"),
                Text(f"{finding.band} confidence", style=BAND_STYLES[finding.band]),
                Text(finding.status, style=STATUS_STYLES[finding.status]),
                page.ink.text(finding.id, "dim"),
            ]
        )
    )
    console.print(_side(page, finding.pair.a, conflict.a if conflict else (), 0))
    console.print(_side(page, finding.pair.b, conflict.b if conflict else (), 1))
    known = [finding.carried, review_words(finding.review) if finding.review else "", f"note: {note}" if note else ""]
    for line in known:
        if line:
            console.print(page.ink.text(line, "dim"))


def _side(page: Page, claim: Claim, words: tuple[str, ...], number: int) -> Panel:
    style = SIDE_STYLES[number]
    article = page.articles.get(claim.article)
    title = page.ink.join([Text(side_name(number), style=style), page.ink.text(claim.source, "bold")])
    facts = (day(article) or "not dated", who(claim), location(page.articles, claim))
    body: list[RenderableType] = [page.ink.flow(page.ink.text(fact, "dim") for fact in facts if fact)]
    if article:
        body.append(context(page, article, claim, words, style, AROUND))
    else:
        body.append(page.ink.quote(claim.quote, words, style))
    return frame(title, Group(*body), style.replace("bold ", ""))
