"""What else two articles say: an answer that the other article gives too, in its place, is no contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.wording import tokens
from embassy_claims.model import Claim, Pair, Quantity
from embassy_claims.splitting.measures import compatible, same_measure

MOST = 0.5  # no margin between two questions counts more than this
ALONE = 0.3  # the margin of a question that has no rival
COMMON = frozenset("local time hours minutes miles kilometers kilometres people about around nearly almost".split())
Articles = tuple[str, str]
Numbers = Mapping[str, Sequence[Quantity]]


def numbers_between(pairs: Sequence[Pair]) -> Mapping[Articles, Numbers]:
    """For every two articles, the numbers of each that stand in the pairs of the two."""
    claims: dict[Articles, dict[tuple[str, int, int], Claim]] = defaultdict(dict)
    for pair in pairs:
        for claim in (pair.a, pair.b):
            claims[pair.a.article, pair.b.article][claim.article, claim.start, claim.end] = claim
    found: dict[Articles, dict[str, list[Quantity]]] = {}
    for articles, each in claims.items():
        numbers = found.setdefault(articles, {path: [] for path in articles})
        for claim in each.values():
            numbers[claim.article].extend(claim.numbers)
    return found


def answer_signals(
    pair: Pair, found: Candidate, words: Mapping[str, frozenset[str]], numbers: Numbers
) -> dict[str, float]:
    """Whether each side's answer stands in the other article too. ``words`` are the folded ones of each article."""
    if found.conflict.kind == "number":
        known = [
            _counts(pair.a, found.spans[0][0], numbers[pair.b.article]),
            _counts(pair.b, found.spans[1][0], numbers[pair.a.article]),
        ]
    else:
        known = [_stands(found.conflict.a, words[pair.b.article]), _stands(found.conflict.b, words[pair.a.article])]
    return {"answer: one known to the other": float(any(known)), "answer: both known to both": float(all(known))}


def _stands(said: Sequence[str], words: frozenset[str]) -> bool:
    telling = tokens(" ".join(said)) - COMMON
    return bool(telling) and telling <= words


def _counts(claim: Claim, span: tuple[int, int], numbers: Sequence[Quantity]) -> bool:
    own = [q for q in claim.numbers if (q.start, q.end) == span]
    return any(same_measure(q, other) and compatible(q, other) for q in own for other in numbers)


Asked = tuple[Pair, Candidate, float]
"""A candidate of a pair, and the cosine similarity of its two questions."""


class Rivals:
    """For each answer, how like its question is to those of all answers of its kind in the other article."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._likeness: dict[tuple[str, str, int, str], dict[int, float]] = defaultdict(dict)
        for pair, found, likeness in asked:
            for key, rival in _sides(pair, found):
                known = self._likeness[key]
                known[rival] = max(likeness, known.get(rival, likeness))

    def signals(self, pair: Pair, found: Candidate, likeness: float) -> dict[str, float]:
        """How far the question of a candidate is liker than the best of its rivals, seen from either side."""
        margins, count = [], 0
        for key, rival in _sides(pair, found):
            others = [value for place, value in self._likeness[key].items() if place != rival]
            margins.append(likeness - max(others) if others else ALONE)
            count += len(others)
        low, high = (max(-MOST, min(MOST, margin)) for margin in (min(margins), max(margins)))
        return {"rivals: least margin": low, "rivals: largest margin": high, "rivals": float(count)}


def _sides(pair: Pair, found: Candidate) -> Iterator[tuple[tuple[str, str, int, str], int]]:
    """From either side: the kind, the place of the answer and the other article, and the place of the answer there."""
    places = found.spans[0][0][0], found.spans[1][0][0]
    yield (found.conflict.kind, pair.a.article, places[0], pair.b.article), places[1]
    yield (found.conflict.kind, pair.b.article, places[1], pair.a.article), places[0]
