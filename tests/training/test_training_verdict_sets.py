"""The sets that were read for the last step: every place has its form, and where the articles are, it has words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.quality import all_topics, sample
from embassy_claims.model import CONFLICT_KINDS
from training.verdict import sets
from training.verdict.sets import BETWEEN, GOLD, GOLD_TOPICS, LABELS, PARTS, PLACE, articles, listed, names, topic_of

DATA = Path(__file__).resolve().parents[2].parent / "shared"
KINDS = {*CONFLICT_KINDS, "cause", "duration", "person", "time"}  # readers told more kinds apart than the judge does
STRENGTHS = {"clear", "arguable", "update"}
FIELDS = {
    "contradictions": {"id", "type", "strength", "a", "b"},
    "agreements": {"id", "statements"},
    "not_contradictions": {"id", "a", "b"},
}
FILES = sorted(LABELS.glob("*.yaml"))
needs_articles = pytest.mark.skipif(not (DATA / "news").is_dir(), reason="the articles are not beside the repository")


def entries(path: Path) -> list[tuple[str, dict[str, Any]]]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert set(found) <= set(PARTS)
    return [(part, entry) for part in PARTS for entry in found.get(part) or []]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_of_a_label_file_has_its_form(path: Path) -> None:
    topic = re.sub(r"\D", "", path.stem)
    seen = set()
    for part, entry in entries(path):
        assert set(entry) == FIELDS[part], entry
        assert entry["id"] not in seen, entry
        seen.add(entry["id"])
        assert entry.get("type", "number") in KINDS
        assert entry.get("strength", "clear") in STRENGTHS
        for side in FIELDS[part] & {"a", "b", "statements"}:
            assert entry[side], entry
            for place in entry[side]:
                match = PLACE.fullmatch(place)
                assert match is not None, place
                assert int(match["start"]) < int(match["end"]), place
                assert re.fullmatch(rf"{topic}_\d+{path.stem[len(topic) :]}", match["doc"]), place
    assert seen


@needs_articles
@pytest.mark.parametrize("name", names())
def test_every_place_has_words_in_an_article_of_the_set(name: str) -> None:
    known = {Path(path).stem for path in articles(name, DATA)}
    assert known
    if name in GOLD:
        return
    found = listed(name, DATA)
    for entry in (entry for part in PARTS for entry in found[part]):
        for one in (one for side in ("a", "b", "statements") for one in entry.get(side, [])):
            assert one["doc"] in known, one
            assert one["quote"].strip(), one
            assert not one["quote"][0].isspace(), one


@needs_articles
def test_no_article_is_in_two_sets() -> None:
    every = [path for name in names() for path in articles(name, DATA)]
    assert len(every) == len(set(every))


def test_a_set_is_of_the_topic_of_its_articles() -> None:
    assert topic_of("aceh37") == topic_of("37ecb") == topic_of("between the events of 37") == "37"
    assert topic_of("embassy") == ""
    assert {"14", "18", "20", "37"} == GOLD_TOPICS


@needs_articles
def test_no_topic_of_two_events_is_one_that_is_measured_on() -> None:
    assert not GOLD_TOPICS & {*BETWEEN}
    assert not {*sample(all_topics())} & {*BETWEEN}


def write_set(folder: Path, places: str) -> None:
    (folder / "news" / "9").mkdir(parents=True)
    (folder / "news" / "9" / "9_1ecb.txt").write_text("Éva left at six. It rained.", encoding="utf-8")
    (folder / "news" / "9" / "9_1ecbplus.txt").write_text("It snowed.", encoding="utf-8")
    (folder / "9ecb.yaml").write_text(
        f"contradictions:\n- {{id: c1, type: date, strength: clear, a: [{places}], b: [9_1ecb 17-26]}}\nagreements:\n",
        encoding="utf-8",
    )


def test_places_are_read_back_as_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path, "9_1ecb 0-15, 9_1ecb 4-8")
    monkeypatch.setattr(sets, "LABELS", tmp_path)
    assert names() == [*GOLD, "9ecb"]
    assert [Path(path).name for path in articles("9ecb", tmp_path)] == ["9_1ecb.txt"]
    found = listed("9ecb", tmp_path)
    assert (found["agreements"], found["not_contradictions"]) == ([], [])
    (entry,) = found["contradictions"]
    assert entry["a"] == [{"doc": "9_1ecb", "quote": "Éva left at six"}, {"doc": "9_1ecb", "quote": "left"}]
    assert entry["b"] == [{"doc": "9_1ecb", "quote": "It rained"}]
    assert (entry["id"], entry["strength"]) == ("c1", "clear")


@pytest.mark.parametrize("place", ["9_1ecb 0", "9_1ecb", "0-5", "9_1ecb 0-5 left"])
def test_a_place_that_cannot_be_read_is_an_error_that_names_it(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_set(tmp_path, place)
    monkeypatch.setattr(sets, "LABELS", tmp_path)
    with pytest.raises(ValueError, match=f"'{place}' is not an article and two offsets"):
        listed("9ecb", tmp_path)
