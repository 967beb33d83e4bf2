"""All parts of the last step, fitted to what was read; or to a part of it, to tell how it does on the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from embassy_claims.judging.verdict_model import Trees, VerdictModel
from training.verdict.curves import calibrated, calibration
from training.verdict.one_event import Two, fitted_event
from training.verdict.regressions import set_by_hand, with_curves
from training.verdict.rows import Row, others, together
from training.verdict.sets import GOLD, topic_of
from training.verdict.trees import fitted, log_odds


@dataclass(frozen=True, slots=True)
class Known:
    """What the last step is fitted to: the rows of each set, and pairs of articles that tell one event or two."""

    by_set: Mapping[str, Sequence[Row]]
    article_pairs: Sequence[Two]

    def without(self, name: str) -> Known:
        """The same without a set and without the topic of its articles."""
        return Known(others(self.by_set, name), [pair for pair in self.article_pairs if pair.topic != topic_of(name)])


def fitted_model(known: Known) -> VerdictModel:
    """The last step with all but the weights that are set by hand fitted to what is known."""
    by_hand = set_by_hand()
    curved = with_curves(by_hand.before_curve, together(known.by_set))
    return VerdictModel(
        calibrated_trees(for_trees(known.by_set)),
        {**by_hand.regressions, **curved},
        by_hand.plain,
        by_hand.agreement,
        fitted_event(known.article_pairs),
    )


def for_trees(by_set: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """The rows that trees judge: those of finders that no regression judges."""
    finders = set_by_hand().finders
    return {name: [row for row in rows if row.finder not in finders] for name, rows in by_set.items()}


def calibrated_trees(by_set: Mapping[str, Sequence[Row]]) -> Trees:
    """Trees fitted to all sets, and behind them the curve that fits what trees say of sets that they do not know."""
    gold = [name for name in by_set if name in GOLD]
    unseen = {name: log_odds(fitted(together(others(by_set, name))), by_set[name]) for name in gold}
    return calibrated(fitted(together(by_set)), calibration(by_set, unseen))
