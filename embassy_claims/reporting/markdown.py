"""Markdown as GitHub shows it, made for the summary of a job step and for a comment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from embassy_claims.model import Agreement, Article, Finding, Findings
from embassy_claims.reporting.counts import failing, number_of, summary_line
from embassy_claims.reporting.escape import markdown_code, markdown_text
from embassy_claims.reporting.ink import day, who
from embassy_claims.reporting.panels import by_state, side_name
from embassy_claims.reporting.views import (
    DisputeView,
    SideView,
    Voice,
    articles_by_path,
    dispute_views,
    location,
    most_independent_first,
    pieces,
    shortest,
    sources_of,
    steps,
)

QUOTES = 3  # a side
LIMIT = 900_000  # bytes; GitHub drops a step summary of more than 1 MiB whole
ROWS = 20  # of updates, agreements, files


class MarkdownFormat:
    """The report as a page of Markdown."""

    name: str = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")

    def render(self, findings: Findings) -> str:
        head = ["# Claims", "", f"{markdown_text(summary_line(findings, failing(findings)))}", ""]
        tail = _tail(findings)
        room = LIMIT - sum(len(line.encode()) + 1 for line in (*head, *tail))
        return "\n".join([*head, *_disputes(findings, room), *tail]).rstrip("\n") + "\n"


def _disputes(findings: Findings, room: int) -> list[str]:
    """The sections of the disputes, as many as there is room for."""
    articles = articles_by_path(findings)
    views = dispute_views(findings)
    lines: list[str] = []
    for number, view in enumerate(views):
        section = _dispute(view, articles)
        room -= sum(len(line.encode("utf-8", "replace")) + 1 for line in section)
        if room < 0:
            lines += [f"… and {number_of(len(views) - number, 'more dispute')}.", ""]
            break
        lines += section
    return lines or ["No contradictions.", ""]


def _dispute(view: DisputeView, articles: Mapping[str, Article]) -> list[str]:
    lines = [f"## {'NEW' if view.status == 'new' else view.status} · {view.kind} · {view.band} confidence", ""]
    for number, side in enumerate(view.sides):
        lines += _side(side, side_name(number), articles)
    lines.append("")
    for (status, words), group in by_state(view.findings).items():
        ids = ", ".join(markdown_code(finding.id) for finding in group)
        lines.append(f"{status}: {ids}" + (f": {markdown_text(words)}" if words else "") + "  ")
        lines += [f"note: {markdown_text(note)}  " for note in dict.fromkeys(f.carried for f in group if f.carried)]
    return [*lines, ""]


def _side(side: SideView, name: str, articles: Mapping[str, Article]) -> list[str]:
    lines = [f"- {name}: <b>{markdown_text(side.words)}</b>"]
    lines += [f"  - {_voice(voice, articles)}" for voice in side.voices[:QUOTES]]
    rest = side.voices[QUOTES:]
    if rest:
        sources = sources_of(claim for voice in rest for claim in voice.claims)
        lines.append(f"  - and {len(rest)} more: {markdown_text(', '.join(sources))}")
    return lines


def _voice(voice: Voice, articles: Mapping[str, Article]) -> str:
    first = voice.claims[0]
    parts = [
        f"<b>{markdown_text(', '.join(voice.sources))}</b>",
        markdown_text(who(first)),
        day(articles.get(first.article)),
        markdown_code(location(articles, first)),
    ]
    return f"{' · '.join(part for part in parts if part)}<br>{_quote(first.quote, voice.conflict)}"


def _quote(quote: str, words: Iterable[str]) -> str:
    shown = ""
    for piece, marked in pieces(quote.strip(), words):
        text = markdown_text(f"|{piece}|")[2:-2]  # spaces at the ends of a piece stay
        shown += f"<b>{text}</b>" if marked else text
    return shown


def _tail(findings: Findings) -> list[str]:
    """Everything that is not a dispute."""
    articles = articles_by_path(findings)
    updates = [_update(finding, articles) for finding in findings.updates]
    most_first = most_independent_first(findings.agreements)
    skipped = [f"{markdown_code(skipped.path)}: {markdown_text(skipped.reason)}" for skipped in findings.skipped]
    stale = [f"{markdown_code(review.id)}: {review.verdict}, {review.kind}" for review in findings.stale]
    return [
        *_folded(number_of(len(updates), "update"), updates),
        *_folded(number_of(len(most_first), "agreement"), [_agreement(agreement) for agreement in most_first]),
        *_folded(f"{number_of(len(skipped), 'file')} skipped", skipped),
        *_folded(f"{number_of(len(stale), 'review')} whose claims are gone", stale),
        *_folded(number_of(len(findings.notes), "note"), [markdown_text(note) for note in findings.notes]),
    ]


def _folded(title: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    more = [f"- and {len(rows) - ROWS} more"] if len(rows) > ROWS else []
    shown = [f"- {row}" for row in rows[:ROWS]]
    return [f"<details><summary>{title}</summary>", "", *shown, *more, "", "</details>", ""]


def _update(finding: Finding, articles: Mapping[str, Article]) -> str:
    told = [f"{markdown_text(claim.source)}: {_quote(claim.quote, words)}" for claim, words in steps(finding, articles)]
    return f"{told[0]}<br>{told[1]}"


def _agreement(agreement: Agreement) -> str:
    sources = ", ".join(sources_of(agreement.claims))
    independent = number_of(agreement.independent, "independent source")
    return f"{independent}: {markdown_text(shortest(agreement))}<br>{markdown_text(sources)}"
