"""Everything the last step looks at: the signals of each pair and of each slot in which it may conflict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from embassy_claims.embedding import Encoder
from embassy_claims.judging.conflicts import Candidate, find_all
from embassy_claims.judging.cross_encoder import Scorer, both_directions
from embassy_claims.judging.elsewhere import Rivals, answer_signals, numbers_between
from embassy_claims.judging.event import claim_event_signals, event_signals, profile
from embassy_claims.judging.scene import scene, scene_signals
from embassy_claims.judging.signals import Signals, candidate_signals, nli_signals, pair_signals, sentence_signals
from embassy_claims.judging.wording import tokens, wording
from embassy_claims.model import Article, Claim, Pair

ASKED = 0.60  # least similarity at which the cross-encoder reads a pair in which no slot was found
Vectors = Mapping[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Slot:
    """A candidate with all its signals."""

    candidate: Candidate
    signals: Signals

    @property
    def finder(self) -> str:
        """What found it."""
        return self.candidate.finder

    @property
    def past(self) -> bool:
        """Whether both claims play before the news of the day."""
        return self.signals.get("scene: both in the past", 0.0) > 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against: of the pair as a whole, and of each slot."""

    shared: Signals
    slots: tuple[Slot, ...]

    @property
    def is_read(self) -> bool:
        """Whether the cross-encoder read the pair."""
        return "entailment" in self.shared


def gather(
    pairs: Sequence[Pair],
    articles: Mapping[str, Article],
    encoder: Encoder,
    scorer: Scorer | None,
    may_agree: Callable[[Signals], bool],
    may_conflict: Callable[[Sequence[tuple[str, Signals]]], list[bool]],
) -> list[Evidence]:
    """The evidence of each pair, in their order. It depends on the pair and its two articles alone.

    The cross-encoder reads a pair only where that can count: where its other signals say that the two claims
    ``may_agree``, or of one of its slots, given as finder and signals, that it ``may_conflict``.
    """
    found = [find_all(pair, articles) for pair in pairs]
    cheap = _cheap(pairs, articles)
    slots = [
        [Slot(one.candidate, {**signals, **one.signals}) for one in each]
        for signals, each in zip(cheap, _slots(pairs, found, articles, encoder), strict=True)
    ]
    open_slots = iter(may_conflict([(one.finder, one.signals) for each in slots for one in each]))
    worth = [
        max([next(open_slots) for _ in each], default=False) or (pair.similarity >= ASKED and may_agree(signals))
        for pair, each, signals in zip(pairs, slots, cheap, strict=True)
    ]
    return [
        Evidence({**signals, **said}, tuple(replace(one, signals={**one.signals, **said}) for one in each))
        for signals, said, each in zip(cheap, _read(pairs, worth, scorer), slots, strict=True)
    ]


def _slots(
    pairs: Sequence[Pair], found: Sequence[Sequence[Candidate]], articles: Mapping[str, Article], encoder: Encoder
) -> list[list[Slot]]:
    """The slots of each pair, with the signals of their own."""
    vectors = _vectors(found, encoder)
    words = {path: tokens(articles[path].text) for path in {c.article for pair in pairs for c in (pair.a, pair.b)}}
    numbers = numbers_between(pairs)
    asked = [
        (pair, one, _cosine(vectors, one.question)) for pair, each in zip(pairs, found, strict=True) for one in each
    ]
    rivals = Rivals(asked)
    slots = iter(
        Slot(
            one,
            {
                **candidate_signals(pair, one, question, _cosine(vectors, one.nearby)),
                **sentence_signals(pair, one, articles),
                **answer_signals(pair, one, words, numbers[_articles(pair)]),
                **rivals.signals(pair, one, question),
            },
        )
        for pair, one, question in asked
    )
    return [[next(slots) for _ in each] for each in found]


def _cheap(pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Signals]:
    """The signals of each pair that need no model. What one claim or one article gives is worked out once."""
    claims = {_place(claim): claim for pair in pairs for claim in (pair.a, pair.b)}
    profiles = {path: profile(articles[path]) for path in {claim.article for claim in claims.values()}}
    events = {two: event_signals(profiles[two[0]], profiles[two[1]]) for two in {_articles(pair) for pair in pairs}}
    scenes = {place: scene(articles[claim.article], claim) for place, claim in claims.items()}
    words = {place: wording(claim) for place, claim in claims.items()}
    found = []
    for pair in pairs:
        two, a, b = _articles(pair), _place(pair.a), _place(pair.b)
        found.append(
            {
                **pair_signals(pair, words[a], words[b]),
                **events[two],
                **claim_event_signals(words[a], words[b], profiles[two[0]], profiles[two[1]]),
                **scene_signals(scenes[a], scenes[b]),
            }
        )
    return found


def _read(pairs: Sequence[Pair], worth: Sequence[bool], scorer: Scorer | None) -> list[Signals]:
    """What the cross-encoder says of each pair that is worth its time; of the others nothing.

    A pair that is not worth it stays unread even where its texts are read for two other articles.
    """
    if scorer is None:
        return [{} for _ in pairs]
    texts = [(pair.a.text, pair.b.text) for pair in pairs]
    unread = sorted({two for two, is_worth in zip(texts, worth, strict=True) if is_worth})
    read = dict(zip(unread, both_directions(scorer, unread), strict=True))
    return [nli_signals(read[two]) if is_worth else {} for two, is_worth in zip(texts, worth, strict=True)]


def _vectors(found: Sequence[Sequence[Candidate]], encoder: Encoder) -> Vectors:
    texts = sorted({text for each in found for one in each for text in (*one.question, *one.nearby)})
    return dict(zip(texts, encoder.encode(texts), strict=True)) if texts else {}


def _cosine(vectors: Vectors, texts: tuple[str, str]) -> float:
    return round(float(vectors[texts[0]] @ vectors[texts[1]]), 4)


def _articles(pair: Pair) -> tuple[str, str]:
    return pair.a.article, pair.b.article


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.start, claim.end, claim.text
