"""Single keys and whole lines from a terminal."""

from __future__ import annotations

import io
import os
import select
import sys
import termios
import tty
from typing import Protocol

SEQUENCE = 0.05  # seconds in which what follows an escape belongs to it


class Keyboard(Protocol):
    """What the dialogue reads from; both raise EOFError at the end of input."""

    def key(self) -> str:
        """The next key, "" for one that is no character."""

    def line(self, prompt: str) -> str:
        """A line of text."""


class Terminal:
    """The terminal on standard input: keys come without Enter and are not echoed; lines can be edited as everywhere.

    A context manager: the terminal is as before when it ends. What is typed ahead is kept (``TCSADRAIN``).
    """

    def __init__(self) -> None:
        self.descriptor = sys.stdin.fileno()
        self.usual = termios.tcgetattr(self.descriptor)

    def __enter__(self) -> Terminal:
        self._single_keys()
        return self

    def __exit__(self, *_: object) -> None:
        self._whole_lines()

    def key(self) -> str:
        """The next key, "" for one that is no character. Raises EOFError."""
        data = os.read(self.descriptor, 1)
        if data in (b"", b"\x04"):
            raise EOFError
        if data == b"\x1b":
            self._skip_sequence()
            return ""
        return data.decode("ascii", "ignore")

    def _skip_sequence(self) -> None:
        """Read the rest of what an arrow or function key sends: ``[`` or ``O``, then up to a byte from @ to ~."""
        waiting = select.select([self.descriptor], [], [], SEQUENCE)[0]
        if waiting and os.read(self.descriptor, 1) in (b"[", b"O"):
            while (byte := os.read(self.descriptor, 1)) and not b"@" <= byte <= b"~":
                pass

    def line(self, prompt: str) -> str:
        """A line of text. Raises EOFError."""
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        self._whole_lines()
        try:
            return input(prompt)
        finally:
            self._single_keys()

    def _single_keys(self) -> None:
        tty.setcbreak(self.descriptor, termios.TCSADRAIN)

    def _whole_lines(self) -> None:
        termios.tcsetattr(self.descriptor, termios.TCSADRAIN, self.usual)
