from __future__ import annotations

import numpy as np

from training.pairs import LabelledPair, Target
from training.related import related, sentences

KNOWN = [LabelledPair("six lamps burned", "five lamps burned", Target.CONTRADICTION, "made")]
TEXTS = ["five lamps burned", "lamps burned", "six lamps burned", "the mayor slept"]


def vectors(*angles: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array([[np.cos(angle), np.sin(angle)] for angle in angles], dtype=np.float32)


def test_sentences_stand_once_and_in_order() -> None:
    assert sentences([*KNOWN, *KNOWN]) == ["five lamps burned", "six lamps burned"]


def test_near_sentences_are_paired_once_but_no_known_pair_and_no_stranger() -> None:
    found = related(TEXTS, vectors(0.0, 0.4, 0.8, 2.2), KNOWN, 1)
    assert [(pair.premise, pair.hypothesis) for pair in found] == [
        ("lamps burned", "five lamps burned"),
        ("six lamps burned", "lamps burned"),
    ]


def test_a_sentence_that_is_nearly_another_makes_no_pair() -> None:
    assert related(TEXTS[:2], vectors(0.0, 0.1), [], 1) == []


def test_no_sentences_make_no_pairs() -> None:
    assert related([], vectors(), [], 1) == []
