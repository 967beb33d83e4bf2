"""JSON and YAML: one structure."""

from __future__ import annotations

import json
import math
from typing import Any

import yaml
from builders import agreement, article, claim, finding, findings
from hypothesis import given, settings
from hypothesis import strategies as st
from report_strategies import any_findings

from embassy_claims.model import Findings, Skipped
from embassy_claims.reporting.document import number
from embassy_claims.reporting.escape import json_text
from embassy_claims.reporting.json_report import JsonFormat, to_json
from embassy_claims.reporting.yaml_report import YamlFormat

GATE = article("corpus/gate.txt", "The keeper says six lamps burned.\nNobody spoke.")
POST = article("corpus/post.txt", "Only five lamps burned, a clerk denied.")


def load(found: Findings) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(JsonFormat().render(found))
    return loaded


def lamps(**rest: Any) -> Findings:
    six = claim(GATE, "six lamps burned", holder="the keeper")
    five = claim(POST, "Only five lamps burned", stance="denied")
    return findings(
        GATE,
        POST,
        contradictions=(finding(six, five, ("six", "five"), confidence=0.81249, **rest),),
        updates=(finding(six, five, ("six", "five"), label="update", number=2),),
        agreements=(agreement(finding(six, five, label="agreement", number=3)),),
        claims=(six, five),
        pairs=9,
        ruled_out=4,
        skipped=(Skipped("corpus/old.pdf", "no text"),),
    )


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.integers(0, 1000).map(lambda n: n / 1000)
    | st.text(),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(), values, max_size=4),
)


@given(VALUES)
def test_json_is_laid_out_as_the_standard_library_does(value: object) -> None:
    assert to_json(value) == json_text(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def test_json_holds_half_a_character_too() -> None:
    assert to_json(["a\ud800"]) == '[\n  "a\\ud800"\n]\n'


def test_a_contradiction_has_all_that_a_program_needs() -> None:
    entry = load(lamps(status="explained", reason="Two halls.", carried="carried over: edited"))["contradictions"][0]
    assert entry == {
        "id": "0000000001",
        "dispute": "d000000001",
        "kind": "number",
        "confidence": 0.812,
        "band": "high",
        "status": "explained",
        "signals": {"judge": 0.9, "similarity": 0.75},
        "a": {
            "source": "Gate",
            "article": "corpus/gate.txt",
            "quote": "six lamps burned",
            "text": "six lamps burned",
            "start": 16,
            "end": 32,
            "line": 1,
            "column": 17,
            "holder": "the keeper",
            "stance": "asserted",
            "conflict": ["six"],
        },
        "b": {
            "source": "Post",
            "article": "corpus/post.txt",
            "quote": "Only five lamps burned",
            "text": "Only five lamps burned",
            "start": 0,
            "end": 22,
            "line": 1,
            "column": 1,
            "holder": None,
            "stance": "denied",
            "conflict": ["five"],
        },
        "review": {
            "id": "0000000001",
            "verdict": "explained",
            "reason": "Two halls.",
            "by": "ana",
            "on": "2026-11-22",
            "kind": "number",
            "claims": [{"source": "Gate", "text": "six lamps burned"}, {"source": "Post", "text": POST.text[:22]}],
        },
        "carried": "carried over: edited",
    }


def test_updates_and_agreements_have_no_state_and_agreements_name_their_group() -> None:
    report = load(lamps())
    update, agreed = report["updates"][0], report["agreements"][0]
    assert (update["status"], update["dispute"], update["kind"]) == (None, None, "number")
    assert (agreed["status"], agreed["kind"], agreed["a"]["conflict"]) == (None, None, [])
    assert (agreed["group"], agreed["independent"]) == ("g0000000003", 2)


def test_a_dispute_has_its_sides_and_its_findings() -> None:
    dispute = load(lamps())["disputes"][0]
    assert (dispute["kind"], dispute["status"], dispute["findings"]) == ("number", "new", ["0000000001"])
    assert [side["words"] for side in dispute["sides"]] == ["six", "five"]
    assert [side["sources"] for side in dispute["sides"]] == [["Gate"], ["Post"]]
    assert [side["holders"] for side in dispute["sides"]] == [["the keeper"], [None]]


def test_the_summary_counts_everything() -> None:
    summary = load(lamps())["summary"]
    expected = {"articles": 2, "skipped": 1, "claims": 2, "pairs": 9, "ruled_out": 4, "contradictions": 1, "new": 1}
    assert summary["agreements"] == 1
    assert {name: summary[name] for name in expected} == expected
    assert (summary["confirmed"], summary["ignored"], summary["stale"]) == (0, 0, 0)


@settings(max_examples=60, deadline=None)
@given(any_findings())
def test_quotes_come_back_exactly_and_stand_where_the_offsets_say(found: Findings) -> None:
    texts = {one.path: one.text for one in found.articles}
    report = load(found)
    for entry, one in zip(report["contradictions"], found.contradictions, strict=True):
        for side, told in (("a", one.pair.a), ("b", one.pair.b)):
            assert entry[side]["quote"] == told.quote
            if len(texts) == 2:
                assert texts[entry[side]["article"]][entry[side]["start"] : entry[side]["end"]] == told.quote


@settings(max_examples=60, deadline=None)
@given(any_findings())
def test_yaml_says_what_json_says(found: Findings) -> None:
    in_yaml = yaml.safe_load(YamlFormat().render(found))
    without_surrogates = json.dumps(load(found)).encode()
    if b"\\ud" not in without_surrogates:
        assert in_yaml == load(found)
    assert list(in_yaml) == list(load(found))


def test_numbers_that_json_cannot_hold_are_null() -> None:
    assert number(math.inf) is None
    assert number(math.nan) is None
    assert number(0.12345) == 0.123
