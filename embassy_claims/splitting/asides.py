"""What a sentence tells in passing: appositions, relatives, denials ("an allegation denied by both")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.grammar import COMMAS, is_loose, is_plural, is_verbal, subject
from embassy_claims.splitting.inflect import past, present
from embassy_claims.splitting.lexicon import ACCUSE, CLAIM_NOUNS, DENY, DOES, DONE_TO, GROUP_NOUNS, PEOPLE_NOUNS, TITLES
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
    """ "some areas where roads were blocked": the clause has a subject of its own, and "some" needs no telling which."""
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
    if before < 0 or tree.dep[before] != "pobj" or tree.dep[verb] == "acl" and tree.head[verb] != before:
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


# ---- appositions


def is_apposition(tree: Tree, noun: int, kid: int) -> bool:
    """Whether it is set off and says what the noun is, or how old; a name after a description stays where it is."""
    if not is_loose(tree, kid) or is_verbal(tree, noun):
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
    if not tokens or not about:
        return None
    if tree.pos[kid] == "NUM":
        if tree.pos[noun] != "PROPN" or not tree.text[kid].isdigit() or len(tokens) > 1:
            return None
        items: tuple[Item, ...] = (*about, "is", kid, "years", "old")
    elif len(tokens) < 2 or tree.ent[kid] in ("DATE", "TIME", "CARDINAL"):
        return None
    else:
        items = (*about, present("be", is_plural(tree, noun)), *tokens)
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
        token for token in who if isinstance(token, int) and tree.head[token] == noun and token < noun or token == noun
    )
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "acl" and tree.lower[kid] == "aged":
            years = tree.kid(kid, "npadvmod", "dobj", "nummod", "attr", "oprd", "advmod")
            if years is not None and tree.text[years].isdigit():
                found.append(_about(tree, name, kid, [years], ("is", years, "years", "old")))
                found.extend(_from(tree, name, more) for more in tree.kids[years] if tree.lower[more] == "from")
            found.extend(_from(tree, name, more) for more in tree.kids[kid] if tree.lower[more] == "from")
        elif tree.dep[kid] == "prep" and tree.lower[kid] in ("of", "from") and is_loose(tree, kid):
            found.append(_from(tree, name, kid))
    return found


def _from(tree: Tree, name: tuple[Item, ...], prep: int) -> Draft:
    place = [token for token in tree.subtree(prep) if token != prep]
    return _about(tree, name, prep, place, ("is", "from", *place))


def _about(tree: Tree, name: tuple[Item, ...], head: int, own: list[int], said: tuple[Item, ...]) -> Draft:
    tokens = sorted({head, *own})
    start = min(token for token in (*name, *tokens) if isinstance(token, int))
    return Draft((*name, *said), tuple(tokens), (start, tokens[-1]), head, subject=name, about=True)


def is_origin(tree: Tree, kid: int, noun: int) -> bool:
    """Whether a dependent of a name tells age or home."""
    if tree.ent[noun] != "PERSON":
        return False
    if tree.dep[kid] == "acl":
        return tree.lower[kid] == "aged"
    return tree.dep[kid] == "prep" and tree.lower[kid] in ("of", "from") and is_loose(tree, kid)


def stated_by_participle(tree: Tree, verb: int) -> Draft | None:
    """ "confirmed the group's negotiated exit" says that the exit was negotiated."""
    matter = tree.kid(verb, "dobj")
    if matter is None or tree.kid(matter, "poss") is None:
        return None
    how = next((kid for kid in tree.kids[matter] if tree.dep[kid] == "amod" and tree.tag[kid] == "VBN"), None)
    if how is None:
        return None
    tokens = tree.subtree(matter)
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


# ---- denials


@dataclass(frozen=True, slots=True)
class Denial:
    """ "…, an allegation denied by both": the claim word, the verb, who denies, and all tokens of it."""

    noun: int
    verb: int
    speakers: tuple[int, ...]
    tokens: tuple[int, ...]


def denial_tail(tree: Tree, first: int, after: int) -> Denial | None:
    """A denial told in apposition to the clause before it. Looked for by words: parsers take "claims" for a verb."""
    for noun in range(first + 2, after):
        if tree.lemma[noun] not in CLAIM_NOUNS or tree.lower[noun] == "denial":
            continue
        start = noun - 1 if tree.lower[noun - 1] in ("a", "an") else noun
        if tree.text[start - 1] not in COMMAS:
            continue
        verb = next(
            (token for token in range(noun + 1, min(after, noun + LONG_TAIL)) if tree.lemma[token] in DENY), None
        )
        if verb is None or any(tree.text[token] in COMMAS for token in range(noun, verb)):
            continue
        agent = tree.kid(verb, "agent")
        speaker = tree.kid(agent, "pobj") if agent is not None else subject(tree, verb)
        if speaker is not None:
            below = tree.subtree(verb)
            last = max(below[-1], verb)
            return Denial(noun, verb, _joined(tree, speaker), tuple(range(start, min(last + 1, after))))
    return None


def _joined(tree: Tree, noun: int) -> tuple[int, ...]:
    found = [noun]
    while (more := tree.kid(found[-1], "conj")) is not None:
        found.append(more)
    return tuple(found)


def denials(tree: Tree, tail: Denial, drafts: Sequence[Draft]) -> list[Draft]:
    """One statement for each who denies and each thing denied: for a plural, all that was told before it."""
    before = [draft for draft in drafts if draft.quote[1] < tail.tokens[0] and not draft.about]
    before.sort(key=lambda draft: draft.quote[1])
    told = before if tree.tag[tail.noun] == "NNS" or tree.lower[tail.noun].endswith("s") else before[-1:]
    found = []
    tokens = tuple(token for token in tail.tokens if tree.text[token] not in (".", '"', "”"))
    for speaker in tail.speakers:
        without = [
            kid for kid in tree.kids[speaker] if tree.dep[kid] in ("conj", "cc", "preconj") or tree.lower[kid] == "both"
        ]
        who = tuple(tree.subtree(speaker, without))
        sayings: list[Draft | None] = [*told] if told else [None]
        for said in sayings:
            items: tuple[Item, ...] = (*who, "denied", *_denied(tree, said, tail.noun))
            held = Held(tree, speaker, "denied")
            found.append(
                Draft(items, tokens, (tokens[0], tokens[-1]), tail.verb, subject=who, held=held, stance="denied")
            )
    return found


def _denied(tree: Tree, said: Draft | None, noun: int) -> tuple[Item, ...]:
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
