"""Sentences of the labelled sets beside their neighbours, without labels: `python -m training.related RECIPE OUT`.

A teacher labels them. A labelled set has few pairs for its many sentences; another premise that speaks of nearly the
same makes a pair that is as natural and that nobody has seen.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embassy_claims.embedding import load_encoder
from training.pairs import LabelledPair, Target, write_pairs
from training.recipe import load_parts, read_recipe

NEAREST = 5
LEAST, MOST = 0.45, 0.97  # cosine similarity
_ROWS = 2_000


def sentences(pairs: Sequence[LabelledPair]) -> list[str]:
    """Premises and hypotheses of the pairs, each once, in order."""
    return sorted({text for pair in pairs for text in (pair.premise, pair.hypothesis)})


def related(
    texts: Sequence[str], vectors: NDArray[np.float32], known: Sequence[LabelledPair], seed: int
) -> list[LabelledPair]:
    """One pair a text at most: beside one of its nearest that it is not paired with yet.

    `vectors` (n, d) have unit length. The label is a stand-in: what the teacher says takes its place.
    """
    rng = random.Random(seed)
    taken = {frozenset((pair.premise, pair.hypothesis)) for pair in known}
    found = []
    for start in range(0, len(texts), _ROWS):
        similarity = vectors[start : start + _ROWS] @ vectors.T
        best = np.argpartition(-similarity, min(NEAREST, len(texts) - 1), axis=1)[:, : NEAREST + 1]
        for row, others in enumerate(best.tolist()):
            text = texts[start + row]
            near = [texts[one] for one in sorted(others) if LEAST <= similarity[row, one] <= MOST]
            new = [one for one in near if frozenset((one, text)) not in taken]
            if new:
                other = rng.choice(new)
                taken.add(frozenset((other, text)))
                found.append(LabelledPair(other, text, Target.NEUTRAL, "related"))
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path, help="its parts give the sentences")
    parser.add_argument("out", type=Path, help="file for the pairs (.jsonl.gz)")
    parser.add_argument("--data", type=Path, nargs="+", default=[Path("../shared/nli/train")])
    options = parser.parse_args()
    recipe = read_recipe(options.recipe)
    known = load_parts(recipe, tuple(options.data))
    texts = sentences(known)
    pairs = related(texts, load_encoder("bundled").encode(texts), known, recipe.seed)
    write_pairs(options.out, pairs)
    print(f"{len(pairs)} pairs of {len(texts)} sentences", flush=True)


if __name__ == "__main__":
    main()
