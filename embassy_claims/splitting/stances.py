"""How a clause stands to its own content: planned, possible, alleged; and silence told of somebody."""

from __future__ import annotations

from embassy_claims.model import Stance
from embassy_claims.splitting.grammar import auxiliaries, is_negated
from embassy_claims.splitting.lexicon import CHARGED, DECLINE, HEDGES, ISSUE, PLAN, SPEAK, STATEMENT_NOUNS
from embassy_claims.splitting.tree import Tree

FUTURE = frozenset("will shall 'll ’ll wo".split())
POSSIBLE = frozenset("may might could".split())
REPORTED = frozenset("report believe say think suspect allege rumor rumour understand estimate presume".split())
AWAITED = frozenset("expect schedule set plan due likely slate project forecast poise tip".split())


def modal_stance(tree: Tree, head: int, tokens: list[int], told: bool) -> Stance:
    """The stance that the words of a clause give it themselves; ``told``: it is somebody's, so "would" is a future."""
    if any(tree.lower[token] in HEDGES for token in tokens) or _is_hearsay(tree, head):
        return "alleged"
    helpers = {tree.lower[token] for token in auxiliaries(tree, head)}
    perfect = "have" in helpers
    if (
        helpers & FUTURE
        or _is_awaited(tree, head)
        or ("would" in helpers and not perfect and told and _is_future(tree, head))
    ):
        return "planned"
    if helpers & POSSIBLE:
        return "alleged" if perfect else "planned"
    if tree.lemma[head] in PLAN and tree.kid(head, "xcomp") is not None and "auxpass" not in _deps(tree, head):
        return "planned"
    return _of_complement(tree, head)


def _of_complement(tree: Tree, head: int) -> Stance:
    """ "It is likely that they will …": the clause below tells."""
    if tree.lemma[head] != "be":
        return "asserted"
    below = tree.kid(head, "ccomp")
    adjective = tree.kid(head, "acomp")
    if below is None and adjective is not None:
        below = tree.kid(adjective, "ccomp")
    if below is not None and {tree.lower[token] for token in auxiliaries(tree, below)} & FUTURE:
        return "planned"
    return "asserted"


def _deps(tree: Tree, head: int) -> set[str]:
    return {tree.dep[kid] for kid in tree.kids[head]}


def _is_future(tree: Tree, head: int) -> bool:
    return tree.lemma[head] not in ("appear", "seem", "like", "say", "think") and tree.kid(head, "acomp") is None


def _is_hearsay(tree: Tree, head: int) -> bool:
    """ "is accused of", "are reported to have", "have been reported injured", with nobody named who says so."""
    if tree.kid(head, "auxpass") is None or tree.kid(head, "agent") is not None:
        return False
    if tree.lemma[head] in CHARGED:
        return True
    if tree.lemma[head] == "charge":
        return True
    return tree.lemma[head] in REPORTED and tree.kid(head, "xcomp", "oprd", "acomp", "ccomp", "advcl") is not None


def _is_awaited(tree: Tree, head: int) -> bool:
    """ "is expected to", "is due to", "is to appear"."""
    if tree.lemma[head] in AWAITED and tree.kid(head, "xcomp") is not None and tree.kid(head, "auxpass") is not None:
        return True
    if tree.lemma[head] != "be":
        return False
    below = tree.kid(head, "xcomp")
    if below is not None and tree.kid(below, "aux") is not None and tree.lower[tree.kid(below, "aux") or 0] == "to":
        return tree.kid(head, "acomp") is None or tree.lower[tree.kid(head, "acomp") or 0] in AWAITED
    adjective = tree.kid(head, "acomp")
    return (
        adjective is not None and tree.lower[adjective] in AWAITED and tree.kid(adjective, "xcomp", "prep") is not None
    )


def is_silence(tree: Tree, head: int) -> bool:
    """ "has not issued a statement", "has not spoken", "declined to comment"."""
    lemma = tree.lemma[head]
    if is_negated(tree, head):
        if lemma in SPEAK or (lemma == "say" and tree.kid(head, "ccomp") is None):
            return tree.kid(head, "dobj") is None or lemma == "say"
        issued = tree.kid(head, "dobj", "nsubjpass")
        return lemma in ISSUE | {"be", "receive"} and issued is not None and tree.lemma[issued] in STATEMENT_NOUNS
    below = tree.kid(head, "xcomp")
    return lemma in DECLINE and below is not None and tree.lemma[below] in SPEAK
