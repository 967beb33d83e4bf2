"""The rows of all sets: their articles taken apart, paired and read by a cross-encoder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.quality import load_scorer
from embassy_claims.caching.probabilities import CachedScorer
from embassy_claims.caching.store import Memory
from embassy_claims.judging.cross_encoder import load_scorer as load_cross_encoder
from embassy_claims.judging.evidence import gather
from embassy_claims.model import Pair
from embassy_claims.pipeline import Models, load_models
from embassy_claims.settings import Settings
from training.memory import open_memory
from training.news.paired import pairs_of
from training.verdict.rows import Listing, Row, rows
from training.verdict.sets import BETWEEN, articles, event, listed, names, of_topic

OTHER_EVENT = 0.5  # weight of a row between two events: real corpora hold few such pairs


def read_sets(data: Path, judge: Path) -> dict[str, list[Row]]:
    """The rows of all sets, read by the cross-encoder in the folder ``judge``, and of articles of two events.

    What was computed is kept beside the checkpoints, so that a second fit takes three minutes.
    """
    memory = open_memory()
    cross_encoder = load_cross_encoder("bundled", judge)
    reader = Reader(
        load_models(Settings(), memory), CachedScorer(cross_encoder, memory) if cross_encoder else None, memory
    )
    scorer = load_scorer(data)
    found = {}
    for name in names():
        found[name] = reader.rows(articles(name, data), Listing(listed(name, data), scorer), lambda _: True)
        print(f"{name}: {counts(found[name])}", flush=True)
    for topic in BETWEEN:
        name = f"between the events of {topic}"
        made = reader.rows(of_topic(topic, data), Listing({}, scorer), tells_two_events)
        found[name] = [replace(row, weight=OTHER_EVENT * row.weight) for row in made]
        print(f"{name}: {counts(found[name])}", flush=True)
    memory.close()
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """Makes rows of articles with these models, which remember."""

    models: Models
    scorer: CachedScorer | None
    memory: Memory

    def rows(self, paths: Sequence[str], listing: Listing, is_kept: Callable[[Pair], bool]) -> list[Row]:
        """The rows of these articles. Pairs without a slot give no row and are not read."""
        every, by_path = pairs_of(paths, self.models, self.memory)
        pairs = [one for one in every if is_kept(one)]
        evidence = gather(
            pairs, by_path, self.models.encoder, self.scorer, lambda _: False, lambda slots: [True] * len(slots)
        )
        return rows(pairs, evidence, by_path, listing)


def tells_two_events(one: Pair) -> bool:
    """Whether the two articles of a pair tell two events of a topic."""
    return event(one.a.article) != event(one.b.article)


def counts(found: Sequence[Row]) -> dict[str, int]:
    """How many rows there are, and how many of them the reader listed."""
    return {"rows": len(found), "listed": sum(row.is_listed for row in found)}
