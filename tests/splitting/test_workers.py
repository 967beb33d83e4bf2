"""Articles split by other processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from embassy_claims.errors import ModelError
from embassy_claims.model import Article
from embassy_claims.splitting import load_parser, processors, split, split_each, workers
from embassy_claims.splitting.workers import GoneError, split_apart

TEXTS = (
    "Mayor Anna Berg said on Monday that forty people were hurt. She denied that the bridge was closed.",
    "Sixteen boats left Arlen harbour in 2019, “against all advice”, and two came back.",
    "",
    "The guards stayed.",
)
NOISE = ("no pickle", "Info: loaded", "Loaded", "cfoo")  # what a module of the site may print at the start
ARTICLES = [Article(f"{number}.txt", "Wire", text, language="en") for number, text in enumerate(TEXTS)]


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "2")


@pytest.mark.models
@pytest.mark.usefixtures("two")
def test_other_processes_find_the_same_and_this_one_is_free_meanwhile() -> None:
    apart, here = load_parser("bundled"), load_parser("bundled")
    done: list[str] = []
    found = list(split_each(ARTICLES, apart, lambda: done.append("prepared")))
    assert found == [split([article], here) for article in ARTICLES]
    assert [len(one) for one in found] == [2, 2, 0, 1]
    assert done == ["prepared"]
    assert (apart.is_loaded, here.is_loaded) == (False, True)


class Fake:
    """A parser of this process alone."""

    name, version, language = "fake", "1", "xx"

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        raise AssertionError
        yield from texts


@pytest.mark.models
@pytest.mark.usefixtures("two")
def test_a_parser_that_is_here_already_splits_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "split_apart", lambda *_: pytest.fail("no other process is needed"))
    assert [len(one) for one in split_each(ARTICLES, Fake())] == [2, 1, 0, 1]
    parser = load_parser("bundled")
    list(parser.parse(["Loaded."]))
    assert [len(one) for one in split_each(ARTICLES, parser)] == [2, 2, 0, 1]


@pytest.mark.usefixtures("two")
def test_no_articles_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "split_apart", lambda *_: pytest.fail("there is nothing to do"))
    assert list(split_each([], load_parser("bundled"))) == []


@pytest.mark.models
def test_one_processor_splits_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setattr(workers, "split_apart", lambda *_: pytest.fail("one processor was asked for"))
    assert [len(one) for one in split_each(ARTICLES, load_parser("bundled"))] == [2, 2, 0, 1]


@pytest.mark.models
@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "program",
    ["raise SystemExit(1)", *(f"print({said!r}, flush=True)\n{workers.PROGRAM}" for said in NOISE)],
)
def test_what_other_processes_cannot_do_is_done_here(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PROGRAM", program)
    assert [len(one) for one in split_each(ARTICLES, load_parser("bundled"))] == [2, 2, 0, 1]


@pytest.mark.models
@pytest.mark.usefixtures("two")
def test_without_an_interpreter_to_start_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    for none in ("/no/such/python", None):
        monkeypatch.setattr(sys, "executable", none)
        with pytest.raises(GoneError):
            next(split_apart(ARTICLES, "bundled", 1, lambda: None))
    assert [len(one) for one in split_each(ARTICLES, load_parser("bundled"))] == [2, 2, 0, 1]


def test_a_parser_that_cannot_be_loaded_is_an_error_of_the_model(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "pipeline": ["parser", "ner"]}', encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        list(split_apart(ARTICLES, str(tmp_path), 1, lambda: None))


@pytest.mark.models
def test_no_process_is_left_behind_when_the_caller_stops_early() -> None:
    started: list[subprocess.Popen[bytes]] = []
    start = workers.start

    def noted(parser: str) -> subprocess.Popen[bytes]:
        started.append(start(parser))
        return started[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "start", noted)
        found = split_apart(ARTICLES, "bundled", 2, lambda: None)
        next(found)
        found.close()
    assert [process.poll() is not None for process in started] == [True, True]


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    code = (
        "from embassy_claims.splitting import workers\n"
        "process = workers.start('bundled')\n"
        "print(process.pid, flush=True)\n"
        "import os; os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    number = int(done.stdout)
    for _ in range(200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{number}/stat").exists() and " Z " in Path(f"/proc/{number}/stat").read_text():
            return  # ended, and nobody has asked for its exit code yet
        time.sleep(0.1)
    pytest.fail("the process is still there after 20 seconds")


@pytest.mark.parametrize(("asked", "expected"), [("3", 3), ("0", os.cpu_count()), ("many", os.cpu_count())])
def test_processors_are_those_asked_for(asked: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert processors() == expected
