"""Two times of one event that exclude each other."""

from __future__ import annotations

import re
from datetime import date

from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.judging.happening import same_verb
from embassy_claims.judging.wording import Span
from embassy_claims.model import Claim, Pair, When

NEAR_DAYS = 1  # reports across time zones and of nights differ by a day
RELATIVE = re.compile(r"\b(?:later|after|afterwards|earlier|before|ago|previously)\b", re.IGNORECASE)
FAR_DAYS = 200  # further apart they are two events


def find_dates(pair: Pair) -> list[Candidate]:
    """Resolved times that do not touch, and a time before against the time itself."""
    a, b = pair.a.when, pair.b.when
    if a is None or b is None or not same_verb(pair.a, pair.b):
        return []
    if RELATIVE.search(a.text) and RELATIVE.search(b.text):  # counted from two anchors, each a guess
        return []
    gap = days_apart(a, b)
    spans = _place(pair.a, a), _place(pair.b, b)
    if gap is None or not NEAR_DAYS < gap <= FAR_DAYS or not spans[0] or not spans[1]:
        return []
    found = candidate("date", pair, spans, {"date: days apart": gap / FAR_DAYS}, mask="then")
    return [found] if found else []


def days_apart(a: When, b: When) -> int | None:
    """Days between two periods, 0 where they touch, None where one is not known."""
    first_a, last_a = a.first or date.min, a.last or date.max
    first_b, last_b = b.first or date.min, b.last or date.max
    if (a.first, a.last) == (None, None) or (b.first, b.last) == (None, None):
        return None
    return max((first_b - last_a).days, (first_a - last_b).days, 0)


def _place(claim: Claim, when: When) -> tuple[Span, ...]:
    at = claim.quote.find(when.text)
    return ((claim.start + at, claim.start + at + len(when.text)),) if at >= 0 and when.text else ()
