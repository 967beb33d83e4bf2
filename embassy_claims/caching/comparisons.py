"""What articles come to with one another: remembered for pairs of articles that were compared before.

Whether two claims are paired, and the verdict, depends on their two articles and the settings alone. So a changed
article costs the comparison of that article with the others, and articles with one text are compared once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from embassy_claims.caching.claims import article_key
from embassy_claims.caching.identity import key_of, model_state, source_hash, versions
from embassy_claims.caching.rows import FIRST, NOTHING, SECOND, Row
from embassy_claims.caching.store import Memory, parts
from embassy_claims.caching.verdict_codec import Judged, Outcome, decode, encode
from embassy_claims.judging.judge import ONE_EVENT
from embassy_claims.model import Article, Claim, Pair, Verdict
from embassy_claims.pairing.pair import place
from embassy_claims.settings import Pairing, Settings

TOGETHER = 32  # articles that are compared with the others at once: it bounds the memory, and what an interrupt loses

Two = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entrant:
    """An article that takes part: its key (hex; equal texts share it), its claims, and whom it is not compared with."""

    path: str
    key: str
    group: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """Articles to compare: each that is ``fresh`` with each other one of ``articles`` (paths)."""

    articles: frozenset[str]
    fresh: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many pairs of claims there are, how many were ruled out before the judge, and those worth reporting.

    ``one_event`` is how likely two articles (paths) tell one event, for those that have pairs and a judge that says so.
    """

    pairs: int
    ruled_out: int
    found: tuple[Judged, ...]
    one_event: Mapping[Two, float]


def comparison_maker(names: Sequence[str], settings: Settings) -> bytes:
    """What made verdicts: the source of the stages up to them, models by their own ``names`` and by state, settings.

    ``across_events`` counts after verdicts only: whoever turns it on to look need not wait for the judge again.
    """
    return key_of(
        source_hash("model.py", "splitting", "embedding", "pairing", "judging", "weights"),
        *names,
        *map(model_state, (settings.models.parser, settings.models.encoder, settings.models.judge)),
        repr((settings.pairing, replace(settings.judging, across_events=False))),
        versions("numpy", "torch", "transformers", "sentence-transformers", "spacy"),
    )


def entrants(articles: Sequence[Article], claims: Iterable[Claim], pairing: Pairing) -> list[Entrant]:
    """The articles with their claims, ordered by path."""
    of: dict[str, list[Claim]] = {article.path: [] for article in articles}
    for claim in claims:
        of[claim.article].append(claim)
    return [
        Entrant(
            article.path,
            article_key(article, b"").hex(),
            article.path if pairing.within_source else article.source,
            tuple(of[article.path]),
        )
        for article in sorted(articles, key=lambda article: article.path)
    ]


class Comparisons:
    """All pairs of articles of a run. ``entrants`` stand ordered by path."""

    def __init__(
        self,
        entrants: Sequence[Entrant],
        maker: bytes,
        is_reported: Callable[[Verdict], bool],
        memory: Memory,
    ) -> None:
        self._entrants = {one.path: one for one in entrants}
        self._is_reported = is_reported
        self._memory = memory
        self._places = {id(claim): place for one in entrants for place, claim in enumerate(one.claims)}
        self._row_keys = {one.key: key_of(maker, one.key) for one in entrants}
        self._rows: dict[str, Row] = {}
        self._known: dict[Two, Outcome] = {}
        self._recall()

    def tasks(self) -> list[Task]:
        """What is still to be compared, in parts; each is done when its verdicts were added."""
        open_pairs = self._open()
        cover = covering(open_pairs)
        rest = {path for two in open_pairs for path in two}
        tasks = []
        for some in parts(cover, TOGETHER):
            tasks.append(Task(frozenset(rest), frozenset(some)))
            rest -= set(some)
        return tasks

    def add(self, task: Task, pairs: Sequence[Pair], verdicts: Sequence[Verdict]) -> None:
        """The pairs of a task and their verdicts, which are kept from here on."""
        outcomes = self._outcomes(map(Judged, pairs, verdicts))
        for path in sorted(task.fresh):
            one = self._entrants[path]
            found: dict[str, Outcome] = {}
            for other in sorted(task.articles - {path}):
                if one.group == self._entrants[other].group:
                    continue
                two = (path, other) if path < other else (other, path)
                outcome = outcomes.get(two, NOTHING)
                self._known[self._keys(two)] = outcome
                found[(FIRST if path < other else SECOND) + self._entrants[other].key] = outcome
            self._rows.setdefault(one.key, Row()).add(found)
        keys = {self._entrants[path].key for path in task.fresh}
        self._memory.put("verdicts", {self._row_keys[key]: self._rows[key].to_bytes() for key in sorted(keys)})

    def result(self) -> Compared:
        """All that the articles came to, ordered by the places of both claims."""
        pairs = ruled_out = 0
        found: list[Judged] = []
        one_event: dict[Two, float] = {}
        for two in self._pairs():
            outcome = self._known[self._keys(two)]
            pairs += outcome.pairs
            ruled_out += outcome.ruled_out
            if outcome.one_event is not None:
                one_event[two] = outcome.one_event
            if outcome.found:
                a, b = (self._entrants[path].claims for path in two)
                found.extend(decode(entry, a, b) for entry in outcome.found)
        found.sort(key=lambda one: (place(one.pair.a), place(one.pair.b)))
        return Compared(pairs, ruled_out, tuple(found), one_event)

    def _recall(self) -> None:
        names = {row: key for key, row in self._row_keys.items()}
        for row_key, data in self._memory.get("verdicts", sorted(names)).items():
            key = names[row_key]
            row = self._rows[key] = Row(data)
            for partner, outcome in row.partners(self._row_keys):
                other = partner[1:]
                self._known[(key, other) if partner[0] == FIRST else (other, key)] = outcome

    def _open(self) -> list[Two]:
        """The pairs of articles that nothing is known of, one for all those of equal texts."""
        missing: dict[Two, Two] = {}
        for two in self._pairs():
            keys = self._keys(two)
            if keys not in self._known:
                missing.setdefault(keys, two)
        return list(missing.values())

    def _pairs(self) -> Iterator[Two]:
        """All pairs of articles that are compared."""
        entrants = [one for one in self._entrants.values() if one.claims]
        for number, one in enumerate(entrants):
            for other in entrants[number + 1 :]:
                if one.group != other.group:
                    yield one.path, other.path

    def _keys(self, two: Two) -> Two:
        return self._entrants[two[0]].key, self._entrants[two[1]].key

    def _outcomes(self, judged: Iterable[Judged]) -> Mapping[Two, Outcome]:
        by_articles: dict[Two, list[Judged]] = {}
        for one in judged:
            by_articles.setdefault((one.pair.a.article, one.pair.b.article), []).append(one)
        return {
            two: Outcome(
                len(members),
                sum(one.verdict.ruled_out for one in members),
                tuple(encode(one, self._places) for one in members if self._is_reported(one.verdict)),
                dict(members[0].verdict.signals).get(ONE_EVENT),
            )
            for two, members in by_articles.items()
        }


def covering(pairs: Sequence[Two]) -> list[str]:
    """Few articles of which one is in each pair: those in the most pairs first, each while it has one that is left."""
    beside: dict[str, set[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    many = Counter({path: len(others) for path, others in beside.items()})
    cover: list[str] = []
    for path in sorted(many, key=lambda path: (-many[path], path)):
        if beside[path]:
            cover.append(path)
            for other in beside.pop(path):
                beside[other].discard(path)
            beside[path] = set()
    return sorted(cover)
