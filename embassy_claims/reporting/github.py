"""GitHub workflow commands: an annotation for each of the most severe new contradictions.

A warning is one that fails a check as it stands; one of low confidence, which does not, is a notice.

GitHub shows ten annotations of a kind for a step; the rest is counted in one line.
"""

from __future__ import annotations

from collections.abc import Mapping

from embassy_claims.model import Article, Claim, Finding, Findings
from embassy_claims.reporting.counts import failing, number_of, summary_line
from embassy_claims.reporting.escape import github_message, github_property, one_line
from embassy_claims.reporting.ink import who
from embassy_claims.reporting.place import file_and_line, span
from embassy_claims.reporting.views import articles_by_path, by_severity, kind_of, location

MOST = 10


class GithubFormat:
    """The new contradictions as annotations in the log of a GitHub job."""

    name: str = "github"
    suffixes: tuple[str, ...] = ()

    def render(self, findings: Findings) -> str:
        articles = articles_by_path(findings)
        new = [finding for finding in by_severity(findings.contradictions) if finding.status == "new"]
        lines = [_annotation(finding, articles) for finding in new[:MOST]]
        if len(new) > MOST:
            more = f"{number_of(len(new) - MOST, 'more new contradiction')}; the full report has them all"
            lines.append(_notice(more))
        lines += map(_notice, findings.notes)  # that nothing was compared is no green light
        lines.append(one_line(f"claims: {summary_line(findings, failing(findings))}"))
        return "\n".join(lines) + "\n"


def _notice(message: str) -> str:
    return f"::notice title=claims::{github_message(one_line(message))}"


def _annotation(finding: Finding, articles: Mapping[str, Article]) -> str:
    a, b = finding.pair.a, finding.pair.b
    file, line = file_and_line(a.article)
    article = articles.get(a.article)
    found = span(article, a.start, a.end) if article else None
    properties = [("file", file)]
    if found:
        properties += [("line", str(found[0])), ("endLine", str(found[2]))]
        if found[0] == found[2]:  # GitHub takes columns only within one line
            properties += [("col", str(found[1])), ("endColumn", str(found[3]))]
    elif line:
        properties.append(("line", str(line)))
    properties.append(("title", f"Contradiction ({kind_of(finding)}, {finding.band} confidence) {finding.id}"))
    settings = ",".join(f"{name}={github_property(value)}" for name, value in properties)
    message = f"{_says(a, articles)}\n{_says(b, articles)}"
    level = "notice" if finding.band == "low" else "warning"
    return f"::{level} {settings}::{github_message(message)}"


def _says(claim: Claim, articles: Mapping[str, Article]) -> str:
    parts = [claim.source, who(claim), location(articles, claim)]
    return one_line(f"{' · '.join(part for part in parts if part)}: {claim.quote}")
