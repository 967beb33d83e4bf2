"""Decisions are written into claims.yaml, and nothing else in it changes."""

from __future__ import annotations

import multiprocessing
import re
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.errors import ClaimsError, LedgerError
from embassy_claims.model import Decision, Review
from embassy_claims.reviewing import TEMPLATE, baseline, decide, remove
from embassy_claims.reviewing.edit import ANCHOR, edited
from embassy_claims.reviewing.lock import locked
from embassy_claims.settings import load_settings
from embassy_claims.settings.load import settings_of

HAND_WRITTEN = """\
# our settings  -- do not touch\r
schema:   1
corpus:
    - a      # two spaces
    - 'b'

reviews:   # sorted
  # asked the desk
  - id: 3000000000
    verdict: dismissed   # twice
    # the second note
    reason: >
      Two different
      days.
    kind: date
    claims:
      - {source: Wire, text: "On Monday", words: [Monday]}
      - {source: Daily, text: "On Tuesday", words: [Tuesday]}

  - id: 7000000000
    verdict: baselined
    kind: number
    claims: [{source: Wire, text: five}, {source: Daily, text: six}]
# the end
judging: {agreement: 0.7}
""".replace("\r", "")


def review(review_id: str, verdict: Decision = "dismissed", reason: str = "Two days: both hold.") -> Review:
    claims = (("Wire", "Five of “them”"), ("Daily", "Six: all"))
    return Review(review_id, verdict, "number", claims, reason, "ana", date(2026, 1, 2), (("Five",), ("Six",)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.yaml"


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def reviews_at(path: Path) -> tuple[Review, ...]:
    return load_settings(path).reviews


def test_a_ledger_is_made_where_there_is_none(path: Path) -> None:
    decide(path, [review("b000000000"), review("a000000000")])
    assert path.read_text().startswith("schema: 1\nreviews:\n  # 00\n  # 01\n")
    assert reviews_at(path) == (review("a000000000"), review("b000000000"))
    assert names_in(path.parent) == ["claims.yaml"]


def test_only_the_new_block_is_new(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    decide(path, [review("5000000000"), review("1000000000"), review("9000000000")])
    lines = path.read_text().splitlines()
    assert [found.id for found in reviews_at(path)] == [f"{digit}000000000" for digit in "13579"]
    new = [at for at, line in enumerate(lines) if re.search('id: ["]?[159]0', line)]
    rest = [line for at, line in enumerate(lines) if not any(start <= at < start + 9 for start in new)]
    assert rest == HAND_WRITTEN.splitlines()


def test_a_new_decision_keeps_comments_and_what_it_does_not_change(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    [old] = [one for one in reviews_at(path) if one.id == "3000000000"]
    decide(path, [replace(old, verdict="confirmed", by="ben")])
    changed = HAND_WRITTEN.replace("verdict: dismissed   # twice", "verdict: confirmed")
    assert path.read_text() == changed.replace("    kind: date\n", "    by: ben\n    kind: date\n")


def test_the_same_decision_again_changes_no_byte_and_no_file(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    before = path.stat().st_ino
    decide(path, reviews_at(path))
    assert (path.read_text(), path.stat().st_ino) == (HAND_WRITTEN, before)


def test_baseline_leaves_decisions_alone(path: Path) -> None:
    decide(path, [review("1000000000")])
    new = review("2000000000", "baselined", "")
    assert baseline(path, [review("1000000000", "baselined", ""), new]) == [new]
    assert reviews_at(path) == (review("1000000000"), new)


def test_remove_takes_the_block_and_leaves_the_rest(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    [removed] = remove(path, {"7000000000", "ffffffffff"})
    assert removed.id == "7000000000"
    start, end = HAND_WRITTEN.index("  - id: 7"), HAND_WRITTEN.index("# the end")
    assert path.read_text() == HAND_WRITTEN[:start] + HAND_WRITTEN[end:]


def test_undoing_a_decision_brings_back_the_same_bytes(path: Path) -> None:
    path.write_text(TEMPLATE)
    decide(path, [review("3f00000000")])
    assert path.read_text() != TEMPLATE
    remove(path, ["3f00000000"])
    assert path.read_text() == TEMPLATE


@pytest.mark.parametrize(
    "text",
    [
        "schema: 1",
        "schema: 1\nreviews:",
        "schema: 1\nreviews:\njudging: {agreement: 0.7}\n",
        "schema: 1\nreviews: []  # none yet\njudging: {agreement: 0.7}\n",
        "schema: 1\r\nreviews: []\r\ncorpus: [a]\r\n",
        "reviews: ~\n",
        "\ufeffschema: 1\n",
        HAND_WRITTEN.replace("\n", "\r\n"),
        HAND_WRITTEN.replace("\n  ", "\n"),
    ],
)
def test_other_layouts_are_written_too(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    before = load_settings(path)
    decide(path, [review("5000000000")])
    after = load_settings(path)
    assert replace(after, reviews=()) == replace(before, reviews=())
    assert sorted((*before.reviews, review("5000000000")), key=lambda one: one.id) == list(after.reviews)
    assert path.read_bytes().count(b"\r\n") == (path.read_bytes().count(b"\n") if "\r" in text else 0)
    assert "# none yet" not in text or b"# none yet" in path.read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "{schema: 1}\n",
        "reviews: [{id: 3000000000, verdict: dismissed, kind: date, claims: "
        "[{source: A, text: a}, {source: B, text: b}]}]\n",
        "reviews:\n<<<<<<< HEAD\n=======\n>>>>>>> x\n",
        "reviews:\n  - id: 3f\n",
        "schema: 9\n",
        "schema: 1\n...\n",
    ],
)
def test_a_file_that_cannot_be_edited_is_left_as_it_is(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(ClaimsError) as caught:
        decide(path, [review("5000000000")])
    assert len(str(caught.value).splitlines()) == 1
    assert path.read_text() == text
    assert names_in(path.parent) == ["claims.yaml"]


def test_through_a_linked_folder_the_file_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    decide(tmp_path / "link" / "claims.yaml", [review("5000000000")])
    assert len(reviews_at(folder / "claims.yaml")) == 1
    assert names_in(folder) == ["claims.yaml"]


def test_mode_is_kept(path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    path.chmod(0o640)
    decide(path, [review("5000000000")])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_cannot_be_written_is_one_line(path: Path, tmp_path: Path) -> None:
    path.write_text(HAND_WRITTEN)
    path.chmod(0o444)
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    for target, says in (
        (path, "read-only; chmod"),
        (loop, "symbolic link"),
        (link, "symbolic link; name the file"),
        (tmp_path, "not a file"),
        (tmp_path / "no" / "claims.yaml", "No such file"),
    ):
        with pytest.raises(LedgerError, match=says):
            decide(target, [review("5000000000")])
    assert path.read_text() == HAND_WRITTEN


def test_what_a_killed_writer_left_is_cleared(path: Path) -> None:
    left = path.parent / ".claims.yaml.abc.tmp"
    left.write_text("half")
    decide(path, [review("5000000000")])
    assert not left.exists()


def test_text_is_stored_as_it_will_be_read(path: Path) -> None:
    odd = replace(review("5000000000", reason="  why\ud800 \n"), by=" ana ", claims=(("A", "x\udc00"), ("B", "y")))
    decide(path, [odd])
    [read] = reviews_at(path)
    assert (read.reason, read.by, read.claims[0][1]) == ("why\ufffd", "ana", "x\ufffd")


def test_a_locked_ledger_is_waited_for_and_then_given_up(path: Path) -> None:
    with locked(path), pytest.raises(LedgerError, match="another process"), locked(path, wait=0.05):
        pass


def _add(path: str, ids: list[str]) -> None:
    for one in ids:
        decide(Path(path), [review(one)])


def test_writers_at_the_same_time_lose_nothing(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    sets = [[f"{writer}{number:09x}" for number in range(8)] for writer in range(3)]
    writers = [context.Process(target=_add, args=(str(path), ids)) for ids in sets]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
        assert writer.exitcode == 0
    assert [one.id for one in reviews_at(path)] == sorted(one for ids in sets for one in ids)


IDS = st.text(alphabet="0123456789abcdef", min_size=10, max_size=10)


@given(st.lists(st.tuples(IDS, st.sampled_from(["", "x", "- a: b"]), st.booleans()), max_size=12), st.booleans())
def test_any_order_of_decisions_comes_to_the_same_text(steps: list[tuple[str, str, bool]], template: bool) -> None:
    start = TEMPLATE if template else HAND_WRITTEN
    path = Path("claims.yaml")
    text, expected = start, {one.id: one for one in settings_of(start, path).reviews}
    for review_id, reason, put in steps:
        known = settings_of(text, path).reviews
        text = edited(text, known, [review(review_id, reason=reason)] if put else [], () if put else [review_id])
        if put:
            expected[review_id] = review(review_id, reason=reason)
        else:
            expected.pop(review_id, None)
    assert settings_of(text, path).reviews == tuple(sorted(expected.values(), key=lambda one: one.id))
    at_once = [one for one in expected.values() if one not in settings_of(start, path).reviews]
    gone = {one.id for one in settings_of(start, path).reviews} - set(expected)
    assert edited(start, settings_of(start, path).reviews, at_once, gone) == text
    assert [line for line in text.split("\n") if ANCHOR.fullmatch(line)] == [
        line for line in start.split("\n") if ANCHOR.fullmatch(line)
    ]


def test_importing_the_stage_is_light() -> None:
    code = "import sys, embassy_claims.reviewing; print([n for n in ('torch', 'spacy', 'numpy') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
