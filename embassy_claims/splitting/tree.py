"""A parsed text as plain lists: what the rules of this stage read.

Reading a spaCy token costs more than reading a list, and the rules read each token many times; so every document is
copied once. Offsets are those of the article, not of the text that was parsed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from embassy_claims.model import Word

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tree:
    """One text. Every list has an entry a token; ``head`` of a root is its own index; ``kids`` are in text order.

    ``ents`` are entities as (first token, token after the last, type); ``sents`` the parser's sentences as (first,
    after the last). ``space`` tells whether white space follows a token.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    ent: list[str]
    space: list[bool]
    start: list[int]
    end: list[int]
    ents: list[tuple[int, int, str]]
    sents: list[tuple[int, int]]

    def subtree(self, top: int, without: Iterable[int] = ()) -> list[int]:
        """The tokens below and at ``top`` in text order, leaving out the subtrees of the tokens in ``without``."""
        skip = set(without)
        found: list[int] = []
        waiting = [top]
        while waiting:
            token = waiting.pop()
            if token in skip:
                continue
            found.append(token)
            waiting.extend(self.kids[token])
        found.sort()
        return found

    def kid(self, token: int, *deps: str) -> int | None:
        """The first direct dependent of that kind."""
        for kid in self.kids[token]:
            if self.dep[kid] in deps:
                return kid
        return None

    def words(self, chosen: Sequence[int]) -> tuple[Word, ...]:
        """These tokens, which are in text order."""
        place = {token: n for n, token in enumerate(chosen)}
        return tuple(
            Word(
                self.start[i],
                self.end[i],
                self.text[i],
                self.lemma[i],
                self.pos[i],
                self.tag[i],
                self.dep[i],
                place.get(self.head[i], n),
                self.ent[i],
            )
            for n, i in enumerate(chosen)
        )


def build_tree(doc: Doc, locate: Callable[[int], int]) -> Tree:
    """Copies a document; ``locate`` turns an offset of the parsed text into one of the article.

    White space that is a token of its own is left out (it hangs on another word and never has dependents).
    """
    kept = [token for token in doc if not token.is_space]
    place = {token.i: n for n, token in enumerate(kept)}
    head = [place.get(token.head.i, n) for n, token in enumerate(kept)]
    kids: list[list[int]] = [[] for _ in kept]
    for n, above in enumerate(head):
        if above != n:
            kids[above].append(n)
    return Tree(
        text=[token.text for token in kept],
        lower=[token.lower_ for token in kept],
        lemma=[token.lemma_.lower() for token in kept],
        pos=[token.pos_ for token in kept],
        tag=[token.tag_ for token in kept],
        dep=[token.dep_ for token in kept],
        head=head,
        kids=kids,
        ent=[token.ent_type_ for token in kept],
        space=[bool(token.whitespace_) for token in kept],
        start=[locate(token.idx) for token in kept],
        end=[locate(token.idx + len(token) - 1) + 1 for token in kept],
        ents=[_span(place, ent.start, ent.end, ent.label_) for ent in doc.ents],
        sents=[span[:2] for sent in doc.sents if (span := _span(place, sent.start, sent.end, ""))[1] > span[0]],
    )


def _span(place: dict[int, int], first: int, after: int, label: str) -> tuple[int, int, str]:
    inside = [place[i] for i in range(first, after) if i in place]
    return (inside[0], inside[-1] + 1, label) if inside else (0, 0, label)


def attach(tree: Tree, token: int, head: int, dep: str) -> None:
    """Hangs a token with all below it on another head, unless that stands below it."""
    if head in tree.subtree(token):
        return
    old = tree.head[token]
    if token in tree.kids[old]:
        tree.kids[old].remove(token)
    tree.head[token] = head
    tree.dep[token] = dep
    if head != token:
        tree.kids[head].append(token)
        tree.kids[head].sort()
