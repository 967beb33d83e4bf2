"""What a number in a claim belongs to: the words that tell one count or measure from another of the same kind."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from embassy_claims.judging.wording import alike, fold, jaccard
from embassy_claims.model import Claim, Quantity, Word
from embassy_claims.splitting.figures.unit_words import CURRENCIES

AFTER = 7  # words behind a measure in which the place stands that it is measured from
BESIDE = 3  # words before or behind an age in which its person stands
COMPLEMENTS = frozenset({"of", "for", "against"})
# Words that pick one of several things of a kind: "the second quake", "one of the tremors", "another victim".
PICKING = frozenset(
    "first second third fourth fifth sixth seventh last latest next previous earlier another other main initial final "
    "strongest largest biggest series aftershock".split()
)
CLASSES = {"km": "distance", "magnitude": "magnitude", "age": "age", "%": "share", "percentage point": "share"}


def belonging(a: tuple[Claim, Quantity], b: tuple[Claim, Quantity]) -> dict[str, float]:
    """How far two numbers belong to the same: complement, place or person, picked thing, governing words."""
    return {
        "number: other complement": _differ(_complement(*a), _complement(*b)),
        "number: same place measured from": float(bool(_names_behind(*a) & _names_behind(*b))),
        "number: other person": _differ(_names_beside(*a), _names_beside(*b)),
        "number: other one picked": float(_picked(a[0]) != _picked(b[0])),
        "number: governing words shared": jaccard(_governing(*a), _governing(*b)),
        f"number: {measure(a[1])}": 1.0,
    }


def are_measured_from_two_places(a: tuple[Claim, Quantity], b: tuple[Claim, Quantity]) -> bool:
    """Whether two distances are told from places that share no name, in no spelling."""
    first, second = _names_behind(*a), _names_behind(*b)
    return bool(first and second) and not any(alike(one, other) for one in first for other in second)


def measure(quantity: Quantity) -> str:
    """The class of what is measured."""
    if quantity.unit in CURRENCIES:
        return "money"
    if quantity.unit in CLASSES:
        return CLASSES[quantity.unit]
    return "other measure" if quantity.unit else "count"


def _differ(one: Collection[str], other: Collection[str]) -> float:
    """1 where both are told and share nothing, -1 where they share something, 0 where one tells nothing."""
    if not one or not other:
        return 0.0
    return -1.0 if set(one) & set(other) else 1.0


def _top(claim: Claim, quantity: Quantity) -> int | None:
    """The index of the word of the number that the others of it hang on."""
    inside = [i for i, w in enumerate(claim.words) if quantity.start <= w.start < quantity.end]
    return next((i for i in inside if claim.words[i].head not in inside or claim.words[i].head == i), None)


def _complement(claim: Claim, quantity: Quantity) -> set[str]:
    """ "counts of murder": murder."""
    top = _top(claim, quantity)
    if top is None:
        return set()
    nouns = {top, claim.words[top].head}
    prepositions = {i for i, w in enumerate(claim.words) if w.head in nouns and fold(w.text) in COMPLEMENTS}
    return {fold(w.lemma) for w in claim.words if w.dep == "pobj" and w.head in prepositions}


def _names_behind(claim: Claim, quantity: Quantity) -> set[str]:
    if measure(quantity) != "distance":
        return set()
    behind = [w for w in claim.words if w.start >= quantity.end][:AFTER]
    end = next((i for i, w in enumerate(behind) if w.pos == "NUM"), len(behind))
    return _names(behind[:end])


def _names_beside(claim: Claim, quantity: Quantity) -> set[str]:
    if quantity.unit != "age":
        return set()
    before = [w for w in claim.words if w.end <= quantity.start][-BESIDE:]
    behind = [w for w in claim.words if w.start >= quantity.end][:BESIDE]
    return _names([*before, *behind])


def _names(words: Collection[Word]) -> set[str]:
    return {fold(w.text) for w in words if w.pos == "PROPN"}


def _picked(claim: Claim) -> set[str]:
    words = [fold(w.text) for w in claim.words]
    picking = {*words, *(fold(w.lemma) for w in claim.words)} & PICKING
    return picking | {"one of"} if ("one", "of") in pairwise(words) else picking


def _governing(claim: Claim, quantity: Quantity) -> set[str]:
    """The lemmas of the words above the number, up to the head of the claim."""
    found: set[str] = set()
    at = _top(claim, quantity)
    for _ in range(AFTER):
        if at is None or claim.words[at].head == at:
            break
        at = claim.words[at].head
        found.add(fold(claim.words[at].lemma))
    return found
