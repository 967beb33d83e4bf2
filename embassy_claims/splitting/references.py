"""Pronouns, "the pair", "the building" and surnames resolved inside the article, where one candidate fits.

Where two fit the words stay as printed: a guess would put a statement into the world that nobody made.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from embassy_claims.splitting.asides import noun_items
from embassy_claims.splitting.compose import render
from embassy_claims.splitting.draft import Draft
from embassy_claims.splitting.grammar import is_plural, subject
from embassy_claims.splitting.lexicon import FEMALE, GROUP_NOUNS, MALE, PEOPLE_NOUNS
from embassy_claims.splitting.lists import tidy
from embassy_claims.splitting.names import Names, name_tokens
from embassy_claims.splitting.passages import Passage
from embassy_claims.splitting.plain_nouns import PlainNouns, Replaced
from embassy_claims.splitting.speakers import Spoken
from embassy_claims.splitting.tree import Tree

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
THEY = frozenset("they them their".split())
IT = frozenset("it its".split())
IMPERSONAL = frozenset("seem appear take turn remain rain snow happen mean matter".split())
NAMES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"])
LONGEST = 9


@dataclass(frozen=True, slots=True)
class Subject:
    """What a sentence was about: its words, and what pronouns can mean it."""

    text: str
    person: bool
    plural: bool
    gender: str = ""


@dataclass(slots=True)
class References:
    """Reads the sentences of an article in order and remembers what was told of."""

    names: Names
    nouns: PlainNouns = field(default_factory=PlainNouns)
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
        self.nouns.resolve(passage, self._called, replaced)
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
        self.nouns.note(passage, replaced)
        self._note(passage, earlier)
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

    def _called(self, lemma: str) -> str | None:
        """The one person named so far who was called so ("the actress")."""
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
            inside = own is not None and item in tree.subtree(own)
            if about is not None and not inside and fits(word, about):
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

    def _note(self, passage: Passage, earlier: list[Subject]) -> None:
        if passage.parts.drafts:
            self.focus = earlier
            self.recent = set(self.people.values())


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
