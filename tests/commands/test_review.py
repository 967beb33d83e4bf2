"""``claims review`` in a pseudo-terminal, through every key."""

from __future__ import annotations

import os
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from command_line import ROOT, CommandLine, environment

from embassy_claims.settings import load_settings

WITH_FAKE = """
import sys
from builders import article, claim, finding, findings
from command_line import FakeEngine
from embassy_claims.commands.cli import main
wire, daily = article("wire.txt", "Five guards left."), article("daily.txt", "Six guards left.")
walk = tuple(finding(claim(wire), claim(daily), ("Five", "Six"), number=n) for n in range(1, 7))
sys.exit(main(sys.argv[1:], FakeEngine(findings(wire, daily, contradictions=walk))))
"""
PROMPT = r"\[q\]uit"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[pexpect.spawn]:
    """``claims review x`` in a pseudo-terminal of 80 columns, in an empty folder."""
    child = pexpect.spawn(
        sys.executable,
        ["-c", WITH_FAKE, "review", "x", "--by", "ana"],
        cwd=str(tmp_path),
        env={**environment(), "PYTHONPATH": str(ROOT / "tests"), "TERM": "dumb"},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    child.expect(PROMPT)
    yield child
    child.close(force=True)


def reviews(folder: Path) -> dict[str, tuple[str, str]]:
    return {one.id: (one.verdict, one.reason) for one in load_settings(folder / "claims.yaml").reviews}


def test_every_key(terminal: pexpect.spawn, tmp_path: Path) -> None:
    for key in ("s", "b", "\x1b[A", "?"):
        terminal.send(key)
        if key != "\x1b[A":
            terminal.expect(PROMPT)
    terminal.send("c")
    terminal.expect("2 of 6.*" + PROMPT)
    terminal.send("e")
    terminal.expect(r"Why explained\? \(Esc: back\) ")
    terminal.sendline("Other days, both hold.")
    terminal.expect("3 of 6.*" + PROMPT)
    assert reviews(tmp_path) == {"0000000001": ("confirmed", ""), "0000000002": ("explained", "Other days, both hold.")}
    terminal.send("n")
    terminal.expect("Note .*: ")
    terminal.sendline("Seen twice. é")
    terminal.expect(PROMPT)
    terminal.send("d")
    terminal.expect(r"Why dismissed\? \(empty: the note, Esc: back\) ")
    terminal.sendline("")
    terminal.expect("4 of 6.*" + PROMPT)
    terminal.send("q")
    terminal.expect("3 decided, 3 left.")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    assert reviews(tmp_path)["0000000003"] == ("dismissed", "Seen twice. é")


def test_escape_gives_a_reason_up_and_control_sequences_are_no_part_of_it(
    terminal: pexpect.spawn, tmp_path: Path
) -> None:
    terminal.send("e")
    terminal.expect(r"Why explained\? .*\) ")
    terminal.send("half a")
    terminal.expect("half a")
    terminal.send("\x1b")
    terminal.expect(PROMPT)
    terminal.send("e")
    terminal.expect(r"Why explained\? .*\) ")
    for typed in ("Both", "\x1b[D", "\x1b[[A", "\x1bOP", "\x1b[1;5C", "\x1b]11;rgb:0/0/0\a", "\x01", "xy", "\x7f\x7f"):
        terminal.send(typed)
    terminal.send(" höld now\x17.\n")
    terminal.expect("2 of 6.*" + PROMPT)
    assert reviews(tmp_path) == {"0000000001": ("explained", "Both höld.")}
    terminal.send("q")


def test_keys_typed_before_a_reason_is_asked_for_are_no_part_of_it(terminal: pexpect.spawn, tmp_path: Path) -> None:
    terminal.send("dccc")
    terminal.expect(r"Why dismissed\? .*\) ")
    terminal.send("Counted twice.\nsecond line\n")
    terminal.expect("2 of 6.*" + PROMPT)
    terminal.send("q")
    terminal.expect("1 decided, 5 left.")
    assert reviews(tmp_path) == {"0000000001": ("dismissed", "Counted twice.")}


def test_a_terminal_that_comes_back_is_set_again_and_shows_it_again(terminal: pexpect.spawn, tmp_path: Path) -> None:
    mode = termios.tcgetattr(terminal.child_fd)
    os.kill(terminal.pid, signal.SIGSTOP)
    mode[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(terminal.child_fd, termios.TCSANOW, mode)
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.expect("1 of 6.*" + PROMPT)
    terminal.send("c")  # without Enter
    terminal.expect("2 of 6.*" + PROMPT)
    assert set(reviews(tmp_path)) == {"0000000001"}


def test_another_size_of_the_window_shows_it_again(terminal: pexpect.spawn) -> None:
    terminal.setwinsize(24, 60)
    terminal.expect("1 of 6.*" + PROMPT)
    terminal.send("q")
    terminal.expect("0 decided, 6 left.")


def test_an_interrupt_ends_it_cleanly(terminal: pexpect.spawn, tmp_path: Path) -> None:
    terminal.send("c")
    terminal.expect("2 of 6.*" + PROMPT)
    terminal.sendintr()
    terminal.expect("1 decided, 5 left.")
    terminal.expect("claims: interrupted")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 130
    assert set(reviews(tmp_path)) == {"0000000001"}


def test_without_a_terminal_it_says_what_to_use(run: CommandLine) -> None:
    done = run("review", "x")
    assert done.code == 2
    assert "claims decide" in done.err
