"""Text for the screen: safe, with the words in conflict to be seen with colour and without."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from embassy_claims.model import Article, Band, Claim, Review, Stance, Status
from embassy_claims.reporting.escape import encodable, one_line
from embassy_claims.reporting.views import pieces

SIDE_STYLES = ("bold cyan", "bold magenta", "bold yellow", "bold green", "bold blue")
STATUS_STYLES: dict[Status, str] = {
    "new": "bold red",
    "baselined": "yellow",
    "confirmed": "blue",
    "explained": "green",
    "dismissed": "dim",
    "ignored": "dim",
}
BAND_STYLES: dict[Band, str] = {"high": "bold", "medium": "", "low": "dim"}
_STANCE_WORDS: dict[Stance, tuple[str, str]] = {
    "asserted": ("", "said by"),
    "denied": ("denied", "denied by"),
    "alleged": ("alleged", "alleged by"),
    "planned": ("planned", "planned by"),
    "questioned": ("questioned", "questioned by"),
}


@dataclass(frozen=True, slots=True)
class Flow:
    """Texts in a row, with a separator between those that stand on one line; a part is broken only where it must be."""

    parts: tuple[Text, ...]
    separator: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text(overflow="fold")
        for part in self.parts:
            if line.plain and line.cell_len + self.separator.cell_len + part.cell_len > options.max_width:
                yield line
                line = Text(overflow="fold")
            line = Text.assemble(line, self.separator if line.plain else "", part, overflow="fold")
        yield line

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widths = [part.cell_len for part in self.parts]
        longest = max(widths, default=0)
        whole = sum(widths) + self.separator.cell_len * max(0, len(widths) - 1)
        return Measurement(min(longest, options.max_width), min(whole, options.max_width))


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is put on one console: in its encoding, words in conflict between marks where there is no colour."""

    encoding: str
    opening: str = ""
    closing: str = ""
    dot: str = " · "
    arrow: str = " → "

    def text(self, words: str, style: str = "") -> Text:
        """Words from anywhere on one line, as text that is nothing but text."""
        return Text(encodable(one_line(words), self.encoding), style=style, overflow="fold")

    def quote(self, words: str, conflict: Iterable[str], style: str) -> Text:
        """A quote on one line with its words in conflict in ``style``, and between marks where there is no colour."""
        shown = Text(overflow="fold")
        for piece, marked in pieces(words.strip(), conflict):
            text = encodable(one_line(f"|{piece}|")[1:-1], self.encoding)  # spaces at the ends of a piece stay
            shown.append(f"{self.opening}{text}{self.closing}" if marked else text, style if marked else None)
        return shown

    def join(self, parts: Iterable[Text]) -> Text:
        """The texts that are not empty, with dots between them."""
        return Text.assemble((self.dot, "dim")).join([part for part in parts if part.plain])

    def flow(self, parts: Iterable[Text]) -> Flow:
        """The same, in as many lines as it takes, broken between the parts."""
        return Flow(tuple(part for part in parts if part.plain), Text.assemble((self.dot, "dim")))


def ink_for(console: Console) -> Ink:
    """The ink for a console."""
    encoding = console.encoding or "utf-8"
    coloured = console.is_terminal and not console.no_color and console.color_system is not None
    if not encoding.lower().startswith("utf"):
        return Ink(encoding, dot=" - ", arrow=" -> ") if coloured else Ink(encoding, "[", "]", " - ", " -> ")
    return Ink(encoding) if coloured else Ink(encoding, "«", "»")


def who(claim: Claim) -> str:
    """How the claim is held: "denied by NAME", "alleged", or "" where the article asserts it."""
    alone, by = _STANCE_WORDS[claim.stance]
    return f"{by} {claim.holder}" if claim.holder else alone


def day(article: Article | None) -> str:
    """The date of publication, year first, or "" where it is not known."""
    return article.published.isoformat() if article and article.published else ""


def review_words(review: Review) -> str:
    """Reason, who and when of a review, in one line of plain text."""
    parts = [review.reason, review.by, review.on.isoformat() if review.on else ""]
    return " · ".join(part for part in parts if part)
