"""Findings meet the reviews: which contradictions are new, which are decided, and which reviews have lost theirs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from embassy_claims.model import Claim, Finding, Review
from embassy_claims.reviewing.carry import Carried, Carrying, review_sides
from embassy_claims.reviewing.fingerprint import normalise, plain
from embassy_claims.reviewing.rules import Rules
from embassy_claims.settings import Settings


def apply_reviews(
    findings: Sequence[Finding],
    settings: Settings,
    scanned: Collection[str] | None = None,
    claims: Iterable[Claim] = (),
) -> tuple[list[Finding], list[Review]]:
    """The findings with their status, in the order given, and the stale reviews, in the order of the ledger.

    A contradiction takes the review with its id, else one that carries over (see ``carry``); where an ``ignore:`` rule
    applies the status is ``ignored`` whatever was decided. Findings that are not contradictions pass as they are.

    ``scanned`` are the sources *all* of whose articles were read; None says that all of the corpus was. A
    review is stale only when no finding has it, both its sources are in ``scanned``, and a claim of it is
    not among ``claims`` (those of this run): so a run over part of the corpus, or a change of model or
    threshold, makes no review stale.
    """
    contradictions = [finding for finding in findings if finding.verdict.label == "contradiction"]
    exact = _exact(contradictions, settings.reviews)
    carried = _carry([one for one in contradictions if id(one) not in exact], exact.values(), settings.reviews)
    rules = Rules(settings.ignore)
    reviewed = [
        _reviewed(finding, exact.get(id(finding)), carried.get(finding.id), rules)
        if finding.verdict.label == "contradiction"
        else finding
        for finding in findings
    ]
    used = {finding.review.id for finding in reviewed if finding.review}
    unused = [review for review in settings.reviews if review.id not in used]
    return reviewed, _stale(unused, scanned, claims)


def _reviewed(finding: Finding, review: Review | None, carried: Carried | None, rules: Rules) -> Finding:
    if review:
        finding = replace(finding, review=review, status=review.verdict)
    elif carried:
        finding = replace(finding, review=carried.review, status=carried.review.verdict, carried=carried.note)
    rule = rules.rule_for(finding)
    return replace(finding, status="ignored", ignored=rule.reason) if rule else finding


def _exact(findings: Sequence[Finding], reviews: Sequence[Review]) -> dict[int, Review]:
    """The review with the same id, by ``id()`` of the finding.

    Where findings that print different words share an id, which 40 bits make rare but not impossible, only those take
    the review whose words it has.
    """
    by_id = {review.id: review for review in reviews}
    matches = [(finding, by_id[finding.id]) for finding in findings if finding.id in by_id]
    printed: dict[str, set[frozenset[tuple[str, str]]]] = {}
    for finding, _ in matches:
        printed.setdefault(finding.id, set()).add(_printed(finding))
    return {
        id(finding): review
        for finding, review in matches
        if len(printed[finding.id]) == 1
        or _printed(finding) == frozenset((one.source, one.quote) for one in review_sides(review))
    }


def _printed(finding: Finding) -> frozenset[tuple[str, str]]:
    return frozenset((plain(claim.source), normalise(claim.quote)) for claim in (finding.pair.a, finding.pair.b))


def _carry(findings: Sequence[Finding], taken: Iterable[Review], reviews: Sequence[Review]) -> dict[str, Carried]:
    """What each finding without a review of its own inherits, by its id."""
    if not findings or not reviews:
        return {}
    carrying = Carrying(reviews)
    options = [
        (one.order, finding.id, one)
        for finding in {finding.id: finding for finding in findings}.values()
        for one in carrying.candidates(finding)
    ]
    spent = {review.id for review in taken}
    carried: dict[str, Carried] = {}
    for _, finding_id, one in sorted(options, key=lambda option: option[:2]):
        if finding_id in carried or (one.edited and one.review.id in spent):
            continue
        carried[finding_id] = one
        if one.edited:
            spent.add(one.review.id)
    return carried


def _stale(reviews: Sequence[Review], scanned: Collection[str] | None, claims: Iterable[Claim]) -> list[Review]:
    if not reviews:
        return []
    there = {(plain(claim.source), normalise(claim.quote)) for claim in claims}
    return [
        review
        for review in reviews
        if (scanned is None or all(source in scanned for source, _ in review.claims))
        and not all((plain(source), normalise(quote)) in there for source, quote in review.claims)
    ]
