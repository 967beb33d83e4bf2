"""Commands that write the ledger: decide, baseline, prune."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import article, claim, finding, findings
from command_line import CommandLine, FakeEngine

from embassy_claims.model import Review
from embassy_claims.reviewing import pair_id, review_of
from embassy_claims.settings import load_settings

WIRE, DAILY = article("corpus/wire.txt", "Five guards left."), article("corpus/daily.txt", "Six guards left.")
ONE = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=0xAAAA000001)
TWO = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=0xBBBB000002)
OLD = finding(claim(WIRE), claim(DAILY), ("Five", "Six"), number=0xCCCC000003, status="confirmed")


@pytest.fixture(autouse=True)
def found(engine: FakeEngine, run: CommandLine) -> None:
    assert run.engine is engine
    engine.found = findings(WIRE, DAILY, contradictions=(ONE, TWO, OLD))
    Path("claims.yaml").write_text("schema: 1 # mine\ncorpus: [corpus/]\n")
    Path("corpus").mkdir()


def ledger() -> dict[str, Review]:
    return {review.id: review for review in load_settings(Path("claims.yaml")).reviews}


def test_a_decision_is_recorded_with_who_and_why(run: CommandLine) -> None:
    done = run("decide", "aaaa", "--verdict", "dismissed", "--reason", "Counted twice.", "--by", "ana")
    assert (done.code, done.out) == (0, "")
    review = ledger()[ONE.id]
    assert (review.verdict, review.reason, review.by, review.kind) == ("dismissed", "Counted twice.", "ana", "number")
    assert review.claims == (("Wire", "Five guards left."), ("Daily", "Six guards left."))
    assert "# mine" in Path("claims.yaml").read_text()


def test_several_are_decided_at_once(run: CommandLine) -> None:
    assert run("decide", ONE.id, TWO.id, "--verdict", "confirmed").code == 0
    assert set(ledger()) == {ONE.id, TWO.id}


def test_the_variable_names_who_decides(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_BY", "bo")
    run("decide", ONE.id, "--verdict", "confirmed")
    assert ledger()[ONE.id].by == "bo"


def test_a_decision_in_the_ledger_is_changed_without_reading_articles(run: CommandLine, engine: FakeEngine) -> None:
    run("decide", ONE.id, "--verdict", "confirmed")
    engine.asked.clear()
    assert run("decide", ONE.id, "--verdict", "explained", "--reason", "Both counts hold.").code == 0
    assert ledger()[ONE.id].verdict == "explained"
    assert engine.asked == []


def test_a_decision_is_taken_back(run: CommandLine) -> None:
    run("decide", ONE.id, TWO.id, "--verdict", "confirmed")
    done = run("decide", "aaaa", "--undo")
    assert done.code == 0
    assert set(ledger()) == {TWO.id}
    assert "taken back" in done.err


def one_dispute(engine: FakeEngine) -> None:
    """The three contradictions are of one dispute."""
    whole = tuple(replace(one, dispute="daaaa000001") for one in (ONE, TWO, OLD))
    engine.found = findings(WIRE, DAILY, contradictions=whole)


def test_a_decision_on_a_dispute_holds_for_all_its_findings(run: CommandLine, engine: FakeEngine) -> None:
    one_dispute(engine)
    done = run("decide", "daaaa", "--verdict", "confirmed", "--by", "ana")
    assert (done.code, done.err.count("recorded")) == (0, 3)
    assert set(ledger()) == {ONE.id, TWO.id, OLD.id}
    done = run("decide", "daaaa000001", "--undo")
    assert (done.code, done.err.count("taken back")) == (0, 3)
    assert ledger() == {}


def test_a_dispute_is_taken_back_with_the_reviews_that_were_carried_over_to_it(
    run: CommandLine, engine: FakeEngine
) -> None:
    run("decide", ONE.id, TWO.id, "--verdict", "confirmed")
    moved = replace(ONE, id="eeee000005", review=ledger()[ONE.id], dispute="daaaa000001")
    engine.found = findings(WIRE, DAILY, contradictions=(moved, TWO))
    assert run("decide", "daaaa", "--undo").code == 0
    assert set(ledger()) == {TWO.id}


def test_what_is_in_the_ledger_is_taken_back_without_reading_articles(run: CommandLine, engine: FakeEngine) -> None:
    run("decide", ONE.id, "--verdict", "confirmed")
    engine.asked.clear()
    assert run("decide", "aaaa", "--undo").code == 0
    assert run("decide", "bbbb", "--undo").code == 2
    assert engine.asked == []


def test_a_decision_says_whose_it_takes_the_place_of(run: CommandLine) -> None:
    first = run("decide", ONE.id, "--verdict", "confirmed", "--by", "desk")
    own = run("decide", ONE.id, "--verdict", "dismissed", "--reason", "No.", "--by", "desk")
    other = run("decide", ONE.id, "--verdict", "confirmed", "--by", "ana")
    assert "takes the place" not in first.err + own.err
    assert "claims.yaml; it takes the place of desk's: dismissed" in other.err
    run("baseline", "--by", "desk")
    assert "takes the place" not in run("decide", TWO.id, "--verdict", "confirmed", "--by", "ana").err


def test_without_paths_the_corpus_counts_and_in_names_another(run: CommandLine, engine: FakeEngine) -> None:
    run("decide", ONE.id, "--verdict", "confirmed")
    run("decide", TWO.id, "--verdict", "confirmed", "--in", "a.txt", "--in", "b.txt")
    assert engine.asked == [["corpus"], ["a.txt", "b.txt"]]


def test_a_report_stands_in_for_the_articles(run: CommandLine, engine: FakeEngine) -> None:
    known = replace(ONE, id=pair_id(ONE.pair, ONE.verdict.conflict))
    engine.found = findings(WIRE, DAILY, contradictions=(known,))
    run("export", "-o", "report.json")
    engine.asked.clear()
    reason = "Counted twice."
    done = run("decide", known.id[:4], "--from", "report.json", "--verdict", "dismissed", "--reason", reason)
    assert (done.code, engine.asked) == (0, [])
    assert replace(ledger()[known.id], by="", on=None) == replace(
        review_of(known, "dismissed", reason=reason, on=date.today()), on=None
    )


@pytest.mark.parametrize(
    ("report", "options", "says"),
    [
        ("other.json", [], "No such file"),
        ("claims.yaml", [], "is not JSON"),
        ("report.json", [], "not the id of its claims"),  # the ids of these findings are made up
        ("report.json", ["--in", "corpus"], "--from"),
    ],
)
def test_a_report_that_cannot_be_believed_changes_nothing(
    run: CommandLine, report: str, options: list[str], says: str
) -> None:
    run("export", "-o", "report.json")
    before = Path("claims.yaml").read_bytes()
    done = run("decide", ONE.id, "--from", report, "--verdict", "confirmed", *options)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert says in done.err
    assert Path("claims.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["aaaa"],
        ["aaaa", "--verdict", "dismissed"],
        ["aaaa", "--verdict", "explained", "--reason", "  "],
        ["aaaa", "--verdict", "baselined"],
        ["aaaa", "--undo", "--verdict", "confirmed"],
        ["dddd", "--undo"],
        ["dddd", "--verdict", "confirmed"],
        ["--verdict", "confirmed"],
    ],
)
def test_wrong_usage_changes_nothing(run: CommandLine, arguments: list[str]) -> None:
    before = Path("claims.yaml").read_bytes()
    done = run("decide", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert Path("claims.yaml").read_bytes() == before


def test_a_baseline_records_what_is_new_and_only_that(run: CommandLine) -> None:
    done = run("baseline", "--by", "ana")
    assert done.code == 0
    assert "2 new contradictions" in done.err
    assert {name: review.verdict for name, review in ledger().items()} == {ONE.id: "baselined", TWO.id: "baselined"}


def test_a_baseline_leaves_decisions_alone(run: CommandLine) -> None:
    run("decide", ONE.id, "--verdict", "dismissed", "--reason", "No.")
    run("baseline")
    assert ledger()[ONE.id].verdict == "dismissed"
    assert ledger()[TWO.id].verdict == "baselined"


def test_prune_removes_what_is_stale_and_only_that(run: CommandLine, engine: FakeEngine) -> None:
    run("decide", ONE.id, TWO.id, "--verdict", "confirmed")
    engine.found = replace(engine.found, stale=(ledger()[ONE.id],))
    assert "would be removed" in run("prune", "--dry-run").err
    assert set(ledger()) == {ONE.id, TWO.id}
    done = run("prune")
    assert done.code == 0
    assert "1 of 2 reviews removed" in done.err
    assert set(ledger()) == {TWO.id}


def test_prune_with_nothing_to_do_leaves_the_file(run: CommandLine) -> None:
    before = Path("claims.yaml").stat().st_mtime_ns
    assert run("prune").code == 0
    assert Path("claims.yaml").stat().st_mtime_ns == before


def test_prune_without_a_ledger_says_so(run: CommandLine, engine: FakeEngine) -> None:
    Path("claims.yaml").unlink()
    done = run("prune", "corpus")
    assert (done.code, engine.asked) == (2, [])
    assert "there is no claims.yaml" in done.err


def test_prune_of_a_part_says_why_nothing_is_gone(run: CommandLine) -> None:
    run("decide", ONE.id, "--verdict", "confirmed")
    assert "name no PATHS" in run("prune", "corpus/wire.txt").err
    assert "name no PATHS" not in run("prune").err
