"""The documents say what the commands do."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import yaml
from command_line import ROOT, CommandLine

from embassy_claims.commands.cli import COMMANDS

PAGES = ("README.md", "CONTRIBUTING.md", "docs/ci.md")
EXAMPLES = ("docs/examples/gitlab-ci.yml",)


def script(name: str) -> ModuleType:
    """A script of ``docs/`` as a module."""
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shell_lines(page: str) -> list[str]:
    """The lines of a document's shell blocks."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]


def claims_lines() -> Iterator[str]:
    """Every ``claims …`` that a document or an example shows."""
    for page in PAGES:
        yield from (line for line in shell_lines(page) if line.startswith("claims "))
    for example in EXAMPLES:
        for job in yaml.safe_load((ROOT / example).read_text(encoding="utf-8")).values():
            yield from (line for line in job["script"] if line.startswith("claims "))
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")):
        yield hook["entry"]


@pytest.mark.parametrize("line", sorted(set(claims_lines())))
def test_every_command_shown_exists_with_its_options(run: CommandLine, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    done = run(*words, "--help")
    assert (done.code, done.err) == (0, "")
    assert f"claims {words[0]} " in done.out


def test_every_make_target_shown_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)
    shown = set(re.findall(r"\bmake ([a-z]+)`", text)) | {
        line.split()[1] for line in shell_lines("README.md") if "make " in line
    }
    assert {"demo", "test"} <= shown <= targets


@pytest.mark.parametrize("page", [*PAGES, "docs/reference.md", "CHANGELOG.md"])
def test_links_lead_somewhere(page: str) -> None:
    file = ROOT / page
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", file.read_text(encoding="utf-8")):
        assert "://" in target or (file.parent / target).exists(), target


def test_the_reference_is_up_to_date() -> None:
    """After a change of an option: make reference."""
    module = script("reference")
    _, _, written = (ROOT / "docs/reference.md").read_text(encoding="utf-8").partition(module.MARK)
    assert written == "\n" + module.reference()


@pytest.mark.parametrize("name", [command.__name__ for command in COMMANDS])
def test_every_option_of_the_help_stands_in_the_reference(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = set(re.findall(r"(?<![\w-])(--[a-z-]+)", run(name, "--help").out)) - {"--help"}
    written = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    section = re.search(rf"^## `claims {name}`$(.*?)(?=^## |\Z)", written, re.MULTILINE | re.DOTALL)
    assert section
    assert told
    assert {option for option in told if f"`{option}" not in section.group(1)} == set()


def test_the_action_passes_inputs_as_variables_only() -> None:
    """An input that is part of a script could run commands."""
    action: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    used = set(re.findall(r"inputs\.([a-z-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action["inputs"])


def test_the_example_workflow_uses_inputs_that_exist() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    workflow = yaml.safe_load((ROOT / "docs/examples/github-workflow.yml").read_text(encoding="utf-8"))
    given = [set(step["with"]) for step in workflow["jobs"]["check"]["steps"] if "claims@" in step["uses"]]
    assert given
    assert all(inputs <= set(action["inputs"]) for inputs in given)


def test_the_picture_is_whole_and_loads_nothing() -> None:
    picture = (ROOT / "docs/screen.svg").read_text(encoding="utf-8")
    assert picture.rstrip().endswith("</svg>")
    assert "claims&#160;check&#160;corpus/" in picture or "claims check corpus/" in picture
    assert re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?https?:", picture) == []
