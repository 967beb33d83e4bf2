"""Findings as plain values: the structure that the JSON and the YAML report share (schema 1, see docs/formats.md)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeAlias

from embassy_claims.model import Agreement, Article, Claim, Dispute, Finding, Findings, Review, band
from embassy_claims.reporting.counts import count
from embassy_claims.reporting.place import place
from embassy_claims.reporting.views import STATUSES, articles_by_path, by_severity, kind_of

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Entry: TypeAlias = "dict[str, Value]"

SCHEMA = 1


def document(findings: Findings) -> Entry:
    """The whole report."""
    articles = articles_by_path(findings)
    return {
        "schema": SCHEMA,
        "judge": findings.judge,
        "articles": [_article(article) for article in findings.articles],
        "skipped": [{"path": skipped.path, "reason": skipped.reason} for skipped in findings.skipped],
        "disputes": [_dispute(dispute, findings, articles) for dispute in findings.disputes],
        "contradictions": [_contradiction(finding, articles) for finding in findings.contradictions],
        "updates": [_pair(finding, articles) for finding in findings.updates],
        "agreements": [entry for agreement in findings.agreements for entry in _agreement(agreement, articles)],
        "stale": [_review(review) for review in findings.stale],
        "notes": list(findings.notes),
        "summary": _summary(findings),
    }


def number(value: float, places: int = 3) -> float | None:
    """A finite number rounded; None for one that JSON cannot hold."""
    return round(float(value), places) if math.isfinite(value) else None


def _article(article: Article) -> Entry:
    return {
        "article": article.path,
        "source": article.source,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "url": article.url,
    }


def _dispute(dispute: Dispute, findings: Findings, articles: Mapping[str, Article]) -> Entry:
    names = set(dispute.findings)
    found = by_severity(finding for finding in findings.contradictions if finding.id in names)
    best = max((finding.verdict.confidence for finding in found), default=0.0)
    status = min((finding.status for finding in found), key=STATUSES.index, default=None)
    return {
        "id": dispute.id,
        "kind": dispute.kind,
        "confidence": number(best),
        "band": band(best),
        "status": status,
        "sides": [
            {
                "words": side.words,
                "sources": list(dict.fromkeys(claim.source for claim in side.claims)),
                "holders": list(dict.fromkeys(claim.holder for claim in side.claims)),
                "claims": [_claim(claim, articles) for claim in side.claims],
            }
            for side in dispute.sides
        ],
        "findings": list(dispute.findings),
    }


def _contradiction(finding: Finding, articles: Mapping[str, Article]) -> Entry:
    entry = _pair(finding, articles)
    entry["dispute"] = finding.dispute or finding.id
    entry["kind"] = kind_of(finding)
    entry["status"] = finding.status
    entry["review"] = _review(finding.review) if finding.review else None
    entry["carried"] = finding.carried or None
    return entry


def _agreement(agreement: Agreement, articles: Mapping[str, Article]) -> list[Entry]:
    group: Entry = {"group": agreement.id, "independent": agreement.independent}
    return [{**_pair(finding, articles), **group} for finding in agreement.findings]


def _pair(finding: Finding, articles: Mapping[str, Article]) -> Entry:
    """A judged pair. Only contradictions belong to a dispute and are reviewed: for others those fields are null."""
    conflict = finding.verdict.conflict
    a: Entry = {**_claim(finding.pair.a, articles), "conflict": list(conflict.a) if conflict else []}
    b: Entry = {**_claim(finding.pair.b, articles), "conflict": list(conflict.b) if conflict else []}
    return {
        "id": finding.id,
        "dispute": None,
        "kind": conflict.kind if conflict else None,
        "confidence": number(finding.verdict.confidence),
        "band": finding.band,
        "status": None,
        "signals": {name: value if math.isfinite(value) else None for name, value in finding.verdict.signals},
        "a": a,
        "b": b,
    }


def _claim(claim: Claim, articles: Mapping[str, Article]) -> Entry:
    article = articles.get(claim.article)
    found = place(article, claim.start) if article else None
    return {
        "source": claim.source,
        "article": claim.article,
        "quote": claim.quote,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "line": found[0] if found else None,
        "column": found[1] if found else None,
        "holder": claim.holder,
        "stance": claim.stance,
    }


def _review(review: Review) -> Entry:
    return {
        "id": review.id,
        "verdict": review.verdict,
        "reason": review.reason,
        "by": review.by,
        "on": review.on.isoformat() if review.on else None,
        "kind": review.kind,
        "claims": [{"source": source, "text": text} for source, text in review.claims],
    }


def _summary(findings: Findings) -> Entry:
    numbers = count(findings)
    return {
        "articles": numbers.articles,
        "skipped": numbers.skipped,
        "claims": numbers.claims,
        "pairs": numbers.pairs,
        "ruled_out": numbers.ruled_out,
        "disputes": numbers.disputes,
        "contradictions": numbers.contradictions,
        **dict(numbers.statuses),
        "updates": numbers.updates,
        "agreements": numbers.agreements,
        "agreement_pairs": numbers.agreement_pairs,
        "stale": numbers.stale,
        "carried": numbers.carried,
    }
