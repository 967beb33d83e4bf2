"""The regression that says whether two articles tell one event: learned from topics of two events each.

`python -m training.verdict.one_event` measures it on topics that it does not know.

Nothing was labelled for it: in a topic of the ECB+ corpus (Cybulska and Vossen 2014), the names of the files tell which
of its two events an article tells.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.quality import SHARED
from embassy_claims.judging.event import event_signals, profile
from embassy_claims.judging.events import ONE, events
from embassy_claims.judging.signals import Signals
from embassy_claims.judging.verdict_model import Logistic
from embassy_claims.reading import read
from training.verdict.regressions import set_by_hand
from training.verdict.sets import event, of_topic, topics

RESULTS = Path(__file__).resolve().parent / "one_event.json"
LEARNED = (
    "event: names alike",
    "event: first figures known to the other",
    "event: first figures known to either",
    "event: first words shared",
    "event: figures shared",
    "event: weekdays alike",
)


@dataclass(frozen=True, slots=True)
class Two:
    """Two articles of a topic: their signals, and whether they tell one event."""

    topic: str
    paths: tuple[str, str]
    signals: Signals
    is_one: bool


def article_pairs(topics: Collection[str], data: Path) -> list[Two]:
    """All pairs of articles within these topics."""
    found = []
    for topic in sorted(topics):
        profiles = {article.path: profile(article) for article in read(of_topic(topic, data)).articles}
        for a, b in combinations(profiles, 2):
            found.append(Two(topic, (a, b), event_signals(profiles[a], profiles[b]), event(a) == event(b)))
    return found


def fitted_event(pairs: Sequence[Two]) -> Logistic:
    """The regression for these pairs, and the weight set by hand beside it.

    Large topics, and the more frequent answer in a topic, count less a pair.
    """
    from sklearn.linear_model import LogisticRegression

    values = np.array([[pair.signals[name] for name in LEARNED] for pair in pairs])
    groups = [(pair.topic, pair.is_one) for pair in pairs]
    sizes = {group: groups.count(group) for group in set(groups)}
    weights = [sizes[group] ** -0.5 for group in groups]
    model = LogisticRegression(C=100.0, max_iter=1000).fit(values, [pair.is_one for pair in pairs], weights)
    learned = {name: round(float(one), 3) for name, one in zip(LEARNED, model.coef_[0], strict=True)}
    return Logistic(round(float(model.intercept_[0]), 3), {**learned, **set_by_hand().event})


def measured(pairs: Sequence[Two]) -> dict[str, float]:
    """How pairs of articles of each topic are told by the regression without that topic, alone and after grouping.

    ``lost`` is the share of pairs of one event that are told apart, ``kept`` that of pairs of two events that are not.
    """
    alone: list[tuple[bool, bool]] = []
    grouped: list[tuple[bool, bool]] = []
    for topic in sorted({pair.topic for pair in pairs}):
        model = fitted_event([pair for pair in pairs if pair.topic != topic])
        own = [pair for pair in pairs if pair.topic == topic]
        told = told_by(model, own)
        alone += [(pair.is_one, model.log_odds(pair.signals) >= ONE) for pair in own]
        grouped += [(pair.is_one, told[pair.paths[0]] == told[pair.paths[1]]) for pair in own]
    return {
        "pairs": len(pairs),
        **{f"{name}, lost": _share(said, of=True) for name, said in (("alone", alone), ("grouped", grouped))},
        **{f"{name}, kept": _share(said, of=False) for name, said in (("alone", alone), ("grouped", grouped))},
    }


def told_by(model: Logistic, pairs: Sequence[Two]) -> dict[str, int | None]:
    """The event of each article (by path) of these pairs, by this regression."""
    paths = sorted({path for pair in pairs for path in pair.paths})
    chances = np.full((len(paths), len(paths)), np.nan)
    for pair in pairs:
        one, other = sorted(map(paths.index, pair.paths))
        chances[one, other] = model.probability(pair.signals)
    return dict(zip(paths, events(chances, paths), strict=True))


def _share(said: Sequence[tuple[bool, bool]], *, of: bool) -> float:
    """The share of pairs of one event (or of two) of which the other was said."""
    wrong = [told != is_one for is_one, told in said if is_one is of]
    return round(sum(wrong) / len(wrong), 3) if wrong else 0.0


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED)
    data = parser.parse_args().data
    found = json.dumps(measured(article_pairs(topics(data), data)), indent=1)
    RESULTS.write_text(found + "\n", encoding="utf-8")
    print(found)


if __name__ == "__main__":
    main()
