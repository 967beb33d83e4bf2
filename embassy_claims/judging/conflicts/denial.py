"""Somebody denies what another source tells."""

from __future__ import annotations

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.wording import CONTENT, EMPTY, fold
from embassy_claims.model import Claim, Pair

DENIALS = frozenset("deny reject dismiss refute dispute contradict rebuff disavow denial rejection".split())


def find_denials(pair: Pair) -> list[Candidate]:
    """A denied claim against one that is held, about the same content."""
    if (pair.a.stance == "denied") == (pair.b.stance == "denied"):
        return []
    if "statement" in (pair.a.kind, pair.b.kind):
        return []
    shared = _lemmas(pair.a) & _lemmas(pair.b)
    spans = _carriers(pair.a, shared), _carriers(pair.b, shared)
    signals = {"denial: shared words": min(len(shared), 4) / 4}
    found = candidate("denial", pair, spans, signals, mask="") if shared else None
    return [found] if found else []


def _lemmas(claim: Claim) -> set[str]:
    return {fold(w.lemma) for w in claim.words if w.pos in CONTENT and fold(w.lemma) not in EMPTY | DENIALS}


def _carriers(claim: Claim, shared: set[str]) -> tuple[tuple[int, int], ...]:
    """The word of denial and the shared words."""
    return words_at(claim, [i for i, w in enumerate(claim.words) if fold(w.lemma) in shared | DENIALS])
