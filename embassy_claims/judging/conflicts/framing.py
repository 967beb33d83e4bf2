"""Two claims that tell one thing in words that may exclude each other; whether they do is for the cross-encoder."""

from __future__ import annotations

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.wording import EMPTY, content, fold, names
from embassy_claims.model import Claim, Pair

TELLING = frozenset({"VERB", "ADJ", "NOUN", "ADV"})
ALIKE = 0.50  # least cosine similarity of two tellings of one thing
MOST_WORDS = 4  # the words shown as carrying the conflict, a side


def find_framings(pair: Pair) -> list[Candidate]:
    """The telling words that only one side has, where the sides share a name or a word of content."""
    a, b = content(pair.a), content(pair.b)
    if (
        pair.similarity < ALIKE
        or not (a & b or names(pair.a) & names(pair.b))
        or "statement" in (pair.a.kind, pair.b.kind)
    ):
        return []
    spans = _own(pair.a, b), _own(pair.b, a)
    found = candidate("framing", pair, spans, {}, mask=None) if spans[0] and spans[1] else None
    return [found] if found else []


def _own(claim: Claim, other: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """The words that the other has not, those nearest to the head of the claim first."""
    telling = [
        i
        for i, w in enumerate(claim.words)
        if w.pos in TELLING and not w.ent and (lemma := fold(w.lemma)) not in other and lemma not in EMPTY
    ]
    nearest = sorted(telling, key=lambda i: (_depth(claim, i), i))[:MOST_WORDS]
    return words_at(claim, nearest)


def _depth(claim: Claim, index: int) -> int:
    depth = 0
    while claim.words[index].head != index and depth < len(claim.words):
        index, depth = claim.words[index].head, depth + 1
    return depth
