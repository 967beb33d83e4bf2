"""The measuring of claims: what the scorer is given and what is read of it, clauses, costs, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import article, claim

from benchmarks import claims as measuring
from embassy_claims.model import Article, Claim

SCORER = """
import json, sys
from pathlib import Path

made, *gold = [word for word in sys.argv[1:] if word != "-v"]
told = [one for each in json.loads(Path(made).read_text())["articles"] for one in each["claims"]]
golden = "".join(Path(path).read_text() for path in gold)
print(f"coverage       {len(told)}/{golden.count('quote')} = {len(told) / golden.count('quote'):.3f}")
if "atomic:" in golden:
    print("atomic         ideal→mine 0.875  mine→ideal 0.900  count ratio 1.05  (2 sentences)")
if "-v" in sys.argv:
    print("not covered:")
"""
GOLD = "agreements:\n- quote\n- quote\n- quote\n- quote\natomic:\n- sentence\n"


def parsed(parse: str) -> Any:
    """A document of "Berg NNP nsubj 1 | left VBD ROOT 1": text, tag, relation, head."""
    tokens = [SimpleNamespace(i=i, children=[]) for i in range(parse.count(" | ") + 1)]
    for token, line in zip(tokens, parse.split(" | "), strict=True):
        _, token.tag_, token.dep_, head = line.split()
        token.head = tokens[int(head)]
        if token.head is not token:
            token.head.children.append(token)
    return tokens


class Given:
    """A parser that knows what comes of each text, and keeps what it was asked."""

    name, version, language = "given", "1", "en"

    def __init__(self, known: dict[str, str] | None = None) -> None:
        self.known = known
        self.asked: list[str] = []

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        for text in texts:
            self.asked.append(text)
            yield parsed(self.known[text] if self.known else "It PRP nsubj 0")


BERG_LEFT = "Berg NNP nsubj 1 | left VBD ROOT 1"


@pytest.mark.parametrize(
    "parse",
    [
        f"{BERG_LEFT} | and CC cc 1 | Lund NNP nsubj 4 | stayed VBD conj 1",
        f"{BERG_LEFT} | , , punct 1 | Lund NNP nsubj 4 | stayed VBD parataxis 1",
        "It PRP nsubj 1 | rained VBD ccomp 4 | , , punct 4 | Berg NNP nsubj 4 | said VBD ROOT 4",
        f"{BERG_LEFT} | , , punct 1 | Lund NNP nsubj 5 | was VBD aux 5 | staying VBG conj 1",
        f"{BERG_LEFT} | ; : punct 1 | Lund NNP nsubjpass 5 | was VBD auxpass 5 | held VBN conj 1",
        f"{BERG_LEFT} | , , punct 1 | there EX expl 4 | is VBZ conj 1",
        f"{BERG_LEFT} | Lund NNP nsubj 3 | stayed VBD ROOT 3",
    ],
    ids=["joined", "side by side", "told before", "auxiliary", "passive", "there is", "two sentences"],
)
def test_two_finite_clauses_of_which_none_is_below_the_other(parse: str) -> None:
    assert measuring.is_double(parsed(parse))


@pytest.mark.parametrize(
    "parse",
    [
        BERG_LEFT,
        f"{BERG_LEFT} | and CC cc 1 | slept VBD conj 1",
        f"{BERG_LEFT} | , , punct 1 | Lund NNP nsubj 4 | staying VBG conj 1",
        "Berg NNP nsubj 1 | said VBD ROOT 1 | it PRP nsubj 3 | rained VBD ccomp 1",
        f"{BERG_LEFT} | as IN mark 4 | Lund NNP nsubj 4 | stayed VBD advcl 1",
        "Berg NNP nsubj 1 | said VBD ROOT 1 | it PRP nsubj 3 | rained VBD ccomp 1 | he PRP nsubj 5 | slept VBD conj 3",
        "Sunday NNP ROOT 0 | Berg NNP nsubj 2 | left VBD conj 0",
        f"{BERG_LEFT} | Arlen NNP ROOT 2",
        "",
    ],
    ids=["one", "no subject", "not finite", "told after", "below", "both below", "no verb", "a name", "nothing"],
)
def test_one_clause_or_one_below_another(parse: str) -> None:
    assert not measuring.is_double(parsed(parse) if parse else [])


def test_the_shape_is_that_of_the_body() -> None:
    of = article("a.txt", "Berg left Arlen. It rained and Lund stayed at home. Rain.")
    head = claim(of, "Rain.", role="headline")
    single, double = claim(of, "Berg left Arlen."), claim(of, "It rained and Lund stayed at home.")
    parser = Given(
        {
            single.text: f"{BERG_LEFT} | Arlen NNP dobj 1",
            double.text: "It PRP nsubj 1 | rained VBD ROOT 1 | Lund NNP nsubj 3 | stayed VBD conj 1",
        }
    )
    assert measuring.shape([head, single, double, single], parser) == {
        "words per claim, median": 3,
        "share with two independent finite clauses": 0.3333,
    }
    assert parser.asked == [single.text, double.text, single.text]


def test_the_cost_is_the_better_of_two_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0, 4, 10, 18, 20, 22, 30, 39.0])
    split: list[Sequence[Article]] = []
    monkeypatch.setattr(measuring, "time", SimpleNamespace(process_time=moments.__next__))
    monkeypatch.setattr(measuring, "split", lambda articles, _: split.append(articles))
    parser, given = Given(), [article("a.txt", "One.\n \n\nTwo."), article("b.txt", "Three.")]
    assert measuring.cost(given, parser) == {
        "seconds, parser alone": 2,
        "seconds, splitting": 8,
        "splitting / parser alone": 4,
    }
    assert parser.asked == ["One.", "Two.", "Three."] * 2
    assert split == [given] * 2


def test_the_scorer_gets_each_article_with_its_claims_also_one_without() -> None:
    wire, daily = article("wire.txt", "Five left."), article("daily.txt", "Six left.")
    held = claim(wire, "Five", text="Five guards", holder="Ida Berg", stance="alleged")
    assert measuring.document([wire, daily], [held, claim(wire)]) == {
        "articles": [
            {
                "article": "wire.txt",
                "claims": [
                    {"quote": "Five", "text": "Five guards", "holder": "Ida Berg", "stance": "alleged"},
                    {"quote": "Five left.", "text": "Five left.", "holder": None, "stance": "asserted"},
                ],
            },
            {"article": "daily.txt", "claims": []},
        ]
    }


def test_figures_are_the_numbers_in_the_lines_of_the_scorer() -> None:
    printed = (
        "coverage       97/98 = 0.990\n"
        "holder+stance  0/0 = 0.000\n"
        "atomic         ideal→mine 0.878  mine→ideal 0.896  count ratio 0.94  (20 sentences)\n"
        "not covered:\n"
        "  wire: 5/6 = 0.833 of them left\n"
        "  daily: traps 3/4 = 0.750\n"
    )
    assert measuring.figures(printed) == {
        "coverage": 0.99,
        "holder+stance": 0.0,
        "ideal to mine": 0.878,
        "mine to ideal": 0.896,
        "count ratio": 0.94,
    }
    assert measuring.figures("") == {}


def test_without_the_articles_it_says_so_and_measures_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(measuring, "SHARED", tmp_path)
    monkeypatch.setattr(measuring, "load_parser", pytest.fail)
    assert measuring.main([]) == 0
    assert capsys.readouterr().out.startswith("skipped: there is no folder ../shared")


def test_a_pooled_set_is_a_set() -> None:
    assert set(measuring.POOLED) < set(measuring.SETS)


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of results, where three sets of one, two and three articles are there, the first two of them pooled.

    Each line of an article is a claim; the scorer counts claims, and the quotes of the gold sets.
    """
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "score_claims.py").write_text(SCORER, encoding="utf-8")
    sets = {name: measuring.GoldSet(f"news/{name}/*.txt", (name,)) for name in ("one", "two", "three")}
    for number, name in enumerate(sets, 1):
        (gold / f"{name}.yaml").write_text(GOLD, encoding="utf-8")
        (tmp_path / "news" / name).mkdir(parents=True)
        for place in range(number):
            (tmp_path / "news" / name / f"{place}.txt").write_text(f"Ferry {place} of {name} left Arlen.\n")

    def split(articles: Sequence[Article], _: object) -> list[Claim]:
        return [claim(one) for one in articles]

    monkeypatch.setattr(measuring, "SHARED", tmp_path)
    monkeypatch.setattr(measuring, "SETS", sets)
    monkeypatch.setattr(measuring, "POOLED", ("one", "two"))
    monkeypatch.setattr(measuring, "RESULTS", tmp_path / "results" / "claims.json")
    monkeypatch.setattr(measuring, "load_parser", lambda _: Given())
    monkeypatch.setattr(measuring, "split", split)
    monkeypatch.setattr(measuring, "time", SimpleNamespace(process_time=count().__next__))
    return tmp_path / "results" / "claims.json"


def test_every_set_is_scored_and_those_of_a_pool_together(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measuring.main([]) == 0
    kept = json.loads(results.read_text(encoding="utf-8"))
    assert kept.keys() == {"one", "two", "three", "pooled", "shape", "time"}
    assert [kept[name]["coverage"] for name in ("one", "two", "three", "pooled")] == [0.25, 0.5, 0.75, 0.375]
    assert kept["one"]["count ratio"] == 1.05
    assert kept["shape"]["words per claim, median"] == 6
    assert kept["time"]["splitting / parser alone"] == 1
    printed = capsys.readouterr().out
    assert "two: 2 articles, 2 claims" in printed
    assert "pooled: one, two\n" in printed
    assert "not covered" not in printed


@pytest.mark.parametrize(
    ("options", "covered"),
    [
        (["--set", "two"], ["2/4"]),
        (["--set", "two", "--set", "one"], ["2/4", "1/4", "3/8"]),
        (["--no-atomic"], ["1/4", "2/4", "3/4", "3/8"]),
    ],
)
def test_a_part_is_printed_and_not_kept(
    options: list[str], covered: list[str], results: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measuring.main(options) == 0
    printed = capsys.readouterr().out
    assert [line.split()[1] for line in printed.splitlines() if line.startswith("coverage")] == covered
    assert ("atomic" in printed) is ("--no-atomic" not in options)
    assert not results.exists()


def test_what_was_missed_is_listed_when_asked(results: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert measuring.main(["-v"]) == 0
    assert capsys.readouterr().out.count("not covered:") == 4
    assert results.exists()
