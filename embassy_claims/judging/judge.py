"""From candidates and signals to a verdict of each pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from embassy_claims.embedding import Encoder
from embassy_claims.judging.conflicts import FINDERS, Candidate
from embassy_claims.judging.cross_encoder import Scorer, both_directions, load_scorer
from embassy_claims.judging.event import Profile, claim_event_signals, event_signals, profile
from embassy_claims.judging.scene import scene, scene_signals
from embassy_claims.judging.signals import candidate_signals, pair_signals
from embassy_claims.judging.update import supersedes
from embassy_claims.judging.verdict_model import VerdictModel, load_verdict_model
from embassy_claims.model import Article, Claim, Label, Pair, Verdict

Signals = dict[str, float]


class Judge(Protocol):
    """The seam: anything that says of each pair what it is."""

    name: str

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:
        """One verdict a pair, in their order; it depends on the pair and its two articles alone."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A candidate with all its signals."""

    candidate: Candidate
    signals: Signals

    @property
    def past(self) -> bool:
        """Whether both claims play before the news of the day."""
        return self.signals.get("scene: both in the past", 0.0) > 0


class StandardJudge:
    """Conflict finders, the questions behind them, a cross-encoder where there is one, and a readable last step."""

    def __init__(self, encoder: Encoder, scorer: Scorer | None, model: VerdictModel) -> None:
        self._encoder = encoder
        self._scorer = scorer
        self._model = model
        self.name = f"finders and {scorer.name}" if scorer else "finders and similarity (no cross-encoder)"

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:
        """One verdict a pair, in their order."""
        if not pairs:
            return []
        signals = self.pair_signals(pairs, articles)
        slots = self.slots(pairs, signals)
        return [
            self._verdict(pair, shared, found, articles)
            for pair, shared, found in zip(pairs, signals, slots, strict=True)
        ]

    def pair_signals(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Signals]:
        """The signals of each pair that do not depend on a candidate."""
        profiles = {path: profile(articles[path]) for pair in pairs for path in (pair.a.article, pair.b.article)}
        scenes = {_place(claim): scene(articles[claim.article], claim) for pair in pairs for claim in (pair.a, pair.b)}
        nli = both_directions(self._scorer, [(p.a.text, p.b.text) for p in pairs]) if self._scorer else None
        return [
            {
                **pair_signals(pair, (tuple(nli[i][0]), tuple(nli[i][1])) if nli is not None else None),
                **_event(pair, profiles),
                **scene_signals(scenes[_place(pair.a)], scenes[_place(pair.b)]),
            }
            for i, pair in enumerate(pairs)
        ]

    def slots(self, pairs: Sequence[Pair], signals: Sequence[Signals]) -> list[list[Slot]]:
        """The candidates of each pair with their signals."""
        found = [[candidate for find in FINDERS for candidate in find(pair)] for pair in pairs]
        asked = sorted({text for each in found for one in each for text in (*one.question, *one.nearby)})
        vectors = self._encoder.encode(asked) if asked else ()
        at = dict(zip(asked, vectors, strict=True))
        return [
            [
                Slot(
                    one,
                    {
                        **shared,
                        **candidate_signals(pair, one, *(cosine(at, two) for two in (one.question, one.nearby))),
                    },
                )
                for one in each
            ]
            for pair, shared, each in zip(pairs, signals, found, strict=True)
        ]

    def _verdict(self, pair: Pair, shared: Signals, slots: list[Slot], articles: Mapping[str, Article]) -> Verdict:
        judged = [(self._model.conflict(slot.candidate.conflict.kind, slot.signals), slot) for slot in slots]
        agreement = self._model.agreement.probability(shared)
        worst = max(judged, key=lambda one: one[0], default=None)
        if worst and worst[0] >= agreement:
            probability, slot = worst
            label: Label = (
                "update" if supersedes(pair, slot.candidate.conflict, articles, slot.past) else "contradiction"
            )
            return Verdict(label, probability, slot.candidate.conflict, _named(slot.signals))
        if agreement > 0:
            return Verdict("agreement", agreement, None, _named(shared))
        return Verdict("unrelated", 0.0, None, _named(shared))


def _event(pair: Pair, profiles: Mapping[str, Profile]) -> Signals:
    a, b = profiles[pair.a.article], profiles[pair.b.article]
    return {**event_signals(a, b), **claim_event_signals(pair.a, pair.b, a, b)}


def cosine(vectors: Mapping[str, NDArray[np.float32]], texts: tuple[str, str]) -> float:
    """Cosine similarity of two texts, rounded to 4 places."""
    return round(float(vectors[texts[0]] @ vectors[texts[1]]), 4)


def _place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.article, claim.start, claim.end, claim.text


def _named(signals: Signals) -> tuple[tuple[str, float], ...]:
    return tuple((name, round(value, 4)) for name, value in sorted(signals.items()))


def load_judge(name: str, encoder: Encoder) -> StandardJudge:
    """``bundled``, ``none`` (finders and similarity alone), or a cross-encoder by name or path.

    Raises ModelError where the cross-encoder is missing or has not the three labels.
    """
    return StandardJudge(encoder, None if name == "none" else load_scorer(name), load_verdict_model())
