"""What holds for every format, whatever the articles hold."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree as Xml

import pytest
import yaml
from builders import article, claim, finding, findings
from hypothesis import HealthCheck, given, settings
from report_strategies import any_findings, hidden

from embassy_claims.errors import ClaimsError
from embassy_claims.model import Findings
from embassy_claims.reporting import FORMATS, format_for

NAMES = ("table", "yaml", "json", "sarif", "junit", "github", "markdown", "csv", "html")


def parses(name: str, report: str) -> None:
    """Raise where the report is not what its format says."""
    if name in ("json", "sarif"):
        json.loads(report)
    elif name == "yaml":
        yaml.safe_load(report)
    elif name == "junit":
        Xml.fromstring(report)
    elif name == "csv":
        widths = {len(row) for row in csv.reader(io.StringIO(report), strict=True)}
        assert len(widths) == 1
    elif name == "html":
        HTMLParser().feed(report)


def commands_in(report: str) -> list[str]:
    """The lines of a log that a CI system takes for commands."""
    return [line for line in report.splitlines() if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line]


def test_the_names_of_the_formats_are_fixed() -> None:
    assert tuple(FORMATS) == NAMES
    assert all(form.name == name for name, form in FORMATS.items())


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=any_findings())
def test_any_text_at_all_is_only_text(name: str, found: Findings) -> None:
    report = FORMATS[name].render(found)
    report.encode()
    assert not hidden(report)
    assert report.endswith("\n")
    parses(name, report)
    commands = commands_in(report)
    new = sum(one.status == "new" for one in found.contradictions)
    assert len(commands) == (new + len(found.notes) if name == "github" else 0)
    assert FORMATS[name].render(found) == report


@pytest.mark.parametrize("name", NAMES)
def test_nothing_found_is_a_report_too(name: str) -> None:
    report = FORMATS[name].render(findings())
    parses(name, report)
    assert report.endswith("\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_that_no_dispute_or_article_knows_is_still_shown(name: str) -> None:
    gone = article("gone.txt", "Six gates were shut.")
    alone = finding(claim(gone), claim(article()), kind="other", number=7)
    assert "0000000007" in FORMATS[name].render(findings(contradictions=(alone,), disputes=()))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("report.yaml", "yaml"),
        ("report.YML", "yaml"),
        ("out/report.json", "json"),
        ("claims.sarif", "sarif"),
        ("claims.sarif.json", "sarif"),
        ("junit.xml", "junit"),
        ("summary.md", "markdown"),
        ("rows.csv", "csv"),
        ("page.html", "html"),
        ("screen.txt", "table"),
    ],
)
def test_a_files_ending_means_a_format(path: str, name: str) -> None:
    assert format_for(path) == name


def test_an_unknown_ending_is_one_clear_line() -> None:
    with pytest.raises(ClaimsError) as raised:
        format_for("re\nport.pdf")
    assert "re port.pdf: no format is known by this ending" in str(raised.value)
    assert "\n" not in str(raised.value)
