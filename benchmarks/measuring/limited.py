"""``python -m benchmarks.measuring.limited 100000 check …``: claims as it is, but it judges so many pairs at most."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace

from embassy_claims.caching import Memory
from embassy_claims.commands.cli import program
from embassy_claims.commands.engine import Pipeline
from embassy_claims.judging import Judge
from embassy_claims.model import Article, Findings, Pair, Verdict
from embassy_claims.pipeline import Progress, check, load_models
from embassy_claims.settings import Settings


class LimitedJudge:
    """Judges the first pairs that come; the rest is unrelated."""

    def __init__(self, judge: Judge, most: int) -> None:
        self.name = f"{judge.name}, at most {most} pairs"
        self._judge = judge
        self._left = most

    def judge(self, pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Verdict]:
        """One verdict a pair, in their order."""
        now = pairs[: self._left]
        self._left -= len(now)
        found = self._judge.judge(now, articles) if now else []
        return [*found, *[Verdict("unrelated", 0.0, ruled_out=True)] * (len(pairs) - len(now))]


class Limited(Pipeline):
    """The real engine with that judge."""

    def __init__(self, most: int) -> None:
        self._most = most

    def check(self, paths: Sequence[str], settings: Settings, progress: Progress | None, memory: Memory) -> Findings:
        """All that the pipeline finds."""
        models = load_models(settings, memory)
        models = replace(models, judge=LimitedJudge(models.judge, self._most))
        return check(paths, settings, models=models, progress=progress, memory=memory)


if __name__ == "__main__":
    program(sys.argv[2:], Limited(int(sys.argv[1])))
