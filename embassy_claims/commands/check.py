"""``claims check``: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from embassy_claims.commands.codes import UNUSABLE
from embassy_claims.commands.gate import FailOn, Gate, asked_kinds
from embassy_claims.commands.inputs import look, settings_from
from embassy_claims.commands.options import (
    Config,
    Dtype,
    Format,
    Jobs,
    NoCache,
    NoColor,
    Output,
    Paths,
    Quiet,
    Timed,
    Verbose,
)
from embassy_claims.commands.outputs import deliver, plan, warn_of
from embassy_claims.commands.screen import Screen, screen
from embassy_claims.commands.threads import compute_with
from embassy_claims.commands.timings import Timings
from embassy_claims.model import Band, Findings


def check(
    context: typer.Context,
    paths: Paths = None,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            "--fail-on",
            show_envvar=False,
            envvar="CLAIMS_FAIL_ON",
            help="End with 1 for contradictions that are new (unreviewed), for any that is not dismissed, or for none.",
        ),
    ] = "new",
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            show_envvar=False,
            envvar="CLAIMS_KIND",
            metavar="KIND,...",
            help="Only these kinds of conflict make it end with 1, for example number,denial.",
            show_default=False,
        ),
    ] = None,
    min_confidence: Annotated[
        Band,
        typer.Option(
            "--min-confidence",
            show_envvar=False,
            envvar="CLAIMS_MIN_CONFIDENCE",
            help="Only contradictions of at least this band make it end with 1.",
        ),
    ] = "medium",
    allowed: Annotated[
        int,
        typer.Option(
            "--max",
            metavar="N",
            show_envvar=False,
            envvar="CLAIMS_MAX",
            min=0,
            help="End with 1 only for more than N of them.",
        ),
    ] = 0,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            show_envvar=False,
            envvar="CLAIMS_STRICT",
            help="End with 2 where an article could not be read or a review's claims are gone.",
        ),
    ] = False,
    form: Format = None,
    output: Output = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="FORMAT=FILE",
            help="Also write a report, for example sarif=claims.sarif (may be given several times).",
            show_default=False,
        ),
    ] = None,
    config: Config = None,
    no_cache: NoCache = False,
    jobs: Jobs = None,
    dtype: Dtype = None,
    timed: Timed = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Say where the articles contradict each other and where they agree.

    Ends with 1 when there is a new, unreviewed contradiction of band medium or higher.
    """
    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    gate = Gate(fail_on, asked_kinds(kind), min_confidence, allowed)
    outputs = plan(form, output, report, otherwise="table")
    timings = Timings()
    compute_with(jobs)
    settings = settings_from(config, shown, dtype)
    findings = look(context, paths, settings, shown, no_cache, timings if timed else None)
    warn_of(findings.skipped, shown)
    timings.stage("reporting", len(outputs))
    deliver(findings, outputs, shown)
    if gate != Gate():
        counted = len(gate.stopped(findings))
        shown.say(
            f"{counted} of {len(findings.contradictions)} contradictions count here; more than {gate.allowed} fail"
        )
    if timed:
        shown.tell(timings.lines())
    return UNUSABLE if strict and incomplete(findings, shown) else gate.code(findings)


def incomplete(findings: Findings, shown: Screen) -> bool:
    """Whether ``--strict`` has something to object to; says what."""
    reasons = []
    if findings.skipped:
        reasons.append(f"{len(findings.skipped)} article(s) could not be read")
    if findings.stale:
        reasons.append(f"{len(findings.stale)} review(s) whose claims are gone (claims prune removes them)")
    if reasons:
        shown.complain(f"--strict: {'; '.join(reasons)}")
    return bool(reasons)
