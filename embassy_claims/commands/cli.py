"""The console script: every command, and the one place where errors become a line and an exit code."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from embassy_claims import __version__
from embassy_claims.commands.baseline import baseline
from embassy_claims.commands.cache import cache
from embassy_claims.commands.check import check
from embassy_claims.commands.codes import INTERNAL, INTERRUPTED, OK, UNUSABLE
from embassy_claims.commands.decide import decide
from embassy_claims.commands.diff import diff
from embassy_claims.commands.engine import Engine
from embassy_claims.commands.explain import explain
from embassy_claims.commands.export import export
from embassy_claims.commands.init import init
from embassy_claims.commands.prune import prune
from embassy_claims.commands.review import review
from embassy_claims.commands.screen import mute
from embassy_claims.commands.split import split
from embassy_claims.commands.stats import stats
from embassy_claims.commands.variables import about_variable
from embassy_claims.errors import ClaimsError

COMMANDS: tuple[Callable[..., int], ...] = (
    check,
    explain,
    review,
    decide,
    baseline,
    prune,
    stats,
    export,
    diff,
    split,
    cache,
    init,
)


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"claims {__version__}")
        raise typer.Exit


def claims(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Find where news sources agree and where they contradict each other.

    Start with `claims check PATHS`. Exit codes: 0 nothing new, 1 a contradiction that nobody has reviewed (only from
    `check`), 2 it could not work as asked, 3 an internal error, 130 interrupted.
    """


def application() -> typer.Typer:
    """All commands."""
    app = typer.Typer(
        context_settings={"help_option_names": ["--help", "-h"]},
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
    )
    app.callback()(claims)
    for command in COMMANDS:
        app.command()(command)
    return app


def main(argv: Sequence[str] | None = None, engine: Engine | None = None) -> int:
    """Run the command that ``argv`` names (without the program's name) and return its exit code; never raises.

    ``engine`` does the work in place of the real one, for tests.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    accept_any_stream()
    collect_rarely()
    try:
        return run(arguments, engine)
    except BaseException as error:
        return explain_failure(error, wants_traceback(arguments))


def program(argv: Sequence[str] | None = None, engine: Engine | None = None) -> NoReturn:
    """``main``, and then the end of the process at once.

    To take apart all that a run has made would cost half a second; the end of the process frees it as well.
    """
    code = main(argv, engine)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: list[str], engine: Engine | None) -> int:
    """Run one command; errors go through. Without arguments: the help, and the code of wrong usage."""
    code = application()(arguments or ["--help"], prog_name="claims", standalone_mode=False, obj=engine)
    sys.stdout.flush()
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    return UNUSABLE if not arguments else code if isinstance(code, int) else OK


def explain_failure(error: BaseException, verbose: bool) -> int:
    """Say in one line why a command ended early; its exit code."""
    if isinstance(error, (SystemExit, BrokenPipeError)):  # typer's own, after completion or when the reader went away
        mute(sys.stdout)
        return OK
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:  # what is left cannot be written at the end either
        mute(sys.stdout)
    message, code = failure(error)
    if verbose and code in (UNUSABLE, INTERNAL):
        traceback.print_exception(error, file=sys.stderr)
    complain(message)
    return code


def failure(error: BaseException) -> tuple[str, int]:
    """What to say of an error, and its exit code."""
    if isinstance(error, KeyboardInterrupt):
        return "interrupted", INTERRUPTED
    if isinstance(error, ClaimsError):
        return str(error), UNUSABLE
    if isinstance(error, typer.Abort):
        return "the input ended before all questions were answered", UNUSABLE
    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        where = context.command_path if context else "claims"
        message = error.format_message().replace("Value error, ", "")  # how the library under typer begins its own
        about = about_variable(error) if isinstance(error, typer.BadParameter) else ""
        return f"{about}{message} (see '{where} --help')", UNUSABLE
    if isinstance(error, OSError) and error.strerror:
        about = f"{error.filename}: " if error.filename else ""
        return f"{about}{error.strerror}", UNUSABLE
    what = f"{type(error).__name__}: {error}"
    return (
        f"internal error: {what} (a bug: please report it with what --verbose prints, and claims --version)",
        INTERNAL,
    )


def complain(message: str) -> None:
    """One line on stderr, if anybody listens."""
    from embassy_claims.commands.screen import screen

    try:
        screen().complain(message)
    except OSError:
        mute(sys.stderr)


def wants_traceback(arguments: Sequence[str]) -> bool:
    """Whether a crash prints its whole traceback."""
    return "--verbose" in arguments or "-v" in arguments or bool(os.environ.get("CLAIMS_DEBUG"))


def collect_rarely() -> None:
    """Look for unreachable cycles less often: a run makes millions of values that live to its end and form none.

    With Python's own thresholds that search is 40 % of the time of a run over 720 articles in which all is cached.
    """
    gc.set_threshold(5_000_000, 10, 10)


def accept_any_stream() -> None:
    """Make stdout and stderr take any character on any terminal, and stand in for streams that are closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.FileIO(os.devnull, "w"), "utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
