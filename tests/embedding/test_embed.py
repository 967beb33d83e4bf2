"""From claims to vectors, with a fake encoder."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from embassy_claims.embedding import embed
from embassy_claims.model import Claim


@dataclass
class Letters:
    """Counts three letters; remembers what it was asked."""

    name: str = "letters"
    asked: list[list[str]] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.append(list(texts))
        counts = np.array([[text.count(letter) + 0.1 for letter in "aeo"] for text in texts], dtype=np.float32)
        unit: NDArray[np.float32] = counts / np.linalg.norm(counts, axis=1, keepdims=True)
        return unit


def claims(*texts: str) -> list[Claim]:
    return [Claim("one.txt", "one", text, text, 0, len(text)) for text in texts]


def test_each_text_is_encoded_once_in_order_of_the_alphabet() -> None:
    encoder = Letters()
    vectors = embed(claims("robe", "ate", "robe"), encoder)
    assert encoder.asked == [["ate", "robe"]]
    assert vectors.shape == (3, 3)
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])


def test_order_of_claims_changes_no_vector() -> None:
    texts = [f"{first}{second}" for first in "aeox" for second in "aeox"]
    expected = dict(zip(texts, embed(claims(*texts), Letters()), strict=True))
    random.Random(3).shuffle(texts)
    for text, vector in zip(texts, embed(claims(*texts), Letters()), strict=True):
        assert np.array_equal(vector, expected[text])


def test_values_have_float16_precision() -> None:
    vectors = embed(claims("aaeo"), Letters())
    assert vectors.dtype == np.float32
    assert np.array_equal(vectors, vectors.astype(np.float16).astype(np.float32))


def test_no_claims_ask_nothing() -> None:
    encoder = Letters()
    assert embed([], encoder).shape == (0, 0)
    assert encoder.asked == []
