"""CSV: one row a judged pair, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from embassy_claims.model import Article, Claim, Finding, Findings
from embassy_claims.reporting.escape import csv_cell
from embassy_claims.reporting.ink import day
from embassy_claims.reporting.place import place
from embassy_claims.reporting.views import articles_by_path

_SIDE = ("source", "published", "article", "line", "holder", "stance", "quote", "conflict")
COLUMNS = (
    *("result", "id", "group", "kind", "confidence", "band", "status", "reason"),
    *(f"a_{name}" for name in _SIDE),
    *(f"b_{name}" for name in _SIDE),
)


class CsvFormat:
    """Contradictions, updates and agreements as rows. ``group`` is the dispute, or the agreement."""

    name: str = "csv"
    suffixes: tuple[str, ...] = (".csv",)

    def render(self, findings: Findings) -> str:
        articles = articles_by_path(findings)
        out = io.StringIO()
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        for finding, group in _pairs(findings):
            rows.writerow(csv_cell(cell) for cell in _row(finding, group, articles))
        return out.getvalue()


def _pairs(findings: Findings) -> Iterable[tuple[Finding, str]]:
    for finding in findings.contradictions:
        yield finding, finding.dispute or finding.id
    for finding in findings.updates:
        yield finding, ""
    for agreement in findings.agreements:
        for finding in agreement.findings:
            yield finding, agreement.id


def _row(finding: Finding, group: str, articles: Mapping[str, Article]) -> list[str]:
    conflict = finding.verdict.conflict
    reviewed = finding.verdict.label == "contradiction"
    return [
        finding.verdict.label,
        finding.id,
        group,
        conflict.kind if conflict else "",
        f"{finding.verdict.confidence:.3f}",
        finding.band,
        finding.status if reviewed else "",
        finding.review.reason if finding.review else finding.ignored,
        *_side(finding.pair.a, conflict.a if conflict else (), articles),
        *_side(finding.pair.b, conflict.b if conflict else (), articles),
    ]


def _side(claim: Claim, words: tuple[str, ...], articles: Mapping[str, Article]) -> list[str]:
    article = articles.get(claim.article)
    found = place(article, claim.start) if article else None
    return [
        claim.source,
        day(article),
        claim.article,
        str(found[0]) if found else "",
        claim.holder or "",
        claim.stance,
        claim.quote,
        " | ".join(words),
    ]
