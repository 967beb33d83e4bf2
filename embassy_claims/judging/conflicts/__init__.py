"""One conflict finder a file: each names the slot in which two claims may answer one question differently."""

from embassy_claims.judging.conflicts.candidate import Candidate, Finder
from embassy_claims.judging.conflicts.date import find_dates
from embassy_claims.judging.conflicts.denial import find_denials
from embassy_claims.judging.conflicts.framing import find_framings
from embassy_claims.judging.conflicts.negation import find_negations
from embassy_claims.judging.conflicts.number import find_numbers
from embassy_claims.judging.conflicts.place import find_places
from embassy_claims.judging.conflicts.statement import find_statements

FINDERS: tuple[Finder, ...] = (
    find_numbers,
    find_dates,
    find_places,
    find_negations,
    find_denials,
    find_statements,
    find_framings,
)

__all__ = ["FINDERS", "Candidate", "Finder"]
