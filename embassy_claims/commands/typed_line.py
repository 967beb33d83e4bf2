"""A line as it is typed, on a terminal that does not echo."""

from __future__ import annotations

import sys

from rich.cells import cell_len

BACKSPACE = ("\x7f", "\b")
ALL, WORD, AGAIN = "\x15", "\x17", "\x0c"  # Ctrl-U, Ctrl-W, Ctrl-L, as everywhere


class Typed:
    """The text so far, and what is seen of it after the prompt."""

    def __init__(self, prompt: str) -> None:
        self.prompt = prompt
        self.text = ""

    def take(self, characters: str) -> None:
        """What was typed: text, or a key that changes the line. Other control characters do nothing."""
        for one in characters:
            if one in BACKSPACE:
                self.keep(len(self.text) - 1)
            elif one == ALL:
                self.keep(0)
            elif one == WORD:
                self.keep(len(self.text.rstrip().rpartition(" ")[0]))
            elif one == AGAIN:
                echo("\n")
                self.draw()
            elif one.isprintable() or one == "\t":
                shown = " " if one == "\t" else one
                self.text += shown
                echo(shown)

    def keep(self, many: int) -> None:
        """Only the first characters."""
        rest = self.text[max(0, many) :]
        self.text = self.text[: max(0, many)]
        echo("\b \b" * cell_len(rest))

    def draw(self) -> None:
        """The whole line."""
        echo(self.prompt + self.text)

    def end(self) -> None:
        """To the next line of the screen."""
        echo("\n")


def echo(text: str) -> None:
    """Show it at once."""
    sys.stdout.write(text)
    sys.stdout.flush()
