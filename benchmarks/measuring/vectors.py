"""Vectors of real claims, and as many more as wanted, made by jittering those."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.measuring.corpora import articles, chosen, topics
from benchmarks.measuring.processes import child
from benchmarks.measuring.setup import Setup
from benchmarks.measuring.verdicts import corpus, store
from embassy_claims.embedding import embed
from embassy_claims.pairing import Search
from embassy_claims.pairing.neighbours import whole
from embassy_claims.pairing.pair import distinct, numbered
from embassy_claims.settings import Pairing

SEED = 6
SPREAD = 0.5
"""Length of the noise that is added to a vector of length 1: the cosine of both is 0.89, as with a word changed."""

CHUNK = 8192


def real(setup: Setup) -> Path:
    """The file with the vectors of all claims of the articles, and of their articles; made where it is not there."""
    place = setup.folder("vectors") / "real.npz"
    if not place.is_file():
        folders = chosen(setup) if setup.is_small else topics(setup)
        cache = str(setup.folder("vectors"))
        child("vectors.make", setup.jobs, paths=articles(folders), cache=cache, place=str(place))
    return place


def make(paths: list[str], cache: str, place: str) -> int:
    """Write the vectors of the distinct texts of each article, articles in random order: any part is like the whole."""
    memory = store(cache)
    found = corpus(paths, memory)
    rows = np.array([members[0] for members in distinct(found.claims)])
    vectors = embed(found.claims, found.models.encoder)[rows]
    article = numbered([found.claims[row].article for row in rows])
    shuffled = np.random.default_rng(SEED).permutation(article.max() + 1)
    order = np.argsort(shuffled[article], kind="stable")
    np.savez(place, vectors=vectors[order], article=shuffled[article][order])
    memory.close()
    return len(rows)


def search(place: str, rows: int) -> Search:
    """So many rows to search: the real ones first, then copies of them with noise, each copy of other articles."""
    data = np.load(place)
    given, article = data["vectors"], data["article"].astype(np.int64)
    found = np.empty((rows, given.shape[1]), dtype=np.float32)
    for start, block in jittered(given, rows):
        found[start : start + len(block)] = whole(block)
    copy, row = np.divmod(np.arange(rows), len(given))
    articles = article[row] + copy * (int(article.max()) + 1)
    settings = Pairing()
    return Search(found, articles, articles, settings.similarity, settings.neighbours)


def jittered(given: NDArray[np.float32], rows: int) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Blocks of unit vectors with the row that each begins at."""
    random = np.random.default_rng(SEED)
    for start in range(0, rows, CHUNK):
        row = np.arange(start, min(start + CHUNK, rows))
        block = given[row % len(given)]
        noise = random.standard_normal(block.shape, dtype=np.float32)
        noise *= SPREAD / np.linalg.norm(noise, axis=1, keepdims=True)
        noise[row < len(given)] = 0
        block = block + noise
        yield start, block / np.linalg.norm(block, axis=1, keepdims=True)
