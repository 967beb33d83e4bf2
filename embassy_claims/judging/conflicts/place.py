"""Two places of one event: another direction from the same place, land against sea, another place in the same role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.wording import PLACES, fold
from embassy_claims.model import Article, Claim, Pair

DIRECTIONS = frozenset(
    f"{first}{second}{ending}"
    for first in ("north", "south", "")
    for second in ("east", "west", "")
    for ending in ("", "ern")
    if first or second
)
OPPOSITE_SITES = (frozenset({"inland", "ashore", "onshore"}), frozenset({"off", "offshore", "undersea"}))
ROLES = frozenset({"in", "at", "near", "from", "to", "off", "into", "outside"})
SHORT_NAMES = (
    frozenset({"us", "u.s", "usa", "u.s.a", "united states", "america", "states"}),
    frozenset({"uk", "u.k", "united kingdom", "britain", "great britain"}),
    frozenset({"uae", "united arab emirates", "emirates"}),
)
BETWEEN = r"(?:,|\s|\(|[’']s\b|\bin\b|\bof\b|\bthe\b|\bprovince\b|\bstate\b){1,6}"


def find_places(pair: Pair, articles: Mapping[str, Article]) -> list[Candidate]:
    """Directions from one place that differ, inland against offshore, and other places in the same role."""
    texts = [articles[claim.article].text for claim in (pair.a, pair.b)]
    found = (_directions(pair), _sites(pair), _roles(pair, texts))
    return [each for each in found if each is not None]


def _directions(pair: Pair) -> Candidate | None:
    a, b = _direction(pair.a), _direction(pair.b)
    shared = [name for name in a if name in b and a[name][1] != b[name][1]]
    if not shared:
        return None
    first, second = a[shared[0]], b[shared[0]]
    bounds = [word.endswith("ern") for _, word in (first, second)]
    if bounds[0] != bounds[1]:  # "the northern tip", "south of it": two questions
        return None
    if all(bounds) and _thing(pair.a, first[0]) != _thing(pair.b, second[0]):  # "the northern tip", "the western coast"
        return None
    spans = words_at(pair.a, [first[0]]), words_at(pair.b, [second[0]])
    stems = first[1].removesuffix("ern"), second[1].removesuffix("ern")
    refines = stems[0] in stems[1] or stems[1] in stems[0]
    if refines and all(bounds):  # what lies in the north-west of a country lies in its north
        return None
    return candidate("place", pair, spans, {"place: direction": 1.0, "place: finer": float(refines)})


def _direction(claim: Claim) -> dict[str, tuple[int, str]]:
    """Name of the place that a direction is told of → index and word of the direction."""
    found = {}
    for index, word in enumerate(claim.words):
        if fold(word.text) in DIRECTIONS and word.ent not in PLACES:
            after = [w for w in claim.words[index + 1 : index + 7] if w.pos == "PROPN"]
            if after:
                found[fold(after[0].text)] = (index, fold(word.text))
    return found


def _thing(claim: Claim, index: int) -> str:
    """What lies there: the noun that a word of direction belongs to; empty where that is a name."""
    head = claim.words[claim.words[index].head]
    return fold(head.lemma) if head.pos == "NOUN" else ""


def _sites(pair: Pair) -> Candidate | None:
    for one, other in (OPPOSITE_SITES, OPPOSITE_SITES[::-1]):
        a, b = _at_site(pair.a, one), _at_site(pair.b, other)
        if a and b:
            return candidate("place", pair, (words_at(pair.a, a[:1]), words_at(pair.b, b[:1])), {"place: site": 1.0})
    return None


def _at_site(claim: Claim, site: frozenset[str]) -> list[int]:
    """Indices of the words of a site; a preposition counts only before a place ("off Java", not "set off")."""
    before_place = {w.head for w in claim.words if w.dep == "pobj"}
    return [
        i
        for i, w in enumerate(claim.words)
        if fold(w.text) in site and (w.pos in ("ADV", "ADJ") or (w.pos == "ADP" and i in before_place))
    ]


def _roles(pair: Pair, texts: Iterable[str]) -> Candidate | None:
    a, b = _places(pair.a), _places(pair.b)
    for role in sorted(a.keys() & b.keys()):
        named = {fold(pair.a.words[i].text) for i in a[role]}, {fold(pair.b.words[i].text) for i in b[role]}
        if not named[0] & named[1] and not _may_be_one(_name(pair.a, a[role]), _name(pair.b, b[role]), texts):
            return candidate(
                "place", pair, (words_at(pair.a, a[role]), words_at(pair.b, b[role])), {"place: role": 1.0}
            )
    return None


def _may_be_one(one: str, other: str, texts: Iterable[str]) -> bool:
    """Whether two names are of one place, or one of the articles tells them as a place and a wider one it lies in."""
    if any(_short(one) in names and _short(other) in names for names in SHORT_NAMES):
        return True
    a, b = re.escape(one), re.escape(other)
    together = re.compile(rf"\b{a}\b{BETWEEN}{b}\b|\b{b}\b{BETWEEN}{a}\b", re.IGNORECASE)
    return any(together.search(text) for text in texts)


def _short(name: str) -> str:
    return fold(name).removeprefix("the ").rstrip(".")


def _name(claim: Claim, indices: list[int]) -> str:
    return " ".join(claim.words[i].text for i in indices)


def _places(claim: Claim) -> dict[str, list[int]]:
    """Preposition and its verb → indices of the words of the place it brings."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(claim.words):
        if word.ent in PLACES and word.dep == "pobj":
            preposition = claim.words[word.head]
            if fold(preposition.text) in ROLES:
                verb = claim.words[preposition.head].lemma
                found[f"{fold(preposition.text)} {fold(verb)}"] = [
                    i for i, w in enumerate(claim.words) if i == index or (w.head == index and w.dep == "compound")
                ]
    return found
