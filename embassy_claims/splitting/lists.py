"""Lists of things done or met: "sent a helicopter and two trucks" are two statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from embassy_claims.splitting.draft import Draft, Item
from embassy_claims.splitting.grammar import is_plural, is_verbal, subject
from embassy_claims.splitting.tree import Tree

PATHS = frozenset("dobj prep pobj pcomp xcomp agent acomp attr dative oprd".split())
OWN_WORDS = frozenset("det poss nummod".split())
SUBJECTS = ("nsubj", "nsubjpass")
MOST_VARIANTS = 8
PAUSES = frozenset([",", "–", "—", "--"])
TIMES = frozenset(["DATE", "TIME"])


def variants(tree: Tree, draft: Draft) -> list[Draft]:
    """The draft once for each member of its list, or as it is where it has none that can be taken apart."""
    members = _members(tree, draft)
    if not members:
        return [draft]
    found = []
    links = _links(tree, members)
    for member in members:
        gone = {token for other in members if other != member for token in _member(tree, other, members)} | links
        if not any(tree.dep[kid] in OWN_WORDS for kid in tree.kids[member]):
            gone -= {token for token in _determiners(tree, members[0]) if tree.lower[token] not in ("a", "an")}
        if not any(tree.lower[kid] == "to" for kid in tree.kids[member]):
            gone -= {kid for kid in tree.kids[members[0]] if tree.dep[kid] == "aux" and tree.lower[kid] == "to"}
        items = tuple(item for item in draft.items if item not in gone)
        if (
            tree.head[members[0]] == draft.head
            and tree.dep[members[0]] in SUBJECTS
            and not is_plural_word(tree, member)
        ):
            items = tuple(_singular(tree, draft.head, item) for item in items)
        tokens = tuple(token for token in draft.tokens if token not in gone)
        found.append(replace(draft, items=tidy(tree, items), tokens=tokens, quote=(tokens[0], tokens[-1])))
    return found


def _determiners(tree: Tree, noun: int) -> list[int]:
    return [token for kid in tree.kids[noun] if tree.dep[kid] in ("det", "poss") for token in tree.subtree(kid)]


def _singular(tree: Tree, head: int, item: Item) -> Item:
    """The verb for one member of a subject that is a list."""
    if not isinstance(item, int) or (item != head and tree.dep[item] not in ("aux", "auxpass")):
        return item
    return {"were": "was", "are": "is", "have": "has"}.get(tree.lower[item], item)


def _members(tree: Tree, draft: Draft) -> list[int]:
    """Heads of the members of the first list in the draft that can be taken apart, in order."""
    inside = set(draft.tokens)
    waiting = [draft.head]
    while waiting:
        token = waiting.pop(0)
        for kid in tree.kids[token]:
            if kid not in inside:
                continue
            if tree.dep[kid] == "prep" and kid < draft.head:
                continue
            naming = tree.dep[kid] == "attr" or (tree.dep[kid] == "prep" and tree.lower[kid] == "as")
            if naming and _plural_subject(tree, token):
                continue
            if tree.dep[kid] in PATHS or (
                tree.dep[kid] in SUBJECTS and (token != draft.head or _each(tree, kid, token))
            ):
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


def _each(tree: Tree, noun: int, verb: int) -> bool:
    """Whether each member of a subject does or is it alone: numbers, or single things with a verb of state."""
    members = _conjuncts(tree, noun, set(tree.subtree(noun)))
    if len(members) < 2:
        return False
    if all(any(tree.dep[kid] == "nummod" for kid in tree.kids[member]) for member in members):
        return True
    single = all(_determiners(tree, member) and not is_plural_word(tree, member) for member in members)
    state = tree.lemma[verb] == "be" or any(tree.lower[kid] in ("were", "are") for kid in tree.kids[verb])
    return single and state and tree.kid(verb, "attr") is None


def is_plural_word(tree: Tree, noun: int) -> bool:
    return tree.tag[noun] in ("NNS", "NNPS")


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
        tree.lower[kid] in ("or", "nor", "but", "between")
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
    if all(any(tree.dep[kid] == "amod" for kid in tree.kids[member]) for member in members) and _determiners(
        tree, members[0]
    ):
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
