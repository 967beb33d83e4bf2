"""``claims export``: a report in a file."""

from __future__ import annotations

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.inputs import look, settings_from
from embassy_claims.commands.options import Config, Format, NoCache, NoColor, Output, Paths, Quiet, Verbose
from embassy_claims.commands.outputs import deliver, plan, warn_of
from embassy_claims.commands.screen import screen


def export(
    context: typer.Context,
    paths: Paths = None,
    output: Output = None,
    form: Format = None,
    config: Config = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Write the report: YAML, or what the file's ending or --format says.

    Ends with 0 when it worked, whatever was found; the check command is the one that judges.
    """
    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    outputs = plan(form, output, None, otherwise="yaml")
    settings = settings_from(config, shown)
    findings = look(context, paths, settings, shown, no_cache)
    warn_of(findings.skipped, shown)
    deliver(findings, outputs, shown)
    return OK
