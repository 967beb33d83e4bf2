"""Plain nouns that mean something told before: "the building", "the pair", "the roof", "the victims"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from embassy_claims.splitting.asides import noun_items
from embassy_claims.splitting.compose import render
from embassy_claims.splitting.draft import Draft
from embassy_claims.splitting.grammar import is_loose
from embassy_claims.splitting.lexicon import PEOPLE_NOUNS
from embassy_claims.splitting.mentions import EVENTS, Things
from embassy_claims.splitting.passages import Passage
from embassy_claims.splitting.tree import Tree

PLAIN_ADJECTIVES = frozenset(
    "diplomatic same entire whole stricken besieged deadly powerful massive strong huge major main".split()
)
DETERMINERS = frozenset("the this that these those".split())
DESCRIBING = frozenset("of in at for near from".split())
PAIRS = {"pair": 2, "duo": 2, "couple": 2, "trio": 3}
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
LONGEST = 11
AREAS = frozenset(["area"])
PLACES = frozenset(["GPE", "LOC"])
WHERE_OR_WHEN = frozenset(["GPE", "LOC", "FAC", "DATE"])
# Parts that news tells of without the building they belong to.
PARTS = frozenset("roof entrance interior exterior facade basement lobby ceiling walls".split())
# What happens to people and things in an event, told without it: "No one was hurt", "the victims".
HARM = frozenset("kill injure hurt wound die damage destroy flatten trap harm".split())
HARMED = frozenset("victim fatality casualty toll scene epicenter epicentre".split())

Replaced = dict[int, str | None]


@dataclass(frozen=True, slots=True)
class Group:
    """Several people told with their number."""

    number: int
    text: str


@dataclass(slots=True)
class PlainNouns:
    """The things and groups an article has told of, and fuller words for plain mentions of them."""

    things: Things = field(default_factory=Things)
    groups: list[Group] = field(default_factory=list)

    def resolve(self, passage: Passage, called: Callable[[str], str | None], replaced: Replaced) -> None:
        """Adds other words for the plain nouns of a sentence; ``called`` gives the person who was called so."""
        tree = passage.tree
        for noun in range(passage.first, passage.after):
            if tree.pos[noun] not in ("NOUN", "NUM"):
                continue
            start = _plain_start(tree, noun)
            if start is None:
                continue
            fuller = self._fuller(tree, noun, start, called)
            if fuller is not None and not _is_located(tree, noun, fuller):
                for token in range(start, noun):
                    replaced[token] = None
                replaced[noun] = fuller

    def note(self, passage: Passage, replaced: Replaced) -> None:
        """Remembers what a sentence describes."""
        tree = passage.tree
        for noun in range(passage.first, passage.after):
            if tree.pos[noun] in ("NOUN", "PROPN") and noun not in replaced:
                self.things.note(tree, noun, passage.role != "body")
                self._note_group(tree, noun)

    def scene(self, tree: Tree, draft: Draft) -> str | None:
        """The event in which somebody came to harm, where the statement does not say and the article tells of one."""
        if tree.lemma[draft.head] not in HARM or draft.kind == "statement" or tree.kid(draft.head, "dobj") is not None:
            return None
        tokens = [item for item in draft.items if isinstance(item, int)]
        if any(tree.lemma[token] in EVENTS | HARMED or tree.ent[token] in WHERE_OR_WHEN for token in tokens):
            return None
        if any(tree.dep[kid] in ("prep", "agent", "advcl") and kid in tokens for kid in tree.kids[draft.head]):
            return None
        return self.things.event()

    def _fuller(self, tree: Tree, noun: int, start: int, called: Callable[[str], str | None]) -> str | None:
        lemma = tree.lemma[noun]
        number = _number(tree, noun)
        if number or lemma == "group":
            return self._group(number)
        if lemma in HARMED:
            return self._of(f"the {tree.text[noun]}", self.things.event())
        if lemma == "building" and any(tree.lower[kid] == "main" for kid in tree.kids[noun]):
            return self._of("the main building", self.things.building())
        if lemma in PARTS:
            return self._of(f"the {tree.text[noun]}", self.things.building())
        if tree.tag[noun] == "NNS":
            return self._group_called(tree, noun) if lemma in PEOPLE_NOUNS else None
        if lemma in AREAS:
            return _place(tree, start)
        plain = all(tree.lower[kid] != "main" for kid in tree.kids[noun])
        named = _is_named_beside(tree, noun)
        return ((None if named else called(lemma)) or self.things.find(lemma)) if plain else None

    def _of(self, part: str, whole: str | None) -> str | None:
        return f"{part} of {whole}" if whole is not None else None

    def _group(self, number: int) -> str | None:
        """The one group of that number (0: of any)."""
        fitting = list(dict.fromkeys(group.text for group in self.groups if number in (0, group.number)))
        return fitting[0] if len(fitting) == 1 else None

    def _group_called(self, tree: Tree, noun: int) -> str | None:
        """ "these opposition figures": the one group told with its number that was called so."""
        words = {tree.lower[kid] for kid in tree.kids[noun] if tree.dep[kid] in ("compound", "amod")}
        fitting = dict.fromkeys(group.text for group in self.groups if words <= set(group.text.lower().split()))
        return next(iter(fitting)) if words and len(fitting) == 1 else None

    def _note_group(self, tree: Tree, noun: int) -> None:
        number = _number(tree, noun)
        if tree.tag[noun] != "NNS" or tree.lemma[noun] not in PEOPLE_NOUNS or not number:
            return
        below = set(tree.subtree(noun, _loose(tree, noun)))
        words = render(tree, [item for item in noun_items(tree, noun) if item in below], {})
        if len(words.split()) <= LONGEST and words.split()[0].lower() not in ("the", "these", "at", "about"):
            self.groups.append(Group(number, f"the {words[0].lower()}{words[1:]}"))


def _is_named_beside(tree: Tree, noun: int) -> bool:
    """Whether the name stands beside it already: "the owner, Ann Lee", "Ann Lee, the owner"."""
    beside = [kid for kid in tree.kids[noun] if tree.dep[kid] in ("appos", "nmod")]
    if tree.dep[noun] == "appos":
        beside.append(tree.head[noun])
    return any(tree.pos[token] == "PROPN" for token in beside)


def _loose(tree: Tree, noun: int) -> list[int]:
    """What can be left out of the words for a group: clauses, and where it came from."""
    return [
        kid
        for kid in tree.kids[noun]
        if tree.dep[kid] == "acl" or (tree.dep[kid] == "prep" and tree.lower[kid] != "of")
    ]


def _number(tree: Tree, noun: int) -> int:
    """How many people a noun tells of; 0 where it tells no number."""
    lemma = tree.lemma[noun]
    if lemma in PAIRS:
        return PAIRS[lemma]
    if tree.pos[noun] == "NUM":
        return NUMBERS.get(tree.lower[noun], 0)
    if lemma not in PEOPLE_NOUNS and lemma not in ("individual", "seeker"):
        return 0
    return next((NUMBERS.get(tree.lower[kid], 0) for kid in tree.kids[noun] if tree.dep[kid] == "nummod"), 0)


def _plain_start(tree: Tree, noun: int) -> int | None:
    """The determiner of a noun that is not described further, so that it must mean something told before."""
    start = None
    for kid in tree.kids[noun]:
        if kid < noun and tree.lower[kid] in DETERMINERS:
            start = kid
        elif not _is_plain(tree, kid, noun):
            return None
    return start


def _is_plain(tree: Tree, kid: int, noun: int) -> bool:
    """Whether a dependent does not say which thing is meant."""
    dep = tree.dep[kid]
    if dep == "amod":
        return tree.lower[kid] in PLAIN_ADJECTIVES
    if dep == "prep":
        return kid > noun and tree.lower[kid] not in DESCRIBING
    if dep in ("relcl", "acl"):
        return is_loose(tree, kid)
    if dep == "compound":
        people = tree.lemma[noun] in PEOPLE_NOUNS and tree.pos[kid] == "NOUN"
        return people or (tree.lemma[noun] == "toll" and tree.lower[kid] == "death")
    return dep in ("nummod", "case", "punct", "predet", "advmod", "cc", "conj", "appos")


def _is_located(tree: Tree, noun: int, fuller: str) -> bool:
    """Whether the words after the noun would say again where it is: "the blaze at | the shop"."""
    after = tree.lower[noun + 1] if noun + 1 < len(tree.text) else ""
    return after in ("at", "in", "near", "on") and f" {after} " in fuller


def _place(tree: Tree, before: int) -> str | None:
    """ "the area": the one place that the sentence has named."""
    first = max((start for start, after in tree.sents if start <= before), default=0)
    named = {" ".join(tree.text[a:b]) for a, b, label in tree.ents if label in PLACES and first <= a and b <= before}
    return next(iter(named)) if len(named) == 1 else None
