"""Pronouns, "the pair", "the building" and surnames resolved inside the article, where one candidate fits.

Where two fit the words stay as printed: a guess would put a statement into the world that nobody made.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from embassy_claims.splitting.asides import noun_items
from embassy_claims.splitting.compose import render
from embassy_claims.splitting.draft import Draft
from embassy_claims.splitting.grammar import is_loose, is_plural, subject
from embassy_claims.splitting.lexicon import FEMALE, GROUP_NOUNS, MALE, PEOPLE_NOUNS
from embassy_claims.splitting.lists import tidy
from embassy_claims.splitting.mentions import EVENTS, Things
from embassy_claims.splitting.names import Names, name_tokens
from embassy_claims.splitting.passages import Passage
from embassy_claims.splitting.speakers import Spoken
from embassy_claims.splitting.tree import Tree

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their".split())
IT = frozenset("it its".split())
AREAS = frozenset(["area"])
PLACES = frozenset(["GPE", "LOC"])
WHERE_OR_WHEN = frozenset(["GPE", "LOC", "FAC", "DATE"])
# What happens to people and things in an event, told without it: "No one was hurt."
HARM = frozenset("kill injure hurt wound die damage destroy flatten trap harm".split())
PLAIN_ADJECTIVES = frozenset(
    "diplomatic same entire whole stricken besieged deadly powerful massive strong huge major".split()
)
DETERMINERS = frozenset("the this that these those".split())
PAIRS = {"pair": 2, "duo": 2, "couple": 2, "trio": 3}
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
IMPERSONAL = frozenset("seem appear take turn remain rain snow happen mean matter".split())
NAMES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"])
LONGEST = 9

Replaced = dict[int, str | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence was about: its words, and what pronouns can mean it."""

    text: str
    person: bool
    plural: bool
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Several people told with their number."""

    number: int
    text: str


@dataclass(slots=True)
class References:
    """Reads the sentences of an article in order and remembers what was told of."""

    names: Names
    things: Things = field(default_factory=Things)
    groups: list[Group] = field(default_factory=list)
    focus: list[Subject] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    people: dict[int, str] = field(default_factory=dict)
    recent: set[str] = field(default_factory=set)

    def resolve(self, passage: Passage, holders: dict[int, Spoken], people: dict[int, str]) -> list[Replaced]:
        """For each statement of the sentence, other words for tokens (None: none).

        ``holders`` gives for the head of each statement who holds it, ``people`` the full name at the last token of
        each person named.
        """
        replaced: Replaced = {}
        tree = passage.tree
        self.people = people
        self._names(tree, passage, people, replaced)
        self._nouns(tree, passage, replaced)
        earlier: list[Subject] = []
        found: list[Replaced] = []
        for draft in passage.parts.drafts:
            own = dict(replaced)
            self._pronouns(tree, draft, earlier, holders.get(draft.head), own)
            found.append(own)
            if not draft.about and not (draft.subject and draft.subject[0] == "the"):
                about = self._subject(tree, draft, own)
                if about is not None:
                    earlier.append(about)
        self._note(tree, passage, replaced, earlier)
        return found

    # ---- names

    def _names(self, tree: Tree, passage: Passage, people: dict[int, str], replaced: Replaced) -> None:
        """A last name alone becomes the full name; the parser does not take every last name for a person's."""
        inside = {token for first, after, _ in tree.ents for token in range(first, after) if after - first > 1}
        for first, full in people.items():
            words = next(name_tokens(tree, start, after) for start, after, _ in tree.ents if start == first)
            if len(words) == 1 and " " in full:
                self._complete(tree, words[0], full, replaced)
        for token in range(passage.first, passage.after):
            known = self.names.full.get(tree.text[token]) if tree.pos[token] == "PROPN" else None
            alone = token not in inside and token not in replaced and tree.ent[token] != "PERSON"
            if known and alone and len(known) == 1 and known[0] in self.named:
                self._complete(tree, token, known[0], replaced)

    def _complete(self, tree: Tree, word: int, full: str, replaced: Replaced) -> None:
        if tree.dep[word] in ("compound", "nmod"):
            return
        replaced[word] = full
        before = word - 1
        if before >= 0 and tree.lower[before].rstrip(".") in ("mr", "mrs", "ms", "miss", "dr"):
            replaced[before] = None

    # ---- nouns

    def _nouns(self, tree: Tree, passage: Passage, replaced: Replaced) -> None:
        for noun in range(passage.first, passage.after):
            if tree.pos[noun] not in ("NOUN", "NUM"):
                continue
            start = self._plain_start(tree, noun)
            if start is None:
                continue
            fuller = self._fuller(tree, noun, start)
            if fuller is not None and not self._located(tree, noun, fuller):
                for token in range(start, noun):
                    replaced[token] = None
                replaced[start] = None
                replaced[noun] = fuller

    def _located(self, tree: Tree, noun: int, fuller: str) -> bool:
        """Whether the words after the noun would say again where it is: "the blaze at | the shop"."""
        after = tree.lower[noun + 1] if noun + 1 < len(tree.text) else ""
        return after in ("at", "in", "near", "on") and f" {after} " in fuller

    def _plain_start(self, tree: Tree, noun: int) -> int | None:
        """The determiner of a noun that is not described further, so that it must mean something told before."""
        start = None
        for kid in tree.kids[noun]:
            dep = tree.dep[kid]
            if kid < noun and tree.lower[kid] in DETERMINERS:
                start = kid
            elif (
                (dep == "amod" and tree.lower[kid] in PLAIN_ADJECTIVES)
                or dep in ("nummod", "case", "punct", "predet")
                or (dep in ("prep", "acl", "relcl") and kid > noun and not self._describes(tree, kid))
                or (dep in ("relcl", "acl") and is_loose(tree, kid))
                or (dep == "compound" and tree.lemma[noun] in PEOPLE_NOUNS and tree.pos[kid] == "NOUN")
            ):
                continue
            elif dep not in ("advmod", "cc", "conj", "appos"):
                return None
        return start

    def _describes(self, tree: Tree, kid: int) -> bool:
        return tree.dep[kid] != "prep" or tree.lower[kid] in ("of", "in", "at", "for", "near", "from")

    def _fuller(self, tree: Tree, noun: int, start: int) -> str | None:
        lemma = tree.lemma[noun]
        number = PAIRS.get(lemma) or next(
            (NUMBERS.get(tree.lower[kid], 0) for kid in tree.kids[noun] if tree.dep[kid] == "nummod"), 0
        )
        if tree.pos[noun] == "NUM":
            number = NUMBERS.get(tree.lower[noun], 0)
        if number and (
            lemma in PAIRS or lemma in PEOPLE_NOUNS or tree.pos[noun] == "NUM" or lemma in ("individual", "seeker")
        ):
            return self._group(number)
        if tree.tag[noun] == "NNS":
            return self._group_called(tree, noun) if lemma in PEOPLE_NOUNS else None
        if lemma in AREAS:
            return self._place(tree, start)
        person = self._role(lemma)
        return person or self.things.find(lemma)

    def _place(self, tree: Tree, before: int) -> str | None:
        """ "the area": the one place that the sentence has named."""
        first = max((start for start, after in tree.sents if start <= before), default=0)
        named = [
            " ".join(tree.text[a:b]) for a, b, label in tree.ents if label in PLACES and first <= a and b <= before
        ]
        return named[0] if len(set(named)) == 1 else None

    def scene(self, tree: Tree, draft: Draft) -> str | None:
        """The event in which somebody came to harm, where the statement does not say and the article tells of one."""
        if tree.lemma[draft.head] not in HARM or draft.kind == "statement" or tree.kid(draft.head, "dobj") is not None:
            return None
        for item in draft.items:
            if isinstance(item, int) and (
                tree.lemma[item] in EVENTS | {"incident", "disaster"} or tree.ent[item] in WHERE_OR_WHEN
            ):
                return None
        if any(tree.dep[kid] in ("prep", "agent", "advcl") and kid in draft.tokens for kid in tree.kids[draft.head]):
            return None
        return self.things.event()

    def _group(self, number: int) -> str | None:
        fitting = list(dict.fromkeys(group.text for group in self.groups if group.number == number))
        return fitting[0] if fitting else None

    def _group_called(self, tree: Tree, noun: int) -> str | None:
        """ "these opposition figures": the one group told with its number that was called so."""
        called = {tree.lower[kid] for kid in tree.kids[noun] if tree.dep[kid] in ("compound", "amod")}
        if not called:
            return None
        fitting = list(dict.fromkeys(group.text for group in self.groups if called <= set(group.text.lower().split())))
        return fitting[0] if len(fitting) == 1 else None

    def _role(self, lemma: str) -> str | None:
        """The one person who was called so."""
        if lemma not in PEOPLE_NOUNS:
            return None
        fitting = [name for name in self.names.called.get(lemma, []) if name in self.named]
        return fitting[0] if len(fitting) == 1 else None

    # ---- pronouns

    def _pronouns(
        self, tree: Tree, draft: Draft, earlier: list[Subject], holder: Spoken | None, replaced: Replaced
    ) -> None:
        own = subject(tree, draft.head)
        about = self._subject(tree, draft, replaced) if own is None or tree.tag[own] != "PRP" else None
        for item in draft.items:
            if not isinstance(item, int) or item in replaced or tree.tag[item] not in ("PRP", "PRP$"):
                continue
            word = tree.lower[item]
            if item == own and self._is_impersonal(tree, draft.head):
                continue
            if about is not None and item != own and fits(word, about):
                continue
            if item != own and self._has_own(tree, draft, item):
                continue
            copula = tree.lemma[draft.head] == "be" and word in IT
            found = self._antecedent(word, earlier, holder if item == own and not copula else None)
            if word in HE | SHE and found is not None and self._is_doubtful(word, found, holder):
                continue
            if item != own and holder is not None and found not in (None, holder.name) and self._can_be(word, holder):
                continue
            if found is not None:
                replaced[item] = f"{found}{_owner(found)}" if tree.tag[item] == "PRP$" else found

    def _is_doubtful(self, word: str, found: str, holder: Spoken | None) -> bool:
        """Whether another person named in the sentence before can be meant as well."""
        if holder is not None and found == holder.name:
            return False
        others = {name for name in self.recent if name != found}
        return any(fits(word, Subject(name, True, False, self.names.gender(name))) for name in others)

    def _has_own(self, tree: Tree, draft: Draft, pronoun: int) -> bool:
        """Whether the statement itself has a noun before the pronoun that it can mean."""
        for item in draft.items:
            if isinstance(item, int) and item < pronoun and tree.pos[item] in ("NOUN", "PROPN"):
                if tree.dep[item] in ("compound", "nmod", "npadvmod") or tree.ent[item] in ("DATE", "TIME"):
                    continue
                if fits(tree.lower[pronoun], self._about(tree, item, tree.text[item])):
                    return True
        return False

    def _is_impersonal(self, tree: Tree, verb: int) -> bool:
        own = subject(tree, verb)
        if own is None or tree.lower[own] != "it":
            return False
        if tree.lemma[verb] in IMPERSONAL or tree.dep[own] == "expl":
            return True
        deps = {tree.dep[kid] for kid in tree.kids[verb]}
        if tree.lemma[verb] != "be":
            return "ccomp" in deps and tree.kid(verb, "auxpass") is not None
        adjective = tree.kid(verb, "acomp", "attr")
        below = {tree.dep[kid] for kid in tree.kids[adjective]} if adjective is not None else set()
        return bool((deps | below) & {"ccomp", "xcomp", "advcl", "csubj", "relcl"})

    def _antecedent(self, word: str, earlier: list[Subject], holder: Spoken | None) -> str | None:
        if holder is not None and word in HE | SHE | IT | THEY:
            speaker = Subject(
                holder.name, holder.person or holder.plural, holder.plural, self.names.gender(holder.name)
            )
            if fits(word, speaker):
                return holder.name
        for subjects in (earlier, self.focus):
            fitting = list(dict.fromkeys(each.text for each in subjects if fits(word, each)))
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return None
        return None

    def _can_be(self, word: str, holder: Spoken) -> bool:
        gender = self.names.gender(holder.name)
        return fits(word, Subject(holder.name, holder.person or holder.plural, holder.plural, gender))

    # ---- what was told

    def _subject(self, tree: Tree, draft: Draft, replaced: Replaced) -> Subject | None:
        """What a statement is about, for pronouns that follow."""
        own = subject(tree, draft.head)
        if own is not None and tree.lower[own] == "it" and self._is_impersonal(tree, draft.head):
            below = tree.kid(draft.head, "ccomp")
            own = subject(tree, below) if below is not None else None
            return self._about(tree, own, self._said(tree, own, replaced)) if own is not None else None
        tokens = [item for item in draft.subject if isinstance(item, int)]
        if own is None or own not in tokens:
            own = next((token for token in reversed(tokens) if tree.head[token] not in tokens), None)
        if own is None or tree.dep[own] == "expl":
            return None
        if tree.tag[own] == "PRP":
            text = replaced.get(own)
            return next((each for each in [*self.focus] if each.text == text), None) if text else None
        text = self._said(tree, own, replaced)
        if not text or len(text.split()) > LONGEST:
            return None
        return self._about(tree, own, text)

    def _said(self, tree: Tree, own: int, replaced: Replaced) -> str:
        """The words of a noun as they can be used again: "A strong quake" → "the strong quake"."""
        items = noun_items(tree, own)
        first = items[0] if items else own
        text = render(tree, tidy(tree, items), replaced).strip()
        if (
            isinstance(first, int)
            and tree.pos[first] != "PROPN"
            and tree.ent[first] not in NAMES
            and first not in replaced
        ):
            text = text[:1].lower() + text[1:]
        return _definite(text)

    def _about(self, tree: Tree, noun: int, text: str) -> Subject:
        name = next(
            (self.people[first] for first, after, label in tree.ents if first <= noun < after and first in self.people),
            None,
        )
        if name is not None:
            return Subject(name, True, False, self.names.gender(name))
        plural = is_plural(tree, noun)
        people = tree.lemma[noun] in PEOPLE_NOUNS or tree.ent[noun] == "NORP" or tree.lemma[noun].endswith("man")
        gender = "m" if tree.lemma[noun] in MALE else "f" if tree.lemma[noun] in FEMALE else ""
        return Subject(text, people and tree.lemma[noun] not in GROUP_NOUNS, plural, gender)

    def _note(self, tree: Tree, passage: Passage, replaced: Replaced, earlier: list[Subject]) -> None:
        for noun in range(passage.first, passage.after):
            if tree.pos[noun] in ("NOUN", "PROPN") and noun not in replaced:
                self.things.note(tree, noun, passage.role != "body")
                self._note_group(tree, noun)
        if passage.parts.drafts:
            self.focus = earlier
            self.recent = set(self.people.values())

    def _note_group(self, tree: Tree, noun: int) -> None:
        if tree.tag[noun] != "NNS" or tree.lemma[noun] not in PEOPLE_NOUNS:
            return
        number = next((NUMBERS.get(tree.lower[kid], 0) for kid in tree.kids[noun] if tree.dep[kid] == "nummod"), 0)
        clauses = [kid for kid in tree.kids[noun] if tree.dep[kid] == "acl"]
        below = set(tree.subtree(noun, clauses))
        words = render(tree, [item for item in noun_items(tree, noun) if item in below], {})
        if (
            number
            and len(words.split()) <= LONGEST + 2
            and words.split()[0].lower() not in ("the", "these", "at", "about")
        ):
            self.groups.append(Group(number, f"the {words[0].lower()}{words[1:]}"))


def fits(word: str, about: Subject) -> bool:
    """Whether a pronoun can mean it."""
    if word in HE:
        return about.person and not about.plural and about.gender != "f"
    if word in SHE:
        return about.person and not about.plural and about.gender != "m"
    if word == "their":
        return about.plural
    if word in THEY:
        return about.plural and about.person
    if word in IT:
        return not about.person and not about.plural
    return False


def _owner(text: str) -> str:
    return "'" if text.endswith("s") else "'s"


def _definite(text: str) -> str:
    """ "A strong quake" → "the strong quake"."""
    first, _, rest = text.partition(" ")
    return f"the {rest}" if first.lower() in ("a", "an", "this", "these", "the", "another") and rest else text
