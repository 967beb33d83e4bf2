"""``claims baseline``: what is there now is known."""

from __future__ import annotations

import os
from datetime import date

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.inputs import ledger_of, look, settings_from
from embassy_claims.commands.options import By, Config, NoCache, NoColor, Paths, Quiet, Verbose
from embassy_claims.commands.outputs import warn_of
from embassy_claims.commands.screen import screen


def baseline(
    context: typer.Context,
    paths: Paths = None,
    by: By = None,
    config: Config = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Record all contradictions that are new now as known but not reviewed.

    They are listed and counted apart, and no longer make the check fail.
    """
    from embassy_claims.reviewing import baseline as record
    from embassy_claims.reviewing import review_of, reviewer

    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    settings = settings_from(config, shown)
    findings = look(context, paths, settings, shown, no_cache)
    warn_of(findings.skipped, shown)
    name, today = reviewer(by, os.environ), date.today()
    new = [found for found in findings.contradictions if found.status == "new"]
    ledger = ledger_of(settings)
    added = record(ledger, [review_of(found, "baselined", by=name, on=today) for found in new]) if new else []
    shown.say(f"{len(added)} new contradictions recorded as baselined in {ledger}; claims review walks through them")
    return OK
