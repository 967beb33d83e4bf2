"""A claim in the making: which words of the parsed text state it, and who holds it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from embassy_claims.model import ClaimKind, Stance
from embassy_claims.splitting.tree import Tree

# What a statement is put together from: a token of the tree, or a word that is put in.
Item = int | str


@dataclass(frozen=True, slots=True)
class Held:
    """Who says so: ``speaker`` is the head of the words for them, in ``tree``; ``name`` where it is known already."""

    tree: Tree
    speaker: int | None
    stance: Stance = "asserted"
    name: str | None = None
    alone: bool = False  # one of several who are joined: only its own words are meant


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before references are resolved.

    ``items`` give its words in order. ``quote`` are the first and last token of the printed words it rests on,
    ``tokens`` those of them that are its own. ``head`` is the token of its predicate. ``about`` marks a statement that
    only tells what somebody is ("Ann Lee is a doctor"), which an article need not make twice.
    """

    items: tuple[Item, ...]
    tokens: tuple[int, ...]
    quote: tuple[int, int]
    head: int
    subject: tuple[Item, ...] = ()
    held: Held | None = None
    stance: Stance = "asserted"
    kind: ClaimKind = "content"
    negated: bool = False
    about: bool = False

    def held_by(self, held: Held | None) -> Draft:
        return replace(self, held=held)
