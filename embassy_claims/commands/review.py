"""``claims review``: decide on contradictions one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.gate import asked_kinds
from embassy_claims.commands.inputs import ledger_of, look, settings_from
from embassy_claims.commands.options import By, Config, NoCache, NoColor, Paths, Verbose
from embassy_claims.commands.outputs import warn_of
from embassy_claims.commands.screen import screen
from embassy_claims.errors import SettingsError
from embassy_claims.model import ConflictKind, Finding, Findings


def review(
    context: typer.Context,
    paths: Paths = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND,...", help="Only these kinds of conflict.", show_default=False),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="NAME", help="Only contradictions that this source is part of."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that are decided already.")] = False,
    by: By = None,
    config: Config = None,
    no_cache: NoCache = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Walk through unreviewed contradictions, one key each: confirm, explain, dismiss, skip, back, note, quit.

    Every decision is in claims.yaml before the next contradiction is shown.
    """
    shown = screen(verbose=verbose, no_color=no_color)
    kinds = asked_kinds(kind)
    if not (sys.stdin and sys.stdin.isatty()):
        raise SettingsError("claims review asks questions and needs a terminal; without one, use claims decide")
    settings = settings_from(config, shown)
    findings = look(context, paths, settings, shown, no_cache)
    warn_of(findings.skipped, shown)
    refuse_unknown(source or (), findings)
    walk = to_review(findings, kinds, source or (), everything)
    if not walk:
        shown.say("nothing to review")
        return OK
    from embassy_claims.commands.dialogue import Dialogue
    from embassy_claims.commands.keyboard import Terminal
    from embassy_claims.reviewing import reviewer

    with Terminal() as keyboard:
        Dialogue(findings, walk, ledger_of(settings), reviewer(by, os.environ), shown, keyboard).run()
    return OK


def refuse_unknown(sources: Sequence[str], findings: Findings) -> None:
    """Raise SettingsError for a source that no article has: a misspelt one would look like nothing to review."""
    known = sorted({article.source for article in findings.articles})
    for name in sources:
        if name not in known:
            raise SettingsError(f"no article is of the source {name!r}; there are {', '.join(known[:10])}")


def to_review(
    findings: Findings, kinds: tuple[ConflictKind, ...], sources: list[str] | tuple[()], everything: bool
) -> list[Finding]:
    """The contradictions to ask about, the most severe first, each id once."""
    from embassy_claims.reporting.views import by_severity

    wanted = ("new", "baselined", "confirmed", "explained", "dismissed") if everything else ("new", "baselined")
    walk = {
        found.id: found
        for found in by_severity(findings.contradictions)
        if found.status in wanted
        and (found.verdict.conflict is None or found.verdict.conflict.kind in kinds)
        and (not sources or {found.pair.a.source, found.pair.b.source} & set(sources))
    }
    return list(walk.values())
