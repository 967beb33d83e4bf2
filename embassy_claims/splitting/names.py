"""The people and parties an article names: full names for surnames, and what they are called else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from embassy_claims.splitting.grammar import subject
from embassy_claims.splitting.lexicon import (
    ACCUSE,
    ASK,
    DENY,
    DESCRIBE,
    EXPRESS,
    FEMALE,
    GROUP_NOUNS,
    MALE,
    PEOPLE_NOUNS,
    QUESTION,
    SAY,
    TITLES,
)
from embassy_claims.splitting.tree import Tree

NAME_LABELS = frozenset(["PERSON"])
PLACE_LABELS = frozenset(["GPE", "LOC"])
PLACE_WORDS = frozenset("in near outside".split())
# Verbs that go with "in" and a person.
OF_TRUST = frozenset("believe trust confide see invest".split())
WHOSE = {"his": "m", "her": "f"}
# Who tells something tells it of others, and who is something may be it to others ("she is his boss").
OF_OTHERS = SAY | DENY | ACCUSE | DESCRIBE | EXPRESS | QUESTION | ASK | frozenset("know be become remain".split())
SOMEBODY = PEOPLE_NOUNS - GROUP_NOUNS
PERSONAL = frozenset("he she him her".split())
OTHER_CLAUSES = frozenset("ccomp advcl relcl acl csubj csubjpass parataxis".split())
# Whose wife or husband somebody is tells what they can be called.
MATES = {"wife": "husband", "husband": "wife"}
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Names:
    """``full`` lists for each last name the full names that end in it; ``roles`` what a person is called ("doctor").

    ``called`` are the full names of those who are called so, ``places`` the names of places in small letters, and
    ``owners`` tells for a name whether "his" (``m``) or "her" (``f``) was said of what belongs to it.
    """

    full: dict[str, list[str]] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    owners: dict[str, set[str]] = field(default_factory=dict)

    def complete(self, name: str) -> str | None:
        """The full name for a last name or a full one; ``None`` where two fit or none is known."""
        known = self.full.get(name.split()[-1], []) if name else []
        fitting = [full for full in known if full == name or full.endswith(f" {name}")]
        return fitting[0] if len(fitting) == 1 else name if name in known else None

    def candidates(self, last: str) -> list[str]:
        return self.full.get(last, [])

    def is_place(self, name: str) -> bool:
        """Whether a single name that the parser may take for a person's is told elsewhere as a place."""
        return " " not in name and name.casefold() in self.places and not self.full.get(name)

    def gender(self, name: str) -> str:
        """``f``, ``m`` or ``""``, as far as the article tells: by title or role, else by "his" and "her"."""
        roles = self.roles.get(name, set())
        if roles & (FEMALE | MALE):
            return "f" if roles & FEMALE else "m"
        if self.roles.get(name.rpartition(" ")[2], set()) & (FEMALE | MALE):
            return ""  # "Mr. Lee" may be Ann Lee's husband, and "her" said of either
        told = self.owners.get(name, set())
        return next(iter(told)) if len(told) == 1 else ""


def find_names(trees: Iterable[Tree]) -> Names:
    """All persons of an article: entities of the parser, without titles, possessive marks and what hangs on them."""
    names = Names()
    for tree in trees:
        names.places.update(_places(tree))
        for first, after, label in tree.ents:
            if label in NAME_LABELS:
                _add(names, tree, first, after)
    return names


def _places(tree: Tree) -> Iterator[str]:
    """Names that are told as places: by the parser, or by an "in" that goes with a verb."""
    for first, after, label in tree.ents:
        if label in PLACE_LABELS:
            yield " ".join(tree.text[first:after]).casefold()
    for token, word in enumerate(tree.text):
        above = tree.head[token]
        if tree.dep[token] != "pobj" or tree.pos[token] != "PROPN" or tree.lower[above] not in PLACE_WORDS:
            continue
        verb = tree.head[above]
        if above == token - 1 and tree.pos[verb] == "VERB" and tree.lemma[verb] not in OF_TRUST:
            yield word.casefold()


def _add(names: Names, tree: Tree, first: int, after: int) -> None:
    words = name_tokens(tree, first, after)
    if not words:
        return
    name = " ".join(tree.text[token] for token in words)
    known = names.full.setdefault(tree.text[words[-1]], [])
    if len(words) > 1 and name not in known:
        known.append(name)
    head = next((token for token in words if not first <= tree.head[token] < after), words[-1])
    roles = _roles(tree, head, words)
    names.roles.setdefault(name, set()).update(roles)
    names.owners.setdefault(name, set()).update(_told_by_possession(tree, head))
    for role in sorted(roles) if len(words) > 1 else ():
        if name not in names.called.setdefault(role, []):
            names.called[role].append(name)


def name_tokens(tree: Tree, first: int, after: int) -> list[int]:
    """The tokens of the name within an entity."""
    words = [
        token
        for token in range(first, after)
        if tree.tag[token] not in ("POS", "DT", "CD") and tree.pos[token] != "PUNCT"
    ]
    while words and (tree.lower[words[0]].rstrip(".") in TITLES or tree.text[words[0]][0].islower()):
        words.pop(0)
    return (
        words[:LONGEST_NAME] if words and all(tree.text[word][0].isupper() or len(words) > 2 for word in words) else []
    )


def _roles(tree: Tree, head: int, words: list[int]) -> set[str]:
    """Lemmas of the nouns that say what somebody is: before the name, in apposition, or the noun it stands by."""
    near = [
        kid for kid in tree.kids[head] if kid not in words and tree.dep[kid] in ("compound", "nmod", "amod", "appos")
    ]
    if tree.dep[head] == "appos":
        near.append(tree.head[head])
    roles = {tree.lemma[token].rstrip(".") for token in near}
    for token in near:
        roles.update(
            tree.lemma[kid]
            for kid in tree.kids[token]
            if tree.dep[kid] in ("compound", "conj") and tree.lemma[kid] in PEOPLE_NOUNS
        )
    for token in (words[0] - 1, words[0] - 2):
        if token >= 0 and tree.lower[token].rstrip(".") in TITLES:
            roles.add(tree.lower[token].rstrip("."))
    roles.update(_told_by_mate(tree, head))
    return roles


def _told_by_mate(tree: Tree, head: int) -> Iterator[str]:
    """ "Ann Lee's husband": Ann Lee is his wife."""
    of = tree.lemma[tree.head[head]]
    if tree.dep[head] == "poss" and of in MATES:
        yield MATES[of]


def _told_by_possession(tree: Tree, head: int) -> Iterator[str]:
    """ "Ann Lee fled with her son" is told of a woman, if nobody else is there to whom the son may belong."""
    verb = tree.head[head]
    if tree.dep[head] != "nsubj" or tree.lemma[verb] in OF_OTHERS or _names_others(tree, verb, head):
        return
    clause = [token for token in _own_clause(tree, verb, head) if token > head]
    owners = [token for token in clause if tree.dep[token] == "poss" and tree.lower[token] in WHOSE]
    if owners and not any(_may_own(tree, token) for token in clause if token < owners[-1]):
        yield from {WHOSE[tree.lower[token]] for token in owners}


def _names_others(tree: Tree, verb: int, name: int) -> bool:
    """Whether the sentence names another person below the verb."""
    below = set(tree.subtree(verb))
    return any(
        label in NAME_LABELS and first in below and not first <= name < after for first, after, label in tree.ents
    )


def _own_clause(tree: Tree, verb: int, name: int) -> list[int]:
    """The tokens that go with the verb and its subject ``name``: without that, and without what has another one."""
    others = [
        token
        for token in tree.subtree(verb)
        if token != verb and (tree.dep[token] in OTHER_CLAUSES or subject(tree, token) is not None)
    ]
    return tree.subtree(verb, [name, *others])


def _may_own(tree: Tree, token: int) -> bool:
    """Whether "his" or "her" after the word may mean it: "met a man and his dog", "gave the baker her bag"."""
    if tree.lemma[token] in SOMEBODY or tree.dep[token] == "dative":
        return True
    if tree.tag[token] == "PRP":
        return tree.lower[token] in PERSONAL
    has_own = tree.kid(token, "poss") is not None
    return not has_own and any(
        tree.dep[kid] == "conj" and tree.kid(kid, "poss") is not None for kid in tree.kids[token]
    )
