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
    from rich.table import Table

    from embassy_claims.reviewing.statistics import Precision, Statistics


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
    settings = settings_from(config)
    findings = look(context, paths, settings, shown, no_cache)
    warn_of(findings.skipped, shown)
    counted = statistics(findings.contradictions, settings.reviews)
    if form == "json":
        shown.write(as_json(counted))
    else:
        for table in tables(counted):
            shown.out.print(table)
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
    for kind in counted.kinds:
        kinds.add_row(kind.kind, str(kind.found), str(kind.new), *precision_cells(kind.precision))
    found, new = (sum(getattr(kind, name) for kind in counted.kinds) for name in ("found", "new"))
    kinds.add_row("all", str(found), str(new), *precision_cells(counted.precision))
    sources = Table("sources", box=SIMPLE_HEAD, pad_edge=False)
    sources.add_column("found", justify="right")
    for (first, second), many in counted.sources:
        sources.add_row(Text(one_line(f"{first} / {second}")), str(many))
    return [kinds, sources] if counted.sources else [kinds]


def precision_cells(precision: Precision | None) -> tuple[str, str]:
    """The two last columns of a kind."""
    if precision is None:
        return "none reviewed", ""
    return f"{precision.right} of {precision.reviewed}", f"{precision.low:.2f} to {precision.high:.2f}"
