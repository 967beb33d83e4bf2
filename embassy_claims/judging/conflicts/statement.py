"""One source says that somebody has not spoken, another tells what they said."""

from __future__ import annotations

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.conflicts.negation import NEGATIONS
from embassy_claims.judging.wording import EMPTY, fold, overlap
from embassy_claims.model import Claim, Pair

SPEECH = frozenset(
    "acknowledge admit announce comment confirm declare deny dismiss explain issue insist reject release respond reply "
    "reveal say speak state statement tell".split()
)
OFFICES = frozenset(
    "administration government minister ministry president regime spokesman spokesperson spokeswoman".split()
)


def find_statements(pair: Pair) -> list[Candidate]:
    """A statement that was not made against words of the same party."""
    for silent, speaking, swap in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        if silent.kind == "statement" and silent.stance == "denied" and _speaks(speaking):
            party = _party(silent), _party(speaking)
            office = bool(party[0] & OFFICES) and bool(party[1] & OFFICES)
            signals = {
                "statement: same party": overlap(party[0] - OFFICES, party[1] - OFFICES),
                "statement: office": float(office),
                "statement: only a denial": float(speaking.stance == "denied"),
            }
            spans = _carriers(silent), _carriers(speaking)
            found = candidate("statement", pair, spans[::-1] if swap else spans, signals, mask="")
            return [found] if found and any(signals.values()) else []
    return []


def _speaks(claim: Claim) -> bool:
    return bool(claim.holder) and not (claim.kind == "statement" and claim.stance == "denied")


def _party(claim: Claim) -> set[str]:
    words = f"{claim.holder or ''} {claim.subject}"
    return {w for w in fold(words).replace("'s", "").split() if len(w) > 2 and w not in EMPTY and w != "the"}


def _carriers(claim: Claim) -> tuple[tuple[int, int], ...]:
    indices = [i for i, w in enumerate(claim.words) if fold(w.lemma) in SPEECH or fold(w.text) in NEGATIONS]
    return words_at(claim, indices or [i for i, w in enumerate(claim.words) if w.lemma == claim.verb][:1])
