"""Questions to a tree that several rules ask: subjects, tense, number, what is a clause."""

from __future__ import annotations

from embassy_claims.splitting.inflect import be, past, present
from embassy_claims.splitting.tree import Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
PLURAL_WORDS = frozenset("people police they we these those both many several few some officials dozens".split())
COMMAS = frozenset([",", "–", "—", "--", "-", ";", ":"])


def subject(tree: Tree, verb: int) -> int | None:
    """The head of the subject that stands with the verb."""
    kid = tree.kid(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
    return kid if kid is not None else tree.kid(verb, "expl")


def is_verbal(tree: Tree, token: int) -> bool:
    return tree.pos[token] in ("VERB", "AUX")


def is_finite(tree: Tree, verb: int) -> bool:
    """Whether the verb, with its auxiliaries, carries tense."""
    if tree.tag[verb] in ("VBD", "VBP", "VBZ", "MD"):
        return True
    return any(tree.dep[kid] in AUXILIARIES and tree.tag[kid] in ("VBD", "VBP", "VBZ", "MD") for kid in tree.kids[verb])


def auxiliaries(tree: Tree, verb: int) -> list[int]:
    return [kid for kid in tree.kids[verb] if tree.dep[kid] in AUXILIARIES]


def tense(tree: Tree, verb: int) -> str:
    """``past``, ``present`` or ``future`` of a finite verb; ``past`` where it cannot be told."""
    for token in [*auxiliaries(tree, verb), verb]:
        tag = tree.tag[token]
        if tag == "MD":
            return "future"
        if tag in ("VBZ", "VBP"):
            return "past" if tree.lemma[token] == "have" and token != verb else "present"
        if tag == "VBD":
            return "past"
    return "past"


def is_plural(tree: Tree, noun: int) -> bool:
    if tree.ent[noun] == "PERSON" and tree.kid(noun, "conj") is None:
        return False
    if tree.tag[noun] in ("NNS", "NNPS") or tree.lower[noun] in PLURAL_WORDS:
        return True
    if tree.kid(noun, "conj") is not None:
        return True
    return tree.pos[noun] == "NUM" and tree.lower[noun] not in ("one", "1")


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether the predicate is denied: "not", "never", or "no" and "none" at its subject or object."""
    for kid in tree.kids[verb]:
        if tree.dep[kid] == "neg" or tree.lower[kid] in ("never", "hardly", "neither", "nor"):
            return True
        if tree.dep[kid] in ("nsubj", "nsubjpass", "dobj", "attr", "expl"):
            if tree.lower[kid] in ("nobody", "none", "nothing", "no-one", "neither"):
                return True
            if any(
                tree.lower[below] in ("no", "neither") and tree.dep[below] in ("det", "preconj", "neg")
                for below in tree.kids[kid]
            ):
                return True
    return False


def is_loose(tree: Tree, top: int) -> bool:
    """Whether a comma or a dash sets the subtree of that token off."""
    first = min(tree.subtree(top))
    return first > 0 and tree.text[first - 1] in COMMAS


def finite(tree: Tree, participle: int, plural: bool, when: str) -> list[int | str]:
    """The finite form of a participle that has lost its subject: "killing" → "killed", "having fled" → "fled"."""
    helpers = auxiliaries(tree, participle)
    if tree.tag[participle] == "VB" or any(tree.lower[token] == "to" for token in helpers):
        return [*helpers, participle]
    if any(tree.lemma[token] == "have" for token in helpers):
        return [
            "have" if plural and when == "present" else "has" if when == "present" else "had",
            *_rest(tree, helpers),
            participle,
        ]
    if tree.tag[participle] in ("VBN", "VBD") or any(tree.dep[token] == "auxpass" for token in helpers):
        return [be(when, plural), participle]
    return [past(tree.lemma[participle], plural) if when == "past" else present(tree.lemma[participle], plural)]


def _rest(tree: Tree, helpers: list[int]) -> list[int]:
    return [token for token in helpers if tree.lemma[token] != "have"]
