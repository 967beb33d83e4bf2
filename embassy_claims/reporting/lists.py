"""What follows the disputes on the screen: updates, agreements, skipped files, stale reviews, notes."""

from __future__ import annotations

from rich.console import RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from embassy_claims.model import Agreement, Claim, Finding, Findings, Review
from embassy_claims.reporting.counts import number_of
from embassy_claims.reporting.ink import SIDE_STYLES, Flow, day, review_words
from embassy_claims.reporting.panels import Page, listing
from embassy_claims.reporting.views import location, most_independent_first, shortest, sources_of, steps

UPDATES, AGREEMENTS, FILES, NOTES = 5, 10, 10, 10


def lists(page: Page, findings: Findings) -> list[Panel]:
    """The panels, in order; those with nothing to say are left out."""
    return [
        *listing(
            page,
            f"{number_of(len(findings.updates), 'update')}: the same thing at two times",
            [_update(page, finding) for finding in findings.updates],
            UPDATES,
            "dim",
        ),
        *listing(
            page,
            f"{number_of(len(findings.agreements), 'agreement')}, by independent sources",
            [_agreement(page, agreement) for agreement in most_independent_first(findings.agreements)],
            AGREEMENTS,
            "green",
        ),
        *listing(
            page,
            f"{number_of(len(findings.skipped), 'file')} skipped",
            [page.ink.text(f"{skipped.path}: {skipped.reason}") for skipped in findings.skipped],
            FILES,
            "yellow",
        ),
        *listing(
            page,
            f"{number_of(len(findings.stale), 'review')} whose claims are gone (claims prune removes them)",
            [_stale(page, review) for review in findings.stale],
            NOTES,
            "yellow",
        ),
        *listing(page, "Notes", [page.ink.text(note) for note in findings.notes], NOTES, "dim"),
    ]


def _update(page: Page, finding: Finding) -> RenderableType:
    told_in_turn = steps(finding, page.articles)
    told = [_told(page, claim) for claim, _ in told_in_turn]
    changed = [page.ink.text(" … ".join(words), SIDE_STYLES[n]) for n, (_, words) in enumerate(told_in_turn) if words]
    arrow = Text.assemble((page.ink.arrow, "dim"))
    head = page.ink.flow([arrow.join(changed), arrow.join(told), page.ink.text(finding.id, "dim")])
    later, words = told_in_turn[1]
    return _item(head, page.ink.quote(later.quote, words, SIDE_STYLES[1]))


def _told(page: Page, claim: Claim) -> Text:
    return page.ink.text(f"{claim.source} {day(page.articles.get(claim.article))}")


def _agreement(page: Page, agreement: Agreement) -> RenderableType:
    """The shortest wording, which is what all of them say, and who says it."""
    sources = sources_of(agreement.claims)
    copies = f" ({number_of(len(sources) - agreement.independent, 'copy', 'copies')})"
    row = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    row.add_column(no_wrap=True, justify="right", min_width=2)
    row.add_column(overflow="fold")
    row.add_row(Text(str(agreement.independent), style="bold green"), page.ink.text(shortest(agreement)))
    row.add_row("", page.ink.text(", ".join(sources) + (copies if len(sources) > agreement.independent else ""), "dim"))
    for detail in _details(page, agreement) if page.verbose else ():
        row.add_row("", page.ink.text(detail, "dim"))
    return row


def _details(page: Page, agreement: Agreement) -> list[str]:
    """The id that ``claims explain`` takes, where there is a pair to explain, and where each claim stands."""
    places = [f"{claim.source}, {location(page.articles, claim)}" for claim in agreement.claims]
    return [agreement.id, *places] if agreement.findings else places


def _stale(page: Page, review: Review) -> RenderableType:
    head = page.ink.flow(
        [
            page.ink.text(f"{review.id} {review.verdict}"),
            page.ink.text(review.kind),
            page.ink.text(review_words(review)),
        ]
    )
    return _item(head, page.ink.text(" / ".join(f"{source}: {text}" for source, text in review.claims), "dim"))


def _item(head: Flow, *below: Text) -> RenderableType:
    item = Table.grid(pad_edge=False)
    item.add_column(overflow="fold")
    item.add_row(head)
    for text in below:
        item.add_row(Padding(text, (0, 0, 0, 2)))
    return item
