"""What articles come to with one another: remembered for pairs of articles that were compared before.

Whether two claims are paired, and the verdict, depends on their two articles and the settings alone. So a changed
article costs the comparison of that article with the others, and articles with one text are compared once.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from embassy_claims.caching.claims import article_key
from embassy_claims.caching.identity import key_of, model_state, source_hash, versions
from embassy_claims.caching.known import Known, Numbers, covering, repeats
from embassy_claims.caching.rows import ENTRY, Found, Partner, Row, text_number
from embassy_claims.caching.store import Memory, parts
from embassy_claims.caching.verdict_codec import NOTHING, Judged, Outcome, decode, each_difference, encode
from embassy_claims.judging.judge import ONE_EVENT
from embassy_claims.model import Article, Claim, Verdict
from embassy_claims.pairing.pair import numbered, place
from embassy_claims.settings import Pairing, Settings

FORMS = ("caching/rows.py", "caching/verdict_codec.py")  # how what is kept is written
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


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """How many pairs of claims there are, how many were ruled out before the judge, and those worth reporting.

    ``one_event`` (n, n) is how likely two of the articles ``paths`` (n) tell one event: by the number of the one that
    stands first, and of the other; NaN where they have no pairs, or the judge does not say.
    """

    pairs: int
    ruled_out: int
    found: tuple[Judged, ...]
    paths: tuple[str, ...]
    one_event: NDArray[np.float16]


def comparison_maker(names: Sequence[str], settings: Settings) -> bytes:
    """What made verdicts: the source of the stages up to them, models by their own ``names`` and by state, settings.

    ``across_events`` counts after verdicts only: whoever turns it on to look need not wait for the judge again.
    """
    return key_of(
        source_hash("model.py", "written_dates.py", "splitting", "embedding", "pairing", "judging", "weights", *FORMS),
        *names,
        *map(model_state, (settings.models.parser, settings.models.encoder, settings.models.judge)),
        repr((settings.pairing, replace(settings.judging, across_events=False))),
        versions("numpy", "torch", "transformers", "sentence-transformers", "spacy", "rapidfuzz"),
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
        self._entrants = entrants
        self._number = {one.path: number for number, one in enumerate(entrants)}
        self._is_reported = is_reported
        self._memory = memory
        self._places = {id(claim): place for one in entrants for place, claim in enumerate(one.claims)}
        texts = {key: number for number, key in enumerate(sorted({one.key for one in entrants}))}
        self._text = np.array([texts[one.key] for one in entrants], dtype=np.int64)
        self._groups = numbered([one.group for one in entrants])
        self._against = _against(entrants, self._groups)
        self._known = Known(repeats(self._text, self._against))
        self._row_keys = {key: key_of(maker, key) for key in texts}
        self._rows: dict[str, Row] = {}
        self._fresh: dict[Two, Outcome] = {}
        self._partners = np.array([text_number(key) for key in texts], dtype=np.uint64)
        self._recall(texts)

    def tasks(self) -> list[Task]:
        """What is still to be compared, in parts; each is to be added, and then finished."""
        is_open = self._open()
        rest = np.array(is_open.any(axis=1))
        tasks = []
        for some in parts(covering(is_open), TOGETHER):
            tasks.append(Task(frozenset(self._paths(np.flatnonzero(rest))), frozenset(self._paths(some))))
            rest[some] = False
        return tasks

    def add(self, judged: Iterable[Judged]) -> None:
        """Pairs of the task at work with their verdicts: some of its pairs, but of two articles all or none."""
        by_articles: dict[Two, list[Judged]] = {}
        for one in judged:
            by_articles.setdefault((one.pair.a.article, one.pair.b.article), []).append(one)
        self._fresh |= {two: self._outcome(members) for two, members in by_articles.items()}

    def finish(self, task: Task) -> None:
        """All pairs of the task were added: what came of its articles is kept from here on."""
        there = np.array(sorted(self._number[path] for path in task.articles), dtype=np.int64)
        for number in sorted(self._number[path] for path in task.fresh):
            others = there[self._groups[there] != self._groups[number]]
            self._keep(number, others[others != number])
        keys = {self._entrants[self._number[path]].key for path in task.fresh}
        self._memory.put("verdicts", {self._row_keys[key]: self._rows[key].to_bytes() for key in sorted(keys)})
        self._fresh = {}

    def result(self) -> Compared:
        """All that the articles came to, ordered by the places of both claims."""
        known = self._known
        found: list[Judged] = []
        copies: dict[int, list[int]] = {}
        for number, text in enumerate(self._text.tolist()):
            copies.setdefault(text, []).append(number)
        for (first, second), entries in known.found.items():
            for a in copies[first]:
                for b in copies[second]:
                    if a < b and self._groups[a] != self._groups[b]:
                        of_a, of_b = self._entrants[a].claims, self._entrants[b].claims
                        found.extend(decode(entry, of_a, of_b) for entry in entries)
        found.sort(key=lambda one: (place(one.pair.a), place(one.pair.b)))
        paths = tuple(one.path for one in self._entrants)
        return Compared(
            known.pairs, known.ruled_out, tuple(found), paths, known.one_event[np.ix_(self._text, self._text)]
        )

    def _recall(self, texts: Mapping[str, int]) -> None:
        """What the memory has of these texts (numbers by key)."""
        names = {row: key for key, row in self._row_keys.items()}
        for row_key, data in self._memory.get("verdicts", sorted(names)).items():
            key = names[row_key]
            self._rows[key] = Row(data)
            self._learn(texts[key], self._rows[key].entries, self._rows[key].found())

    def _learn(self, text: int, entries: NDArray[np.void], found: Mapping[Partner, Found]) -> None:
        """What a text (by number) came to with others, of which those count that are in this run."""
        there = np.isin(entries["partner"], self._partners)
        entries = entries[there]
        partners = np.searchsorted(self._partners, entries["partner"])
        numbers = dict(zip(entries["partner"].tolist(), partners.tolist(), strict=True))
        first = np.where(entries["is_first"], text, partners)
        second = np.where(entries["is_first"], partners, text)
        those = {
            (text, numbers[partner]) if is_first else (numbers[partner], text): each
            for (partner, is_first), each in found.items()
            if partner in numbers
        }
        self._known.learn(first, second, entries, those)

    def _keep(self, number: int, others: Numbers) -> None:
        """Put what an article (by number) came to with others into its row."""
        own = self._entrants[number]
        entries = np.zeros(len(others), dtype=ENTRY)
        found: dict[Partner, Found] = {}
        for row, other in enumerate(others.tolist()):
            two = (own.path, self._entrants[other].path) if number < other else (self._entrants[other].path, own.path)
            outcome = self._fresh.get(two, NOTHING)
            partner = text_number(self._entrants[other].key)
            entries[row] = (partner, number < other, outcome.pairs, outcome.ruled_out, outcome.one_event)
            if outcome.found:
                found[partner, number < other] = outcome.found
        self._learn(int(self._text[number]), entries, found)
        self._rows.setdefault(own.key, Row()).add(entries, found)

    def _open(self) -> NDArray[np.bool_]:
        """The pairs of articles that nothing is known of, one for all those of equal texts: (n, n), symmetric."""
        is_open = np.zeros((len(self._entrants),) * 2, dtype=np.bool_)
        is_asked = self._known.is_done.copy()
        for number, others in enumerate(self._against):
            text = self._text[number]
            _, first = np.unique(self._text[others], return_index=True)
            missing = others[first][~is_asked[text, self._text[others[first]]]]
            is_asked[text, self._text[missing]] = True
            is_open[number, missing] = is_open[missing, number] = True
        return is_open

    def _outcome(self, members: Sequence[Judged]) -> Outcome:
        return Outcome(
            len(members),
            sum(one.verdict.ruled_out for one in members),
            tuple(encode(one, self._places) for one in each_difference(members) if self._is_reported(one.verdict)),
            dict(members[0].verdict.signals).get(ONE_EVENT, math.nan),
        )

    def _paths(self, numbers: Iterable[int]) -> list[str]:
        return [self._entrants[number].path for number in numbers]


def _against(entrants: Sequence[Entrant], groups: Numbers) -> list[NDArray[np.int32]]:
    """For each article the numbers of those after it that it is compared with."""
    with_claims = np.array([bool(one.claims) for one in entrants], dtype=np.bool_)
    found = []
    for number, one in enumerate(entrants):
        later = np.arange(number + 1, len(entrants), dtype=np.int32)  # half of the memory: it is kept for each article
        is_compared = with_claims[later] & (groups[later] != groups[number]) & bool(one.claims)
        found.append(later[is_compared])
    return found
