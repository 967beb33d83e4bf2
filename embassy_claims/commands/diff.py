"""``claims diff``: two JSON reports set against each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.options import NoColor, Verbose
from embassy_claims.commands.screen import screen
from embassy_claims.model import Finding

if TYPE_CHECKING:
    from rich.console import RenderableType

    from embassy_claims.reporting.comparison import Comparison

INDENT = 8


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier JSON report.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later JSON report.", show_default=False)],
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", metavar="FORMAT", help="What to print: table or json."),
    ] = "table",
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Say which contradictions are new, gone, carried over an edit, or changed between two JSON reports."""
    from embassy_claims.reporting.comparison import compare, read_report

    shown = screen(verbose=verbose, no_color=no_color)
    comparison = compare(read_report(old), read_report(new))
    if form == "json":
        shown.write(as_json(comparison))
    else:
        for line in lines(comparison):
            shown.out.print(line)
    return OK


def as_json(comparison: Comparison) -> str:
    """Ids by what became of them."""
    from embassy_claims.reporting.json_report import to_json

    return to_json(
        {
            "new": [found.id for found in comparison.new],
            "gone": [found.id for found in comparison.gone],
            "carried": [{"old": one.old.id, "new": one.new.id, "what": one.what} for one in comparison.carried],
            "changed": [{"id": one.new.id, "what": one.what} for one in comparison.changed],
            "same": [found.id for found in comparison.same],
        }
    )


def lines(comparison: Comparison) -> list[RenderableType]:
    """The comparison for the screen: a paragraph for each contradiction, then the numbers."""
    from rich.text import Text

    groups = (
        ("new", "bold red", [(found, "") for found in comparison.new]),
        ("gone", "green", [(found, "") for found in comparison.gone]),
        ("carried", "yellow", [(one.new, f"was {one.old.id}; {one.what}") for one in comparison.carried]),
        ("changed", "yellow", [(one.new, one.what) for one in comparison.changed]),
    )
    told = [
        part
        for name, style, members in groups
        for found, what in members
        for part in described(name, style, found, what)
    ]
    numbers = [f"{len(members)} {name}" for name, _, members in groups]
    return [*told, Text(" · ".join([*numbers, f"{len(comparison.same)} the same"]))]


def described(name: str, style: str, found: Finding, what: str) -> list[RenderableType]:
    """One contradiction: what became of it, its id and kind, and what both sides say."""
    from rich.text import Text

    from embassy_claims.reporting import one_line
    from embassy_claims.reporting.hanging import Hanging

    kind = found.verdict.conflict.kind if found.verdict.conflict else "other"
    sides = [f"{claim.source}: {claim.quote}" for claim in (found.pair.a, found.pair.b)]
    head = Text(f"{found.id}  {kind}, {found.band}")
    if what:
        head.append(f"  {one_line(what)}", "dim")
    return [
        Hanging(head, INDENT, Text(name, style)),
        *(Hanging(Text(one_line(side)), INDENT, Text()) for side in sides),
    ]
