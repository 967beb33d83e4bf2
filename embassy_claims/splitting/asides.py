"""What a sentence tells in passing: appositions, relatives, denials ("an allegation denied by both")."""

from __future__ import annotations

from collections.abc import Callable

from embassy_claims.splitting.draft import Item
from embassy_claims.splitting.grammar import COMMAS, is_loose, subject
from embassy_claims.splitting.lexicon import CLAIM_NOUNS
from embassy_claims.splitting.tree import Tree

HAPPENINGS = frozenset(
    "aftermath wake result event possibility prospect report news sight video footage light face case".split()
)
EVENT_PREPOSITIONS = frozenset("after before about with despite without over following amid".split())
LONG_ANTECEDENT = 6
LONG_TAIL = 9
ORDERING = frozenset("following after since before despite amid".split())
PLACES = frozenset(["GPE", "LOC", "FAC"])


def noun_items(tree: Tree, noun: int, without: int | None = None) -> tuple[Item, ...]:
    """The words for a noun without what is told of it in passing; for "a man, Jo Hill," the name.

    ``without`` is a dependent to leave out as well.
    """
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "appos" and tree.ent[kid] == "PERSON" and tree.pos[noun] in ("NOUN", "NUM", "ADJ"):
            noun = kid
            break
    skip = [
        kid
        for kid in tree.kids[noun]
        if tree.dep[kid] == "relcl"
        or kid == without
        or is_origin(tree, kid, noun)
        or (tree.dep[kid] == "appos" and not (tree.ent[noun] in PLACES and tree.ent[kid] in PLACES))
        or (tree.dep[kid] == "acl" and is_loose(tree, kid))
    ]
    tokens = tree.subtree(noun, skip)
    while len(tokens) > 1 and (tree.text[tokens[-1]] in COMMAS or tree.text[tokens[-1]] == "("):
        tokens.pop()
    while len(tokens) > 1 and tree.text[tokens[0]] in COMMAS:
        tokens.pop(0)
    return tuple(tokens)


def antecedent(tree: Tree, noun: int, without: int | None = None) -> tuple[Item, ...]:
    """What a relative pronoun stands for: "a child who …" is about "the child"; a date is not meant at all."""
    if tree.ent[noun] in ("DATE", "TIME") and tree.lower[noun] not in ("election", "elections", "war"):
        return ("this",)
    items = noun_items(tree, noun, without)
    first = items[0]
    if isinstance(first, int) and tree.lower[first] in ("a", "an", "another"):
        return ("the", *items[1:])
    return items


def first_printed(tree: Tree, noun: int, verb: int) -> int | None:
    """Where a relative clause begins in print: with its noun, if that is short and stands right before it."""
    first = min(tree.subtree(verb))
    last = first - 1
    if last >= 0 and tree.text[last] in COMMAS:
        last -= 1
    items = [item for item in noun_items(tree, noun) if isinstance(item, int)]
    if not items or items[-1] != last or len(items) > LONG_ANTECEDENT:
        return None
    return items[0] - 1 if tree.dep[noun] == "dobj" and tree.head[noun] == items[0] - 1 else items[0]


def relative_word(tree: Tree, verb: int) -> int | None:
    """The "who", "which", "that", "whose" or "where" of a relative clause."""
    for token in tree.subtree(verb):
        if token >= verb:
            return None
        if tree.tag[token] in ("WDT", "WP", "WP$") or tree.lower[token] == "where":
            return token
    return None


def is_indefinite(tree: Tree, noun: int, head: int) -> bool:
    """ "a landslide that killed …": the relative tells a fact of its own, and does not say which is meant."""
    if tree.tag[noun] not in ("NN", "NNP") or not any(tree.lower[kid] in ("a", "an") for kid in tree.kids[noun]):
        return False
    if tree.dep[noun] not in ("dobj", "attr", "pobj") or any(tree.dep[kid] == "neg" for kid in tree.kids[head]):
        return False
    return tree.dep[noun] != "pobj" or tree.lower[tree.head[noun]] in ("by", "in")


def is_told_of(tree: Tree, noun: int, verb: int, head: int) -> bool:
    """ "some areas where roads were blocked": the clause has its own subject, "some" needs no telling which."""
    many = any(tree.lower[kid] in ("some", "several", "many") for kid in tree.kids[noun])
    own = subject(tree, verb)
    place = any(tree.lower[kid] == "where" for kid in tree.kids[verb])
    return (
        many
        and place
        and own is not None
        and tree.tag[own] != "PRP"
        and not any(tree.dep[kid] == "neg" for kid in tree.kids[head])
    )


def place_relative(
    tree: Tree, verb: int, word: int, stands_for: tuple[Item, ...]
) -> Callable[[list[int]], list[Item]] | None:
    """How to write a relative clause whose pronoun is not its subject, with what it stands for in its place."""
    above = tree.head[word]
    if tree.dep[word] == "poss":
        return lambda tokens: [part for token in tokens for part in ([*stands_for, "'s"] if token == word else [token])]
    if tree.lower[word] == "where":
        return lambda tokens: [*(token for token in tokens if token != word), "in", *stands_for]
    if tree.dep[word] == "pobj" and above < word:
        return lambda tokens: [*(token for token in tokens if token not in (above, word)), above, *stands_for]
    if tree.dep[word] == "dobj" and above == verb:
        return lambda tokens: [
            part for token in tokens if token != word for part in ([token, *stands_for] if token == verb else [token])
        ]
    return None


def event_subject(tree: Tree, verb: int) -> int | None:
    """The subject of "the aftermath of the court dismissing the case", where the parser tied the verb elsewhere."""
    if tree.tag[verb] != "VBG" or tree.dep[verb] not in ("advcl", "acl") or subject(tree, verb) is not None:
        return None
    before = min(tree.subtree(verb)) - 1
    if before < 0 or tree.dep[before] != "pobj" or (tree.dep[verb] == "acl" and tree.head[verb] != before):
        return None
    preposition = tree.head[before]
    of = tree.lower[preposition] == "of" and tree.lemma[tree.head[preposition]] in HAPPENINGS
    return before if tree.dep[verb] == "advcl" and (of or tree.lower[preposition] in EVENT_PREPOSITIONS) else None


def claimant(tree: Tree, token: int) -> int | None:
    """Whose claim an event is told in: "the minister's revelation about the court dismissing the case"."""
    above = tree.head[tree.head[token]]
    if tree.lemma[above] in CLAIM_NOUNS:
        return tree.kid(above, "poss")
    return None


def is_origin(tree: Tree, kid: int, noun: int) -> bool:
    """Whether a dependent of a name tells age or home."""
    if tree.ent[noun] != "PERSON":
        return False
    if tree.dep[kid] == "acl":
        return tree.lower[kid] == "aged"
    return tree.dep[kid] == "prep" and tree.lower[kid] in ("of", "from") and is_loose(tree, kid)
