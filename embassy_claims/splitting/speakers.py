"""Who a speaker is: full names for surnames and pronouns, authors for documents, the article's own words for others."""

from __future__ import annotations

from dataclasses import dataclass, field

from embassy_claims.splitting.asides import noun_items
from embassy_claims.splitting.compose import render
from embassy_claims.splitting.draft import Held
from embassy_claims.splitting.lexicon import DOCUMENT_NOUNS, FEMALE, MALE, PEOPLE_NOUNS
from embassy_claims.splitting.names import Names, name_tokens
from embassy_claims.splitting.tree import Tree

LONGEST_HOLDER = 12
GROUPS = frozenset(
    "group team party organisation organization movement company agency ministry government service firm".split()
)
# Bodies of a state: what a report calls "the group" or "the company" is none of them.
STATES = frozenset(
    "government ministry administration regime authority police court parliament congress senate cabinet council state "
    "army military navy force embassy agency department commission office president presidency minister".split()
)
NO_STATE = frozenset("group team party organisation organization movement company firm".split())
PERSONS = PEOPLE_NOUNS - GROUPS - frozenset(["authority", "people", "person", "administration", "regime", "department"])
PRONOUNS = frozenset("he she they it who i we".split())
STATEMENTS = frozenset("statement post message tweet".split())
OWN_DESCRIPTION = frozenset(["prep", "amod", "compound", "poss", "nmod"])
PEOPLE_ENTITIES = frozenset(["PERSON"])


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker heard earlier. ``person`` is false for offices and documents, ``state`` tells a body of a state."""

    name: str
    person: bool
    plural: bool = False
    roles: frozenset[str] = frozenset()
    state: bool = False


@dataclass(slots=True)
class Speakers:
    """Names the speakers of an article, in the order in which they speak."""

    names: Names
    heard: list[Spoken] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    spoke_at: int = 0  # how many people had been named when somebody last spoke
    known: dict[tuple[int, int, bool], Spoken | None] = field(default_factory=dict)

    def name(self, held: Held) -> str | None:
        """The holder as it is reported."""
        if held.name is not None:
            return held.name
        spoken = self.spoken(held)
        return spoken.name if spoken else None

    def spoken(self, held: Held) -> Spoken | None:
        """Who speaks; looked for once at each place."""
        if held.speaker is None:
            return None
        key = (id(held.tree), held.speaker, held.alone)
        if key not in self.known:
            spoken = self._identify(held.tree, held.speaker, held.alone)
            self.known[key] = spoken
            if spoken and spoken.name not in PRONOUNS:
                self.heard.append(spoken)
                self.spoke_at = len(self.people)
        return self.known[key]

    def see(self, tree: Tree, first: int, after: int) -> dict[int, str]:
        """The people named in a sentence: first token of the words → full name."""
        found: dict[int, str] = {}
        for start, end, label in tree.ents:
            if first <= start < after and label in PEOPLE_ENTITIES:
                name = self.person(tree, start, end)
                if name:
                    found[start] = name
                    self.people.append(name)
        return found

    def person(self, tree: Tree, first: int, after: int) -> str | None:
        """The full name of a person entity; of two that share the last name, the one named last."""
        words = [tree.text[token] for token in name_tokens(tree, first, after)]
        if not words:
            return None
        name = " ".join(words)
        if self.names.is_place(name) or (len(words) == 1 and name.isupper() and len(name) > 1):
            return None  # a town, or letters that stand for a body
        complete = self.names.complete(name)
        if complete:
            return complete
        candidates = self.names.candidates(words[-1])
        recent = [person for person in reversed(self.people[-4:]) if person in candidates]
        return recent[0] if recent else name

    def _identify(self, tree: Tree, noun: int, alone: bool = False) -> Spoken | None:
        if tree.lower[noun] in PRONOUNS or tree.tag[noun] in ("PRP", "WP"):
            return self._pronoun(tree, noun)
        roles = roles_of(tree, noun)
        person = self._named(tree, noun)
        if person:
            roles = roles | self.names.roles.get(person, set())
            return Spoken(person, not roles & GROUPS, roles=frozenset(roles))
        if tree.pos[noun] == "PROPN" and (name := proper_name(tree, noun)):
            return Spoken(name, bool(roles & PERSONS), roles=frozenset(roles), state=_is_state(tree, noun, roles))
        if tree.lemma[noun] in DOCUMENT_NOUNS and tree.pos[noun] != "PROPN":
            author = self._author(tree, noun)
            if author:
                return author
        if any(tree.lower[kid] in ("the", "this", "that") for kid in tree.kids[noun]):
            back = self._called(tree, noun)
            if back:
                return back
        words = self._words(tree, noun, alone)
        roles = roles | {tree.lemma[noun]}
        plural = tree.tag[noun] in ("NNS", "NNPS")
        if not words:
            return None
        return Spoken(words, bool(roles & PERSONS), plural, frozenset(roles), _is_state(tree, noun, roles))

    def _named(self, tree: Tree, noun: int) -> str | None:
        """The person that the words name, in themselves or in apposition."""
        if tree.pos[noun] == "PROPN" or tree.ent[noun] == "PERSON":
            found = self._entity(tree, noun)
            if found:
                return found
            if tree.ent[noun] in ("", "ORG", "GPE", "PERSON", "FAC", "NORP") and (
                full := self.names.complete(tree.text[noun])
            ):
                return full
        for kid in tree.kids[noun]:
            if tree.dep[kid] == "appos" and tree.pos[kid] == "PROPN":
                found = self._entity(tree, kid)
                if found:
                    return found
        return None

    def _entity(self, tree: Tree, token: int) -> str | None:
        for first, after, label in tree.ents:
            if first <= token < after and label == "PERSON":
                return self.person(tree, first, after)
        return None

    def _author(self, tree: Tree, noun: int) -> Spoken | None:
        """Whose document it is: "posts by the pair", "a report from the agency", "the ministry's statement"."""
        for kid in tree.kids[noun]:
            if tree.dep[kid] in ("acl",) and (agent := tree.kid(kid, "agent")) is not None:
                by = tree.kid(agent, "pobj")
                return self._identify(tree, by) if by is not None else None
            if tree.dep[kid] in ("prep", "agent") and tree.lower[kid] in ("by", "from", "of"):
                by = tree.kid(kid, "pobj")
                if by is not None and (tree.lower[kid] != "of" or tree.pos[by] == "PROPN"):
                    return self._identify(tree, by)
            if (tree.dep[kid] == "poss" and tree.tag[kid] != "PRP$") or (
                tree.dep[kid] in ("compound", "nmod") and tree.ent[kid] in ("ORG", "GPE", "PERSON")
            ):
                return self._identify(tree, kid)
            if tree.dep[kid] == "prep" and (inner := tree.kid(kid, "pobj")) is not None:
                by = self._below(tree, inner)
                if by is not None:
                    return self._identify(tree, by)
        if any(tree.lower[kid] in ("the", "this") for kid in tree.kids[noun]):
            recent = self.heard[-4:][::-1]
            same = next((spoken for spoken in recent if tree.lemma[noun] in spoken.roles), None)
            return same or (self.heard[-1] if recent and tree.lemma[noun] in STATEMENTS else None)
        return None

    def _below(self, tree: Tree, noun: int) -> int | None:
        for kid in tree.kids[noun]:
            if tree.dep[kid] == "prep" and tree.lower[kid] == "by":
                return tree.kid(kid, "pobj")
        return None

    def _pronoun(self, tree: Tree, token: int) -> Spoken | None:
        word = tree.lower[token]
        recent = self.heard[-4:][::-1]
        if word in ("he", "she", "who"):
            gender = {"he": "m", "she": "f"}.get(word, "")
            near = self._named_before(tree, token)
            if len(near) == 1 and self.names.gender(near[0]) in ("", gender):
                return Spoken(near[0], True)
            return self._one(recent, gender) or (Spoken(word, True) if gender else None)
        if word == "they":
            return next((spoken for spoken in recent if spoken.plural or not spoken.person), None)
        if word == "it":
            return next((spoken for spoken in recent if not spoken.person), None)
        return None

    def _one(self, recent: list[Spoken], gender: str) -> Spoken | None:
        """Who "he" or "she" is: whoever spoke last and can be, but rather a fitting one named since."""
        speakers = [spoken for spoken in recent if spoken.person and not spoken.plural]
        people = [Spoken(name, True) for name in dict.fromkeys(reversed(self.people[-3:]))]
        since = set(self.people[self.spoke_at :])
        told = [who for who in people if gender and self._gender(who) == gender]
        others = [who for who in people if not gender or not self._gender(who)]
        speaking = [who for who in speakers if not gender or self._gender(who) in ("", gender)]
        nearest = [who for who in told if who.name in since]
        return next(iter([*nearest, *speaking, *told, *others]), None)

    def _gender(self, spoken: Spoken) -> str:
        return "f" if spoken.roles & FEMALE else "m" if spoken.roles & MALE else self.names.gender(spoken.name)

    def _named_before(self, tree: Tree, token: int) -> list[str]:
        """People named before the token in its sentence."""
        first = max((start for start, after in tree.sents if start <= token), default=0)
        found = [self.person(tree, a, b) for a, b, label in tree.ents if label == "PERSON" and first <= a < token]
        return list(dict.fromkeys(name for name in found if name))

    def _called(self, tree: Tree, noun: int) -> Spoken | None:
        """ "the doctor": the last speaker who was called so; "the group": the last that is no person."""
        lemma = tree.lemma[noun]
        if any(tree.dep[kid] in OWN_DESCRIPTION and tree.lower[kid] != "same" for kid in tree.kids[noun]):
            return None
        for spoken in reversed(self.heard[-8:]):
            if lemma in spoken.roles and (spoken.person or lemma in GROUPS):
                return spoken
        if lemma in GROUPS:
            bodies = [spoken for spoken in reversed(self.heard[-4:]) if not spoken.person]
            return next((spoken for spoken in bodies if not (spoken.state and lemma in NO_STATE)), None)
        return None

    def _words(self, tree: Tree, noun: int, alone: bool) -> str:
        """The article's own words for a speaker, without "the" and what is too long."""
        items = [item for item in noun_items(tree, noun) if isinstance(item, int)]
        left_out = {"conj", "cc", "preconj"} if alone else set()
        if len(items) > LONGEST_HOLDER:
            left_out |= {"prep", "acl", "relcl", "appos"}
        core = set(tree.subtree(noun, [kid for kid in tree.kids[noun] if tree.dep[kid] in left_out]))
        text = render(tree, [item for item in items if item in core], {}).strip(" ,")
        return text[4:] if text[:4].lower() == "the " else text


def _is_state(tree: Tree, noun: int, roles: set[str]) -> bool:
    """Whether the words for a speaker are those for a body of a state, or for a country or a town as one."""
    near = [noun, *(kid for kid in tree.kids[noun] if tree.dep[kid] in ("compound", "nmod"))]
    told = {tree.lemma[token] for token in near} | roles
    return bool(told & STATES) or tree.ent[noun] == "GPE"


def roles_of(tree: Tree, noun: int) -> set[str]:
    """What the words around a name say somebody is: "doctor", "movement"."""
    near = [
        kid for kid in tree.kids[noun] if tree.dep[kid] in ("compound", "nmod", "appos") and tree.pos[kid] == "NOUN"
    ]
    if tree.dep[noun] == "appos":
        near.append(tree.head[noun])
    return {tree.lemma[token] for token in near}


def proper_name(tree: Tree, noun: int) -> str:
    """The capitalised words that end in that token; "" where it is not a name of its own."""
    if not tree.text[noun][:1].isupper():
        return ""
    first = noun
    for start, after, _ in tree.ents:
        if start <= noun < after:
            first = next(token for token in range(start, after) if tree.tag[token] != "DT" or token == noun)
    while (
        first > 0
        and tree.head[first - 1] == noun
        and tree.pos[first - 1] == "PROPN"
        and tree.text[first - 1][:1].isupper()
    ):
        first -= 1
    return " ".join(
        tree.text[token] for token in range(first, noun + 1) if tree.text[token][:1].isupper() or token < noun
    )
