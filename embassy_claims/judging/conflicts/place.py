"""Two places of one event: another direction from the same place, or land against sea."""

from __future__ import annotations

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.wording import PLACES, fold
from embassy_claims.model import Claim, Pair

DIRECTIONS = frozenset(
    f"{first}{second}{ending}"
    for first in ("north", "south", "")
    for second in ("east", "west", "")
    for ending in ("", "ern")
    if first or second
)
OPPOSITE_SITES = (frozenset({"inland", "ashore", "onshore"}), frozenset({"off", "offshore", "undersea"}))
ROLES = frozenset({"in", "at", "near", "from", "to", "off", "into", "outside"})


def find_places(pair: Pair) -> list[Candidate]:
    """Directions from one place that differ, inland against offshore, and other places in the same role."""
    return [found for find in (_directions, _sites, _roles) if (found := find(pair)) is not None]


def _directions(pair: Pair) -> Candidate | None:
    a, b = _direction(pair.a), _direction(pair.b)
    shared = [name for name in a if name in b and a[name][1] != b[name][1]]
    if not shared:
        return None
    first, second = a[shared[0]], b[shared[0]]
    if first[1].endswith("ern") != second[1].endswith("ern"):  # "the northern tip", "south of it": two questions
        return None
    spans = words_at(pair.a, [first[0]]), words_at(pair.b, [second[0]])
    stems = first[1].removesuffix("ern"), second[1].removesuffix("ern")
    refines = stems[0] in stems[1] or stems[1] in stems[0]
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


def _roles(pair: Pair) -> Candidate | None:
    a, b = _places(pair.a), _places(pair.b)
    for role in sorted(a.keys() & b.keys()):
        named = {fold(pair.a.words[i].text) for i in a[role]}, {fold(pair.b.words[i].text) for i in b[role]}
        if not named[0] & named[1]:
            return candidate(
                "place", pair, (words_at(pair.a, a[role]), words_at(pair.b, b[role])), {"place: role": 1.0}
            )
    return None


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
