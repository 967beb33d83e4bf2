"""The regression that says whether two articles tell one event: learned from topics of two events each.

Nothing was labelled for it: in a topic of the ECB+ corpus (Cybulska and Vossen 2014), the names of the files tell which
of its two events an article tells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from embassy_claims.judging.event import event_signals, profile
from embassy_claims.judging.signals import Signals
from embassy_claims.judging.verdict_model import Logistic
from embassy_claims.reading import read
from training.verdict.sets import event, of_topic

LEARNED = (
    "event: names alike",
    "event: first figures known to the other",
    "event: first figures known to either",
    "event: first words shared",
    "event: figures shared",
    "event: weekdays alike",
)
BY_HAND = {"event: published far apart": -1.0}
"""Only one of the two events of a topic has days of publication, so what they are worth cannot be learned there."""


@dataclass(frozen=True, slots=True)
class Two:
    """Two articles of a topic: their signals, and whether they tell one event."""

    topic: str
    signals: Signals
    is_one: bool


def article_pairs(topics: Collection[str], data: Path) -> list[Two]:
    """All pairs of articles within these topics."""
    found = []
    for topic in sorted(topics):
        profiles = {article.path: profile(article) for article in read(of_topic(topic, data))[0]}
        for a, b in combinations(profiles, 2):
            found.append(Two(topic, event_signals(profiles[a], profiles[b]), event(a) == event(b)))
    return found


def fitted_event(pairs: Sequence[Two]) -> Logistic:
    """The regression for these pairs. Large topics, and the more frequent answer in a topic, count less a pair."""
    from sklearn.linear_model import LogisticRegression

    values = np.array([[pair.signals[name] for name in LEARNED] for pair in pairs])
    groups = [(pair.topic, pair.is_one) for pair in pairs]
    sizes = {group: groups.count(group) for group in set(groups)}
    weights = [sizes[group] ** -0.5 for group in groups]
    model = LogisticRegression(C=100.0, max_iter=1000).fit(values, [pair.is_one for pair in pairs], weights)
    learned = {name: round(float(one), 3) for name, one in zip(LEARNED, model.coef_[0], strict=True)}
    return Logistic(round(float(model.intercept_[0]), 3), {**learned, **BY_HAND})
