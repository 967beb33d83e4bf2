"""What the judge does with evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from builders import article, claim
from numpy.typing import NDArray

from embassy_claims.judging import StandardJudge
from embassy_claims.judging.cross_encoder import Scorer
from embassy_claims.judging.verdict_model import load_verdict_model
from embassy_claims.model import Pair

WIRE, DAILY = article("wire.txt", "A ferry sank."), article("daily.txt", "The mill burned.")


class Same:
    """All texts have one vector, and nothing follows from anything."""

    name = "same"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), dtype=np.float32)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.read.extend(pairs)
        return np.full((len(pairs), 3), 1 / 3, dtype=np.float32)


def ruled_out(scorer: Scorer | None) -> list[bool]:
    pairs = [Pair(claim(DAILY), claim(WIRE), similarity) for similarity in (0.4, 0.6)]
    judge = StandardJudge(Same(), scorer, load_verdict_model())
    verdicts = judge.judge(pairs[:1], {"wire.txt": WIRE, "daily.txt": DAILY})
    verdicts += judge.judge(pairs[1:], {"wire.txt": WIRE, "daily.txt": DAILY})
    return [one.ruled_out for one in verdicts]


def test_what_the_cross_encoder_did_not_read_was_ruled_out() -> None:
    scorer = Same()
    assert ruled_out(scorer) == [True, False]
    assert set(scorer.read) == {("The mill burned.", "A ferry sank."), ("A ferry sank.", "The mill burned.")}


def test_without_a_cross_encoder_nothing_is_ruled_out_before_it() -> None:
    assert ruled_out(None) == [False, False]
