"""The whole way through: files, articles, claims, vectors, pairs, verdicts, disputes, reviewed findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from embassy_claims.caching.claims import remembered_claims
from embassy_claims.caching.comparisons import Compared, Comparisons, comparison_maker, entrants
from embassy_claims.caching.identity import model_state
from embassy_claims.caching.probabilities import CachedScorer
from embassy_claims.caching.store import Memory, NoMemory
from embassy_claims.caching.vectors import CachedEncoder
from embassy_claims.caching.verdict_codec import Judged
from embassy_claims.embedding import Encoder, embed, load_encoder
from embassy_claims.errors import ModelError, ReadingError
from embassy_claims.grouping import group
from embassy_claims.judging import Judge, load_judge
from embassy_claims.judging.events import events, tells_two_events
from embassy_claims.model import Article, Claim, Finding, Findings, Pair, Skipped, Verdict
from embassy_claims.pairing import pair
from embassy_claims.reading import read
from embassy_claims.reviewing import apply_reviews, pair_id
from embassy_claims.settings import Judging, Pairing, Settings
from embassy_claims.splitting import Parser, load_parser, split_each, unparsed

if TYPE_CHECKING:
    from embassy_claims.embedding.sentence import SentenceEncoder
    from embassy_claims.judging.cross_encoder import CrossEncoderScorer

JUDGED_TOGETHER = 20_000  # pairs, about: what is known of each on the way to its verdict takes some kilobytes
REASONS = 3
"""Files named where none could be read."""
NAMED = 3
"""Articles named that no claim came of."""


@dataclass(frozen=True, slots=True)
class Models:
    """What parses, embeds and judges; any of them can be a fake in tests.

    ``prepare`` loads what embeds and judges before it is asked for.
    """

    parser: Parser
    encoder: Encoder
    judge: Judge
    prepare: Callable[[], object] = lambda: None


class Progress(Protocol):
    """Told of each stage as it begins."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins that has ``total`` things to do, where that is known."""

    def part(self, name: str, items: int) -> None:
        """A part of the stage begins, over so many things; parts of one name may come again and again."""

    def advance(self, n: int = 1) -> None:
        """``n`` more things of the stage are done."""


class Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Do nothing."""

    def part(self, name: str, items: int) -> None:
        """Do nothing."""

    def advance(self, n: int = 1) -> None:
        """Do nothing."""


def load_models(settings: Settings, memory: Memory | None = None) -> Models:
    """The models that the settings name, which ask ``memory`` first; nothing heavy is loaded before it is used.

    Raises ModelError where one is missing or is not what it should be.
    """
    memory = memory or NoMemory()
    names = settings.models
    sentences = load_encoder(names.encoder, names.dtype)
    encoder = CachedEncoder(sentences, memory, model_state(names.encoder))
    state = model_state(names.judge)
    heavy: list[SentenceEncoder | CrossEncoderScorer] = [sentences]

    def remembering(scorer: CrossEncoderScorer) -> CachedScorer:
        heavy.append(scorer)
        return CachedScorer(scorer, memory, state)

    def prepare() -> None:
        from embassy_claims.judging import evidence  # noqa: F401 - its rules take a while to load

        with suppress(ModelError):  # whoever needs it will say so
            for model in heavy:
                model.load()

    judge = load_judge(names.judge, encoder, remembering, precision=names.dtype, least=settings.judging)
    return Models(load_parser(names.parser), encoder, judge, prepare)


def check(
    paths: Sequence[str],
    settings: Settings,
    *,
    models: Models | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    memory: Memory | None = None,
) -> Findings:
    """Read, split, embed, pair, judge, group and review; what ``memory`` has is not computed again.

    Raises ReadingError where no article could be read, ModelError where a model is missing.
    """
    memory = memory or NoMemory()
    models = models or load_models(settings, memory)
    progress = progress or Silent()

    progress.stage("reading")
    readings = read(paths, settings.sources, stdin)
    articles, skipped = readings.articles, readings.skipped
    if not articles:
        raise ReadingError(nothing_readable(paths, skipped))
    by_path = {article.path: article for article in articles}

    progress.advance(len(articles))

    progress.stage("splitting", len(articles))
    apart = partial(split_each, meanwhile=models.prepare)
    claims = remembered_claims(articles, models.parser, apart, memory, progress.advance)
    compared = compare(articles, claims, settings, models, progress, memory)

    progress.stage("grouping and reviewing", len(compared.found))
    whole = not skipped and covers(paths, settings)
    kept = of_one_event(compared, articles, settings)
    found = [Finding(pair_id(one.pair, one.verdict.conflict), one.pair, one.verdict) for one in kept]
    reviewed, stale = apply_reviews(found, settings, None if whole else frozenset(), claims)
    grouped = group(reviewed, by_path)
    return Findings(
        judge=models.judge.name,
        articles=articles,
        skipped=skipped,
        claims=tuple(claims),
        pairs=compared.pairs,
        disputes=grouped.disputes,
        contradictions=grouped.contradictions,
        updates=grouped.updates,
        agreements=grouped.agreements,
        stale=tuple(stale),
        notes=(
            *uncompared(articles, settings.pairing),
            *readings.notes,
            *unparsed(articles, models.parser),
            *unclaimed(articles, claims),
            *left_out(len(compared.found) - len(kept)),
        ),
        ruled_out=compared.ruled_out,
    )


def compare(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    settings: Settings,
    models: Models,
    progress: Progress,
    memory: Memory,
) -> Compared:
    """Embed, pair and judge the claims of articles that were not compared before, a number of articles at once."""
    by_path = {article.path: article for article in articles}
    parser = models.parser
    maker = comparison_maker((parser.name, parser.version, models.encoder.name, models.judge.name), settings)
    comparisons = Comparisons(entrants(articles, claims, settings.pairing), maker, reported(settings.judging), memory)
    tasks = comparisons.tasks()
    if tasks:
        progress.stage("embedding", len(claims))
        vectors = embed(claims, models.encoder)
        progress.stage("pairing and judging", len(tasks))
    for task in tasks:
        rows = [row for row, claim in enumerate(claims) if claim.article in task.articles]
        progress.part("pairing", len(rows))
        pairs = pair([claims[row] for row in rows], vectors[rows], settings.pairing, fresh=task.fresh)
        progress.part("judging", len(pairs))
        for some in by_first_article(pairs):
            comparisons.add(map(Judged, some, models.judge.judge(some, by_path)))
        comparisons.finish(task)
        progress.advance()
    return comparisons.result()


def by_first_article(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """The pairs, ordered by place, in parts of about ``JUDGED_TOGETHER``: all those of two articles are in one."""
    some: list[Pair] = []
    for _, of_one in groupby(pairs, key=lambda one: one.a.article):
        some.extend(of_one)
        if len(some) >= JUDGED_TOGETHER:
            yield some
            some = []
    if some:
        yield some


def of_one_event(compared: Compared, articles: Sequence[Article], settings: Settings) -> list[Judged]:
    """The findings without the contradictions and updates between articles that tell two events."""
    if settings.judging.across_events:
        return list(compared.found)
    sources = {article.path: article.path if settings.pairing.within_source else article.source for article in articles}
    told = events(compared.one_event, [sources[path] for path in compared.paths])
    event = dict(zip(compared.paths, told, strict=True))
    are_all = sum(number is not None for number in told) == 2
    return [
        one
        for one in compared.found
        if one.verdict.label == "agreement"
        or (event[one.pair.a.article] == event[one.pair.b.article] and (are_all or not tells_two_events(one.verdict)))
    ]


def left_out(many: int) -> list[str]:
    """A line where differences between two events were left out."""
    if not many:
        return []
    what = "a difference" if many == 1 else f"{many} differences"
    return [f"{what} between articles of two events left out; judging: {{across_events: true}} reports them too"]


def reported(thresholds: Judging) -> Callable[[Verdict], bool]:
    """Whether a verdict is sure enough to be shown."""
    least: Mapping[str, float] = {
        "contradiction": thresholds.contradiction,
        "update": thresholds.contradiction,
        "agreement": thresholds.agreement,
    }
    return lambda verdict: verdict.label in least and verdict.confidence >= least[verdict.label]


def covers(paths: Sequence[str], settings: Settings) -> bool:
    """Whether the paths hold all of the corpus: only then can a review be called stale."""
    folder = settings.path.parent if settings.path else Path()
    given = [Path(path).resolve() for path in paths]
    corpus = [(folder / path).resolve() for path in settings.corpus]
    return bool(corpus) and all(any(part == one or one in part.parents for one in given) for part in corpus)


def uncompared(articles: Sequence[Article], pairing: Pairing) -> list[str]:
    """A line where there was nothing to compare: no contradictions then says nothing."""
    sources = {article.source for article in articles}
    if len(articles) == 1:
        return ["there is one article only: nothing was compared; give articles of several sources"]
    if len(sources) == 1 and not pairing.within_source:
        return [
            f"all articles are of one source, {sources.pop()}: nothing was compared; "
            "name their sources, or set pairing: {within_source: true}"
        ]
    return []


def unclaimed(articles: Sequence[Article], claims: Sequence[Claim]) -> list[str]:
    """A line for the articles that no claim came of, the first few by name: nothing in them was compared."""
    told = {claim.article for claim in claims}
    silent = [article.path for article in articles if article.path not in told]
    if not silent:
        return []
    more = f" and {len(silent) - NAMED} more" if len(silent) > NAMED else ""
    return [
        f"no claim found in {', '.join(silent[:NAMED])}{more}: nothing there was compared; "
        "give the text of an article in whole sentences"
    ]


def nothing_readable(paths: Sequence[str], skipped: Sequence[Skipped]) -> str:
    """One line for a corpus of which nothing could be read: the files left out with their reasons, the first few."""
    if not skipped:
        where = ", ".join(paths) or "the settings"
        return (
            f"no readable article in {where}: there are no articles; give files or folders of "
            ".txt, .md, .html or .jsonl articles"
        )
    named = [f"{one.path} ({one.reason})" for one in skipped[:REASONS]]
    more = f" and {len(skipped) - REASONS} more" if len(skipped) > REASONS else ""
    return f"no readable article in {', '.join(named)}{more}"
