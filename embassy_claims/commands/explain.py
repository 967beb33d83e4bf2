"""``claims explain``: everything about one finding."""

from __future__ import annotations

from typing import Annotated

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.finding_ids import named
from embassy_claims.commands.inputs import look, settings_from
from embassy_claims.commands.options import Config, NoCache, NoColor, Paths, Quiet, Verbose
from embassy_claims.commands.screen import screen
from embassy_claims.model import Finding, Findings


def explain(
    context: typer.Context,
    finding: Annotated[str, typer.Argument(metavar="ID", help="Its id, or the first four or more characters of it.")],
    paths: Paths = None,
    config: Config = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Show both articles around a finding, the words in conflict, and every signal behind the verdict."""
    from embassy_claims.reporting import print_explanation

    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    findings = look(context, paths, settings_from(config, shown), shown, no_cache)
    known = explainable(findings)
    print_explanation(known[named(finding, known)], findings, shown.out)
    return OK


def explainable(findings: Findings) -> dict[str, Finding]:
    """Every finding by its id; a dispute's id stands for its strongest contradiction."""
    pairs = [*findings.contradictions, *findings.updates]
    pairs += [found for agreement in findings.agreements for found in agreement.findings]
    known = {found.id: found for found in pairs}
    for dispute in findings.disputes:
        known.setdefault(dispute.id, known[dispute.findings[0]])
    for agreement in findings.agreements:
        if agreement.findings:
            known.setdefault(agreement.id, agreement.findings[0])
    return known
