from __future__ import annotations

import io
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_strategies import any_findings

from embassy_claims.errors import ReadingError
from embassy_claims.model import Article, Findings
from embassy_claims.reading import Readings, read
from embassy_claims.reading.reports import OWN_REPORT, is_report
from embassy_claims.reporting.base import Format
from embassy_claims.reporting.html_report import HtmlFormat
from embassy_claims.reporting.json_report import JsonFormat
from embassy_claims.reporting.markdown import MarkdownFormat
from embassy_claims.reporting.table import TableFormat
from embassy_claims.reporting.yaml_report import YamlFormat
from embassy_claims.settings import SourceRule

HOUSE = Path(__file__).parents[2]
SHARED = HOUSE.parent / "shared"


def test_a_folder_of_all_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c").mkdir()
    Path("c/b.txt").write_text("Six people left on Friday.")
    Path("c/a.md").write_text("# Six people left\n\nThey left on Friday.")
    Path("c/l.jsonl").write_text('{"text": "Six people left."}\nbroken\n')
    Path("c/p.html").write_text(
        "<html><body><article><p>Six people left the house on Friday.</p></article></body></html>"
    )
    Path("c/empty.txt").write_text("")
    found = read(["c"], [SourceRule("c/b.txt", "Wire", date(2024, 9, 6))])
    assert [(article.path, article.source) for article in found.articles] == [
        ("c/a.md", "a"),
        ("c/b.txt", "Wire"),
        ("c/l.jsonl#1", "l#1"),
        ("c/p.html", "p"),
    ]
    assert [skip.path for skip in found.skipped] == ["c/empty.txt", "c/l.jsonl#2"]
    again = ["c/p.html", "c/l.jsonl", "c", "c/empty.txt"]
    assert read(again, [SourceRule("c/b.txt", "Wire", date(2024, 9, 6))]) == found


def test_nothing_readable_gives_nothing(tmp_path: Path) -> None:
    assert read([str(tmp_path)]) == Readings()
    with pytest.raises(ReadingError, match=r"nowhere: no such file or folder"):
        read([str(tmp_path / "nowhere")])


@pytest.mark.parametrize("number", ["1" * 5_000, "0x" + "f" * 5_000, "[" * 5_000])
def test_front_matter_without_bounds_costs_one_article(tmp_path: Path, number: str) -> None:
    (tmp_path / "a.txt").write_text("Six people left on Friday.")
    (tmp_path / "b.md").write_text("+++\nsource = 'Wire'\n+++\nFive people left on Friday.")
    (tmp_path / "c.md").write_text(f"+++\nsource = {number}\n+++\nSeven people left on Friday.")
    found = read([str(tmp_path)])
    assert [Path(article.path).name for article in found.articles] == ["a.txt", "b.md"]
    [skipped] = found.skipped
    assert skipped.reason.startswith("front matter, line 2: ")


def test_a_sentence_between_two_rules_is_read(tmp_path: Path) -> None:
    told = "Police said: two men died in the fire on Monday."
    for name in ("a.txt", "b.md"):
        (tmp_path / name).write_text(f"\n---\n\n{told}\n\n---\n\nThe fire began at six.\n")
    assert [told in article.text for article in read([str(tmp_path)]).articles] == [True, True]


def test_standard_input_is_text_or_json_lines() -> None:
    [article] = read(["-", "-"], stdin=io.BytesIO(b"Six people left on Friday.\n")).articles
    assert (article.path, article.source, article.text) == ("-", "stdin", "Six people left on Friday.")
    found = read(["-"], stdin=io.BytesIO(b'{"text": "Six left.", "source": "Wire"}\n{\n'))
    [article], [skip] = found.articles, found.skipped
    assert (article.path, article.source, skip.path) == ("-#1", "Wire", "-#2")
    assert read(["-"], stdin=io.BytesIO(b"")).articles == ()


def test_an_unknown_suffix_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "notes.rst").write_text("Six people left on Friday.")
    assert read([str(tmp_path)]) == Readings()
    [article] = read([str(tmp_path / "notes.rst")]).articles
    assert article.source == "notes"


def test_the_demo_corpus() -> None:
    found = read([str(HOUSE / "corpus")])
    articles = found.articles
    assert (found.skipped, found.notes) == ((), ())
    assert len(articles) >= 12
    assert len({article.source for article in articles}) >= 8
    assert all(article.published and article.title and article.url and article.blocks for article in articles)
    assert {Path(article.path.partition("#")[0]).suffix for article in articles} == {".txt", ".md", ".html", ".jsonl"}


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the shared articles are not there")
def test_the_demo_corpus_is_written_in_its_own_words() -> None:
    theirs = {run for path in (SHARED / "seeds").iterdir() for run in _runs(path.read_text(encoding="utf-8"))}
    articles = read([str(HOUSE / "corpus")]).articles
    assert not [run for article in articles for run in _runs(article.text) if run in theirs]


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return [tuple(words[at : at + 8]) for at in range(len(words) - 7)]


@pytest.mark.skipif(not (SHARED / "news").is_dir(), reason="the shared articles are not there")
def test_real_news_is_read_whole_with_most_dates() -> None:
    found = read([str(SHARED / "news")])
    assert found.skipped == ()
    assert len(found.articles) > 700
    dated = [article for article in found.articles if article.published and "ecbplus" in article.path]
    # Stories of one topic were published within weeks of each other: a date far from its topic's year is wrong.
    years = Counter((article.path.split("/")[-2], article.published.year) for article in dated if article.published)
    alone = [
        key for key, count in years.items() if count == 1 and sum(n for (t, _), n in years.items() if t == key[0]) > 8
    ]
    assert len(dated) > 280
    assert len(alone) <= 3


def test_a_text_as_long_as_a_book_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text("Six people left on Friday. " * 20_000)
    (tmp_path / "story.txt").write_text("Six people left on Friday.")
    found = read([str(tmp_path)])
    [article], [skip] = found.articles, found.skipped
    assert article.path.endswith("story.txt")
    assert skip.reason == "too long for one article (over 500,000 characters); cut it into its articles"


def test_a_guessed_encoding_is_noted_for_each_kind_of_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = "The mayor of München left on Friday."
    for name, text in {
        "a.txt": told,
        "b.md": told,
        "c.jsonl": f'{{"text": "{told}"}}',
        "d.html": f"<html><body><article><p>{told}</p></article></body></html>",
    }.items():
        Path(name).write_bytes(text.encode("cp1252"))
    Path("e.txt").write_text(told, encoding="utf-8")
    found = read(["."])
    assert [article.text for article in found.articles] == [told] * 5
    doubt = "not UTF-8: read as Windows-1252 (Western), which is a guess; save it as UTF-8"
    assert found.notes == tuple(f"{name}: {doubt}" for name in ("a.txt", "b.md", "c.jsonl", "d.html"))
    assert found.skipped == ()


FORMS = (MarkdownFormat(), HtmlFormat(), TableFormat())


@pytest.mark.parametrize("form", FORMS)
def test_own_reports_are_no_articles(tmp_path: Path, form: MarkdownFormat | HtmlFormat | TableFormat) -> None:
    report = tmp_path / f"report{form.suffixes[0]}"
    findings = Findings("bundled", (Article("a.txt", "Wire", "Six left."),))
    report.write_text(form.render(findings), encoding="utf-8")
    (tmp_path / "story.txt").write_text("Claims\n\n3 articles read by nobody.")
    found = read([str(tmp_path)])
    assert [Path(article.path).name for article in found.articles] == ["story.txt"]
    assert (found.skipped, found.notes) == ((), (f"{report.as_posix()}: left out: a report of claims",))
    found = read([str(tmp_path), str(report)])
    [article], [skipped] = found.articles, found.skipped
    assert article.path.endswith("story.txt")
    assert (skipped.path, skipped.reason) == (report.as_posix(), OWN_REPORT)


@given(any_findings(), st.sampled_from((*FORMS, JsonFormat(), YamlFormat())), st.sampled_from(["\n", "\r\n"]))
def test_any_report_is_told(findings: Findings, form: Format, end: str) -> None:
    assert is_report(form.render(findings).replace("\n", end).encode("utf-8", "replace"))


@given(st.binary(max_size=200), st.sampled_from(["", "# Claims\n\n", "╭─ ", "<!DOCTYPE html>"]))
def test_other_bytes_are_no_report(data: bytes, head: str) -> None:
    assert not is_report(head.encode() + data)
