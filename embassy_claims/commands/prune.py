"""``claims prune``: remove reviews whose claims are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.inputs import articles_from, ledger_of, look, settings_from
from embassy_claims.commands.options import Config, NoCache, NoColor, Paths, Quiet, Verbose
from embassy_claims.commands.outputs import warn_of
from embassy_claims.commands.screen import screen
from embassy_claims.errors import SettingsError
from embassy_claims.model import Findings

if TYPE_CHECKING:
    from embassy_claims.settings import Settings


def prune(
    context: typer.Context,
    paths: Paths = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be removed.")] = False,
    config: Config = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Remove reviews from claims.yaml whose claims are gone from the articles.

    Reviews of articles that this run did not read stay.
    """
    from embassy_claims.reviewing import remove

    shown = screen(quiet=quiet, verbose=verbose, no_color=no_color)
    settings = settings_from(config, shown)
    if settings.path is None:
        raise SettingsError("there is no claims.yaml in this folder or above it, so there are no reviews to remove")
    findings = look(context, paths, settings, shown, no_cache)
    warn_of(findings.skipped, shown)
    ledger = ledger_of(settings)
    stale = {review.id for review in findings.stale}
    removed = findings.stale if dry_run or not stale else remove(ledger, stale)
    for review in removed:
        (first, _), (second, _) = review.claims
        shown.say(f"{review.id} {review.verdict}, {first} and {second}: {'would be ' if dry_run else ''}removed")
    shown.say(
        f"{len(removed)} of {len(settings.reviews)} reviews {'would be ' if dry_run else ''}removed from {ledger}"
    )
    if settings.reviews and not whole(paths, settings, findings):
        shown.say("not all of corpus: was read, so no review counts as gone; name no PATHS, mend what was left out")
    return OK


def whole(paths: list[str] | None, settings: Settings, findings: Findings) -> bool:
    """Whether the run read the whole corpus: another one cannot know that a claim is gone."""
    from embassy_claims.pipeline import covers

    return not findings.skipped and covers(articles_from(paths, settings), settings)
