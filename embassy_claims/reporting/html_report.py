"""HTML: the report as one page that needs nothing else and loads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from embassy_claims.model import Agreement, Article, Finding, Findings, Status
from embassy_claims.reporting.counts import failing, number_of, summary_line
from embassy_claims.reporting.escape import html_text
from embassy_claims.reporting.ink import day, who
from embassy_claims.reporting.kinds import KINDS
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

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Claims</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }}
article {{ border: 1px solid #8888; border-left-width: .4rem; border-radius: .4rem; }}
article {{ padding: .2rem 1rem 1rem; margin: 1rem 0; }}
article.new {{ border-left-color: #d33; }}
article h2 {{ font-size: 1.05rem; }}
.sides {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.5rem; }}
.sides h3 {{ margin: 0 0 .5rem; }}
figure {{ margin: 0 0 .8rem; }}
blockquote {{ margin: 0; }}
figcaption, .quiet {{ font-size: .85rem; opacity: .75; }}
mark {{ font-weight: bold; }}
code {{ overflow-wrap: anywhere; }}
</style>
</head>
<body>
<h1>Claims</h1>
<p>{summary}</p>
{body}
</body>
</html>
"""


class HtmlFormat:
    """The report as a page to read in a browser."""

    name: str = "html"
    suffixes: tuple[str, ...] = (".html", ".htm")

    def render(self, findings: Findings) -> str:
        articles = articles_by_path(findings)
        views = dispute_views(findings)
        parts = [_dispute(view, articles) for view in views] or ["<p>No contradictions.</p>"]
        parts += _tail(findings)
        summary = html_text(summary_line(findings, failing(findings)))
        return _PAGE.format(summary=summary, body="\n".join(parts))


def _dispute(view: DisputeView, articles: Mapping[str, Article]) -> str:
    sides = "\n".join(_side(side, side_name(number), articles) for number, side in enumerate(view.sides))
    states = "\n".join(_state(status, words, group) for (status, words), group in by_state(view.findings).items())
    title = f"{view.status} · {view.kind} · {view.band} confidence"
    return (
        f'<article class="{view.status}">\n<h2 title="{html_text(KINDS[view.kind].short)}">{title}</h2>\n'
        f'<div class="sides">\n{sides}\n</div>\n{states}\n</article>'
    )


def _state(status: Status, words: str, group: Sequence[Finding]) -> str:
    ids = " ".join(f"<code>{html_text(finding.id)}</code>" for finding in group)
    notes = [html_text(note) for note in dict.fromkeys(finding.carried for finding in group if finding.carried)]
    return f'<p class="quiet">{status}: {"<br>".join([f"{ids} {html_text(words)}", *notes])}</p>'


def _side(side: SideView, name: str, articles: Mapping[str, Article]) -> str:
    voices = "\n".join(_voice(voice, articles) for voice in side.voices)
    return f'<section>\n<h3 dir="auto">{name}: {html_text(side.words)}</h3>\n{voices}\n</section>'


def _voice(voice: Voice, articles: Mapping[str, Article]) -> str:
    first = voice.claims[0]
    parts = [
        f"<b>{html_text(', '.join(voice.sources))}</b>",
        html_text(who(first)),
        day(articles.get(first.article)),
        f"<code>{html_text(location(articles, first))}</code>",
    ]
    caption = " · ".join(part for part in parts if part)
    quote = _quote(first.quote, voice.conflict)
    return f'<figure>\n<figcaption>{caption}</figcaption>\n<blockquote dir="auto">{quote}</blockquote>\n</figure>'


def _quote(quote: str, words: Iterable[str]) -> str:
    shown = ""
    for piece, marked in pieces(quote.strip(), words):
        text = html_text(f"|{piece}|")[1:-1]  # spaces at the ends of a piece stay
        shown += f"<mark>{text}</mark>" if marked else text
    return shown


def _tail(findings: Findings) -> list[str]:
    articles = articles_by_path(findings)
    updates = [_update(finding, articles) for finding in findings.updates]
    most_first = most_independent_first(findings.agreements)
    skipped = [html_text(f"{skipped.path}: {skipped.reason}") for skipped in findings.skipped]
    stale = [html_text(f"{review.id}: {review.verdict}, {review.kind}") for review in findings.stale]
    return [
        *_folded(number_of(len(updates), "update"), updates),
        *_folded(number_of(len(most_first), "agreement"), [_agreement(agreement) for agreement in most_first]),
        *_folded(f"{number_of(len(skipped), 'file')} skipped", skipped),
        *_folded(f"{number_of(len(stale), 'review')} whose claims are gone", stale),
        *_folded(number_of(len(findings.notes), "note"), [html_text(note) for note in findings.notes]),
    ]


def _folded(title: str, rows: Sequence[str]) -> list[str]:
    if not rows:
        return []
    items = "\n".join(f'<li dir="auto">{row}</li>' for row in rows)
    return [f"<details><summary>{title}</summary>\n<ul>\n{items}\n</ul>\n</details>"]


def _update(finding: Finding, articles: Mapping[str, Article]) -> str:
    told = steps(finding, articles)
    return "<br>".join(f"{html_text(claim.source)}: {_quote(claim.quote, words)}" for claim, words in told)


def _agreement(agreement: Agreement) -> str:
    sources = ", ".join(sources_of(agreement.claims))
    independent = number_of(agreement.independent, "independent source")
    return f'{independent}: {html_text(shortest(agreement))}<br><span class="quiet">{html_text(sources)}</span>'
