"""Single keys and whole lines from a terminal."""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
import termios
import tty
from contextlib import suppress
from typing import Any, Protocol

from embassy_claims.commands.typed_line import Typed

SEQUENCE = 0.05  # seconds in which what follows an escape belongs to it
SETTLED = 0.2  # seconds without another signal: a window that is drawn larger sends many
REDRAW = "\x0c"
"""Ctrl-L, which asks for the screen again; so does the terminal when it comes back or has another size."""

ESCAPE = b"\x1b"
ENTER = (b"\n", b"\r")
END = b"\x04"


class Keyboard(Protocol):
    """What the dialogue reads from; both raise EOFError at the end of input."""

    def key(self) -> str:
        """The next key, "" for one that is no character."""

    def line(self, prompt: str) -> str | None:
        """A line of text; None where it was given up with Esc."""


class Terminal:
    """The terminal on standard input: keys come without Enter and are not echoed.

    A context manager: the terminal is as before when it ends. After Ctrl-Z and ``fg`` the terminal is set again, and
    that as well as another size of the window comes as the key ``REDRAW``.
    """

    def __init__(self) -> None:
        self.descriptor = sys.stdin.fileno()
        self.usual = termios.tcgetattr(self.descriptor)
        self._handlers: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Terminal:
        self._woken, self._waker = os.pipe()  # a signal alone would not end the wait for a key
        os.set_blocking(self._waker, False)
        for number in (signal.SIGCONT, signal.SIGWINCH):
            self._handlers[number] = signal.signal(number, self._wake)
        self._single_keys()
        return self

    def __exit__(self, *_: object) -> None:
        termios.tcsetattr(self.descriptor, termios.TCSADRAIN, self.usual)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.close(self._woken)
        os.close(self._waker)

    def key(self) -> str:
        """The next key, "" for one that is no character. Raises EOFError."""
        data = self._byte()
        if data in (b"", END):
            raise EOFError
        if data == ESCAPE:
            self._skip_sequence()
            return ""
        return data.decode("ascii", "ignore")

    def line(self, prompt: str) -> str | None:
        """A line of text, None where it was given up with Esc. Raises EOFError.

        Keys typed before it is asked for are forgotten, for nobody saw where they went; so is what follows Enter at
        once: the next lines of a text that was pasted are no decisions.
        """
        self._forget()
        typed = Typed(prompt)
        typed.draw()
        decoder = codecs.getincrementaldecoder(sys.stdin.encoding or "utf-8")("replace")
        while True:
            data = self._byte()
            if data in ENTER or (data == ESCAPE and self._skip_sequence()):
                typed.end()
                self._forget()
                return typed.text if data in ENTER else None
            if not data or (data == END and not typed.text):
                raise EOFError
            if data != ESCAPE:
                typed.take(decoder.decode(data))

    def _byte(self) -> bytes:
        """The next byte; that of ``REDRAW`` after a signal."""
        if self._woken in select.select([self.descriptor, self._woken], [], [])[0]:
            while select.select([self._woken], [], [], SETTLED)[0]:
                os.read(self._woken, 4096)
            self._single_keys()
            return REDRAW.encode()
        return os.read(self.descriptor, 1)

    def _soon(self) -> bytes:
        """The byte that belongs to those before it, b"" where none follows."""
        return os.read(self.descriptor, 1) if select.select([self.descriptor], [], [], SEQUENCE)[0] else b""

    def _skip_sequence(self) -> bool:
        """Read the rest of what an arrow or function key sends after its escape; whether it was Esc itself."""
        first = self._soon()
        if first in (b"", ESCAPE):
            return True
        if first in (b"[", b"O"):  # up to a byte from @ to ~; the console of Linux sends a second [
            byte = self._soon()
            byte = self._soon() if first == byte == b"[" else byte
            while byte and not b"@" <= byte <= b"~":
                byte = self._soon()
        elif first in (b"]", b"P", b"^", b"_"):  # an answer of the terminal, up to a bell or an escape and a backslash
            while (byte := self._soon()) and byte not in (b"\a", b"\\"):
                pass
        return False

    def _wake(self, *_: object) -> None:
        with suppress(BlockingIOError):  # full: it is awake
            os.write(self._waker, b"!")

    def _forget(self) -> None:
        termios.tcflush(self.descriptor, termios.TCIFLUSH)

    def _single_keys(self) -> None:
        tty.setcbreak(self.descriptor, termios.TCSADRAIN)
