"""What the commands print to: the result on stdout, all talk about it on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text


class PipeConsole(Console):
    """A console whose reader may go away (``claims check | head``) without that being an error."""

    def on_broken_pipe(self) -> None:
        """Print nothing more, and let the command end with its own exit code."""
        self.quiet = True
        mute(self.file)


def mute(stream: object) -> None:
    """Send what is still buffered for ``stream`` nowhere, so that Python does not complain when it exits."""
    try:
        descriptor = stream.fileno()  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def console(stream: TextIO, *, no_color: bool = False) -> Console:
    """A console that prints text as it stands: no markup, no emoji codes, no colour where none is wanted."""
    plain = no_color or bool(os.environ.get("NO_COLOR"))
    return PipeConsole(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        color_system=None if plain else "auto",
        legacy_windows=False,
    )


@dataclass(frozen=True, slots=True)
class Screen:
    """The two consoles of a command and how much it says."""

    out: Console
    err: Console
    quiet: bool = False
    verbose: bool = False

    def warn(self, message: str) -> None:
        """One line about something that did not stop the command; said even when quiet."""
        line(self.err, f"claims: warning: {message}", "yellow")

    def complain(self, message: str) -> None:
        """One line about what stopped the command."""
        line(self.err, f"claims: {message}", "red")

    def tell(self, lines: Iterable[str]) -> None:
        """A table of our own on stderr that was asked for: said even when quiet."""
        for one in lines:
            self.err.print(Text(one), soft_wrap=True)

    def say(self, message: str) -> None:
        """One line of news on stderr, unless quiet."""
        if not self.quiet:
            line(self.err, message)

    def write(self, text: str) -> None:
        """A finished document on stdout as UTF-8, whatever the locale, so that the bytes are the same everywhere."""
        raw = getattr(sys.stdout, "buffer", None)
        try:
            sys.stdout.flush()
            if raw is None:
                sys.stdout.write(text)
            else:
                raw.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.flush()
        except BrokenPipeError:
            mute(sys.stdout)


def screen(*, quiet: bool = False, verbose: bool = False, no_color: bool = False) -> Screen:
    """The screen of a command."""
    return Screen(
        console(sys.stdout, no_color=no_color),
        console(sys.stderr, no_color=no_color),
        quiet,
        verbose,
    )


def line(where: Console, message: str, style: str = "") -> None:
    """One line, not wrapped, with control and bidi characters of the message made visible."""
    from embassy_claims.reporting.escape import one_line

    where.print(Text(one_line(message), style=style), soft_wrap=True)
