"""``--timings``: what is summed, counted and printed; ``--jobs`` and ``--dtype`` reach the work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from command_line import CommandLine, FakeEngine

from embassy_claims.commands.progress import Both
from embassy_claims.commands.threads import VARIABLES, compute_with
from embassy_claims.commands.timings import Timings, peak_memory, written


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_parts_are_summed_and_listed_in_place_of_their_stage() -> None:
    clock = Clock()
    timings = Timings(clock)
    clock.now += 1
    timings.stage("reading")
    timings.advance(3)
    timings.advance(4)
    clock.now += 2
    timings.stage("pairing and judging", 2)
    for pairs in (10, 30):
        timings.part("pairing", 5)
        clock.now += 4
        timings.part("judging", pairs)
        clock.now += 8
        timings.advance()
    found = [(one.name, one.seconds, one.items) for one in timings.stages()]
    assert found == [("starting", 1, 0), ("reading", 2, 7), ("pairing", 8, 10), ("judging", 16, 40)]


def test_a_stage_without_parts_counts_what_it_was_said_to_have() -> None:
    timings = Timings(Clock())
    timings.stage("splitting", 9)
    timings.advance(2)
    assert [(one.name, one.items) for one in timings.stages()] == [("starting", 0), ("splitting", 9)]


def test_a_line_a_stage_and_one_for_all() -> None:
    clock = Clock()
    timings = Timings(clock)
    timings.stage("reading", 12)
    clock.now += 1.5
    lines = list(timings.lines())
    assert [line.split()[0] for line in lines] == ["stage", "starting", "reading", "all"]
    assert lines[2].split()[1:3] == ["1.500", "12"]
    assert lines[3].split()[1] == "1.500"
    assert len({len(line) for line in lines}) == 1


def test_the_most_memory_is_told_where_the_system_tells_it(tmp_path: Path) -> None:
    status = tmp_path / "status"
    status.write_text("Name:\tpython\nVmHWM:\t  204800 kB\n")
    assert peak_memory(status) == 200
    asked = peak_memory(tmp_path / "none")
    assert asked is None or asked > 1
    assert written(None) == "?"


def test_both_who_watch_are_told() -> None:
    one, other = Timings(Clock()), Timings(Clock())
    both = Both(one, other)
    both.stage("reading")
    both.advance(2)
    both.part("judging", 5)
    assert [(s.name, s.items) for s in one.stages()] == [(s.name, s.items) for s in other.stages()]
    assert [s.name for s in one.stages()] == ["starting", "judging"]


def test_check_prints_them_on_stderr_also_when_quiet(run: CommandLine) -> None:
    done = run("check", "corpus/", "--quiet", "--timings")
    assert [line.split()[0] for line in done.err.splitlines()] == ["stage", "starting", "reading", "reporting", "all"]
    assert done.out == ""
    assert "seconds" not in run("check", "corpus/").err


def test_threads_are_set_for_all_who_compute(monkeypatch: pytest.MonkeyPatch, run: CommandLine) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, "7")
    compute_with(None)
    assert os.environ["OMP_NUM_THREADS"] == "7"
    run("check", "corpus/", "--jobs", "3")
    assert {os.environ[name] for name in VARIABLES} == {"3"}
    assert run("check", "corpus/", "--jobs", "0").code == 2


def test_the_number_format_comes_from_the_option_else_from_the_settings(run: CommandLine, engine: FakeEngine) -> None:
    Path("claims.yaml").write_text("models: {dtype: bf16}\n")
    asked = []
    for options in ((), ("--dtype", "float32")):
        run("check", "corpus/", *options)
        asked.append(engine.settings and engine.settings.models.dtype)
    assert asked == ["bf16", "float32"]
    assert run("check", "corpus/", "--dtype", "int3").code == 2
