"""What a conflict finder returns: two answers to what may be one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from embassy_claims.judging.wording import Span, around, masked, said
from embassy_claims.model import Claim, Conflict, ConflictKind, Pair


@dataclass(frozen=True, slots=True)
class Candidate:
    """A slot that two claims fill differently.

    ``question`` is each claim with its answer masked: how alike the two are says whether they ask the same. ``nearby``
    is the same of the words around the answers alone. ``spans`` are the offsets of the answers in the two articles.
    ``signals`` are the finder's own, by name. ``finder`` is what found it: the kind of conflict, but times of day
    (``clock``) and counted times (``counted date``) are told from days.
    """

    conflict: Conflict
    question: tuple[str, str]
    nearby: tuple[str, str]
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    signals: Mapping[str, float] = field(default_factory=dict)
    finder: str = ""


def candidate(
    kind: ConflictKind,
    pair: Pair,
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    signals: Mapping[str, float],
    mask: str = "something",
    finder: str = "",
) -> Candidate | None:
    """The candidate for answers at the spans; None where a side has no words of its own there.

    ``mask`` stands for the answer in the question. ``finder`` is the kind where nothing else is said.
    """
    a, b = said(pair.a, spans[0]), said(pair.b, spans[1])
    if not a or not b:
        return None
    question = (masked(pair.a, spans[0], mask), masked(pair.b, spans[1], mask))
    nearby = (around(pair.a, spans[0], mask), around(pair.b, spans[1], mask))
    return Candidate(Conflict(kind, a, b), question, nearby, spans, signals, finder or kind)


def words_at(claim: Claim, indices: list[int]) -> tuple[Span, ...]:
    """Offsets of the words with these indices, neighbours joined."""
    spans: list[Span] = []
    last = -2
    for index in sorted(indices):
        word = claim.words[index]
        if index == last + 1 and spans:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
        last = index
    return tuple(spans)
