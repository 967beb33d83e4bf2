"""``claims decide``: record a decision without a dialogue."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.finding_ids import is_dispute, members, reviews_of_disputes
from embassy_claims.commands.inputs import ledger_of, look, settings_from
from embassy_claims.commands.options import By, Config, NoCache, NoColor, Quiet, Verbose, Within
from embassy_claims.commands.screen import Screen, screen
from embassy_claims.errors import ReadingError
from embassy_claims.model import Finding, Review

if TYPE_CHECKING:
    from embassy_claims.settings import Settings

Verdict = Literal["confirmed", "explained", "dismissed"]
Contradictions = Callable[[], Sequence[Finding]]
"""Looked for only where the ledger does not have what was named."""


def decide(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help="Ids, or the first four or more characters of them; that of a dispute stands for all its findings.",
        ),
    ],
    verdict: Annotated[
        Verdict | None,
        typer.Option(
            "--verdict",
            help="They do contradict each other, both hold, or it is not a contradiction.",
            show_default=False,
        ),
    ] = None,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="TEXT", help="Why; explained and dismissed need it.", show_default=False),
    ] = "",
    by: By = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the decisions back instead.")] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take the contradictions from this JSON report of a check instead of checking again.",
            show_default=False,
        ),
    ] = None,
    within: Within = None,
    config: Config = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Record a decision on contradictions in claims.yaml, or take it back."""
    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    check_usage(verdict, reason, undo)
    if report and within:
        raise typer.BadParameter("does not go with --in", param_hint="--from")
    settings = settings_from(config, shown)
    ledger = ledger_of(settings)

    def contradictions() -> Sequence[Finding]:
        return reported(report) if report else look(context, within, settings, shown, no_cache).contradictions

    if undo or verdict is None:
        take_back(ids, settings, ledger, shown, contradictions)
        return OK
    from embassy_claims.reviewing import decide as record
    from embassy_claims.reviewing import reviewer

    found = chosen(ids, settings.reviews, contradictions)
    name = reviewer(by, os.environ) or ""
    decided = [
        replace(review, verdict=verdict, reason=reason.strip(), by=name, on=date.today()) for review in found.values()
    ]
    record(ledger, decided)
    before = {review.id: review for review in settings.reviews}
    for review in decided:
        shown.say(f"{review.id} {verdict}: recorded in {ledger}{replaced(before.get(review.id), name)}")
    return OK


def check_usage(verdict: Verdict | None, reason: str, undo: bool) -> None:
    """Refuse options that do not go together."""
    if undo and (verdict or reason):
        raise typer.BadParameter("takes a decision back; leave --verdict and --reason away", param_hint="--undo")
    if not undo and verdict is None:
        raise typer.BadParameter("say confirmed, explained or dismissed", param_hint="--verdict")
    if verdict in ("explained", "dismissed") and not reason.strip():
        raise typer.BadParameter(f"a contradiction that is {verdict} needs one", param_hint="--reason")


def replaced(old: Review | None, name: str) -> str:
    """What to say of the decision that ``name`` has overruled: nothing where it is their own, or none of a person."""
    if old is None or old.verdict == "baselined" or old.by == name:
        return ""
    whose = f"{old.by}'s" if old.by else "one without a name"
    return f"; it takes the place of {whose}: {old.verdict}"


def take_back(ids: list[str], settings: Settings, ledger: Path, shown: Screen, contradictions: Contradictions) -> None:
    """Remove the reviews from the ledger."""
    from embassy_claims.reviewing import remove

    known = {review.id for review in settings.reviews}
    disputes = reviews_of_disputes(contradictions(), known) if any(is_dispute(typed, known) for typed in ids) else {}
    names = {one for typed in ids for one in members(typed, known, disputes, "review")}
    for review in remove(ledger, names):
        shown.say(f"{review.id} {review.verdict}: taken back, no longer in {ledger}")


def chosen(ids: list[str], reviews: Sequence[Review], contradictions: Contradictions) -> dict[str, Review]:
    """A review, still to be filled in, for each contradiction; those in the ledger are not looked for elsewhere."""
    from embassy_claims.reviewing import review_of

    known = {review.id: review for review in reviews}
    disputes: dict[str, list[str]] = {}
    if not known.keys() >= set(ids):
        for found in contradictions():
            known[found.id] = review_of(found, "confirmed", on=date.today())
            disputes.setdefault(found.dispute, []).append(found.id)
    return {name: known[name] for typed in ids for name in members(typed, known, disputes, "finding")}


def reported(report: Path) -> Sequence[Finding]:
    """The contradictions of a JSON report.

    Raises ReadingError where the file is not one, or an id is not that of the words beside it: its review would belong
    to nothing.
    """
    from embassy_claims.reporting.comparison import read_report
    from embassy_claims.reviewing import pair_id

    found = read_report(report)
    for one in found:
        if pair_id(one.pair, one.verdict.conflict) != one.id:
            raise ReadingError(f"{report}: {one.id} is not the id of its claims; write it again with claims export")
    return found
