"""What the article has told of things so far: fuller words for "the building", "the quake", "the five".

A noun with a name in it ("the Hilton hotel in Lima") describes a thing well enough to stand alone. Later plain mentions
("the hotel", "the building") mean it, if no other thing of the kind has been described.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from embassy_claims.splitting.compose import render
from embassy_claims.splitting.draft import Item
from embassy_claims.splitting.lexicon import GROUP_NOUNS, PEOPLE_NOUNS
from embassy_claims.splitting.tree import Tree

# Words that news uses for one and the same thing. The first set of a pair are the words, the second those that can
# mean any of them when they stand plain.
KINDS: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (frozenset(words.split()), frozenset(plain.split()))
    for words, plain in (
        ("quake earthquake tremor temblor", "quake earthquake tremor temblor disaster"),
        ("fire blaze inferno", "fire blaze inferno incident"),
        ("crash collision accident derailment", "crash collision accident incident"),
        ("shooting attack bombing explosion blast", "attack incident"),
        ("storm hurricane typhoon cyclone tornado", "storm disaster"),
        ("flood flooding", "flood flooding disaster"),
        ("embassy residence compound consulate mission", "embassy residence compound mission building premises"),
        ("store supermarket shop market", "store supermarket shop building premises"),
        ("hotel restaurant club hostel", "hotel building premises"),
        ("church mosque temple cathedral synagogue", "building"),
        ("school university college", "building campus"),
        ("hospital clinic", "hospital building"),
        ("prison jail", "prison jail facility"),
        ("center centre facility", "center centre facility"),
        ("factory plant warehouse mill", "factory plant building"),
        ("house home apartment flat", "building"),
        ("deal agreement accord pact", "deal agreement accord pact"),
        ("acquisition takeover purchase merger", "acquisition takeover purchase merger deal"),
        ("election vote poll referendum", "election vote poll"),
        ("trial case lawsuit", "trial case"),
    )
)
EVENTS = frozenset(
    "quake earthquake tremor temblor fire blaze inferno crash collision accident derailment shooting attack bombing "
    "explosion blast storm hurricane typhoon cyclone tornado flood flooding".split()
)
TIMES = frozenset(
    "day week month year night morning evening afternoon hour minute time end start middle season decade century "
    "quarter".split()
)
# Word → words for the same; plain word → words it can stand for.
KIN = {word: words for words, _ in KINDS for word in words}
MEANS = {
    word: frozenset().union(*(words for words, plain in KINDS if word in plain)) for _, every in KINDS for word in every
}
MANY = 20
BUILDINGS = frozenset().union(*(words for words, plain in KINDS if "building" in plain))
PERSONS = PEOPLE_NOUNS - GROUP_NOUNS
ANCHORS = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"])
LOCATING = frozenset("in at near off on of against to".split())
HAPPEN = frozenset(
    "strike hit rock shake jolt occur happen sweep destroy damage devastate erupt break tear rip".split()
)
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Thing:
    """A description: the words for a thing, the names in them, and whether it was told as known ("the …")."""

    lemma: str
    text: str
    anchors: frozenset[str]
    known: bool = False


@dataclass(slots=True)
class Same:
    """Descriptions of one thing."""

    things: list[Thing]

    @property
    def anchors(self) -> set[str]:
        return {anchor for thing in self.things for anchor in thing.anchors}

    @property
    def best(self) -> str:
        """The words with most names in them; of equals the first."""
        return max(self.things, key=lambda thing: min(len(thing.anchors), 3)).text


@dataclass(slots=True)
class Things:
    """The things of an article: word → those that were described by it, in the order of the article."""

    described: dict[str, list[Same]] = field(default_factory=dict)

    def note(self, tree: Tree, noun: int, headline: bool = False) -> None:
        """Remembers a noun that is described by a name."""
        thing = describe(tree, noun, headline)
        if thing is None:
            return
        kin = self._told(KIN.get(thing.lemma, frozenset()) | {thing.lemma})
        one = next((same for same in kin if same.anchors & thing.anchors), None)
        other = len(kin) == 1 and all(each.lemma != thing.lemma for each in kin[0].things)
        if one is None and thing.known and other:
            # "a supermarket in Kent … the Aldi store": told as known, so it is the one told of before.
            one = kin[0]
        if one is None:
            one = Same([])
        if all(other.lemma != thing.lemma for other in one.things):
            self.described.setdefault(thing.lemma, []).append(one)
        one.things.append(thing)

    def find(self, lemma: str) -> str | None:
        """Fuller words for a plain mention, if it can mean one thing only."""
        if lemma in TIMES:
            return None
        fitting = self._told(MEANS.get(lemma, frozenset()) | {lemma})
        return fitting[0].best if len(fitting) == 1 else None

    def event(self) -> str | None:
        """The one event that the article has described so far."""
        found = self._told(EVENTS)
        return found[0].best if len(found) == 1 else None

    def building(self) -> str | None:
        """The one building that the article has described so far."""
        found = self._told(BUILDINGS)
        return found[0].best if len(found) == 1 else None

    def _told(self, lemmas: frozenset[str]) -> list[Same]:
        """Those that were described by one of the words; more than two are as good as two."""
        found: list[Same] = []
        for lemma in sorted(lemmas):
            for same in self.described.get(lemma, [])[:MANY]:
                if all(same is not other for other in found):
                    found.append(same)
        return found


def describe(tree: Tree, noun: int, headline: bool = False) -> Thing | None:
    """The thing at a noun, with the names before it and in the phrases after it.

    In headlines, where the parser takes many words for names, only known kinds of names count.
    """
    if tree.tag[noun] not in ("NN", "NNP") or tree.lemma[noun] in TIMES | PERSONS:
        return None
    if tree.pos[noun] == "PROPN" and not _is_named_thing(tree, noun):
        return None
    before = [kid for kid in tree.kids[noun] if kid < noun and tree.dep[kid] in ("compound", "amod", "poss", "nmod")]
    kept: list[Item] = []
    owner = False
    for kid in before:
        words = tree.subtree(kid)
        if tree.dep[kid] == "poss":
            if not _named(tree, words):
                return None
            owner = True
        if tree.dep[kid] == "amod" and not _named(tree, words):
            continue
        if any(tree.pos[word] == "NUM" or any(letter.isdigit() for letter in tree.text[word]) for word in words):
            continue
        if headline and not all(tree.ent[word] or tree.tag[word] == "POS" for word in words):
            return None
        kept.extend(words)
    after = _phrases(tree, noun)
    anchors = frozenset(
        tree.lower[item]
        for item in [*kept, *after]
        if isinstance(item, int) and tree.pos[item] in ("PROPN", "ADJ") and tree.text[item][0].isupper()
    )
    if not anchors or len(kept) + len(after) > LONGEST:
        return None
    items: list[Item] = [*([] if owner else ["the"]), *kept, noun, *after]
    known = any(tree.lower[kid] in ("the", "this", "that") for kid in tree.kids[noun])
    return Thing(tree.lemma[noun], render(tree, items, {}), anchors, known)


def _is_named_thing(tree: Tree, noun: int) -> bool:
    """ "the Argentine Embassy", but not "Devon Fire and Rescue"."""
    joined = noun + 1 < len(tree.text) and (tree.pos[noun + 1] == "PROPN" or tree.lower[noun + 1] in ("and", "&"))
    return not joined and tree.lemma[noun] not in EVENTS and any(tree.lemma[noun] in words for words, _ in KINDS)


def _named(tree: Tree, words: list[int]) -> bool:
    return any(tree.pos[word] == "PROPN" or tree.ent[word] in ANCHORS or _is_capital(tree, word) for word in words)


def _is_capital(tree: Tree, word: int) -> bool:
    return word > 0 and tree.text[word][0].isupper() and tree.text[word - 1] not in '.!?:"“'


def _phrases(tree: Tree, noun: int) -> list[Item]:
    """Phrases of place after the noun that hold a name; for an event, also where its verb says it happened."""
    found: list[Item] = []
    for kid in tree.kids[noun]:
        if kid > noun and tree.dep[kid] == "prep" and tree.lower[kid] in LOCATING:
            found.extend(_phrase(tree, kid))
    above = tree.head[noun]
    if found or tree.lemma[noun] not in EVENTS or tree.dep[noun] not in ("nsubj",) or tree.lemma[above] not in HAPPEN:
        return found
    struck = tree.kid(above, "dobj")
    if struck is not None and _named(tree, words := _core(tree, struck)):
        return ["in", *words]
    for kid in tree.kids[above]:
        if tree.dep[kid] == "prep" and tree.lower[kid] in ("in", "at", "near", "off"):
            phrase = _phrase(tree, kid)
            if phrase:
                return phrase
    return []


def _phrase(tree: Tree, prep: int) -> list[Item]:
    """ "in the capital, Lima" → "in Lima"; nothing where there is no name."""
    noun = tree.kid(prep, "pobj")
    if (
        noun is None
        or tree.ent[noun] in ("DATE", "TIME")
        or any(tree.lower[kid] in ("a", "an") for kid in tree.kids[noun])
    ):
        return []
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "appos" and tree.pos[kid] == "PROPN" and tree.pos[noun] != "PROPN":
            return [prep, *_core(tree, kid)]
    words = _core(tree, noun)
    return [prep, *words] if _named(tree, [word for word in words if isinstance(word, int)]) else []


def _core(tree: Tree, noun: int) -> list[int]:
    """The noun's words without clauses, appositions and lists."""
    skip = [
        kid
        for kid in tree.kids[noun]
        if tree.dep[kid] in ("relcl", "acl", "conj", "cc", "nummod", "advcl")
        or (tree.dep[kid] in ("appos", "punct") and not _place_of_place(tree, noun, kid))
        or (tree.dep[kid] == "prep" and (tree.lower[kid] not in LOCATING or not _phrase(tree, kid)))
    ]
    words = tree.subtree(noun, skip)
    while tree.text[words[-1]] in ",–—-(":
        words.pop()
    return words


def _place_of_place(tree: Tree, noun: int, kid: int) -> bool:
    """ "High Street, Leeds": the second says where the first is."""
    places = ("GPE", "LOC", "FAC")
    return (tree.ent[noun] in places and tree.ent[kid] in places) or (
        tree.text[kid] == "," and tree.ent[noun] in places
    )
