"""Which dependents of a clause become statements of their own, and which stay.

The decision is a ``Cut``: what kind of clause it is, and whether its words also stay where they are ("after the vote
failed" is an order of events, and a fact).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from embassy_claims.splitting import about, asides
from embassy_claims.splitting.frames import find_frame
from embassy_claims.splitting.grammar import (
    auxiliaries,
    is_finite,
    is_loose,
    is_negated,
    is_verbal,
    subject,
    tense,
)
from embassy_claims.splitting.lexicon import (
    CLAUSE_PREPOSITIONS,
    DURATIONS,
    KEEP_MARKERS,
    SPLIT_MARKERS,
    TIME_MARKERS,
    VERBAL_PREPOSITIONS,
)
from embassy_claims.splitting.tree import Tree

CutKind = Literal[
    "conjunct", "origin", "means", "clause", "participle", "reduced", "apposition", "relative", "absolute", "event"
]
LONG_DEED = 4
CHAIN = frozenset(["xcomp", "conj", "ccomp"])
MARKERS = KEEP_MARKERS | SPLIT_MARKERS | TIME_MARKERS | {"so", "as"}


@dataclass(frozen=True, slots=True)
class Cut:
    """A dependent that is stated by itself; ``stays``: and is part of its clause all the same."""

    token: int
    kind: CutKind
    stays: bool = False


def decide(tree: Tree, kid: int, head: int) -> Cut | None:
    """What to do with a dependent found in the clause at ``head``; ``None``: it is a part like any other."""
    if asides.is_origin(tree, kid, tree.head[kid]):
        return Cut(kid, "origin")
    rule = RULES.get(tree.dep[kid])
    return rule(tree, kid, tree.head[kid], head) if rule is not None else None


def _conjunct(tree: Tree, kid: int, above: int, head: int) -> Cut | None:
    return Cut(kid, "conjunct") if above == head and is_coordinate(tree, kid, head) else None


def _relative(tree: Tree, kid: int, above: int, head: int) -> Cut | None:
    return Cut(kid, "relative") if is_separate_relative(tree, kid, above, head) else None


def _apposition(tree: Tree, kid: int, above: int, _: int) -> Cut | None:
    return Cut(kid, "apposition") if about.is_apposition(tree, above, kid) else None


def _clause(tree: Tree, kid: int, above: int, head: int) -> Cut | None:
    if above != head:
        return None
    contrast = tree.dep[kid] == "ccomp" and marker(tree, kid) in SPLIT_MARKERS and subject(tree, kid) is not None
    return Cut(kid, "clause") if contrast or _runs_on(tree, kid, head) else None


def _phrase(tree: Tree, kid: int, above: int, head: int) -> Cut | None:
    if absolute(tree, kid) is not None:
        return Cut(kid, "absolute")
    below = above == head or tree.dep[above] == "xcomp"
    return Cut(kid, "means") if below and _is_means(tree, kid, head) else None


def _event(tree: Tree, kid: int, _: int, __: int) -> Cut | None:
    return Cut(kid, "event", stays=True) if tree.tag[kid] == "VBG" and tree.kid(kid, "nsubj") is not None else None


def marker(tree: Tree, clause: int) -> str:
    """The word that subordinates a clause, or ""."""
    for kid in tree.kids[clause]:
        if kid < clause and tree.dep[kid] in ("mark", "advmod") and tree.lower[kid] in MARKERS:
            return tree.lower[kid]
    return ""


def is_coordinate(tree: Tree, kid: int, head: int) -> bool:
    """Whether a conjunct states something by itself: not under one negation, and not "or"."""
    own = subject(tree, kid)
    if not is_verbal(tree, kid) and own is None:
        return False
    above = subject(tree, head)
    if own is None and above is not None and tree.dep[above] == "expl":
        return False
    linked = {tree.lower[each] for each in tree.kids[head] if tree.dep[each] == "cc"}
    if linked & {"or", "nor"}:
        return False
    if own is not None:
        return True
    if not _is_linked(tree, kid):
        return False
    if tree.tag[kid] == "VB" and not auxiliaries(tree, kid) and not auxiliaries(tree, head):
        return False
    return not (is_negated(tree, head) and "but" not in linked and not is_finite(tree, kid))


def _is_linked(tree: Tree, kid: int) -> bool:
    """Whether "and", "then" or a comma stands before a verb with what belongs to it."""
    before = min(tree.subtree(kid)) - 1
    return before < 0 or tree.dep[before] in ("cc", "punct") or tree.lower[before] in ("then", "and", "but")


def _adverbial(tree: Tree, kid: int, above: int, head: int) -> Cut | None:
    event = asides.event_subject(tree, kid)
    if event is not None:
        return Cut(kid, "event", stays=True)
    word = marker(tree, kid)
    own = subject(tree, kid)
    chain = CHAIN if own is not None or word else CHAIN | {"advcl", "oprd"}
    while above != head:
        if tree.dep[above] not in chain:
            return None
        above = tree.head[above]
    if own is not None and is_finite(tree, kid):
        return _finite_adverbial(tree, kid, own, word, head)
    if tree.lemma[kid] in VERBAL_PREPOSITIONS or tree.tag[kid] not in ("VBG", "VBN"):
        return None
    above_it = subject(tree, head)
    if above_it is not None and tree.dep[above_it] == "expl":
        return None
    if own is None and word == "while" and find_frame(tree, kid, subject(tree, head)) is not None:
        return Cut(kid, "participle")
    done_to = tree.tag[kid] == "VBN" and not auxiliaries(tree, kid)
    if (
        own is None
        and not word
        and not done_to
        and kid > head
        and is_loose(tree, kid)
        and not _after_relative(tree, kid, head)
    ):
        return Cut(kid, "participle")
    return None


def _after_relative(tree: Tree, kid: int, head: int) -> bool:
    """Whether a relative clause ends right before it, so that its subject may stand in there."""
    above = min(tree.subtree(kid)) - 2
    while above > 0 and above != head and tree.head[above] != above:
        if tree.dep[above] == "relcl":
            return True
        above = tree.head[above]
    return False


def _finite_adverbial(tree: Tree, kid: int, own: int, word: str, head: int) -> Cut | None:
    if word in SPLIT_MARKERS or (word == "so" and not _has(tree, kid, "that")):
        return Cut(kid, "clause", stays=_says_how_long(tree, kid))
    bare = len(tree.subtree(kid)) <= 4 and tree.lower[min(tree.subtree(own))] == "the"
    if (
        word in TIME_MARKERS
        and tense(tree, kid) == "past"
        and not bare
        and tree.tag[own] not in ("PRP", "WP", "WDT", "DT")
    ):
        return Cut(kid, "clause", stays=True)
    if not word and kid < head:
        return Cut(kid, "clause")
    return None


def _says_how_long(tree: Tree, clause: int) -> bool:
    """Whether it tells what lasted so long: "closed for three hours while they searched"."""
    first = min(tree.subtree(clause))
    return first > 0 and tree.lemma[first - 1] in DURATIONS and tree.lower[first] == "while"


def _has(tree: Tree, clause: int, word: str) -> bool:
    return any(tree.lower[kid] == word and tree.dep[kid] == "mark" for kid in tree.kids[clause])


def _reduced(tree: Tree, kid: int, _: int, head: int) -> Cut | None:
    if tree.tag[kid] not in ("VBN", "VBG", "VBD") or tree.lemma[kid] in VERBAL_PREPOSITIONS:
        return None
    noun = tree.head[kid]
    if tree.pos[noun] == "NUM":
        return None
    if is_loose(tree, kid):
        return Cut(kid, "reduced")
    done = tree.tag[kid] == "VBN" and tree.kid(kid, "agent") is not None
    return Cut(kid, "reduced") if done and asides.is_indefinite(tree, noun, head) else None


def _runs_on(tree: Tree, kid: int, head: int) -> bool:
    """Two sentences joined by a comma, or a clause the parser took for a subject: it stands before the real subject."""
    if not is_finite(tree, kid) or subject(tree, kid) is None:
        return False
    matter = tree.kid(head, "dobj")
    if matter is not None and matter < kid and not marker(tree, kid) and not _has(tree, kid, "that"):
        return tree.tag[head] in ("VBD", "VBZ", "VBP") and tree.dep[kid] == "ccomp" and is_loose_or_joined(tree, kid)
    own = [token for token in tree.kids[head] if tree.dep[token] in ("nsubj", "nsubjpass", "expl") and token != kid]
    return bool(own) and kid < own[0] < head and not marker(tree, kid) and not _has(tree, kid, "that")


def is_loose_or_joined(tree: Tree, clause: int) -> bool:
    """Whether a comma or "and" stands before a clause."""
    first = min(tree.subtree(clause))
    return is_loose(tree, clause) or (first > 0 and tree.dep[first - 1] == "cc")


def is_separate_relative(tree: Tree, verb: int, noun: int, head: int) -> bool:
    """Set off by a comma, or on "a thing that …": it tells a fact, and does not say which thing is meant."""
    word = asides.relative_word(tree, verb)
    if word is None or not is_finite(tree, verb):
        return False
    return is_loose(tree, verb) or asides.is_indefinite(tree, noun, head) or asides.is_told_of(tree, noun, verb, head)


def _is_means(tree: Tree, prep: int, head: int) -> bool:
    """ "… by breaking the law": what is done by it is done too, if neither is only possible."""
    deed = tree.kid(prep, "pcomp")
    if deed is None or tree.lower[prep] != "by" or tree.tag[deed] != "VBG" or prep < head:
        return False
    modal = any(tree.tag[kid] == "MD" for kid in tree.kids[head]) or is_negated(tree, head)
    return not modal and is_finite(tree, head) and len(tree.subtree(deed)) >= LONG_DEED


def absolute(tree: Tree, prep: int) -> tuple[int, int] | None:
    """Subject and verb of "with the offices closed", which is a clause but for its verb form."""
    inner = tree.kid(prep, "pcomp")
    if tree.lower[prep] not in CLAUSE_PREPOSITIONS or not (is_loose(tree, prep) or tree.lower[prep] == "despite"):
        return None
    if inner is not None:
        own = subject(tree, inner)
        return (own, inner) if own is not None else None
    noun = tree.kid(prep, "pobj")
    for kid in tree.kids[noun] if noun is not None else ():
        if tree.dep[kid] == "acl" and tree.tag[kid] in ("VBN", "VBG") and noun is not None and kid > noun:
            return noun, kid
    return None


RULES: dict[str, Callable[[Tree, int, int, int], Cut | None]] = {
    "conj": _conjunct,
    "advcl": _adverbial,
    "relcl": _relative,
    "acl": _reduced,
    "appos": _apposition,
    "prep": _phrase,
    "pcomp": _event,
    **dict.fromkeys(("ccomp", "parataxis", "nsubj", "csubj", "dep"), _clause),
}
