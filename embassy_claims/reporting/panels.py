"""The parts of the screen: the panel of a dispute, and the lists that follow the disputes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.box import ROUNDED
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from embassy_claims.model import Article, Finding, Findings, Status
from embassy_claims.reporting.counts import number_of
from embassy_claims.reporting.ink import (
    BAND_STYLES,
    SIDE_STYLES,
    STATUS_STYLES,
    Flow,
    Ink,
    day,
    ink_for,
    review_words,
    who,
)
from embassy_claims.reporting.views import (
    STATUSES,
    DisputeView,
    SideView,
    Voice,
    articles_by_path,
    location,
    sources_of,
)

QUOTES_NEW, QUOTES_KNOWN = 3, 1  # a side
IDS = 4  # a state
WIDE = 110  # columns from which two sides stand beside each other


@dataclass(frozen=True, slots=True)
class Page:
    """What all parts of one screen need. With ``verbose`` nothing is left out for brevity."""

    ink: Ink
    articles: Mapping[str, Article]
    width: int
    verbose: bool

    def some(self, many: Sequence[object], limit: int) -> int:
        """How many of the things to show."""
        return len(many) if self.verbose or len(many) <= limit + 1 else limit


def page_for(findings: Findings, console: Console, verbose: bool) -> Page:
    """The page for a console."""
    return Page(ink_for(console), articles_by_path(findings), console.width, verbose)


def frame(title: Text, body: RenderableType, style: str) -> Panel:
    """A panel as wide as the screen."""
    return Panel(body, title=title, title_align="left", border_style=style, box=ROUNDED, padding=(0, 1))


def dispute_panel(page: Page, view: DisputeView) -> Panel:
    """One dispute: state, kind and band in the title; the sides with who says what; the states and ids."""
    style = STATUS_STYLES[view.status]
    label = f" {view.status.upper()} " if view.status == "new" else view.status
    title = page.ink.join(
        [
            Text(label, style=f"{style} reverse" if view.status == "new" else style),
            page.ink.text(view.kind, "bold"),
            Text(f"{view.band} confidence", style=BAND_STYLES[view.band]),
        ]
    )
    limit = QUOTES_NEW if view.status == "new" else QUOTES_KNOWN
    sides = [_side(page, side, number, limit) for number, side in enumerate(view.sides)]
    return frame(title, Group(_beside(page, sides), _states(page, view.findings)), style.replace("bold ", ""))


def brief_panel(page: Page, views: Sequence[DisputeView]) -> list[Panel]:
    """Disputes in two lines each, in one panel; none where there are none."""
    if not views:
        return []
    rows: list[RenderableType] = []
    for view in views:
        sides = [page.ink.text(side.words, SIDE_STYLES[n % len(SIDE_STYLES)]) for n, side in enumerate(view.sides)]
        sources = sources_of(claim for side in view.sides for voice in side.voices for claim in voice.claims)
        ids = [finding.id for finding in view.findings]
        more = f" and {len(ids) - IDS} more" if len(ids) > IDS else ""
        head = [Text(view.status, style=STATUS_STYLES[view.status]), Text(view.kind, style="bold")]
        rows.append(page.ink.flow([*head, page.ink.text(" ".join(ids[:IDS]) + more, "dim")]))
        rows.append(Padding(page.ink.flow([*sides, page.ink.text(", ".join(sources))]), (0, 0, 0, 2)))
    return [frame(Text(f"{number_of(len(views), 'more dispute')} with nothing new", style="bold"), Group(*rows), "dim")]


def _beside(page: Page, sides: Sequence[RenderableType]) -> RenderableType:
    """Two sides beside each other where there is room, else one below the other; an empty line after them."""
    if page.width >= WIDE and len(sides) == 2:
        columns = Table.grid(padding=(0, 3, 0, 0), expand=True, pad_edge=False)
        columns.add_column(ratio=1)
        columns.add_column(ratio=1)
        columns.add_row(*sides)
        return Padding(columns, (0, 0, 1, 0))
    return Group(*(Padding(side, (0, 0, 1, 0)) for side in sides))


def _side(page: Page, side: SideView, number: int, limit: int) -> RenderableType:
    style = SIDE_STYLES[number % len(SIDE_STYLES)]
    lines = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    lines.add_column(no_wrap=True)
    lines.add_column(overflow="fold")
    lines.add_row(Text(side_name(number), style=style), page.ink.text(side.words, style))
    shown = page.some(side.voices, limit)
    for voice in side.voices[:shown]:
        lines.add_row("", _attribution(page, voice))
        lines.add_row("", Padding(page.ink.quote(voice.claims[0].quote, voice.conflict, style), (0, 0, 0, 2)))
        if page.verbose:
            _add_details(page, lines, voice)
    rest = side.voices[shown:]
    if rest:
        sources = sources_of(claim for voice in rest for claim in voice.claims)
        lines.add_row("", page.ink.text(f"and {len(rest)} more: {', '.join(sources)}", "dim"))
    return lines


def side_name(number: int) -> str:
    """A, B, C …, then numbers."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)


def _attribution(page: Page, voice: Voice) -> Flow:
    first = voice.claims[0]
    return page.ink.flow(
        [
            page.ink.text(", ".join(voice.sources), "bold"),
            page.ink.text(who(first), "italic"),
            Text("headline" if first.role == "headline" else "", style="dim"),
            Text(day(page.articles.get(first.article)), style="dim"),
            page.ink.text(location(page.articles, first), "dim"),
        ]
    )


def _add_details(page: Page, lines: Table, voice: Voice) -> None:
    first = voice.claims[0]
    if " ".join(first.text.split()) != " ".join(first.quote.split()):
        lines.add_row("", Padding(page.ink.text(f"compared as: {first.text}", "dim"), (0, 0, 0, 2)))
    for claim in voice.claims[1:]:
        also = f"also {claim.source}, {location(page.articles, claim)}"
        lines.add_row("", Padding(page.ink.text(also, "dim"), (0, 0, 0, 2)))


def _states(page: Page, found: Sequence[Finding]) -> RenderableType:
    """The findings by state and review: ids, reasons, and what was carried over."""
    rows = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    rows.add_column(no_wrap=True)
    rows.add_column(overflow="fold")
    for (status, words), group in by_state(found).items():
        shown = page.some(group, IDS)
        ids = " ".join(finding.id for finding in group[:shown])
        more = f" and {len(group) - shown} more" if len(group) > shown else ""
        rows.add_row(
            Text(status, style=STATUS_STYLES[status]), page.ink.flow([page.ink.text(ids + more), page.ink.text(words)])
        )
        for note in dict.fromkeys(finding.carried for finding in group if finding.carried):
            rows.add_row("", page.ink.text(note, "dim"))
    return rows


def by_state(found: Sequence[Finding]) -> dict[tuple[Status, str], list[Finding]]:
    """The findings by their state and the words of their review or rule, in the order of the states."""
    groups: dict[tuple[Status, str], list[Finding]] = {}
    for status in STATUSES:
        for finding in found:
            if finding.status == status:
                words = review_words(finding.review) if finding.review else finding.ignored
                groups.setdefault((status, words), []).append(finding)
    return groups


def listing(page: Page, title: str, rows: Sequence[RenderableType], limit: int, style: str) -> list[Panel]:
    """A panel with a heading, the first rows, and how many more there are; none where there are no rows."""
    if not rows:
        return []
    shown = page.some(rows, limit)
    more = [Text(f"and {len(rows) - shown} more (--verbose shows all)", style="dim")] if len(rows) > shown else []
    return [frame(Text(title, style="bold"), Group(*rows[:shown], *more), style)]
