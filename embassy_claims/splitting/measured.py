"""The quantities and times of each statement: found once a text, given to the statements whose words they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from embassy_claims.model import Quantity, When
from embassy_claims.splitting.draft import Draft
from embassy_claims.splitting.numbers import find_quantities
from embassy_claims.splitting.tree import Tree
from embassy_claims.splitting.when import TimeMention, find_times

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A time counted from ("two months later") may not be wider than a month.
WIDEST_ANCHOR = 31
OF_A_NOUN = frozenset(["compound", "nmod", "nummod", "amod", "poss", "appos"])
NAMING = frozenset(["of", "from"])


@dataclass(frozen=True, slots=True)
class Measured:
    """The quantities and times of one parsed text, with offsets of the article."""

    quantities: tuple[Quantity, ...]
    times: tuple[TimeMention, ...]


def measure(doc: Doc, locate: Callable[[int], int], published: date | None, anchor: date | None) -> Measured:
    """What a document tells of numbers and times; ``locate`` turns its offsets into those of the article."""
    quantities = tuple(
        replace(each, start=locate(each.start), end=locate(each.end - 1) + 1) for each in find_quantities(doc)
    )
    times = tuple(
        TimeMention(locate(each.start), locate(each.end - 1) + 1, each.when)
        for each in find_times(doc, published, anchor=anchor)
    )
    return Measured(quantities, times)


def latest_day(measured: Measured, before: date | None) -> date | None:
    """The day that a later "two months later" counts from: the last time told that is narrow enough."""
    for mention in reversed(measured.times):
        first, last = mention.when.first, mention.when.last
        if first is not None and last is not None and (last - first).days <= WIDEST_ANCHOR:
            return first
    return before


def quantities_of(tree: Tree, draft: Draft, measured: Measured) -> tuple[Quantity, ...]:
    """The quantities in a statement's own words."""
    if not measured.quantities:
        return ()
    own = {offset for token in draft.tokens for offset in (tree.start[token], tree.end[token] - 1)}
    return tuple(each for each in measured.quantities if any(each.start <= at < each.end for at in own))


def time_of(tree: Tree, draft: Draft, measured: Measured) -> When | None:
    """The time a statement speaks of: one that says when its verb happened, not one that names a thing."""
    found = None
    for mention in measured.times:
        inside = [token for token in draft.tokens if mention.start <= tree.start[token] < mention.end]
        if inside and not _names_a_thing(tree, inside):
            if mention.when.first is not None or mention.when.last is not None:
                return mention.when
            found = found or mention.when
    return found


def _names_a_thing(tree: Tree, inside: list[int]) -> bool:
    """ "the July 28 elections", "the tsunami of 2004", "Sunday's quake"."""
    top = inside[0]
    while tree.head[top] in inside and tree.head[top] != top:
        top = tree.head[top]
    if tree.dep[top] in OF_A_NOUN:
        return tree.pos[tree.head[top]] in ("NOUN", "PROPN") and tree.ent[tree.head[top]] not in ("DATE", "TIME")
    above = tree.head[top]
    return tree.dep[top] == "pobj" and tree.lower[above] in NAMING and tree.pos[tree.head[above]] in ("NOUN", "PROPN")
