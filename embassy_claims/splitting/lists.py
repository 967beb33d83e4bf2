"""Lists of things done or met: "sent a helicopter and two trucks" are two statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from embassy_claims.splitting.draft import Draft, Item
from embassy_claims.splitting.grammar import is_plural, is_verbal, subject
from embassy_claims.splitting.tree import Tree

PATHS = frozenset("dobj prep pobj pcomp xcomp agent acomp attr dative oprd".split())
OWN_WORDS = frozenset("det poss nummod".split())
MOST_VARIANTS = 8
PAUSES = frozenset([",", "–", "—", "--"])
TIMES = frozenset(["DATE", "TIME"])


def variants(tree: Tree, draft: Draft) -> list[Draft]:
    """The draft once for each member of its list, or as it is where it has none that can be taken apart."""
    members = _members(tree, draft)
    if not members:
        return [draft]
    found = []
    for member in members:
        others = {token for other in members if other != member for token in _member(tree, other, members)}
        links = _links(tree, members)
        items = tuple(item for item in draft.items if item not in others and item not in links)
        tokens = tuple(token for token in draft.tokens if token not in others and token not in links)
        found.append(replace(draft, items=tidy(tree, items), tokens=tokens, quote=(tokens[0], tokens[-1])))
    return found


def _members(tree: Tree, draft: Draft) -> list[int]:
    """Heads of the members of the first list in the draft that can be taken apart, in order."""
    inside = set(draft.tokens)
    waiting = [draft.head]
    while waiting:
        token = waiting.pop(0)
        for kid in tree.kids[token]:
            if kid not in inside:
                continue
            if tree.dep[kid] == "attr" and _plural_subject(tree, token):
                continue
            if tree.dep[kid] in PATHS or (tree.dep[kid] in ("nsubj", "nsubjpass") and token != draft.head):
                members = _conjuncts(tree, kid, inside)
                if _is_list(tree, members):
                    return members
                if tree.dep[kid] in PATHS and not (
                    tree.dep[kid] == "prep" and tree.pos[token] == "NOUN" and tree.lower[kid] in ("between", "among")
                ):
                    waiting.append(kid)
            elif tree.dep[kid] in ("ccomp",) and not is_verbal(tree, token):
                waiting.append(kid)
    return []


def _plural_subject(tree: Tree, verb: int) -> bool:
    """ "The four villages were A, B, C and D": none of them alone is what is told."""
    own = subject(tree, verb)
    return own is None or is_plural(tree, own)


def _conjuncts(tree: Tree, first: int, inside: set[int]) -> list[int]:
    members = [first]
    at: int | None = first
    while at is not None:
        at = next((kid for kid in tree.kids[at] if tree.dep[kid] == "conj" and kid in inside), None)
        if at is not None:
            members.append(at)
    return members


def _is_list(tree: Tree, members: list[int]) -> bool:
    if not 2 <= len(members) <= MOST_VARIANTS:
        return False
    if any(
        tree.lower[kid] in ("or", "nor", "between")
        for member in members
        for kid in tree.kids[member]
        if tree.dep[kid] in ("cc", "preconj")
    ):
        return False
    first = members[0]
    if any(tree.lower[above] in ("between", "among") for above in [tree.head[first]]):
        return False
    if is_verbal(tree, first):
        return all(is_verbal(tree, member) and len(tree.subtree(member)) > 1 for member in members)
    return all(_stands_alone(tree, member, members) for member in members)


def _stands_alone(tree: Tree, noun: int, members: list[int]) -> bool:
    """A member with a determiner, possessor or number of its own, or a name."""
    if tree.pos[noun] == "PRON" or tree.ent[noun] in TIMES:
        return False
    if tree.pos[noun] == "PROPN" or tree.ent[noun] in ("ORG", "GPE", "PERSON", "FAC"):
        return True
    return any(
        tree.dep[kid] in OWN_WORDS or tree.lower[kid] in ("other", "another", "further", "several")
        for kid in tree.kids[noun]
    )


def _member(tree: Tree, member: int, members: list[int]) -> list[int]:
    """The words of one member without the members hung on it."""
    return tree.subtree(member, [other for other in members if other != member])


def _links(tree: Tree, members: list[int]) -> set[int]:
    """The commas and the "and" that hold the list together."""
    links = set()
    for member in members:
        for kid in tree.kids[member]:
            if (
                tree.dep[kid] in ("cc", "preconj")
                or (tree.dep[kid] == "punct" and tree.text[kid] == ",")
                or tree.lower[kid] == "both"
            ):
                links.add(kid)
    return links


def tidy(tree: Tree, items: Sequence[Item]) -> tuple[Item, ...]:
    """Without marks left over where words between them were taken out: ", ," and a comma at the edges."""
    out: list[Item] = []
    for item in items:
        mark = _mark(tree, item)
        if mark in PAUSES and out and _mark(tree, out[-1]) in PAUSES:
            # Both marks enclosed what is gone.
            out.pop()
            continue
        out.append(item)
    while out and _mark(tree, out[-1]) in PAUSES:
        out.pop()
    while out and _mark(tree, out[0]) in PAUSES:
        out.pop(0)
    return tuple(out)


def _mark(tree: Tree, item: Item) -> str:
    return item if isinstance(item, str) else tree.text[item]
