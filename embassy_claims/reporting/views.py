"""Findings put in the order and the shape in which a person reads them: what table, Markdown and HTML share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from embassy_claims.model import (
    BANDS,
    Agreement,
    Article,
    Band,
    Claim,
    ConflictKind,
    Dispute,
    Finding,
    Findings,
    Side,
    Status,
)
from embassy_claims.reporting.place import where

# From what asks most of a reader to what asks least; a dispute has the first state that one of its findings has.
STATUSES: tuple[Status, ...] = ("new", "baselined", "confirmed", "explained", "dismissed", "ignored")

ClaimKey = tuple[str, int, int, str, str | None]


@dataclass(frozen=True, slots=True)
class Voice:
    """The same words, said by one or more sources: ``claims`` of one holder and stance, and the words in conflict."""

    claims: tuple[Claim, ...]
    conflict: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return sources_of(self.claims)


@dataclass(frozen=True, slots=True)
class SideView:
    """One answer in a dispute, and who gives it."""

    words: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute as it is shown; ``findings`` new ones first, then the surest."""

    id: str
    kind: ConflictKind
    sides: tuple[SideView, ...]
    findings: tuple[Finding, ...]

    @property
    def status(self) -> Status:
        return min((finding.status for finding in self.findings), key=STATUSES.index)

    @property
    def confidence(self) -> float:
        """Of the surest finding in the state that the dispute is shown in."""
        return max(found.verdict.confidence for found in self.findings if found.status == self.status)

    @property
    def band(self) -> Band:
        return next(found.band for found in self.findings if found.status == self.status)


def kind_of(finding: Finding) -> ConflictKind:
    """The kind of conflict, "other" where the judge named none."""
    return finding.verdict.conflict.kind if finding.verdict.conflict else "other"


def severity(finding: Finding) -> tuple[bool, int, float, str]:
    """Sort key: new first, then by band and confidence, then by id."""
    return finding.status != "new", BANDS.index(finding.band), -round(finding.verdict.confidence, 3), finding.id


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, new and sure ones first."""
    return tuple(sorted(findings, key=severity))


def articles_by_path(findings: Findings) -> dict[str, Article]:
    """The articles of a run by their path."""
    return {article.path: article for article in findings.articles}


def location(articles: Mapping[str, Article], claim: Claim) -> str:
    """``path:line:column`` of a claim."""
    return where(articles.get(claim.article), claim.article, claim.start)


def dispute_views(findings: Findings) -> tuple[DisputeView, ...]:
    """All disputes, those with something new first; a contradiction that no dispute has is one of its own."""
    by_id = {finding.id: finding for finding in findings.contradictions}
    views: list[DisputeView] = []
    placed: set[str] = set()
    for dispute in findings.disputes:
        found = [by_id[name] for name in dispute.findings if name in by_id]
        placed.update(dispute.findings)
        if found:
            views.append(_view(dispute, found))
    alone = (finding for finding in findings.contradictions if finding.id not in placed)
    views.extend(_view(_dispute_of(finding), [finding]) for finding in alone)
    return tuple(sorted(views, key=lambda view: (*severity(view.findings[0])[:3], view.id)))


def _dispute_of(finding: Finding) -> Dispute:
    conflict = finding.verdict.conflict
    a, b = (conflict.a, conflict.b) if conflict else ((), ())
    sides = (Side(" … ".join(a), (finding.pair.a,)), Side(" … ".join(b), (finding.pair.b,)))
    return Dispute(finding.dispute or finding.id, kind_of(finding), sides, (finding.id,))


def _view(dispute: Dispute, found: list[Finding]) -> DisputeView:
    words = _words_in_conflict(found)
    sides = tuple(SideView(side.words, _voices(side, words)) for side in dispute.sides)
    return DisputeView(dispute.id, dispute.kind, sides, by_severity(found))


def _key(claim: Claim) -> ClaimKey:
    return claim.article, claim.start, claim.end, claim.quote, claim.holder


def _words_in_conflict(found: Iterable[Finding]) -> dict[ClaimKey, list[str]]:
    words: dict[ClaimKey, list[str]] = {}
    for finding in found:
        conflict = finding.verdict.conflict
        if conflict:
            words.setdefault(_key(finding.pair.a), []).extend(conflict.a)
            words.setdefault(_key(finding.pair.b), []).extend(conflict.b)
    return words


def _voices(side: Side, words: Mapping[ClaimKey, list[str]]) -> tuple[Voice, ...]:
    """Claims of a side with equal words, holder and stance together, in the order in which the side has them."""
    groups: dict[tuple[str, str | None, str], list[Claim]] = {}
    for claim in side.claims:
        groups.setdefault((" ".join(claim.quote.casefold().split()), claim.holder, claim.stance), []).append(claim)
    return tuple(Voice(tuple(group), _conflict(group[0], side, words)) for group in groups.values())


def _conflict(claim: Claim, side: Side, words: Mapping[ClaimKey, list[str]]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(words.get(_key(claim), ())))
    return found or ((side.words,) if side.words and side.words in claim.quote else ())


def sources_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The sources of the claims, each once."""
    return tuple(dict.fromkeys(claim.source for claim in claims))


def shortest(agreement: Agreement) -> str:
    """The shortest wording, which is what all of an agreement say."""
    return min((claim.text for claim in agreement.claims), key=lambda text: (len(text), text), default="")


def most_independent_first(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """The agreements, those of most independent sources first, then those of most sources."""
    return tuple(sorted(agreements, key=lambda one: (-one.independent, -len(sources_of(one.claims)), one.id)))


def steps(finding: Finding, articles: Mapping[str, Article]) -> tuple[tuple[Claim, tuple[str, ...]], ...]:
    """The two claims of an update, each with the words that differ; the one published earlier first."""
    conflict = finding.verdict.conflict
    a = (finding.pair.a, conflict.a if conflict else ())
    b = (finding.pair.b, conflict.b if conflict else ())
    first, second = (articles[claim.article].published if claim.article in articles else None for claim, _ in (a, b))
    return (b, a) if first and second and second < first else (a, b)


def pieces(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """The text cut into pieces, each with whether it is one of the given words.

    Words are looked for in turn, whole words first, after the one before and else from the beginning. The pieces
    joined are the text.
    """
    spans: list[tuple[int, int]] = []
    after = 0
    for word in words:
        found = _find(text, word, after) or _find(text, word, 0)
        if found:
            spans.append(found)
            after = found[1]
    cut: list[tuple[str, bool]] = []
    position = 0
    for start, end in _merged(spans):
        cut.extend([(text[position:start], False), (text[start:end], True)])
        position = end
    cut.append((text[position:], False))
    return [(piece, marked) for piece, marked in cut if piece]


def _find(text: str, word: str, after: int) -> tuple[int, int] | None:
    if not word:
        return None
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text, after)
    start = whole.start() if whole else text.find(word, after)
    return (start, start + len(word)) if start >= 0 else None


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
