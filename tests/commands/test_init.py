"""``claims init``."""

from __future__ import annotations

from pathlib import Path

from command_line import CommandLine

from embassy_claims.settings import load_settings


def test_it_writes_settings_that_load(run: CommandLine) -> None:
    done = run("init")
    assert (done.code, done.out) == (0, "")
    assert "wrote claims.yaml" in done.err
    assert load_settings(Path("claims.yaml")).reviews == ()


def test_an_existing_file_stays(run: CommandLine) -> None:
    Path("claims.yaml").write_text("mine")
    done = run("init")
    assert done.code == 2
    assert "there already" in done.err
    assert Path("claims.yaml").read_text() == "mine"


def test_another_name(run: CommandLine) -> None:
    assert run("init", "--config", "other.yaml", "--quiet").err == ""
    assert Path("other.yaml").exists()


def test_a_folder_that_is_not_there_is_one_line(run: CommandLine) -> None:
    done = run("init", "--config", "no/claims.yaml")
    assert (done.code, done.err.count("\n")) == (2, 1)
