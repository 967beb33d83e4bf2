"""One claim says that it is so, the other that it is not."""

from __future__ import annotations

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.happening import same_verb
from embassy_claims.judging.wording import fold
from embassy_claims.model import Claim, Pair

NEGATIONS = frozenset("no not n't never nobody none nothing neither nor without no-one".split())
# Words of state whose opposites news uses for the same question; each side is one answer.
OPPOSITES: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        (
            "undamaged intact unscathed unharmed unhurt uninjured",
            "damaged destroyed topple toppled wrecked hurt injured",
        ),
        ("alive safe survive", "dead killed die"),
        ("open reopen reopened", "closed shut close"),
        ("guilty", "innocent acquitted"),
        ("accept agree approve allow permit grant", "reject refuse deny block ban"),
        ("win won", "lose lost"),
        ("rise increase grow climb", "fall drop decline decrease shrink"),
        ("arrive enter", "leave depart flee"),
        ("begin start", "end stop finish"),
        ("free release", "hold detain jail imprison"),
        ("possible likely", "impossible unlikely"),
    )
)


def find_negations(pair: Pair) -> list[Candidate]:
    """Polarity that differs, or a word against its opposite."""
    found = [_polarity(pair), _opposites(pair)]
    return [each for each in found if each is not None]


def _polarity(pair: Pair) -> Candidate | None:
    told = "denied" in (pair.a.stance, pair.b.stance)
    if pair.a.negated == pair.b.negated or told or not same_verb(pair.a, pair.b):
        return None
    spans = _predicate(pair.a), _predicate(pair.b)
    signals = {"negation: same verb": float(bool(pair.a.verb) and pair.a.verb == pair.b.verb)}
    return candidate("negation", pair, spans, signals, mask="")


def _predicate(claim: Claim) -> tuple[tuple[int, int], ...]:
    """The negation words and the main verb."""
    indices = [i for i, w in enumerate(claim.words) if fold(w.text) in NEGATIONS]
    verbs = [i for i, w in enumerate(claim.words) if w.lemma == claim.verb and w.pos in ("VERB", "AUX")]
    return words_at(claim, sorted({*indices, *verbs[:1]}))


def _opposites(pair: Pair) -> Candidate | None:
    if pair.a.negated != pair.b.negated:
        return None
    in_a, in_b = _folded(pair.a), _folded(pair.b)
    for one, other in OPPOSITES:
        for left, right in ((one, other), (other, one)):
            if left & in_a and right & in_b and not right & in_a and not left & in_b:
                spans = words_at(pair.a, _stands(pair.a, left)), words_at(pair.b, _stands(pair.b, right))
                return candidate("negation", pair, spans, {"negation: opposites": 1.0})
    return None


def _folded(claim: Claim) -> frozenset[str]:
    """The words of a claim and their lemmas."""
    return frozenset(fold(text) for word in claim.words for text in (word.lemma, word.text))


def _stands(claim: Claim, lemmas: frozenset[str]) -> list[int]:
    return [i for i, w in enumerate(claim.words) if fold(w.lemma) in lemmas or fold(w.text) in lemmas]
