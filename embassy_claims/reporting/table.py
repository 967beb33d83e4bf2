"""The screen: one panel a dispute, then what was updated and agreed, and what the run comes to.

Every line that holds words of an article begins with the border of its panel, so that in the log of a CI job no
article can begin a line and be taken for a command.
"""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from embassy_claims.model import Findings
from embassy_claims.reporting.counts import failing, summary_parts
from embassy_claims.reporting.lists import lists
from embassy_claims.reporting.panels import Page, brief_panel, dispute_panel, page_for
from embassy_claims.reporting.views import dispute_views

KNOWN = 20  # disputes with nothing new that are shown in full; the others in two lines each
FILE_WIDTH = 100


def print_table(findings: Findings, console: Console, verbose: bool = False) -> None:
    """Print the whole report; with ``verbose`` nothing is left out for brevity."""
    page = page_for(findings, console, verbose)
    views = [view for view in dispute_views(findings) if verbose or view.status != "ignored"]
    known = [view for view in views if view.status != "new"]
    in_full = page.some(known, KNOWN)
    for view in views[: len(views) - len(known) + in_full]:
        console.print(dispute_panel(page, view))
    for panel in (*brief_panel(page, known[in_full:]), *lists(page, findings)):
        console.print(panel)
    if not findings.contradictions:
        console.print(Text("No contradictions.", style="bold green"))
    new = failing(findings)
    console.print(page.ink.flow(_summary_part(page, part, new) for part in summary_parts(findings, new)))
    if any(view.status == "new" for view in views):
        hint = "claims review walks through the new ones, claims explain ID shows one in full."
        console.print(Text(hint, style="dim"))


def _summary_part(page: Page, part: str, new: int) -> Text:
    return page.ink.text(part, ("bold red" if new else "bold green") if part.startswith(f"{new} new") else "")


class TableFormat:
    """The screen as a text file: 100 columns, no colour."""

    name: str = "table"
    suffixes: tuple[str, ...] = (".txt",)

    def render(self, findings: Findings) -> str:
        out = io.StringIO()
        console = Console(file=out, width=FILE_WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
        print_table(findings, console)
        return out.getvalue()
