"""The dialogue of ``claims review`` with a keyboard that is a list of keys."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import article, claim, finding, findings
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.commands.dialogue import KEYS, Dialogue
from embassy_claims.commands.review import refuse_unknown, to_review
from embassy_claims.commands.screen import Screen, console
from embassy_claims.errors import SettingsError
from embassy_claims.model import CONFLICT_KINDS, Finding, Review
from embassy_claims.settings import load_settings

WIRE, DAILY = article("wire.txt", "Five guards left."), article("daily.txt", "Six guards left.")
WALK = tuple(finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=n) for n in (1, 2, 3))
FOUND = findings(WIRE, DAILY, contradictions=WALK)
ONE, TWO, THREE = (found.id for found in WALK)


class Keys:
    """A keyboard: one-character entries are keys, ``line:`` entries lines, an escape instead gives the line up."""

    def __init__(self, typed: list[str]) -> None:
        self.typed: Iterator[str] = iter(typed)

    def key(self) -> str:
        return self._next()

    def line(self, prompt: str) -> str | None:
        assert prompt.endswith(" ")
        typed = self._next()
        return None if typed == "\x1b" else typed.removeprefix("line:")

    def _next(self) -> str:
        try:
            return next(self.typed)
        except StopIteration:
            raise EOFError from None


def review(ledger: Path, *typed: str, walk: tuple[Finding, ...] = WALK) -> tuple[str, dict[str, Review]]:
    """What the screen shows, and what the ledger holds afterwards."""
    out = io.StringIO()
    shown = Screen(console(out), console(io.StringIO()))
    Dialogue(FOUND, walk, ledger, "ana", shown, Keys(list(typed))).run()
    reviews = load_settings(ledger).reviews if ledger.exists() else ()
    return out.getvalue(), {one.id: one for one in reviews}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "claims.yaml"


def test_one_key_each(ledger: Path) -> None:
    screen, reviews = review(ledger, "c", "e", "line:Other days.", "d", "line:Same thing.")
    assert {name: (one.verdict, one.reason, one.by) for name, one in reviews.items()} == {
        ONE: ("confirmed", "", "ana"),
        TWO: ("explained", "Other days.", "ana"),
        THREE: ("dismissed", "Same thing.", "ana"),
    }
    assert "1 of 3" in screen
    assert screen.rstrip().endswith("3 decided, 0 left.")


def test_the_screen_says_what_a_reviewer_needs(ledger: Path) -> None:
    screen, _ = review(ledger, "q")
    for needed in ("«Five» guards left.", "«Six» guards left.", "Wire", "Daily", "2024-09-06", "number", "high", KEYS):
        assert needed in screen
    assert max(map(len, screen.splitlines())) <= 80


def test_an_unknown_key_is_told_and_one_that_shows_nothing_is_not(ledger: Path) -> None:
    screen, reviews = review(ledger, "x", "", " ", "\r", "q")
    assert "x is none of the keys; ? explains them." in screen
    assert screen.count("none of the keys") == 1
    assert reviews == {}


def test_a_reason_that_is_given_up_leads_back_to_the_choice(ledger: Path) -> None:
    screen, reviews = review(ledger, "e", "\x1b", "n", "\x1b", "c", "q")
    assert "needs a reason" not in screen
    assert {name: (one.verdict, one.reason) for name, one in reviews.items()} == {ONE: ("confirmed", "")}


def test_the_screen_can_be_had_again(ledger: Path) -> None:
    screen, reviews = review(ledger, "\x0c", "q")
    assert screen.count("1 of 3") == 2
    assert screen.count(KEYS) == 2
    assert reviews == {}


def test_a_note_that_no_decision_took_is_shown_at_the_end(ledger: Path) -> None:
    screen, reviews = review(ledger, "n", "line:Ask the desk.", "s", "n", "line:Both right.", "c", "q")
    assert f"{ONE}: not decided, so this note is not saved: Ask the desk." in screen
    assert "Both right." not in screen[screen.index("decided, ") :]
    assert reviews[TWO].reason == "Both right."


def test_skip_and_quit_decide_nothing(ledger: Path) -> None:
    screen, reviews = review(ledger, "s", "s", "q")
    assert reviews == {}
    assert "3 of 3" in screen
    assert "0 decided, 3 left." in screen


def test_the_end_of_input_is_a_quit(ledger: Path) -> None:
    screen, reviews = review(ledger, "c")
    assert set(reviews) == {ONE}
    assert "1 decided, 2 left." in screen


def test_back_shows_the_decision_and_can_change_it(ledger: Path) -> None:
    screen, reviews = review(ledger, "d", "line:Wrong.", "b", "c", "q")
    assert reviews[ONE].verdict == "confirmed"
    assert "Wrong. · ana" in screen
    assert "1 decided, 2 left." in screen


def test_back_at_the_first_stays(ledger: Path) -> None:
    screen, reviews = review(ledger, "b", "c", "q")
    assert "This is the first one." in screen
    assert set(reviews) == {ONE}


@pytest.mark.parametrize("key", ["e", "d"])
@pytest.mark.parametrize("reason", ["line:", "line:   "])
def test_no_reason_no_decision(ledger: Path, key: str, reason: str) -> None:
    screen, reviews = review(ledger, key, reason, "q")
    assert reviews == {}
    assert "It needs a reason" in screen


def test_a_note_is_the_reason(ledger: Path) -> None:
    _, reviews = review(ledger, "n", "line:Two counts.", "c", "n", "line:As above.", "d", "line:", "q")
    assert {name: (one.verdict, one.reason) for name, one in reviews.items()} == {
        ONE: ("confirmed", "Two counts."),
        TWO: ("dismissed", "As above."),
    }


def test_a_note_on_what_is_decided_is_written_at_once(ledger: Path) -> None:
    _, reviews = review(ledger, "c", "b", "n", "line:Later thought.", "q")
    assert (reviews[ONE].verdict, reviews[ONE].reason) == ("confirmed", "Later thought.")


def test_help_and_unknown_keys_stay_where_they_are(ledger: Path) -> None:
    screen, reviews = review(ledger, "", "x", "\t", "?", "C", "q")
    assert set(reviews) == {ONE}
    assert "not a contradiction" in screen


def test_every_decision_is_on_disk_before_the_next_is_shown(ledger: Path) -> None:
    class Watching(Keys):
        def key(self) -> str:
            seen.append(len(load_settings(ledger).reviews) if ledger.exists() else 0)
            return super().key()

    seen: list[int] = []
    shown = Screen(console(io.StringIO()), console(io.StringIO()))
    Dialogue(FOUND, WALK, ledger, None, shown, Watching(["c", "c", "c"])).run()
    assert seen == [0, 1, 2]


def test_an_interrupt_leaves_what_was_decided(ledger: Path) -> None:
    class Interrupted(Keys):
        def line(self, prompt: str) -> str | None:
            raise KeyboardInterrupt(prompt)

    out = io.StringIO()
    shown = Screen(console(out), console(io.StringIO()))
    with pytest.raises(KeyboardInterrupt):
        Dialogue(FOUND, WALK, ledger, None, shown, Interrupted(["c", "e"])).run()
    assert [one.id for one in load_settings(ledger).reviews] == [ONE]
    assert "1 decided, 2 left." in out.getvalue()


@given(st.lists(st.sampled_from(["c", "e", "d", "s", "b", "n", "?", "x", "\x0c", "\x1b", "line:because"]), max_size=20))
def test_no_way_through_it_crashes_or_decides_without_a_reason(typed: list[str]) -> None:
    written: dict[str, Review] = {}
    shown = Screen(console(io.StringIO()), console(io.StringIO()))
    dialogue = Dialogue(FOUND, WALK, Path("unused"), None, shown, Keys(typed))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "embassy_claims.commands.dialogue.decide", lambda _, reviews: written.update({r.id: r for r in reviews})
        )
        dialogue.run()
    assert set(written) == dialogue.decided
    assert all(one.reason or one.verdict == "confirmed" for one in written.values())


def test_what_is_asked_about() -> None:
    old = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=4, status="confirmed")
    known = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=5, status="baselined")
    rule = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=6, status="ignored")
    named = finding(claim(WIRE), claim(article("echo.txt", "No.")), ("Five", "No"), number=7, kind="negation")
    found = findings(WIRE, DAILY, contradictions=(old, known, rule, named, *WALK, WALK[0]))
    assert [one.id for one in to_review(found, CONFLICT_KINDS, (), False)] == [ONE, TWO, THREE, named.id, known.id]
    assert [one.id for one in to_review(found, ("negation",), (), False)] == [named.id]
    assert [one.id for one in to_review(found, CONFLICT_KINDS, ["Echo"], False)] == [named.id]
    assert old.id in [one.id for one in to_review(found, CONFLICT_KINDS, (), True)]
    assert rule.id not in [one.id for one in to_review(found, CONFLICT_KINDS, (), True)]


def test_a_source_that_no_article_has_is_named() -> None:
    refuse_unknown(["Wire", "Daily"], FOUND)
    with pytest.raises(SettingsError, match="source 'Wyre'; there are Daily, Wire"):
        refuse_unknown(["Wire", "Wyre"], FOUND)
