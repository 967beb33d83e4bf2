"""JUnit XML: one test case a contradiction; it fails where it is new and is skipped where it has been dealt with."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from embassy_claims.model import Article, Claim, Finding, Findings
from embassy_claims.reporting.counts import failing, summary_line
from embassy_claims.reporting.escape import one_line
from embassy_claims.reporting.ink import review_words, who
from embassy_claims.reporting.kinds import KINDS
from embassy_claims.reporting.place import file_and_line, place
from embassy_claims.reporting.views import articles_by_path, by_severity, kind_of, location


class JunitFormat:
    """The contradictions as test cases, for the test page of a CI system."""

    name: str = "junit"
    suffixes: tuple[str, ...] = (".xml",)

    def render(self, findings: Findings) -> str:
        articles = articles_by_path(findings)
        found = by_severity(findings.contradictions)
        new = sum(finding.status == "new" for finding in found)
        numbers = {
            "tests": str(len(found)),
            "failures": str(new),
            "errors": "0",
            "skipped": str(len(found) - new),
            "time": "0",
        }
        root = Xml.Element("testsuites", {"name": "claims", **numbers})
        suite = Xml.SubElement(root, "testsuite", {"name": "contradictions", **numbers})
        for finding in found:
            _case(suite, finding, articles)
        Xml.SubElement(suite, "system-out").text = one_line(summary_line(findings, failing(findings)))
        if findings.skipped:
            lines = [one_line(f"skipped {skipped.path}: {skipped.reason}") for skipped in findings.skipped]
            Xml.SubElement(suite, "system-err").text = "\n".join(lines)
        Xml.indent(root)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _case(suite: Xml.Element, finding: Finding, articles: Mapping[str, Article]) -> None:
    a, b = finding.pair.a, finding.pair.b
    kind = kind_of(finding)
    title = f"{finding.id} {kind}: {a.source} against {b.source}"
    file, line = file_and_line(a.article)
    known = place(articles[a.article], a.start) if a.article in articles else None
    line = known[0] if known else line
    attributes = {"classname": f"claims.{kind}", "name": one_line(title), "file": one_line(file), "time": "0"}
    if line:
        attributes["line"] = str(line)
    case = Xml.SubElement(suite, "testcase", attributes)
    if finding.status == "new":
        message = f"{finding.band} confidence: {KINDS[kind].short}"
        failure = Xml.SubElement(case, "failure", {"type": kind, "message": message})
        failure.text = "\n".join([_says("A", a, articles), _says("B", b, articles)])
    else:
        words = review_words(finding.review) if finding.review else finding.ignored
        message = one_line(f"{finding.status}: {words}" if words else finding.status)
        Xml.SubElement(case, "skipped", {"message": message})


def _says(side: str, claim: Claim, articles: Mapping[str, Article]) -> str:
    parts = [claim.source, who(claim), location(articles, claim)]
    return one_line(f"{side}: {' · '.join(part for part in parts if part)}: {claim.quote}")
