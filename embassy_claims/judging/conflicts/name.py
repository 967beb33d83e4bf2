"""Two names in one role: who did it, to whom, who holds an office."""

from __future__ import annotations

from collections.abc import Iterator

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.happening import same_frame
from embassy_claims.judging.wording import alike, fold
from embassy_claims.model import Claim, Pair

PEOPLE = frozenset({"PERSON", "ORG", "NORP"})
ARGUMENTS = {"nsubj": "subject", "nsubjpass": "object", "dobj": "object", "agent": "subject"}
Role = tuple[str, str]


def find_names(pair: Pair) -> list[Candidate]:
    """Names that share no word, in one role of one verb or behind one title."""
    found = []
    for (role, verb), a in _roles(pair.a):
        for (other_role, other_verb), b in _roles(pair.b):
            if role != other_role or not same_frame(verb, other_verb) or _alike(pair, a, b):
                continue
            spans = words_at(pair.a, a), words_at(pair.b, b)
            signals = {"name: title": float(role == "title"), "name: person": float(_are_people(pair, a, b))}
            found.append(candidate("name", pair, spans, signals, mask="someone"))
    return [each for each in found if each is not None]


def _roles(claim: Claim) -> Iterator[tuple[Role, list[int]]]:
    """Each name of a person or body with its role: that in the clause of its verb, and the title before it."""
    for index, word in enumerate(claim.words):
        if word.ent not in PEOPLE or word.pos != "PROPN":
            continue
        name = [i for i, w in enumerate(claim.words) if i == index or (w.head == index and w.ent == word.ent)]
        head = claim.words[word.head]
        if word.dep in ARGUMENTS:
            yield (ARGUMENTS[word.dep], head.lemma), name
        elif word.dep == "pobj" and head.dep == "agent":
            yield ("subject", claim.words[head.head].lemma), name
        elif word.dep == "appos" and head.pos == "NOUN":
            yield ("title", head.lemma), name
        for other in claim.words:
            if other.dep == "compound" and other.pos == "NOUN" and claim.words[other.head] is word:
                yield ("title", other.lemma), name


def _alike(pair: Pair, a: list[int], b: list[int]) -> bool:
    """Whether a word of one name is, letter for letter or nearly, one of the other."""
    first, second = _name_words(pair.a, a), _name_words(pair.b, b)
    return any(alike(x, y) for x in first for y in second)


def _name_words(claim: Claim, indices: list[int]) -> list[str]:
    """The words of a name without its article and the like ("the Red Cross")."""
    return [fold(claim.words[i].text) for i in indices if claim.words[i].pos == "PROPN"]


def _are_people(pair: Pair, a: list[int], b: list[int]) -> bool:
    return all(claim.words[names[-1]].ent == "PERSON" for claim, names in ((pair.a, a), (pair.b, b)))
