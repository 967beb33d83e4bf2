"""Everything about one finding: both articles around the claim, and what the verdict was made from."""

from __future__ import annotations

import re

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from embassy_claims.model import Article, Claim, Finding, Findings, When
from embassy_claims.reporting.escape import encodable, visible
from embassy_claims.reporting.ink import BAND_STYLES, SIDE_STYLES, STATUS_STYLES, day, review_words
from embassy_claims.reporting.panels import Page, frame, page_for, side_name
from embassy_claims.reporting.views import kind_of, location, pieces

CONTEXT = 400  # characters on each side of the claim


def print_explanation(finding: Finding, findings: Findings, console: Console) -> None:
    """Print both claims in their context with the words in conflict, and every signal by name and value."""
    page = page_for(findings, console, verbose=True)
    conflict = finding.verdict.conflict
    console.print(_head(page, finding, findings))
    console.print(_side(page, finding.pair.a, conflict.a if conflict else (), 0))
    console.print(_side(page, finding.pair.b, conflict.b if conflict else (), 1))
    console.print(frame(Text("Signals", style="bold"), _signals(page, finding), "dim"))
    console.print(frame(Text("Review", style="bold"), _review(page, finding), "dim"))


def _head(page: Page, finding: Finding, findings: Findings) -> Panel:
    label = finding.verdict.label
    reviewed = label == "contradiction"
    title = page.ink.join(
        [
            page.ink.text(label, "bold"),
            page.ink.text(kind_of(finding) if reviewed else ""),
            Text(f"{finding.band} confidence", style=BAND_STYLES[finding.band]),
            Text(finding.status if reviewed else "", style=STATUS_STYLES[finding.status]),
        ]
    )
    with_it = next((len(d.findings) for d in findings.disputes if finding.id in d.findings), 0)
    pairs = f"{with_it} pair{'' if with_it == 1 else 's'}" if with_it else ""
    rows: list[tuple[str, str | Text]] = [
        ("id", finding.id),
        ("dispute", f"{finding.dispute} ({pairs})" if finding.dispute and pairs else finding.dispute),
        ("confidence", f"{finding.verdict.confidence:.3f} ({finding.band})"),
        ("judge", findings.judge),
    ]
    return frame(title, fields(page, rows), "bold")


def fields(page: Page, rows: list[tuple[str, str | Text]]) -> Table:
    """Names and values under each other; those without a value are left out."""
    table = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in rows:
        if value:
            table.add_row(page.ink.text(name), value if isinstance(value, Text) else page.ink.text(value))
    return table


def _side(page: Page, claim: Claim, words: tuple[str, ...], number: int) -> Panel:
    style = SIDE_STYLES[number]
    article = page.articles.get(claim.article)
    title = page.ink.join([Text(side_name(number), style=style), page.ink.text(claim.source, "bold")])
    rows: list[tuple[str, str | Text]] = [
        ("article", (article.title or "") if article else ""),
        ("published", day(article) or "not known"),
        ("place", location(page.articles, claim)),
        ("url", (article.url or "") if article else ""),
        ("holder", claim.holder or "the article itself"),
        ("stance", claim.stance),
        ("kind", claim.kind if claim.role == "body" else f"{claim.kind}, {claim.role}"),
        ("when", when_words(claim.when)),
        ("quote", page.ink.quote(claim.quote, words, style)),
        ("compared as", claim.text),
        ("in conflict", ", ".join(words)),
    ]
    body: list[RenderableType] = [fields(page, rows)]
    if article:
        body.append(Padding(context(page, article, claim, words, style), (1, 0, 0, 0)))
    return frame(title, Group(*body), style.replace("bold ", ""))


def when_words(when: When | None) -> str:
    """The words that say when, and the days they can mean."""
    if when is None:
        return ""
    days = list(dict.fromkeys(one.isoformat() if one else "…" for one in (when.first, when.last)))
    return f"{when.text} ({' to '.join(days)})" if days != ["…"] else when.text


def context(
    page: Page, article: Article, claim: Claim, words: tuple[str, ...], style: str, around: int = CONTEXT
) -> Text:
    """The article ``around`` characters about the claim: what surrounds it dim, the words in conflict marked."""
    before, after = _before(article.text[: claim.start], around), _after(article.text[claim.end :], around)
    shown = Text(overflow="fold")
    shown.append(_plain(page, before), "dim")
    for piece, marked in pieces(article.text[claim.start : claim.end], words):
        text = _plain(page, piece)
        shown.append(f"{page.ink.opening}{text}{page.ink.closing}" if marked else text, style if marked else None)
    shown.append(_plain(page, after), "dim")
    return shown


def _plain(page: Page, text: str) -> str:
    return encodable(visible(text.replace("\t", " ")), page.ink.encoding)


def _before(text: str, around: int) -> str:
    if len(text) <= around:
        return text.lstrip()
    return "… " + re.sub(r"^\S*\s+", "", text[-around:])


def _after(text: str, around: int) -> str:
    if len(text) <= around:
        return text.rstrip()
    return re.sub(r"\s+\S*$", "", text[:around]) + " …"


def _signals(page: Page, finding: Finding) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    signals = {"similarity": finding.pair.similarity, **dict(finding.verdict.signals)}
    for name, value in signals.items():
        table.add_row(page.ink.text(name), Text(f"{value:.3f}"))
    return table


def _review(page: Page, finding: Finding) -> Table:
    review = finding.review
    rows: list[tuple[str, str | Text]] = [
        ("state", finding.status if finding.verdict.label == "contradiction" else "only contradictions are reviewed"),
        ("decision", review_words(review) if review else ""),
        ("rule", finding.ignored),
        ("carried", finding.carried),
    ]
    return fields(page, rows)
