"""Somebody denies what another source tells."""

from __future__ import annotations

from collections.abc import Sequence

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.conflicts.negation import NEGATIONS
from embassy_claims.judging.wording import CONTENT, EMPTY, NAMES, fold
from embassy_claims.model import Claim, Pair, Word

DENIALS = frozenset("deny reject dismiss refute dispute contradict rebuff disavow denial rejection".split())

CLAUSES = frozenset("as while when but after before because although though and".split())
LIMITING = frozenset("just only merely simply".split())  # "not just a rescue" denies nothing
TALK = frozenset("claim allegation accusation assertion report narrative charge".split())


def find_denials(pair: Pair) -> list[Candidate]:
    """A denied claim against one that is held, about the same content."""
    if _denies(pair.a) == _denies(pair.b) or "statement" in (pair.a.kind, pair.b.kind):
        return []
    denied, held = (pair.a, pair.b) if _denies(pair.a) else (pair.b, pair.a)
    if any(fold(w.text) in NEGATIONS for w in held.words):
        return []
    what = _denied(denied)
    shared = what & _common(held)
    if not shared:
        return []
    spans = _carriers(pair.a, shared), _carriers(pair.b, shared)
    signals = {
        "denial: shared words": len(shared) / len(what),
        # "she denied it" is in plain conflict with "she confirmed it"; "it was no raid" is not with her "raid"
        "denial: by the one who held it": float(
            denied.stance != "denied" and bool(held.holder) and held.holder == denied.holder
        ),
        "denial: told by its holder": float(bool(held.holder)),
        "denial: by a negation that nobody holds": float(denied.stance != "denied" and not denied.holder),
    }
    found = candidate("denial", pair, spans, signals, mask="")
    return [found] if found else []


def _denies(claim: Claim) -> bool:
    """A denial, or a claim of what something is not ("it was not a rescue")."""
    after = (*claim.words[1:], None)
    denied = {
        word.head
        for word, following in zip(claim.words, after, strict=False)
        if fold(word.text) in NEGATIONS and not (following and fold(following.text) in LIMITING)
    }
    return claim.stance == "denied" or (
        claim.negated and any(w.dep == "attr" and w.head in denied for w in claim.words)
    )


def _denied(claim: Claim) -> set[str]:
    """The words of what is denied: those behind the word of denial up to the next clause, or all if there is none."""
    marks = DENIALS if claim.stance == "denied" else NEGATIONS
    verbs = [i for i, w in enumerate(claim.words) if fold(w.lemma) in marks]
    words = claim.words[verbs[0] + 1 :] if verbs else claim.words
    ends = [i for i, w in enumerate(words) if fold(w.text) in CLAUSES]
    told = words[: ends[0]] if ends else words
    return _lemmas([w for w in told if w.ent not in NAMES]) - DENIALS - TALK


def _common(claim: Claim) -> set[str]:
    """The words of a claim that are no proper names."""
    return _lemmas([w for w in claim.words if w.pos != "PROPN"])


def _lemmas(words: Sequence[Word]) -> set[str]:
    return {lemma for w in words if w.pos in CONTENT and (lemma := fold(w.lemma)) not in EMPTY}


def _carriers(claim: Claim, shared: set[str]) -> tuple[tuple[int, int], ...]:
    """The word of denial and the shared words."""
    return words_at(claim, [i for i, w in enumerate(claim.words) if fold(w.lemma) in shared | DENIALS | NEGATIONS])
