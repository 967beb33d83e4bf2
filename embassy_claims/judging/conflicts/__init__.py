"""One conflict finder a file: each names the slot in which two claims may answer one question differently."""

from collections.abc import Mapping

from embassy_claims.judging.conflicts.candidate import Candidate
from embassy_claims.judging.conflicts.clock import find_clocks
from embassy_claims.judging.conflicts.date import find_dates_apart
from embassy_claims.judging.conflicts.denial import find_denials
from embassy_claims.judging.conflicts.name import find_names
from embassy_claims.judging.conflicts.negation import find_negations
from embassy_claims.judging.conflicts.number import find_numbers
from embassy_claims.judging.conflicts.place import find_places
from embassy_claims.judging.conflicts.statement import find_statements
from embassy_claims.judging.happening import two_doers
from embassy_claims.model import Article, Pair

IN_CLAIMS = (find_numbers, find_clocks, find_names, find_negations, find_denials)
IN_ARTICLES = (find_places, find_dates_apart, find_statements)
"""These look at the articles of the two claims, too."""


OF_ONE_DOER = frozenset({"number", "date", "negation"})
"""Kinds of which nothing follows where two different names do one thing: "Reed scored six", "Lamb scored five"."""


def find_all(pair: Pair, articles: Mapping[str, Article]) -> tuple[Candidate, ...]:
    """Every slot in which the two claims may conflict."""
    found = [
        *(candidate for find in IN_CLAIMS for candidate in find(pair)),
        *(candidate for find in IN_ARTICLES for candidate in find(pair, articles)),
    ]
    if found and two_doers(pair.a, pair.b):
        found = [one for one in found if one.conflict.kind not in OF_ONE_DOER]
    return tuple(found)


__all__ = ["Candidate", "find_all"]
