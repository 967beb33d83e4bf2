"""SARIF 2.1.0: one result a contradiction, with both articles as locations.

Every contradiction that somebody or a rule has dealt with (any state but new) carries a suppression of kind "external"
with the reason, so that a code scanning page shows as open just what is new.
"""

from __future__ import annotations

from collections.abc import Mapping

from embassy_claims import __version__
from embassy_claims.model import CONFLICT_KINDS, Article, Band, Claim, ConflictKind, Finding, Findings, Skipped
from embassy_claims.reporting.counts import summary_line
from embassy_claims.reporting.document import Entry, Value, number
from embassy_claims.reporting.escape import one_line, sarif_message
from embassy_claims.reporting.ink import who
from embassy_claims.reporting.json_report import to_json
from embassy_claims.reporting.kinds import KINDS
from embassy_claims.reporting.place import file_and_line, span, uri
from embassy_claims.reporting.views import articles_by_path, by_severity, kind_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "claimsFingerprint/v1"
_LEVELS: dict[Band, str] = {"high": "error", "medium": "warning", "low": "note"}


class SarifFormat:
    """The contradictions as SARIF, for code scanning."""

    name: str = "sarif"
    suffixes: tuple[str, ...] = (".sarif", ".sarif.json")

    def render(self, findings: Findings) -> str:
        articles = articles_by_path(findings)
        run: Entry = {
            "tool": {"driver": _driver()},
            "columnKind": "unicodeCodePoints",
            "invocations": [_invocation(findings)],
            "results": [_result(finding, articles) for finding in by_severity(findings.contradictions)],
            "properties": {"judge": findings.judge},
        }
        return to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> Entry:
    return {
        "name": "embassy-claims",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(kind) for kind in CONFLICT_KINDS],
    }


def _rule(kind: ConflictKind) -> Entry:
    text = KINDS[kind]
    return {
        "id": kind,
        "name": f"{kind.title()}Conflict",
        "shortDescription": {"text": text.short},
        "fullDescription": {"text": f"{text.short} {text.help}"},
        "help": {
            "text": f"{text.help} Then record what you found with: claims review",
            "markdown": f"{text.help}\n\nThen record what you found with `claims review`.",
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["contradiction", kind]},
    }


def _invocation(findings: Findings) -> Entry:
    """That the run worked, and which files it left out."""
    notices: list[Value] = [_notice(skipped) for skipped in findings.skipped]
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": notices,
        "properties": {"summary": summary_line(findings, sum(f.status == "new" for f in findings.contradictions))},
    }


def _notice(skipped: Skipped) -> Entry:
    return {
        "level": "warning",
        "message": {"text": sarif_message(f"Skipped {skipped.path}: {skipped.reason}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file_and_line(skipped.path)[0])}}}],
    }


def _result(finding: Finding, articles: Mapping[str, Article]) -> Entry:
    kind = kind_of(finding)
    a, b = finding.pair.a, finding.pair.b
    return {
        "ruleId": kind,
        "ruleIndex": CONFLICT_KINDS.index(kind),
        "level": _LEVELS[finding.band],
        "rank": number(100 * min(1.0, max(0.0, finding.verdict.confidence)), 1),
        "message": {"text": f"{KINDS[kind].short} {_says(a)}; [{sarif_message(b.source)}](1){_quoted(b)}"},
        "locations": [_location(a, articles), _location(b, articles)],
        "relatedLocations": [{"id": 1, **_location(b, articles)}],
        "partialFingerprints": {FINGERPRINT: finding.id},
        "suppressions": [] if finding.status == "new" else [_suppression(finding)],
        "properties": {
            "dispute": finding.dispute or finding.id,
            "status": finding.status,
            "confidence": number(finding.verdict.confidence),
            "band": finding.band,
        },
    }


def _says(claim: Claim) -> str:
    return sarif_message(claim.source) + _quoted(claim)


def _quoted(claim: Claim) -> str:
    held = f" ({sarif_message(who(claim))})" if who(claim) else ""
    return f"{held}: “{sarif_message(claim.quote)}”"


def _location(claim: Claim, articles: Mapping[str, Article]) -> Entry:
    file, line = file_and_line(claim.article)
    physical: Entry = {"artifactLocation": {"uri": uri(file)}}
    article = articles.get(claim.article)
    found = span(article, claim.start, claim.end) if article else None
    if found:
        names = ("startLine", "startColumn", "endLine", "endColumn")
        physical["region"] = {**dict(zip(names, found, strict=True)), "snippet": {"text": claim.quote}}
    elif line:
        physical["region"] = {"startLine": line}
    return {"physicalLocation": physical, "message": {"text": _says(claim)}}


def _suppression(finding: Finding) -> Entry:
    review = finding.review
    reason = (review.reason if review else finding.ignored) or ("known, nobody has looked" if review else "by a rule")
    return {"kind": "external", "status": "accepted", "justification": f"{finding.status}: {one_line(reason)}"}
