"""What happens to what is counted: two numbers can only conflict when they count the same happening.

The frames are families of words that news uses for one happening, in the spirit of FrameNet (Baker, Fillmore and Lowe,
1998), much coarser. They were chosen by hand; a word that is in none says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from embassy_claims.judging.wording import PLACES, alike, fold
from embassy_claims.model import Claim, Quantity

FRAMES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "leave depart departure exit escape flee evacuate evacuation rescue freedom free release extract extraction "
        "arrive arrival return",
        "shelter refuge asylum sanctuary hide stay join enter remain reside",
        "kill die dead death fatality perish drown victim toll murder slay",
        "injure injury hurt wound wounded casualty",
        "arrest detain detention hold jail imprison custody",
        "damage destroy destruction level flatten raze collapse topple wreck ruin hit",
        "home resident population inhabitant live inhabit house people",
        "call send dispatch deploy attend appliance engine crew tackle fight",
        "last duration continue shake shaking negotiate negotiation siege lockdown lock",
        "cost worth price pay payment fine estimate offer deal contract sign",
        "win score beat defeat lead lose loss",
        "vote ballot seat elect election poll",
        "hire employ staff worker job layoff fire dismiss",
        "sell sale buy purchase shipment ship",
        "strike shoot fire shot launch attack bomb missile",
        "hit strike jolt rock shake rattle",
        "begin start open launch",
        "measure magnitude strength register scale richter",
        "distance away far locate kilometer kilometre mile centre center epicentre epicenter",
        "depth deep shallow beneath underground underwater",
        "charge count convict sentence plead accuse",
        "protest march rally demonstrate demonstrator crowd gather",
    )
)
TELLING = frozenset(
    "put estimate say report record register measure count give tell claim list place set peg announce confirm show "
    "rate cite quote describe call believe think".split()
)
NAME_WORD = re.compile(r"[\w'’.-]+")
ARTICLES = frozenset({"the", "a"})
JOINING = frozenset({"of", "and", "for", "the"})  # inside a name
PERSONS = frozenset({"PERSON"})
LONGEST_NAME = 5  # words
CLIMB = 4  # words from the number up to what happens


def same_happening(a: tuple[Claim, Quantity], b: tuple[Claim, Quantity]) -> float:
    """1 where both numbers stand under words of one frame, -1 where they stand under different ones, else 0."""
    first, second = _frames(*a), _frames(*b)
    if not first or not second:
        return 0.0
    return 1.0 if first & second else -1.0


def same_verb(a: Claim, b: Claim) -> bool:
    """Whether the main verbs are one verb or of one frame."""
    return bool(a.verb) and same_frame(a.verb, b.verb)


def two_doers(a: Claim, b: Claim) -> bool:
    """Whether two names that share no word do one thing: what each of them does is no answer to one question.

    Two persons need not do the same: "Reed scored six" and "Lamb had five" are two answers, too. Those who measure or
    tell ("the survey puts it at 6.1") answer one question, whoever they are, and so do two that are one: a name and
    its initials, or a place and those who rule there.
    """
    verbs = {fold(a.verb), fold(b.verb)}
    if not all(verbs) or verbs & TELLING:
        return False
    first, second = _doer(a), _doer(b)
    if not first or not second or _are_one(first, second):
        return False
    entities = _entities(a) | _entities(b)
    if entities == PERSONS:
        return "be" not in verbs
    return same_verb(a, b) and not entities & PLACES


def _are_one(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names share a word, or one is made of the initials of the other."""
    if any(alike(one, other) for one in first for other in second):
        return not _are_of_one_family(first, second)
    return _are_initials(first, second) or _are_initials(second, first)


def _are_initials(short: Sequence[str], full: Sequence[str]) -> bool:
    return len(short) == 1 and short[0].replace(".", "") == "".join(word[0] for word in full)


def _are_of_one_family(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names share the last word and nothing else: "Ann Reed" and "Tom Reed", but not "T. Reed".

    Given names of one first letter may be one ("Bettie", "Betty").
    """
    if min(len(first), len(second)) < 2 or not alike(first[-1], second[-1]):
        return False
    return not {word[0] for word in first[:-1]} & {word[0] for word in second[:-1]}


def _entities(claim: Claim) -> set[str]:
    """The kinds of names that the subject is read as, where its words stand in the claim."""
    subject = set(NAME_WORD.findall(claim.subject))
    return {word.ent for word in claim.words if word.text in subject and word.ent}


def _doer(claim: Claim) -> list[str]:
    """The folded words of a subject that is a name and nothing more; of a pronoun, those of what it stands for."""
    words = [word for word in NAME_WORD.findall(claim.subject) if word.casefold() not in ARTICLES]
    if not 0 < len(words) <= LONGEST_NAME or not all(word[0].isupper() for word in words if word not in JOINING):
        return []
    pos = {word.text: word.pos for word in claim.words}
    unseen = "PROPN" if len(words) > 1 else ""  # one word with a capital may only have opened its sentence
    names = [word for word in words if word not in JOINING]
    return [fold(word) for word in names] if all(pos.get(word, unseen) == "PROPN" for word in names) else []


def same_frame(one: str, other: str) -> bool:
    """Whether two lemmas are one or of one frame."""
    return one == other or any(fold(one) in frame and fold(other) in frame for frame in FRAMES)


def _frames(claim: Claim, quantity: Quantity) -> set[int]:
    """The frames of the nearest word above the number that has any, with the objects of that word."""
    at = next((i for i, w in enumerate(claim.words) if quantity.start <= w.start < quantity.end), None)
    for _ in range(CLIMB):
        if at is None:
            break
        children = [
            w
            for w in claim.words
            if w.dep in ("dobj", "obj", "attr", "acomp") and claim.words[w.head] is claim.words[at]
        ]
        found = {
            i for word in (claim.words[at], *children) for i, frame in enumerate(FRAMES) if fold(word.lemma) in frame
        }
        if found:
            return found
        at = claim.words[at].head if claim.words[at].head != at else None
    return set()
