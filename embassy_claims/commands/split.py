"""``claims split``: the claims of articles."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.engine import engine_of
from embassy_claims.commands.inputs import articles_from, remembering, settings_from
from embassy_claims.commands.options import Config, NoCache, NoColor, Paths, Verbose
from embassy_claims.commands.outputs import warn_each, warn_of
from embassy_claims.commands.screen import screen


def split(
    context: typer.Context,
    paths: Paths = None,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", metavar="FORMAT", help="What to print: table or json."),
    ] = "table",
    config: Config = None,
    no_cache: NoCache = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """List the claims of articles with their holder, stance and place."""
    from embassy_claims.reporting import claims_json, print_claims

    shown = screen(verbose=verbose, no_color=no_color)
    settings = settings_from(config, shown)
    roots = articles_from(paths, settings)
    with remembering(shown, no_cache) as memory:
        readings, claims = engine_of(context).split(roots, settings, memory)
    warn_of(readings.skipped, shown)
    warn_each(readings.notes, "notes", shown)
    if form == "json":
        shown.write(claims_json(readings.articles, claims))
    else:
        print_claims(readings.articles, claims, shown.out)
    return OK
