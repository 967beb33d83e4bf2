"""The claims of articles, for ``claims split``: the text with its claims marked, a table, and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from embassy_claims.model import Article, Claim, Findings, Quantity
from embassy_claims.reporting.counts import number_of
from embassy_claims.reporting.document import Entry, number
from embassy_claims.reporting.escape import encodable, visible
from embassy_claims.reporting.explain import when_words
from embassy_claims.reporting.ink import SIDE_STYLES
from embassy_claims.reporting.json_report import to_json
from embassy_claims.reporting.panels import Page, frame, page_for

ROOM = 72  # columns from which a table has room for words
SPOKEN = "* the claim is that the holder spoke, not what was said"


def print_claims(articles: Sequence[Article], claims: Sequence[Claim], console: Console) -> None:
    """Print each article with its claims marked by number, and a table of them."""
    page = page_for(Findings(judge="", articles=tuple(articles)), console, verbose=True)
    for article in articles:
        own = claims_of(article, claims)
        title = page.ink.join([page.ink.text(article.source, "bold"), Text(number_of(len(own), "claim"))])
        body: list[RenderableType] = [page.ink.text(article.path, "dim"), "", marked_text(page, article, own)]
        if own:
            body.append(_table(page, own) if page.width >= ROOM else _list(page, own))
        console.print(frame(title, Group(*body), "cyan"))


def claims_json(articles: Sequence[Article], claims: Sequence[Claim]) -> str:
    """The claims of each article as a JSON document."""
    return to_json({"articles": [_article(article, claims_of(article, claims)) for article in articles]})


def claims_of(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of one article, in the order of its text."""
    own = (claim for claim in claims if claim.article == article.path)
    return sorted(own, key=lambda claim: (claim.start, claim.end, claim.kind, claim.text, claim.holder or ""))


def innermost(article: Article, claims: Sequence[Claim]) -> list[tuple[int, int, int | None]]:
    """The article's text cut where claims begin and end: start, end and the index of the shortest claim there."""
    edges = {0, len(article.text), *(claim.start for claim in claims), *(claim.end for claim in claims)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= len(article.text))
    owner: dict[int, int] = {}
    for index in sorted(range(len(claims)), key=lambda i: claims[i].start - claims[i].end):  # the longest first
        owner.update((cut, index) for cut in cuts if claims[index].start <= cut < claims[index].end)
    parts: list[tuple[int, int, int | None]] = []
    for start, end in pairwise(cuts):
        if parts and parts[-1][2] == owner.get(start):
            parts[-1] = (parts[-1][0], end, owner.get(start))
        else:
            parts.append((start, end, owner.get(start)))
    return parts


def marked_text(page: Page, article: Article, claims: Sequence[Claim]) -> Text:
    """The text with each claim in a colour, after its number; the rest is dim."""
    shown = Text(overflow="fold")
    for start, end, index in innermost(article, claims):
        text = encodable(visible(article.text[start:end].replace("\t", " ")), page.ink.encoding)
        if index is None:
            shown.append(text, "dim")
            continue
        shown.append(f"{page.ink.opening}{index + 1} ", "dim")
        shown.append(text + page.ink.closing, _style(index))
    return shown


def _table(page: Page, claims: Sequence[Claim]) -> Table:
    table = Table(
        box=SIMPLE_HEAD, pad_edge=False, expand=True, header_style="bold", padding=(0, 1, 0, 0), caption_justify="left"
    )
    table.add_column("", justify="right", style="dim", no_wrap=True)
    table.add_column("claim", ratio=5, overflow="fold")
    table.add_column("holder", ratio=2, overflow="fold")
    table.add_column("stance", no_wrap=True)
    table.add_column("when", ratio=2, overflow="fold")
    table.add_column("numbers", ratio=2, overflow="fold")
    for index, claim in enumerate(claims):
        table.add_row(
            Text(str(index + 1)),
            page.ink.text(claim.text, _thin(_style(index))),
            page.ink.text(claim.holder or ""),
            Text(_stance(claim)),
            page.ink.text(when_words(claim.when)),
            page.ink.text(_numbers(claim)),
        )
    if any(claim.kind == "statement" for claim in claims):
        table.caption = Text(SPOKEN, style="dim")
    return table


def _list(page: Page, claims: Sequence[Claim]) -> RenderableType:
    """The same on a narrow screen: below each claim what is known of it."""
    rows = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    rows.add_column(justify="right", style="dim", no_wrap=True)
    rows.add_column(overflow="fold")
    for index, claim in enumerate(claims):
        rows.add_row(Text(str(index + 1)), page.ink.text(claim.text, _thin(_style(index))))
        known = (claim.holder or "", _stance(claim), when_words(claim.when), _numbers(claim))
        rows.add_row("", page.ink.flow(page.ink.text(one, "dim") for one in known))
    if any(claim.kind == "statement" for claim in claims):
        rows.add_row("", Text(SPOKEN, style="dim"))
    return Group("", rows)


def _style(index: int) -> str:
    """The colour of a claim, by its place in the article."""
    return SIDE_STYLES[index % len(SIDE_STYLES)]


def _thin(style: str) -> str:
    return style.removeprefix("bold ")


def _stance(claim: Claim) -> str:
    return f"{claim.stance} *" if claim.kind == "statement" else claim.stance


def _numbers(claim: Claim) -> str:
    return ", ".join(quantity_words(quantity) for quantity in claim.numbers)


def quantity_words(quantity: Quantity) -> str:
    """A number with what it measures: "about 50 km", "5 person"."""
    if quantity.precision in ("range", "vague"):
        value = f"{quantity.low:g} to {quantity.high:g}"
    else:
        value = f"{quantity.value:g}"
    precision = quantity.precision if quantity.precision in ("about", "at least", "at most") else ""
    return " ".join(part for part in (precision, value, quantity.unit, quantity.counted) if part)


def _article(article: Article, claims: Sequence[Claim]) -> Entry:
    return {
        "article": article.path,
        "source": article.source,
        "claims": [_claim(article, claim) for claim in claims],
    }


def _claim(article: Article, claim: Claim) -> Entry:
    when = claim.when
    return {
        "quote": claim.quote,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "holder": claim.holder,
        "stance": claim.stance,
        "kind": claim.kind,
        "role": claim.role,
        "when": None
        if when is None
        else {
            "first": when.first.isoformat() if when.first else None,
            "last": when.last.isoformat() if when.last else None,
            "text": when.text,
        },
        "numbers": [_quantity(article, quantity) for quantity in claim.numbers],
    }


def _quantity(article: Article, quantity: Quantity) -> Entry:
    """A number; ``low`` and ``high`` are null where there is no bound."""
    return {
        "text": article.text[quantity.start : quantity.end],
        "value": number(quantity.value, 6),
        "low": number(quantity.low, 6),
        "high": number(quantity.high, 6),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "precision": quantity.precision,
    }
