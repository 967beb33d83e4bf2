"""Which sentences speak of alike things: cosines of the frozen sentence encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from training.network import base_folder
from training.news.corpus import Sentence


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors, one row a text."""
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(base_folder()), device="cpu")
    found = encoder.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    return cast("NDArray[np.float32]", np.asarray(found, dtype=np.float32))


def alike(
    sentences: Sequence[Sentence], rows: NDArray[np.float32], least: float, most: float, neighbours: int
) -> list[tuple[int, int, float]]:
    """Numbers i < j of one topic with a cosine in [least, most), one among the nearest neighbours of the other."""
    found: dict[tuple[int, int], float] = {}
    for topic in sorted({sentence.topic for sentence in sentences}):
        numbers = np.array([number for number, sentence in enumerate(sentences) if sentence.topic == topic])
        cosines = rows[numbers] @ rows[numbers].T
        np.fill_diagonal(cosines, -1.0)
        for row, nearest in enumerate(np.argsort(-cosines, axis=1, kind="stable")[:, :neighbours]):
            for column in nearest:
                if least <= cosines[row, column] < most:
                    pair = sorted((int(numbers[row]), int(numbers[column])))
                    found[pair[0], pair[1]] = float(cosines[row, column])
    return [(*pair, cosine) for pair, cosine in sorted(found.items())]
