"""The answer that a claim gives to the question of a contradiction, so that equal answers can be told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from embassy_claims.model import Claim, ConflictKind

VALUES: frozenset[ConflictKind] = frozenset({"number", "date", "place", "name"})  # kinds with many possible answers


def answer(claim: Claim, words: Sequence[str], kind: ConflictKind) -> str:
    """The words in conflict, normalised: "six" and "6" are one answer, and so are two names of one day."""
    spans = [span for word in words for span in places(claim.quote, word)]
    if kind == "number":
        values = [f"{q.value:g} {q.unit}" for q in claim.numbers if touches(spans, q.start, q.end, claim.start)]
        if values:
            return " ".join(sorted(values))
    if kind == "date" and claim.when and claim.when.first and any(word in claim.when.text for word in words):
        return f"{claim.when.first} {claim.when.last}"
    return " ".join(re.findall(r"\w+", " ".join(words).casefold()))


def places(quote: str, word: str) -> list[tuple[int, int]]:
    """Where the word stands in the quote, not as a part of another ("6" in "16")."""
    if not word:
        return []
    edges = (r"(?<!\w)" if word[0].isalnum() else "", r"(?!\w)" if word[-1].isalnum() else "")
    return [match.span() for match in re.finditer(edges[0] + re.escape(word) + edges[1], quote)]


def touches(spans: Sequence[tuple[int, int]], start: int, end: int, offset: int) -> bool:
    """Whether any span, moved by ``offset``, has a character in common with ``start`` to ``end``."""
    return any(begin + offset < end and start < finish + offset for begin, finish in spans)
