"""What a sentence tells in passing: appositions, relatives, denials ("an allegation denied by both")."""

from __future__ import annotations

from collections.abc import Callable

from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.grammar import COMMAS, is_plural, is_verbal, subject
from embassy_claims.splitting.inflect import past, present
from embassy_claims.splitting.lexicon import ACCUSE, CLAIM_NOUNS, DENY
from embassy_claims.splitting.tree import Tree

LOOSE = frozenset("relcl appos".split())
INDEFINITE = frozenset("a an one another".split())


def noun_items(tree: Tree, noun: int, definite: bool = False) -> tuple[Item, ...]:
    """The words for a noun without what is told of it in passing; ``definite``: "a child" becomes "the child"."""
    skip = [
        kid for kid in tree.kids[noun] if tree.dep[kid] in LOOSE or (tree.dep[kid] == "acl" and _after_comma(tree, kid))
    ]
    tokens = tree.subtree(noun, skip)
    while (
        len(tokens) > 1
        and (tree.text[tokens[-1]] in COMMAS or tree.dep[tokens[-1]] == "punct")
        and tree.text[tokens[-1]] not in '"”’)'
    ):
        tokens.pop()
    out: list[Item] = [*tokens]
    if definite and tree.lower[tokens[0]] in ("a", "an", "another"):
        out[0] = "the"
    return tuple(out)


def _after_comma(tree: Tree, token: int) -> bool:
    first = min(tree.subtree(token))
    return first > 0 and tree.text[first - 1] in COMMAS


def relative_word(tree: Tree, verb: int) -> int | None:
    """The "who", "which", "that", "whose" or "where" of a relative clause."""
    for token in tree.subtree(verb):
        if token > verb:
            return None
        if tree.tag[token] in ("WDT", "WP", "WP$") or tree.lower[token] == "where":
            return token
    return None


def is_indefinite(tree: Tree, noun: int, head: int) -> bool:
    """ "a landslide that killed …": the relative tells a fact of its own, and what it is about is not told by it."""
    if tree.tag[noun] not in ("NN", "NNP") or not any(tree.lower[kid] in ("a", "an") for kid in tree.kids[noun]):
        return False
    if tree.dep[noun] not in ("dobj", "attr", "pobj") or any(tree.dep[kid] == "neg" for kid in tree.kids[head]):
        return False
    return tree.dep[noun] != "pobj" or tree.lower[tree.head[noun]] in ("by", "in")


def place_relative(
    tree: Tree, verb: int, word: int, antecedent: tuple[Item, ...]
) -> Callable[[list[int]], list[Item]] | None:
    """How to write a relative clause whose pronoun is not its subject, with the antecedent in its place."""
    if tree.dep[word] == "poss":
        return lambda tokens: [part for token in tokens for part in ([*antecedent, "'s"] if token == word else [token])]
    if tree.lower[word] == "where":
        return lambda tokens: [*(token for token in tokens if token != word), "in", *antecedent]
    above = tree.head[word]
    if tree.dep[word] == "pobj" and above < word:
        phrase = {above, word}
        return lambda tokens: [*(token for token in tokens if token not in phrase), above, *antecedent]
    if tree.dep[word] == "dobj" and above == verb:
        return lambda tokens: _after_verb(tree, verb, [token for token in tokens if token != word], antecedent)
    return None


def _after_verb(tree: Tree, verb: int, tokens: list[int], antecedent: tuple[Item, ...]) -> list[Item]:
    out: list[Item] = []
    for token in tokens:
        out.append(token)
        if token == verb:
            out.extend(antecedent)
    return out


# ---- appositions


def is_apposition(tree: Tree, noun: int, kid: int) -> bool:
    """Whether it is set off and says what the noun is (or how old)."""
    if not _after_comma(tree, kid):
        return False
    return tree.pos[kid] in ("NOUN", "PROPN", "NUM", "PRON") and not is_verbal(tree, noun)


def apposition(tree: Tree, noun: int, kid: int, about: tuple[Item, ...]) -> Draft | None:
    """ "Ann Lee, a doctor in Rome," says that she is one; a name after a description stays where it is."""
    tokens = tree.subtree(kid, [below for below in tree.kids[kid] if tree.dep[below] in LOOSE])
    while (
        tokens
        and (tree.dep[tokens[-1]] == "punct" or tree.text[tokens[-1]] in COMMAS)
        and tree.text[tokens[-1]] not in '"”’'
    ):
        tokens.pop()
    while tokens and tree.text[tokens[0]] in COMMAS:
        tokens.pop(0)
    if not tokens or not about:
        return None
    if tree.pos[kid] == "NUM":
        if (
            not (tree.ent[noun] == "PERSON" or tree.pos[noun] == "PROPN")
            or not tree.text[kid].isdigit()
            or len(tokens) > 1
        ):
            return None
        items: tuple[Item, ...] = (*about, "is", kid, "years", "old")
    elif tree.pos[kid] == "PROPN" and tree.pos[noun] != "PROPN":
        return None
    elif len(tokens) < 2:
        return None
    else:
        items = (*about, present("be", is_plural(tree, noun)), *tokens)
    first = min(token for token in about if isinstance(token, int))
    return Draft(items, tuple(tokens), (min(first, tokens[0]), tokens[-1]), kid, subject=about, about=True)


# ---- denials


def is_denial(tree: Tree, noun: int, verb: int) -> bool:
    """ "an allegation denied by A", "claims the government denied"."""
    return tree.lemma[verb] in DENY and tree.lemma[noun] in CLAIM_NOUNS


def denial_of(tree: Tree, noun: int) -> int | None:
    for kid in tree.kids[noun]:
        if tree.dep[kid] in ("acl", "relcl") and is_denial(tree, noun, kid):
            return kid
    return None


def denials(tree: Tree, noun: int, verb: int, said: Draft | None) -> list[Draft]:
    """One statement for each who denies; ``said`` is what they deny."""
    agent = tree.kid(verb, "agent")
    speaker = tree.kid(agent, "pobj") if agent is not None else subject(tree, verb)
    if speaker is None:
        return []
    speakers = [speaker]
    while (more := tree.kid(speakers[-1], "conj")) is not None:
        speakers.append(more)
    tokens = [token for token in tree.subtree(noun) if tree.text[token] not in COMMAS]
    found = []
    for each in speakers:
        who = tuple(
            tree.subtree(
                each,
                [
                    kid
                    for kid in tree.kids[each]
                    if tree.dep[kid] in ("conj", "cc", "preconj") or tree.lower[kid] == "both"
                ],
            )
        )
        items: tuple[Item, ...] = (*who, "denied", *denied(tree, said, noun))
        found.append(
            Draft(
                items,
                tuple(tokens),
                (tokens[0], tokens[-1]),
                verb,
                subject=who,
                held=Held(tree, each, "denied"),
                stance="denied",
            )
        )
    return found


def denied(tree: Tree, said: Draft | None, noun: int) -> tuple[Item, ...]:
    """What is denied, as words that can follow "denied"."""
    if said is None:
        return ("the", noun)
    if tree.lemma[said.head] in ACCUSE:
        matter = tree.kid(said.head, "dobj")
        of = next((kid for kid in tree.kids[said.head] if tree.dep[kid] == "prep" and tree.lower[kid] == "of"), None)
        deed = tree.kid(of, "pcomp") if of is not None else None
        if matter is not None and deed is not None:
            rest = [token for token in tree.subtree(deed) if token != deed and token in said.tokens]
            return ("that", *noun_items(tree, matter), past(tree.lemma[deed]), *rest)
        if matter is not None:
            return noun_items(tree, matter)
    return ("that", *said.items)
