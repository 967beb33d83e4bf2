"""Pairs of claims of real news as the judge meets them, without labels: `python -m training.news.paired OUT`.

A teacher labels them. They are of the topics that training reads: not of those of the gold sets, or held out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from embassy_claims.caching.claims import remembered_claims
from embassy_claims.caching.store import Memory
from embassy_claims.embedding import embed
from embassy_claims.judging.conflicts import find_all
from embassy_claims.judging.evidence import ASKED
from embassy_claims.model import Article, Pair
from embassy_claims.pairing import pair
from embassy_claims.pipeline import Models, load_models
from embassy_claims.reading import read
from embassy_claims.settings import Settings
from embassy_claims.splitting import split_each
from training.memory import open_memory
from training.news.corpus import training_topics
from training.pairs import LabelledPair, Target, sample, write_pairs
from training.verdict.sets import event, of_topic

WITH_SLOT, SIMILAR = "news_slot", "news_similar"


def pairs_of(paths: Sequence[str], models: Models, memory: Memory) -> tuple[list[Pair], Mapping[str, Article]]:
    """The pairs of claims of these articles, and the articles by path."""
    texts = read(paths).articles
    claims = remembered_claims(texts, models.parser, split_each, memory)
    return pair(claims, embed(claims, models.encoder), Settings().pairing), {text.path: text for text in texts}


def read_by_judge(pairs: Iterable[Pair], by_path: Mapping[str, Article]) -> dict[tuple[str, str], str]:
    """The texts of the pairs that the judge reads: why it does."""
    found: dict[tuple[str, str], str] = {}
    for one in pairs:
        if find_all(one, by_path):
            found[one.a.text, one.b.text] = WITH_SLOT
        elif one.similarity >= ASKED:
            found.setdefault((one.a.text, one.b.text), SIMILAR)
    return found


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the two files")
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--cap", type=int, default=20_000, help="pairs a file, drawn with a fixed seed")
    options = parser.parse_args()
    memory = open_memory()
    models = load_models(Settings(), memory)
    found: dict[tuple[str, str], str] = {}
    for topic in sorted(training_topics(options.data / "news")):
        of_both = of_topic(topic, options.data)
        for which in sorted(set(map(event, of_both))):
            paths = [path for path in of_both if event(path) == which]
            found |= read_by_judge(*pairs_of(paths, models, memory))
    memory.close()
    for reason in (WITH_SLOT, SIMILAR):
        # the label is a stand-in: what the teacher says takes its place
        texts = sorted(two for two, why in found.items() if why == reason)
        labelled = [LabelledPair(a, b, Target.NEUTRAL, reason) for a, b in texts]
        write_pairs(options.out / f"{reason}.jsonl.gz", sample(labelled, options.cap, 1))
        print(f"{reason}: {len(labelled)} pairs", flush=True)


if __name__ == "__main__":
    main()
