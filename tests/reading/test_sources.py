from __future__ import annotations

from datetime import date

from embassy_claims.model import Article
from embassy_claims.reading.sources import complete
from embassy_claims.settings import SourceRule


def sources(paths: list[str], *rules: SourceRule) -> list[str]:
    return [article.source for article in complete([Article(path, "", "Some text.") for path in paths], rules)]


def test_without_a_rule_the_file_names_its_source() -> None:
    assert sources(["corpus/wire.txt", "corpus/two.a.md", "lines.jsonl#3", "-", "-#2"]) == [
        "wire",
        "two.a",
        "lines#3",
        "stdin",
        "stdin#2",
    ]


def test_files_of_one_name_are_still_sources_of_their_own() -> None:
    assert sources(["x/monday/1.txt", "x/tuesday/1.txt", "x/2.txt"]) == ["monday/1", "tuesday/1", "2"]
    assert len(set(sources(["a/1.txt", "a/1.md", "1.txt"]))) == 3


def test_the_first_rule_that_matches_counts() -> None:
    rules = [SourceRule("corpus/wire-*.txt", "Wire", date(2024, 9, 6), "en"), SourceRule("corpus/*", "Rest")]
    assert sources(["corpus/wire-1.txt", "corpus/b.txt", "other/b.txt"], *rules) == ["Wire", "Rest", "b"]
    [article] = complete([Article("corpus/wire-1.txt", "", "Text.")], rules)
    assert (article.published, article.language) == (date(2024, 9, 6), "en")


def test_rules_match_case_other_folders_and_lines() -> None:
    rule = SourceRule("corpus/wire*", "Wire")
    assert sources(["corpus/WIRE.txt"], rule) == ["WIRE"]
    assert sources(["../corpus/wire.txt", "/home/ana/corpus/wire.txt"], rule) == ["Wire", "Wire"]
    assert sources(["corpus/wire.jsonl#2"], SourceRule("corpus/*.jsonl", "Wire")) == ["Wire"]


def test_what_the_file_says_goes_before_the_rule_and_the_rule_before_the_dateline() -> None:
    text = "Bridge closed\nMay 1, 2013\nThe bridge is closed."
    told = Article("a.txt", "Ledger", text, published=date(2013, 5, 3))
    untold = Article("b.txt", "", text)
    rule = SourceRule("*.txt", "Wire", date(2013, 5, 2))
    assert [(a.source, a.published) for a in complete([told, untold], [rule])] == [
        ("Ledger", date(2013, 5, 3)),
        ("Wire", date(2013, 5, 2)),
    ]
    assert complete([untold], [])[0].published == date(2013, 5, 1)


def test_the_agency_of_the_dateline_goes_after_the_rule_and_before_the_name_of_the_file() -> None:
    text = "Bridge closed\nBRENNICK, May 1, 2013 (Fjord Radio) - The bridge is closed."
    articles = [Article("a.txt", "Ledger", text), Article("b.txt", "", text), Article("c.txt", "", text)]
    told = complete(articles, [SourceRule("b.txt", "Wire")])
    assert [article.source for article in told] == ["Ledger", "Wire", "Fjord Radio"]
