"""Commands that only print: export, explain, split, stats, diff."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from builders import agreement, article, claim, finding, findings
from command_line import CommandLine, FakeEngine, two_articles

from embassy_claims.caching import NoMemory
from embassy_claims.commands.engine import Pipeline
from embassy_claims.model import Skipped
from embassy_claims.settings import Settings


def test_export_writes_yaml_and_ends_with_0(run: CommandLine) -> None:
    done = run("export", "corpus/")
    assert done.code == 0
    assert yaml.safe_load(done.out)["contradictions"][0]["kind"] == "number"


def test_export_goes_by_the_ending(run: CommandLine) -> None:
    assert run("export", "corpus/", "-o", "a.json").code == 0
    assert json.loads(Path("a.json").read_text())["schema"] == 1


def test_export_needs_a_known_ending(run: CommandLine, engine: FakeEngine) -> None:
    assert run("export", "corpus/", "-o", "a.docx").code == 2
    assert engine.asked == []


@pytest.mark.parametrize("of_articles", ["one.md", "many.jsonl#3", "odd#name.md"])
def test_a_report_takes_the_place_of_no_article(run: CommandLine, engine: FakeEngine, of_articles: str) -> None:
    engine.found = findings(article(of_articles, "Five left."))
    file = Path(of_articles.removesuffix("#3"))
    file.write_text("Five left.\n")
    done = run("export", "corpus/", "-o", str(file), "--format", "markdown")
    assert (done.code, file.read_text()) == (2, "Five left.\n")
    assert f"{file} is one of the articles; name another file" in done.err
    assert run("export", "corpus/", "-o", "other.md").code == 0


def test_explain_shows_one_finding(run: CommandLine, engine: FakeEngine) -> None:
    found = engine.found.contradictions[0]
    done = run("explain", found.id[:4], "corpus/")
    assert done.code == 0
    assert found.id in done.out
    assert "guards left" in done.out


def test_explain_knows_disputes_and_agreements(run: CommandLine, engine: FakeEngine) -> None:
    same = finding(
        claim(article("a.txt", "It rained.")), claim(article("b.txt", "Rain fell.")), label="agreement", number=0xBEEF
    )
    engine.found = replace(engine.found, agreements=(agreement(same),))
    for name in (engine.found.disputes[0].id, same.id, engine.found.agreements[0].id):
        assert run("explain", name, "corpus/").code == 0


def test_explain_suggests_close_ids(run: CommandLine, engine: FakeEngine) -> None:
    wrong = engine.found.contradictions[0].id[:-1] + "9"
    done = run("explain", wrong, "corpus/")
    assert (done.code, done.out) == (2, "")
    assert engine.found.contradictions[0].id in done.err


def test_split_as_table_and_json(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = replace(two_articles(), skipped=(Skipped("x.pdf", "not text"),))
    table = run("split", "corpus/")
    assert table.code == 0
    assert "guards left the house" in table.out
    assert "x.pdf left out" in table.err
    articles = json.loads(run("split", "corpus/", "--format", "json").out)["articles"]
    assert [one["claims"][0]["quote"][:4] for one in articles] == ["Five", "Six "]


def test_split_tells_notes_as_it_tells_files_left_out(run: CommandLine, engine: FakeEngine) -> None:
    engine.found = replace(two_articles(), notes=tuple(f"{number}.txt: not UTF-8" for number in range(12)))
    done = run("split", "corpus/")
    warned = [f"claims: warning: {number}.txt: not UTF-8" for number in range(10)]
    assert (done.code, done.err.splitlines()) == (0, [*warned, "claims: warning: 2 more notes"])
    assert "not UTF-8" not in done.out


@pytest.mark.models
def test_split_tells_of_guesses_and_of_reports_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("The mayor of München opened a school.".encode("cp1252"))
    (tmp_path / "b.md").write_text("# Claims\n\n2 articles read · 3 claims\n")
    (tmp_path / "c.txt").write_text("---\nlanguage: sv\n---\nBorgmästaren öppnade en skola.")
    readings, claims = Pipeline().split([str(tmp_path)], Settings(), NoMemory())
    told = [note.removeprefix(f"{tmp_path.as_posix()}/") for note in readings.notes]
    assert [note.split(":")[0] for note in told[:2]] == ["a.txt", "b.md"]
    assert told[2].startswith("c.txt is in sv, but the parser bundled reads en")
    assert {Path(claim.article).name for claim in claims} == {"a.txt", "c.txt"}


def test_stats_count_kinds_and_sources(run: CommandLine) -> None:
    Path("claims.yaml").write_text(
        "schema: 1\nreviews:\n"
        + "".join(
            f"  - id: 000000000{n}\n    verdict: {verdict}\n    reason: So.\n    kind: date\n    claims:\n"
            "      - {source: Wire, text: On Monday.}\n      - {source: Daily, text: On Tuesday.}\n"
            for n, verdict in enumerate(["confirmed", "dismissed", "explained", "baselined"])
        )
    )
    counted = json.loads(run("stats", "corpus/", "--format", "json").out)
    assert counted["sources"] == [{"sources": ["Daily", "Wire"], "found": 1}]
    assert {kind["kind"]: (kind["found"], kind["new"]) for kind in counted["kinds"]} == {
        "number": (1, 1),
        "date": (0, 0),
    }
    assert counted["precision"] == {"right": 2, "reviewed": 3, "low": 0.208, "high": 0.939}
    table = run("stats", "corpus/")
    assert "2 of 3" in table.out
    assert "Daily / Wire" in table.out


def test_statistics_break_no_word_on_a_narrow_screen(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("stats", "corpus/").out.splitlines()
    assert lines == [
        "number: 1 found, 1 new",
        "  none reviewed",
        "all: 1 found, 1 new",
        "  none reviewed",
        "  1 Daily / Wire",
    ]


def test_diff_keeps_its_lines_below_each_other_on_a_narrow_screen(
    run: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    run("export", "corpus/", "-o", "new.json")
    Path("old.json").write_text(json.dumps({**json.loads(Path("new.json").read_text()), "contradictions": []}))
    lines = run("diff", "old.json", "new.json").out.splitlines()
    told = lines[: next(at for at, line in enumerate(lines) if line.startswith("1 new"))]
    assert told[0].startswith("new     ")
    assert len(told) >= 5
    assert all(line.startswith(" " * 8) and len(line) <= 40 for line in told[1:])


def test_diff_names_what_became_of_each(run: CommandLine, engine: FakeEngine) -> None:
    wire = article("wire.txt", "Five guards left the old house on Monday evening.\nIt rained.\nAda won.")
    daily = article("daily.txt", "Six guards left the old house on Monday evening.\nIt did not rain.\nBo won.")
    edited = article("wire.txt", "Five guards left the old house, on Monday evening.\nIt rained.\nAda won.")
    lines = [text.split("\n") for text in (wire.text, daily.text, edited.text)]

    def pair(of: int, line: int, words: tuple[str, str], number: int, **rest: object) -> object:
        first = wire if of == 0 else edited
        return finding(claim(first, lines[of][line]), claim(daily, lines[1][line]), words, number=number, **rest)  # type: ignore[arg-type]

    before = [pair(0, 0, ("Five", "Six"), 1), pair(0, 1, ("rained", "not"), 2), pair(0, 1, ("It", "It"), 5)]
    after = [
        pair(2, 0, ("Five", "Six"), 3),
        pair(2, 1, ("rained", "not"), 2, status="dismissed"),
        pair(2, 2, ("Ada", "Bo"), 4),
    ]
    for name, members in (("old", before), ("new", after)):
        engine.found = findings(wire if name == "old" else edited, daily, contradictions=tuple(members))
        assert run("export", "x", "-o", f"{name}.json").code == 0
    done = run("diff", "old.json", "new.json", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out) == {
        "new": ["0000000004"],
        "gone": ["0000000005"],
        "carried": [{"old": "0000000001", "new": "0000000003", "what": "carried over: text edited"}],
        "changed": [{"id": "0000000002", "what": "status new → dismissed"}],
        "same": [],
    }
    assert "1 new · 1 gone · 1 carried · 1 changed · 0 the same" in run("diff", "old.json", "new.json").out
    same = json.loads(run("diff", "new.json", "new.json", "--format", "json").out)
    assert (len(same["same"]), same["new"], same["changed"]) == (3, [], [])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b'{"schema": 2}',
        b'{"schema": 1}',
        b'{"schema": 1, "contradictions": [{}]}',
        b"[" * 9999,
    ],
)
def test_diff_of_what_is_no_report_is_one_line(run: CommandLine, content: bytes) -> None:
    Path("bad.json").write_bytes(content)
    run("export", "corpus/", "-o", "good.json")
    for pair in (("bad.json", "good.json"), ("good.json", "bad.json"), ("good.json", "gone.json")):
        done = run("diff", *pair)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
