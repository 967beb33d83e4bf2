"""From evidence to a verdict of each pair."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from embassy_claims.embedding import Encoder
from embassy_claims.judging.cross_encoder import CrossEncoderScorer, Scorer, load_scorer
from embassy_claims.judging.verdict_model import READ, VerdictModel, load_verdict_model
from embassy_claims.model import Article, Label, Pair, Verdict
from embassy_claims.settings.values import Judging

if TYPE_CHECKING:
    from embassy_claims.judging.evidence import Evidence, Slot
    from embassy_claims.judging.signals import Signals
    from embassy_claims.judging.wording import Span


LEAST = Judging()
ONE_EVENT = "event: one event"
"""The signal, the same in all pairs of two articles, that says how likely the two tell one event."""


class Judge(Protocol):
    """The seam: anything that says of each pair what it is."""

    @property
    def name(self) -> str:
        """What judged, as reports print it."""

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:
        """One verdict a pair, in their order; it depends on the pair and its two articles alone."""


class StandardJudge:
    """Conflict finders, the questions behind them, a cross-encoder where there is one, and a readable last step."""

    def __init__(self, encoder: Encoder, scorer: Scorer | None, model: VerdictModel, least: Judging = LEAST) -> None:
        self._encoder = encoder
        self._least = least
        self._scorer = scorer
        self._model = model
        self.name = f"finders and {scorer.name}" if scorer else "finders and similarity (no cross-encoder)"

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:
        """One verdict a pair, in their order."""
        from embassy_claims.judging.evidence import gather  # the rules are loaded only where there is work

        found = gather(pairs, articles, self._encoder, self._scorer, self._may_agree, self._may_conflict)
        slots = [(slot.finder, slot.signals) for one in found for slot in one.slots]
        chances = iter(self._model.conflicts(slots))
        verdicts = [
            verdict(pair, one, [next(chances) for _ in one.slots], articles, self._model, self._least.contradiction)
            for pair, one in zip(pairs, found, strict=True)
        ]
        if self._scorer is None:
            return verdicts
        return [
            each if one.is_read else replace(each, ruled_out=True) for each, one in zip(verdicts, found, strict=True)
        ]

    def _may_agree(self, signals: Signals) -> bool:
        """Whether a pair with these signals would be an agreement if the cross-encoder found it to be entailed."""
        return self._model.agreement.highest(signals, READ) >= self._least.agreement

    def _may_conflict(self, slots: Sequence[tuple[str, Signals]]) -> list[bool]:
        """Whether slots, by finder and signals, would be contradictions if the cross-encoder said all for it."""
        return [chance >= self._least.contradiction for chance in self._model.conflicts(slots, READ)]


def verdict(
    pair: Pair,
    evidence: Evidence,
    chances: Sequence[float],
    articles: Mapping[str, Article],
    model: VerdictModel,
    least: float = 0.0,
) -> Verdict:
    """The likeliest of: a contradiction in one of the slots (or its update), an agreement.

    ``chances`` are the probabilities of a contradiction, one a slot. A pair can conflict in several: in the number of
    the dead and in the day. What it conflicts in besides is told where it is at least as likely as ``least``.
    """
    agreement = model.agreement.probability(evidence.shared)
    one_event = {ONE_EVENT: model.event.probability(evidence.shared)}
    by_chance = sorted(zip(chances, evidence.slots, strict=True), key=lambda one: -one[0])
    if not by_chance or by_chance[0][0] < agreement:
        return Verdict("agreement", agreement, None, _named({**evidence.shared, **one_event}))
    (surest, slot), *others = apart(by_chance)
    also = [
        _difference(pair, chance, other, articles, one_event)
        for chance, other in others
        if chance >= max(agreement, least)
    ]
    return replace(_difference(pair, surest, slot, articles, one_event), also=tuple(also))


def apart(by_chance: Sequence[tuple[float, Slot]]) -> list[tuple[float, Slot]]:
    """The slots, likeliest first, without those whose words on either side are in a likelier one."""
    kept: list[tuple[float, Slot]] = []
    taken: tuple[set[Span], set[Span]] = (set(), set())
    for chance, slot in by_chance:
        sides = list(zip(slot.candidate.spans, taken, strict=True))
        if not any(_touches(span, known) for spans, known in sides for span in spans):
            kept.append((chance, slot))
            for spans, known in sides:
                known.update(spans)
    return kept


def _touches(span: Span, others: Collection[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _difference(pair: Pair, chance: float, slot: Slot, articles: Mapping[str, Article], one_event: Signals) -> Verdict:
    """The verdict on one slot: a contradiction, or news that went on."""
    from embassy_claims.judging.update import supersedes

    conflict = slot.candidate.conflict
    label: Label = "update" if supersedes(pair, conflict, articles, slot.past) else "contradiction"
    return Verdict(label, chance, conflict, _named({**slot.signals, **one_event}))


def _named(signals: Signals) -> tuple[tuple[str, float], ...]:
    return tuple((name, round(value, 4)) for name, value in sorted(signals.items()))


def load_judge(
    name: str,
    encoder: Encoder,
    remembering: Callable[[CrossEncoderScorer], Scorer] = lambda scorer: scorer,
    *,
    last_step: VerdictModel | None = None,
    precision: str | None = None,
    least: Judging = LEAST,
) -> StandardJudge:
    """``bundled``, ``none`` (finders and similarity alone), or a cross-encoder by name or path.

    ``remembering`` wraps the cross-encoder, which runs in ``precision`` (None for the fastest here). ``last_step`` is
    another than the one that ships. Pairs that cannot reach what is ``least`` asked for are not read.
    Raises ModelError where the cross-encoder is missing or has not the three labels.
    """
    scorer = None if name == "none" else load_scorer(name, precision=precision)
    wrapped = remembering(scorer) if scorer else None
    return StandardJudge(encoder, wrapped, last_step or load_verdict_model(), least)
