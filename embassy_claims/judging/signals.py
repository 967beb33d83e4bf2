"""Named signals of a pair and of a candidate conflict."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.wording import Span, Wording, jaccard, overlap, tokens, wording
from embassy_claims.model import Article, Claim, Pair
from embassy_claims.splitting.measures import compatible, other_bound, same_measure

Signals = dict[str, float]


def pair_signals(pair: Pair, a: Wording, b: Wording) -> Signals:
    """What holds of the two claims whatever may conflict in them; ``a`` and ``b`` are their words."""
    signals = {"similarity": pair.similarity, **_shared(a, b)}
    signals["same verb"] = float(bool(pair.a.verb) and pair.a.verb == pair.b.verb)
    signals["same polarity"] = float(_negative(pair.a) == _negative(pair.b))
    signals["hedged"] = float(pair.a.stance != "asserted") + float(pair.b.stance != "asserted")
    signals["shared numbers"], signals["other numbers"] = _numbers(pair.a, pair.b)
    return signals


def nli_signals(both: NDArray[np.float32]) -> Signals:
    """What the cross-encoder says, (2, 3): a pair as it stands and swapped; entailment, neutral, contradiction.

    An agreement may hold one way only (one claim is more precise); a contradiction holds both ways.
    """
    forward, backward = both.tolist()
    return {
        "entailment": max(forward[0], backward[0]),
        "contradiction": (forward[2] + backward[2]) / 2,
    }


def candidate_signals(pair: Pair, found: Candidate, question: float, nearby: float) -> Signals:
    """What holds of a slot: ``question`` is the cosine similarity of the two claims with their answers masked.

    ``nearby`` is that of the words around the answers.
    """
    shared = _shared(wording(pair.a, found.spans[0]), wording(pair.b, found.spans[1]))
    return {
        "question: similarity": question,
        "question: nearby": nearby,
        **{f"question: {name}": value for name, value in shared.items()},
        f"kind: {found.conflict.kind}": 1.0,
        **found.signals,
    }


def sentence_signals(pair: Pair, found: Candidate, articles: Mapping[str, Article]) -> Signals:
    """How far the whole sentences share their words, the answers left out."""
    a = _sentence(pair.a, found.spans[0], articles[pair.a.article].text)
    b = _sentence(pair.b, found.spans[1], articles[pair.b.article].text)
    return {
        "sentence: words shared": jaccard(a, b),
        "sentence: of the shorter shared": overlap(a, b),
        "headlines": float(pair.a.role == "headline") + float(pair.b.role == "headline"),
    }


def _sentence(claim: Claim, spans: Collection[Span], text: str) -> frozenset[str]:
    """The words of the sentence of a claim that lie in none of the spans."""
    at, last = claim.sentence
    kept = []
    for start, end in sorted(spans):
        kept.append(text[at : min(start, last)])
        at = max(at, end)
    return tokens(" ".join((*kept, text[at:last])))


def _shared(a: Wording, b: Wording) -> Signals:
    return {
        "words of the shorter shared": overlap(a.content, b.content),
        "words shared": jaccard(a.content, b.content),
        "names shared": overlap(a.names, b.names),
        "other names": float(bool(a.names - b.names) and bool(b.names - a.names)),
    }


def _negative(claim: Claim) -> bool:
    return claim.negated != (claim.stance == "denied")


def _numbers(a: Claim, b: Claim) -> tuple[float, float]:
    alike = [
        compatible(one, other) and not other_bound(one, other)
        for one in a.numbers
        for other in b.numbers
        if same_measure(one, other)
    ]
    return float(any(alike)), float(bool(alike) and not any(alike))
