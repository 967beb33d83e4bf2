"""``claims stats``: counts, and what the reviews say."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.inputs import look, settings_from
from embassy_claims.commands.options import Config, NoCache, NoColor, Paths, Quiet, Verbose
from embassy_claims.commands.outputs import warn_of
from embassy_claims.commands.screen import screen

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from embassy_claims.reviewing.statistics import Precision, Statistics

ROOM = 60  # columns from which the tables need to break no word


def stats(
    context: typer.Context,
    paths: Paths = None,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", metavar="FORMAT", help="What to print: table or json."),
    ] = "table",
    config: Config = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Count contradictions by kind and by pair of sources, and say how often each kind was right.

    Right is what a person has confirmed or explained, not what was dismissed; the interval is one of 95 %.
    """
    from embassy_claims.reviewing.statistics import statistics

    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    settings = settings_from(config, shown)
    findings = look(context, paths, settings, shown, no_cache)
    warn_of(findings.skipped, shown)
    counted = statistics(findings.contradictions, settings.reviews)
    if form == "json":
        shown.write(as_json(counted))
    else:
        for part in (tables if shown.out.width >= ROOM else lists)(counted):
            shown.out.print(part)
    return OK


def as_json(counted: Statistics) -> str:
    """The statistics as a JSON document."""
    from embassy_claims.reporting.json_report import to_json

    kinds = [
        {"kind": kind.kind, "found": kind.found, "new": kind.new, "precision": precision_entry(kind.precision)}
        for kind in counted.kinds
    ]
    sources = [{"sources": list(pair), "found": found} for pair, found in counted.sources]
    return to_json({"kinds": kinds, "sources": sources, "precision": precision_entry(counted.precision)})


def precision_entry(precision: Precision | None) -> dict[str, float] | None:
    """The precision for a JSON document, to three places."""
    return {name: round(value, 3) for name, value in asdict(precision).items()} if precision else None


def tables(counted: Statistics) -> list[Table]:
    """The statistics for the screen."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from embassy_claims.reporting import one_line

    kinds = Table("kind", box=SIMPLE_HEAD, pad_edge=False)
    for name in ("found", "new", "right of reviewed", "95 % interval"):
        kinds.add_column(name, justify="right")
    for name, found, new, precision in rows(counted):
        kinds.add_row(name, str(found), str(new), *precision_cells(precision))
    sources = Table("sources", box=SIMPLE_HEAD, pad_edge=False)
    sources.add_column("found", justify="right")
    for (first, second), many in counted.sources:
        sources.add_row(Text(one_line(f"{first} / {second}")), str(many))
    return [kinds, sources] if counted.sources else [kinds]


def rows(counted: Statistics) -> list[tuple[str, int, int, Precision | None]]:
    """Each kind with how many were found, how many of them are new, and how often it was right; then all kinds."""
    kinds = [(kind.kind, kind.found, kind.new, kind.precision) for kind in counted.kinds]
    return [*kinds, ("all", sum(row[1] for row in kinds), sum(row[2] for row in kinds), counted.precision)]


def lists(counted: Statistics) -> list[RenderableType]:
    """The statistics for a narrow screen: a line for each number of words, none of them broken."""
    from rich.text import Text

    from embassy_claims.reporting import one_line
    from embassy_claims.reporting.hanging import Hanging

    parts: list[RenderableType] = []
    for name, found, new, precision in rows(counted):
        right, interval = precision_cells(precision)
        parts.append(Text.assemble((name, "bold"), f": {found} found, {new} new"))
        parts.append(Text(f"  {right} right, {interval}" if precision else f"  {right}"))
    for (first, second), many in counted.sources:
        parts.append(Hanging(Text(one_line(f"{first} / {second}")), 4, Text(f"{many:>3}")))
    return parts


def precision_cells(precision: Precision | None) -> tuple[str, str]:
    """The two last columns of a kind."""
    if precision is None:
        return "none reviewed", ""
    return f"{precision.right} of {precision.reviewed}", f"{precision.low:.2f} to {precision.high:.2f}"
