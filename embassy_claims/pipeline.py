"""The whole way through: files, articles, claims, vectors, pairs, verdicts, disputes, reviewed findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from embassy_claims.embedding import Encoder, embed, load_encoder
from embassy_claims.errors import ReadingError
from embassy_claims.grouping import group
from embassy_claims.judging import Judge, load_judge
from embassy_claims.model import Article, Finding, Findings, Pair, Skipped, Verdict
from embassy_claims.pairing import pair
from embassy_claims.reading import read
from embassy_claims.reviewing import apply_reviews, pair_id
from embassy_claims.settings import Judging, Pairing, Settings
from embassy_claims.splitting import Parser, load_parser, split, unparsed

REASONS = 3
"""Files named where none could be read."""


@dataclass(frozen=True, slots=True)
class Models:
    """What parses, embeds and judges; any of them can be a fake in tests."""

    parser: Parser
    encoder: Encoder
    judge: Judge


class Progress(Protocol):
    """Told of each stage as it begins."""

    def stage(self, name: str, total: int | None = None) -> None:
        """A stage begins that has ``total`` things to do, where that is known."""

    def advance(self, n: int = 1) -> None:
        """``n`` more things of the stage are done."""


class Silent:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int | None = None) -> None:
        """Do nothing."""

    def advance(self, n: int = 1) -> None:
        """Do nothing."""


def load_models(settings: Settings) -> Models:
    """The models that the settings name; nothing heavy is loaded before it is used.

    Raises ModelError where one is missing or is not what it should be.
    """
    encoder = load_encoder(settings.models.encoder)
    return Models(load_parser(settings.models.parser), encoder, load_judge(settings.models.judge, encoder))


def check(
    paths: Sequence[str],
    settings: Settings,
    *,
    models: Models | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Findings:
    """Read, split, embed, pair, judge, group and review.

    Raises ReadingError where no article could be read, ModelError where a model is missing.
    """
    models = models or load_models(settings)
    progress = progress or Silent()

    progress.stage("reading")
    articles, skipped = read(paths, settings.sources, stdin)
    if not articles:
        raise ReadingError(nothing_readable(paths, skipped))
    by_path = {article.path: article for article in articles}

    progress.stage("splitting", len(articles))
    claims = split(articles, models.parser)
    progress.stage("embedding", len(claims))
    vectors = embed(claims, models.encoder)
    progress.stage("pairing", len(claims))
    pairs = pair(claims, vectors, settings.pairing)
    progress.stage("judging", len(pairs))
    verdicts = models.judge.judge(pairs, by_path)

    found = reported(pairs, verdicts, settings.judging)
    whole = not skipped and covers(paths, settings)
    reviewed, stale = apply_reviews(found, settings, None if whole else frozenset(), claims)
    grouped = group(reviewed, by_path)
    return Findings(
        judge=models.judge.name,
        articles=tuple(articles),
        skipped=tuple(skipped),
        claims=tuple(claims),
        pairs=len(pairs),
        disputes=grouped.disputes,
        contradictions=grouped.contradictions,
        updates=grouped.updates,
        agreements=grouped.agreements,
        stale=tuple(stale),
        notes=(*uncompared(articles, settings.pairing), *unparsed(articles, models.parser)),
    )


def reported(pairs: Sequence[Pair], verdicts: Sequence[Verdict], thresholds: Judging) -> list[Finding]:
    """The pairs whose verdict is sure enough to be shown, each with its fingerprint."""
    least: Mapping[str, float] = {
        "contradiction": thresholds.contradiction,
        "update": thresholds.contradiction,
        "agreement": thresholds.agreement,
    }
    return [
        Finding(id=pair_id(one, verdict.conflict), pair=one, verdict=verdict)
        for one, verdict in zip(pairs, verdicts, strict=True)
        if verdict.label in least and verdict.confidence >= least[verdict.label]
    ]


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
