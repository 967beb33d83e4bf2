"""``claims check`` with findings made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from builders import article, claim, finding, findings
from command_line import CommandLine, FakeEngine, two_articles

from embassy_claims.commands.outputs import FormatName
from embassy_claims.model import Review, Skipped

OUTCOMES = {
    "nothing": (findings(article()), 0),
    "new": (two_articles(), 1),
    "new but low": (two_articles(confidence=0.55), 0),
    "confirmed": (two_articles("confirmed"), 0),
    "dismissed": (two_articles("dismissed"), 0),
    "baselined": (two_articles("baselined"), 0),
    "ignored": (two_articles("ignored"), 0),
    "one unreadable": (replace(two_articles("confirmed"), skipped=(Skipped("corpus/x.pdf", "not text"),)), 0),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("form", get_args(FormatName))
def test_every_format_gives_the_same_code(run: CommandLine, engine: FakeEngine, form: str, outcome: str) -> None:
    engine.found, code = OUTCOMES[outcome]
    assert run("check", "corpus/", "--format", form).code == code
    assert run("check", "corpus/", "--format", form, "-o", "report").code == code
    assert run("check", "corpus/", "--quiet", "--report", f"{form}=report").code == code
    assert Path("report").exists()


def test_a_machine_format_is_all_there_is_on_stdout(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = OUTCOMES["one unreadable"][0]
    done = run("check", "corpus/", "--format", "json", "--verbose")
    assert json.loads(done.out)["schema"] == 1
    assert "corpus/x.pdf left out: not text" in done.err


def test_with_reports_the_table_stays_on_the_screen(run: CommandLine) -> None:
    done = run("check", "corpus/", "--report", "json=a.json", "--report", "yaml=b.yaml")
    assert "guards left the house" in done.out
    assert json.loads(Path("a.json").read_text())["contradictions"]
    assert "Five guards left" in Path("b.yaml").read_text()


def test_an_output_file_replaces_the_screen(run: CommandLine) -> None:
    done = run("check", "corpus/", "-o", "a.json")
    assert (done.out, done.err) == ("", "wrote a.json\n")
    assert json.loads(Path("a.json").read_text())["contradictions"]


def test_quiet_prints_nothing_but_the_code_stays(run: CommandLine) -> None:
    done = run("check", "corpus/", "--quiet")
    assert (done.code, done.out, done.err) == (1, "", "")


def test_quiet_still_prints_a_machine_format_and_warns(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = OUTCOMES["one unreadable"][0]
    done = run("check", "corpus/", "--quiet", "--format", "json")
    assert json.loads(done.out)["contradictions"]
    assert done.err == "claims: warning: corpus/x.pdf left out: not text\n"


def test_many_unreadable_articles_are_counted(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = replace(two_articles(), skipped=tuple(Skipped(f"{n}.pdf", "not text") for n in range(25)))
    assert "15 more left out" in run("check", "corpus/").err


def test_strict_objects_to_an_unreadable_article(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = OUTCOMES["one unreadable"][0]
    done = run("check", "corpus/", "--strict")
    assert done.code == 2
    assert "could not be read" in done.err


def test_strict_objects_to_a_stale_review(run: CommandLine, engine: FakeEngine) -> None:
    stale = Review("00000000aa", "dismissed", "number", (("Wire", "Old."), ("Daily", "Gone.")))
    engine.found = replace(two_articles(), stale=(stale,))
    assert run("check", "corpus/").code == 1
    assert run("check", "corpus/", "--strict").code == 2


def test_kind_changes_the_code_not_the_report(run: CommandLine) -> None:
    everything = run("check", "corpus/", "--format", "json")
    dates = run("check", "corpus/", "--format", "json", "--kind", "date")
    assert (everything.code, dates.code) == (1, 0)
    assert dates.out == everything.out
    assert dates.err == "0 of 1 contradictions count here; more than 0 fail\n"


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("CLAIMS_FAIL_ON", "none", 0),
        ("CLAIMS_KIND", "date,framing", 0),
        ("CLAIMS_MAX", "1", 0),
        ("CLAIMS_MIN_CONFIDENCE", "high", 1),
        ("CLAIMS_STRICT", "true", 2),
        ("CLAIMS_STRICT", "false", 1),
        ("CLAIMS_FAIL_ON", "never", 2),
        ("CLAIMS_FAIL_ON", "", 1),
        ("CLAIMS_KIND", "", 1),
        ("CLAIMS_CONFIG", "", 1),
    ],
)
def test_options_come_from_the_environment_too(
    run: CommandLine, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, code: int
) -> None:
    engine.found = replace(two_articles(), skipped=(Skipped("x", "y"),))
    monkeypatch.setenv(variable, value)
    assert run("check", "corpus/").code == code


def test_the_command_line_wins_over_the_environment(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_FAIL_ON", "none")
    assert run("check", "corpus/", "--fail-on", "new").code == 1


def test_without_paths_and_settings_it_says_what_to_do(run: CommandLine) -> None:
    done = run("check")
    assert done.code == 2
    assert "claims init" in done.err


def test_the_corpus_of_the_settings_is_looked_for_beside_them(
    run: CommandLine, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("claims.yaml").write_text("schema: 1\ncorpus: [news/, more.txt]\n")
    below = Path("deep/er")
    below.mkdir(parents=True)
    Path("news").mkdir()
    Path("more.txt").write_text("One.")
    run("check")
    monkeypatch.chdir(below)
    run("check")
    run("check", "here.txt")
    assert engine.asked == [["news", "more.txt"], ["../../news", "../../more.txt"], ["here.txt"]]


def test_a_settings_file_can_be_named(run: CommandLine, engine: FakeEngine) -> None:
    Path("other.yaml").write_text("schema: 1\ncorpus: [x]\n")
    Path("x").mkdir()
    run("check", "--config", "other.yaml")
    assert engine.asked == [["x"]]


def test_a_corpus_that_is_not_there_is_laid_to_the_settings(run: CommandLine, engine: FakeEngine) -> None:
    Path("claims.yaml").write_text("corpus: [article/]\n")
    done = run("check")
    assert (done.code, done.err.count("\n"), engine.asked) == (2, 1, [])
    assert "claims.yaml: corpus: names article/" in done.err


def test_settings_that_are_empty_are_told_once(run: CommandLine) -> None:
    Path("claims.yaml").touch()
    assert run("check", "x", "-q").err.count("is empty, so the standard settings hold") == 1
    assert "empty" not in run("check", "x", "--config", "/dev/null").err


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("CLAIMS_MAX", "abc", "integer"),
        ("CLAIMS_MAX", "-1", "greater than or equal to 0"),
        ("CLAIMS_FAIL_ON", "all", "'new', 'any', 'none'"),
        ("CLAIMS_KIND", "colour", "the kinds are number"),
    ],
)
def test_a_variable_that_is_wrong_is_named(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, says: str
) -> None:
    monkeypatch.setenv(variable, value)
    done = run("check", "x")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert f"variable {variable}={value}" in done.err
    assert says in done.err
    monkeypatch.setenv(variable, "1")
    assert "variable" not in run("check", "x", "--max", "x", "--fail-on", "any", "--kind", "number").err


def test_a_settings_file_that_is_not_there_is_one_line(run: CommandLine) -> None:
    done = run("check", "x", "--config", "gone.yaml")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "gone.yaml" in done.err


def test_the_github_format_adds_a_summary_to_the_job(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("summary.md").write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    assert run("check", "corpus/", "--format", "json").code == 1
    assert Path("summary.md").read_text() == "before\n"
    assert run("check", "corpus/", "--format", "github").code == 1
    assert Path("summary.md").read_text().startswith("before\n#")


HOSTILE = (
    "Five guards [bold red]left[/] \x1b]0;title\x07\x1b[31m the \u202ehouse\u202c "
    "at ::error::noon <b>&amp; ##[error] |x|."
)


@pytest.mark.parametrize("form", get_args(FormatName))
def test_hostile_text_shows_as_text(run: CommandLine, engine: FakeEngine, form: str) -> None:
    wire = article("corpus/wire.txt", HOSTILE + "\n::error::Five guards left.", source="::warning::Wire\x1b[2J")
    daily = article("corpus/daily.txt", "Six guards left.")
    one, two = claim(wire, HOSTILE), claim(wire, "::error::Five guards left.")
    other = claim(daily)
    engine.found = findings(
        wire,
        daily,
        claims=(one, two, other),
        contradictions=(
            finding(one, other, ("Five", "Six")),
            finding(two, other, ("::error::Five", "Six"), number=2),
        ),
    )
    done = run("check", "corpus/", "--format", form)
    assert done.code == 1
    assert not set(done.out) & set("\x1b\x07\u202e\u202c")
    commands = [line for line in done.out.splitlines() if line.lstrip().startswith("::")]
    assert form == "github" or not commands
    assert all(line.startswith(("::error file=", "::warning file=", "::notice")) for line in commands)
    assert "##[error]" not in done.out
