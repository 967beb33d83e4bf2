"""What is told of people and things beside the clause: appositions, roles, age and home, qualities, deeds as nouns."""

from __future__ import annotations

from collections.abc import Sequence

from embassy_claims.splitting.asides import PLACES, noun_items
from embassy_claims.splitting.draft import Draft, Item
from embassy_claims.splitting.grammar import is_loose, is_plural, is_verbal
from embassy_claims.splitting.inflect import past, present
from embassy_claims.splitting.lexicon import DOES, DONE_TO, GROUP_NOUNS, PEOPLE_NOUNS, TITLES
from embassy_claims.splitting.tree import Tree

CONTRASTS = frozenset("not never nor rather instead but".split())
ORDERING = frozenset("following after since before despite amid".split())


def is_apposition(tree: Tree, noun: int, kid: int) -> bool:
    """Whether it is set off and says what the noun is, or how old; a name after a description stays where it is."""
    if not is_loose(tree, kid) or is_verbal(tree, noun) or _is_contrast(tree, kid):
        return False
    if tree.pos[kid] == "PROPN" and tree.pos[noun] != "PROPN":
        return False
    if tree.ent[noun] in PLACES and (tree.ent[kid] in PLACES or not _is_determined(tree, kid)):
        return False
    if tree.ent[noun] == "PERSON" and tree.pos[kid] != "NUM":
        return is_personal(tree.lemma[kid])
    if tree.pos[kid] == "NOUN" and not _is_determined(tree, kid):
        return False
    return tree.pos[kid] in ("NOUN", "PROPN", "NUM", "PRON")


def _is_contrast(tree: Tree, kid: int) -> bool:
    """ "a building, not our people": what the noun is not."""
    first = tree.subtree(kid)[0]
    before = first - 1 if first else first
    return tree.lower[first] in CONTRASTS or tree.lower[before] in CONTRASTS


def _article(tree: Tree, noun: int, tokens: Sequence[int]) -> tuple[str, ...]:
    """ "Ann Lee, swimming star, …" lacks an article; "head of the team" needs none."""
    if tree.tag[noun] != "NN" or _is_determined(tree, noun) or any(tree.lower[token] == "of" for token in tokens):
        return ()
    return ("an" if tree.lower[tokens[0]][0] in "aeiou" else "a",)


def is_personal(lemma: str) -> bool:
    """Whether a noun can say what a person is."""
    return (lemma in PEOPLE_NOUNS and lemma not in GROUP_NOUNS) or (
        lemma.endswith(("er", "or", "ist", "ian", "man", "woman", "ent", "ant", "ee")) and lemma not in GROUP_NOUNS
    )


def _is_determined(tree: Tree, noun: int) -> bool:
    return any(tree.dep[kid] in ("det", "poss") for kid in tree.kids[noun])


def apposition(tree: Tree, noun: int, kid: int, about: tuple[Item, ...]) -> Draft | None:
    """ "Ann Lee, a doctor in Rome," says that she is one."""
    tokens = [item for item in noun_items(tree, kid) if isinstance(item, int)]
    while about and isinstance(about[-1], int) and tree.dep[about[-1]] == "cc":
        about = about[:-1]  # "Ann Lee, a doctor, and her son": the list goes on behind
    if not tokens or not about:
        return None
    if tree.pos[kid] == "NUM":
        if tree.pos[noun] != "PROPN" or not tree.text[kid].isdigit() or len(tokens) > 1:
            return None
        items: tuple[Item, ...] = (*about, "is", kid, "years", "old")
    elif len(tokens) < 2 or tree.ent[kid] in ("DATE", "TIME", "CARDINAL"):
        return None
    else:
        items = (*about, present("be", is_plural(tree, noun)), *_article(tree, kid, tokens), *tokens)
    first = min((token for token in about if isinstance(token, int)), default=tokens[0])
    return Draft(items, tuple(tokens), (min(first, tokens[0]), max(tokens)), kid, subject=about, about=True)


def roles(tree: Tree, first: int, after: int) -> list[Draft]:
    """ "campaign manager Ana Ruiz" says that she is one; a title in capitals is part of the name."""
    found = []
    for start, end, label in tree.ents:
        if label != "PERSON" or not first <= start < after:
            continue
        name = [token for token in range(start, end) if tree.tag[token] == "NNP"]
        if len(name) < 2:
            continue
        before = _role_before(tree, name[0], first)
        if before:
            article = "an" if tree.lower[before[0]][0] in "aeiou" else "a"
            start_of_sentence = (
                tree.text[before[0]].lower() if before[0] == first and not tree.ent[before[0]] else before[0]
            )
            items: tuple[Item, ...] = (*name, "is", article, start_of_sentence, *before[1:])
            found.append(Draft(items, tuple(before), (before[0], name[-1]), name[-1], subject=tuple(name), about=True))
    return found


def _role_before(tree: Tree, name: int, first: int) -> list[int]:
    """The words right before a name that say what the person is, if none of them is a determiner or a number."""
    start = name
    while start > first and tree.pos[start - 1] in ("NOUN", "ADJ", "VERB") and tree.head[start - 1] >= start - 1:
        if tree.pos[start - 1] == "VERB" and tree.dep[start - 1] != "amod":
            break
        start -= 1
    words = list(range(start, name))
    if not words or tree.lemma[words[-1]] not in PEOPLE_NOUNS or tree.tag[words[-1]] not in ("NN", "NNP"):
        return []
    if not all(tree.text[word].islower() or tree.ent[word] in ("NORP", "GPE") or word == first for word in words):
        return []
    if start == first and tree.lower[start].rstrip(".") in TITLES - {"former"}:
        return []
    if start > first and (
        tree.tag[start - 1] in ("DT", "CD", "PRP$", "POS", "NNP", "NNPS", "HYPH") or tree.text[start - 1] == "-"
    ):
        return []
    return words


def origins(tree: Tree, noun: int) -> list[Draft]:
    """ "Jo Hill, aged 24 and from Leeds," and "Jo Hill, of High Street,": age and home of a person."""
    found = []
    who = noun_items(tree, noun)
    name = tuple(
        token
        for token in who
        if (isinstance(token, int) and tree.head[token] == noun and token < noun) or token == noun
    )
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "acl" and tree.lower[kid] == "aged":
            years = tree.kid(kid, "npadvmod", "dobj", "nummod", "attr", "oprd", "advmod")
            if years is not None and tree.text[years].isdigit():
                found.append(_about(name, kid, [years], ("is", years, "years", "old")))
                found.extend(_from(tree, name, more) for more in tree.kids[years] if tree.lower[more] == "from")
            found.extend(_from(tree, name, more) for more in tree.kids[kid] if tree.lower[more] == "from")
        elif tree.dep[kid] == "prep" and tree.lower[kid] in ("of", "from") and is_loose(tree, kid):
            found.append(_from(tree, name, kid))
    return found


def _from(tree: Tree, name: tuple[Item, ...], prep: int) -> Draft:
    place = [token for token in tree.subtree(prep) if token != prep]
    return _about(name, prep, place, ("is", "from", *place))


def _about(name: tuple[Item, ...], head: int, own: list[int], said: tuple[Item, ...]) -> Draft:
    tokens = sorted({head, *own})
    start = min(token for token in (*name, *tokens) if isinstance(token, int))
    return Draft((*name, *said), tuple(tokens), (start, tokens[-1]), head, subject=name, about=True)


def stated_by_participle(tree: Tree, verb: int) -> Draft | None:
    """ "confirmed the group's negotiated exit" says that the exit was negotiated."""
    matter = tree.kid(verb, "dobj")
    if matter is None or tree.kid(matter, "poss") is None:
        return None
    how = next((kid for kid in tree.kids[matter] if tree.dep[kid] == "amod" and tree.tag[kid] == "VBN"), None)
    if how is None:
        return None
    loose = [kid for kid in tree.kids[matter] if tree.dep[kid] == "prep" and tree.lower[kid] not in ("of", "from")]
    tokens = tree.subtree(matter, loose)
    below = set(tree.subtree(how))
    items: tuple[Item, ...] = (
        *(token for token in tokens if token not in below),
        past("be", is_plural(tree, matter)),
        how,
    )
    return Draft(items, tuple(tokens), (tokens[0], tokens[-1]), how, subject=tuple(noun_items(tree, matter)))


def qualified(tree: Tree, tokens: Sequence[int]) -> list[Draft]:
    """ "the widely disputed results of the vote" says that they are widely disputed."""
    found = []
    for how in tokens:
        noun = tree.head[how]
        if tree.dep[how] != "amod" or tree.tag[how] != "VBN" or noun not in tokens:
            continue
        manner = tree.kid(how, "advmod")
        if (
            manner is None
            or not tree.lower[manner].endswith("ly")
            or not any(tree.lower[kid] == "the" for kid in tree.kids[noun])
        ):
            continue
        words = [item for item in noun_items(tree, noun, how) if isinstance(item, int)]
        printed = [token for token in tree.subtree(noun) if token in set(words) | {how, manner}]
        items: tuple[Item, ...] = (*words, present("be", is_plural(tree, noun)), manner, how)
        found.append(Draft(items, tuple(printed), (printed[0], printed[-1]), how, subject=tuple(words)))
    return found


def deeds(tree: Tree, tokens: Sequence[int]) -> list[Draft]:
    """ "after the expulsion of diplomats" says that diplomats were expelled."""
    found = []
    for noun in tokens:
        lemma = tree.lemma[noun]
        if lemma not in DONE_TO and lemma not in DOES:
            continue
        above = tree.head[noun]
        of = next((kid for kid in tree.kids[noun] if tree.dep[kid] == "prep" and tree.lower[kid] == "of"), None)
        whose = tree.kid(of, "pobj") if of is not None else None
        if whose is None or tree.dep[noun] != "pobj" or tree.lower[above] not in ORDERING:
            continue
        who = noun_items(tree, whose)
        plural = is_plural(tree, whose)
        verb = [past("be", plural), DONE_TO[lemma]] if lemma in DONE_TO else [DOES[lemma]]
        printed = tree.subtree(noun)
        found.append(Draft((*who, *verb), tuple(printed), (printed[0], printed[-1]), noun, subject=who))
    return found
