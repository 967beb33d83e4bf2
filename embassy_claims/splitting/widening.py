"""Quotes long enough to be evidence: three words torn from a sentence tell a reader nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from embassy_claims.model import Article, Claim

LEAST = 6  # words, where the sentence has them
WORD = re.compile(r"\S+")


def widen(claim: Claim, article: Article) -> Claim:
    """The claim with words of its sentence before, then after, added to a quote of fewer than ``LEAST`` words.

    ``words`` stay those that the claim was made from.
    """
    missing = LEAST - len(claim.quote.split())
    first, last = claim.sentence
    if missing <= 0 or (claim.start, claim.end) == (first, last):
        return claim
    before = [match.start() + first for match in WORD.finditer(article.text[first : claim.start])]
    start = before[-missing:][0] if before else claim.start
    missing -= len(before)
    after = [match.end() + claim.end for match in WORD.finditer(article.text[claim.end : last])]
    end = after[:missing][-1] if missing > 0 and after else claim.end
    return replace(claim, start=start, end=end, quote=article.text[start:end])
