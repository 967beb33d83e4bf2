"""The dialogue of ``claims review``: one contradiction at a time, each decision on disk before the next is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.text import Text

from embassy_claims.commands.keyboard import REDRAW, Keyboard
from embassy_claims.commands.screen import Screen
from embassy_claims.model import Decision, Finding, Findings, Review
from embassy_claims.reviewing import decide, review_of

KEYS = "[c]onfirm  [e]xplain  [d]ismiss  [s]kip  [b]ack  [n]ote  [q]uit"
HELP = (
    "c  they do contradict each other",
    "e  both hold; asks for the reason",
    "d  not a contradiction; asks for the reason",
    "s  look at it later",
    "b  back to the one before",
    "n  note something: the reason, if you then confirm",
    "q  stop; what is decided is saved",
    "Esc while you type: back to these keys; Ctrl-L: show it again",
)


class Dialogue:
    """Walks through ``walk``, contradictions of ``findings``, and records decisions in ``ledger``."""

    def __init__(
        self,
        findings: Findings,
        walk: Sequence[Finding],
        ledger: Path,
        by: str | None,
        shown: Screen,
        keyboard: Keyboard,
    ) -> None:
        self.findings = findings
        self.walk = list(walk)
        self.ledger = ledger
        self.by = by
        self.shown = shown
        self.keyboard = keyboard
        self.decided: set[str] = set()
        self.notes: dict[str, str] = {}
        self.at = 0
        self.actions: dict[str, Callable[[Finding], int]] = {
            "c": self.confirm,
            "e": lambda finding: self.with_reason(finding, "explained"),
            "d": lambda finding: self.with_reason(finding, "dismissed"),
            "s": lambda _: 1,
            "b": self.back,
            "n": self.note,
            "q": self.quit,
            "?": self.help,
            REDRAW: self.redraw,
        }

    def run(self) -> None:
        """Ask until all are seen or the reviewer stops; says at the end what was done, however it ended."""
        try:
            while self.at < len(self.walk):
                self.show(self.walk[self.at])
                self.at += self.step(self.walk[self.at])
        except EOFError:
            self.shown.out.print()
        finally:
            left = len(self.walk) - len(self.decided)
            self.print(f"{len(self.decided)} decided, {left} left.", "bold")
            for name in sorted(self.notes.keys() - self.decided):
                self.print(f"{name}: not decided, so this note is not saved: {self.notes[name]}", "yellow")

    def show(self, finding: Finding) -> None:
        """The contradiction and its number."""
        from embassy_claims.reporting.question import print_question

        self.shown.out.print()
        counter = f"{self.at + 1} of {len(self.walk)}"
        print_question(finding, self.findings, self.shown.out, counter, self.notes.get(finding.id, ""))

    def step(self, finding: Finding) -> int:
        """Take keys until one of them leads on; how far."""
        self.print(KEYS)
        while True:
            key = self.keyboard.key().lower()
            action = self.actions.get(key)
            if action is None:
                if key.isprintable() and key.strip():
                    self.print(f"{key} is none of the keys; ? explains them.", "yellow")
                continue
            moved = action(finding)
            if moved:
                return moved
            finding = self.walk[self.at]
            self.print(KEYS)

    def confirm(self, finding: Finding) -> int:
        """They do contradict each other; the note, if any, is the reason."""
        return self.record(finding, "confirmed", self.notes.get(finding.id, ""))

    def with_reason(self, finding: Finding, verdict: Decision) -> int:
        """A decision that needs a reason; the note is one."""
        noted = self.notes.get(finding.id, "")
        typed = self.ask(f"Why {verdict}? (empty: the note, Esc: back) " if noted else f"Why {verdict}? (Esc: back) ")
        if typed is None:
            return 0
        reason = typed or noted
        if not reason:
            self.print("It needs a reason; nothing is recorded.", "yellow")
            return 0
        return self.record(finding, verdict, reason)

    def note(self, finding: Finding) -> int:
        """Keep a note; where there is a decision already, the note becomes its reason."""
        text = self.ask("Note (Esc: back): ")
        if text:
            self.notes[finding.id] = text
            if finding.review and finding.status != "baselined":
                self.record(finding, finding.review.verdict, text)
        return 0

    def back(self, _: Finding) -> int:
        """To the one before."""
        if self.at == 0:
            self.print("This is the first one.", "yellow")
            return 0
        return -1

    def quit(self, _: Finding) -> int:
        """No more: as if the input had ended."""
        raise EOFError

    def help(self, _: Finding) -> int:
        """What the keys do."""
        for line in HELP:
            self.print(line, "dim")
        return 0

    def redraw(self, finding: Finding) -> int:
        """The contradiction once more, for the screen as it is now."""
        self.show(finding)
        return 0

    def ask(self, prompt: str) -> str | None:
        """A line of text, blanks trimmed; None where it was given up."""
        typed = self.keyboard.line(prompt)
        return None if typed is None else " ".join(typed.split())

    def record(self, finding: Finding, verdict: Decision, reason: str) -> int:
        """Write the decision down, then go on."""
        review = review_of(finding, verdict, reason=reason, by=self.by, on=date.today())
        decide(self.ledger, [review])
        self.walk[self.at] = with_review(finding, review)
        self.decided.add(finding.id)
        self.print(f"{finding.id} {verdict}, saved", "green")
        return 1

    def print(self, line: str, style: str = "") -> None:
        """A line of our own."""
        self.shown.out.print(Text(line, style=style))


def with_review(finding: Finding, review: Review) -> Finding:
    """The finding as it stands after the decision."""
    return replace(finding, status=review.verdict, review=review, carried="")
