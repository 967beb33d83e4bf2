"""The script of ``action.yml``, run with a ``claims`` that says what it was given."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from command_line import ROOT

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")


def run_action(folder: Path, **inputs: str) -> list[str]:
    """The arguments with which the action calls claims."""
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    script = next(step["run"] for step in steps if step.get("name") == "Check")
    fake = folder / "claims"
    fake.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    fake.chmod(0o755)
    wanted = {"WANTED_PATHS": "", "WANTED_SARIF": "", "WANTED_JUNIT": "", **inputs}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": f"{folder}:/usr/bin:/bin", **wanted},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_without_inputs_the_corpus_of_the_settings_is_checked(tmp_path: Path) -> None:
    assert run_action(tmp_path) == ["check", "--format", "github", "--"]


def test_paths_are_lines_and_reports_are_options(tmp_path: Path) -> None:
    given = run_action(tmp_path, WANTED_PATHS="a b.txt\n\nnews/", WANTED_SARIF="x.sarif", WANTED_JUNIT="y.xml")
    reports = ["--report", "sarif=x.sarif", "--report", "junit=y.xml"]
    assert given == ["check", "--format", "github", *reports, "--", "a b.txt", "news/"]


def test_an_input_cannot_run_a_command_or_become_an_option(tmp_path: Path) -> None:
    given = run_action(tmp_path, WANTED_PATHS="$(touch bad); `touch bad`\n--fail-on=none", WANTED_SARIF="$(touch bad)")
    assert given[-2:] == ["$(touch bad); `touch bad`", "--fail-on=none"]
    assert not (tmp_path / "bad").exists()
