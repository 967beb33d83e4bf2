"""The same verdicts? What ours says of the pairs, and what it says with the numbers of the plain way in their place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from embassy_claims.caching import Store
from embassy_claims.caching.claims import remembered_claims
from embassy_claims.caching.place import NAME
from embassy_claims.embedding import embed
from embassy_claims.embedding.bundled import bundled_folder
from embassy_claims.judging import StandardJudge
from embassy_claims.judging.cross_encoder import LABELS, Scorer, label_columns
from embassy_claims.judging.evidence import ASKED
from embassy_claims.judging.verdict_model import load_verdict_model
from embassy_claims.model import Article, Claim, Verdict
from embassy_claims.pairing import pair
from embassy_claims.pairing.pair import place
from embassy_claims.pipeline import Models, load_models, reported
from embassy_claims.reading import read
from embassy_claims.settings import Settings
from embassy_claims.splitting import split_each

Place = tuple[Any, ...]
Said = dict[Place, Verdict]
LARGEST = 10**10


class Recording:
    """A cross-encoder that notes what it was asked."""

    def __init__(self, scorer: Scorer) -> None:
        self.name = scorer.name
        self.asked: list[tuple[str, str]] = []
        self._scorer = scorer

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """(n, 3), as the scorer says."""
        self.asked.extend(pairs)
        return self._scorer.probabilities(pairs)


class Known:
    """An encoder or cross-encoder of rows that are known; ``otherwise`` computes the few others."""

    def __init__(self, rows: Mapping[Any, NDArray[np.float32]], otherwise: Callable[[list[Any]], Any]) -> None:
        self.name = "plain"
        self._rows = rows
        self._otherwise = otherwise

    def encode(self, items: Sequence[Any]) -> NDArray[np.float32]:
        """A row an item."""
        missing = sorted({item for item in items if item not in self._rows})
        rows = {**self._rows, **(dict(zip(missing, self._otherwise(missing), strict=True)) if missing else {})}
        return np.array([rows[item] for item in items], dtype=np.float32)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """A row a pair."""
        return self.encode(pairs)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles and claims, with the models that remember them."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    models: Models

    def verdicts(self, vectors: NDArray[np.float32], judge: StandardJudge) -> Said:
        """The verdict of each pair that these vectors make."""
        pairs = pair(self.claims, vectors, Settings().pairing)
        found = judge.judge(pairs, {article.path: article for article in self.articles})
        return {(place(one.a), place(one.b)): verdict for one, verdict in zip(pairs, found, strict=True)}


def corpus(paths: Sequence[str], memory: Store) -> Corpus:
    """The articles with what is remembered of them."""
    articles = read(paths).articles
    models = load_models(Settings(), memory)
    return Corpus(articles, remembered_claims(articles, models.parser, split_each, memory), models)


def store(cache: str) -> Store:
    """The cache of an earlier run."""
    return Store(Path(cache) / NAME, LARGEST, print)


def prepare(paths: list[str], cache: str, given: str, every: bool = False) -> dict[str, int]:
    """Write what the plain way is given: texts of articles and claims, and the pairs that ours asked its judge.

    With ``every`` all pairs of claims that were found, not only those that were not ruled out before.
    """
    memory = store(cache)
    found = corpus(paths, memory)
    vectors = embed(found.claims, found.models.encoder)
    if every:
        both = [(one.a.text, one.b.text) for one in pair(found.claims, vectors, Settings().pairing)]
        asked = {*both, *((b, a) for a, b in both)}
    else:
        recording = Recording(remembering(memory))
        found.verdicts(vectors, StandardJudge(found.models.encoder, recording, load_verdict_model()))
        asked = set(recording.asked)
    texts = sorted({claim.text for claim in found.claims})
    source = {claim.text: claim.source for claim in found.claims}
    written = {
        "articles": [article.text for article in found.articles],
        "claims": texts,
        "sources": [source[text] for text in texts],
        "pairs": sorted(asked),
    }
    Path(given).write_text(json.dumps(written), encoding="utf-8")
    memory.close()
    return {"articles": len(found.articles), "claims": len(found.claims), "texts": len(texts), "asked": len(asked)}


def remembering(memory: Store) -> Scorer:
    """The cross-encoder that remembers."""
    from embassy_claims.caching.probabilities import CachedScorer
    from embassy_claims.judging.cross_encoder import load_scorer

    scorer = load_scorer("bundled")
    if scorer is None:
        raise RuntimeError("there is no bundled judge")
    return CachedScorer(scorer, memory)


def compare(paths: list[str], cache: str, given: str, judge: str, vectors: str, logits: str) -> dict[str, Any]:
    """How many verdicts differ between ours and the plain way, and how far those are from a threshold."""
    memory = store(cache)
    found = corpus(paths, memory)
    ours = found.verdicts(
        embed(found.claims, found.models.encoder),
        StandardJudge(found.models.encoder, remembering(memory), load_verdict_model()),
    )
    asked = json.loads(Path(given).read_text(encoding="utf-8"))
    encoder = Known(dict(zip(asked["claims"], np.load(vectors), strict=True)), encode)
    known = probabilities(np.load(logits), judge)
    scorer = Known(dict(zip(map(tuple, asked["pairs"]), known, strict=True)), lambda pairs: predict(pairs, judge))
    plain = found.verdicts(
        encoder.encode([claim.text for claim in found.claims]), StandardJudge(encoder, scorer, load_verdict_model())
    )
    memory.close()
    return difference(ours, plain)


def difference(ours: Said, plain: Said) -> dict[str, Any]:
    """Of all pairs that either has, those of which the two report another thing, and how near the threshold those are.

    A verdict that is not reported counts as none. What is near a threshold is told by ``distance``.
    """
    is_reported = reported(Settings().judging)
    distances = []
    for one in ours.keys() | plain.keys():
        both = [said.get(one) for said in (ours, plain)]
        shown = [verdict.label if verdict and is_reported(verdict) else None for verdict in both]
        if shown[0] != shown[1]:
            distances.append(distance(both[0], both[1], None not in shown))
    pairs = len(ours.keys() | plain.keys())
    return {
        "pairs": pairs,
        "pairs_of_ours_alone": len(ours.keys() - plain.keys()),
        "pairs_of_plain_alone": len(plain.keys() - ours.keys()),
        "reported": sum(is_reported(verdict) for verdict in plain.values()),
        "differ": len(distances),
        "differ_percent": round(100 * len(distances) / pairs, 4) if pairs else 0.0,
        "distances": sorted(distances, reverse=True)[:20],
        "farther_than_0.02": sum(one > 0.02 for one in distances),
    }


def distance(ours: Verdict | None, plain: Verdict | None, is_both: bool) -> float:
    """How far a verdict that differs is from where it would not.

    Where the cross-encoder read the pair in one of the two only, that is how far the similarity is from that from which
    on it reads. Where both report a thing, but not the same, it is the distance of both confidences; else that of the
    plain verdict's confidence (ours, where there is none) from the threshold.
    """
    if ours and plain and ours.ruled_out != plain.ruled_out:
        return round(abs(dict(plain.signals)["similarity"] - ASKED), 4)
    if is_both and ours and plain:
        return round(abs(ours.confidence - plain.confidence), 4)
    there = plain or ours
    thresholds = Settings().judging
    if there is None:
        return 0.0
    least = thresholds.agreement if there.label == "agreement" else thresholds.contradiction
    return round(abs(there.confidence - least), 4)


def encode(texts: list[str]) -> Any:
    """Vectors of the plain way."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(bundled_folder())).encode(texts)


def predict(pairs: list[tuple[str, str]], judge: str) -> NDArray[np.float32]:
    """Probabilities of the plain way."""
    from sentence_transformers import CrossEncoder

    return probabilities(np.asarray(CrossEncoder(judge).predict(pairs)), judge)


def probabilities(logits: NDArray[np.float32], judge: str) -> NDArray[np.float32]:
    """The softmax of logits (n, 3), in the order of ``LABELS``."""
    config = json.loads((Path(judge) / "config.json").read_text(encoding="utf-8"))
    columns = label_columns({int(number): name for number, name in config["id2label"].items()}, judge)
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    found: NDArray[np.float32] = (raised / raised.sum(axis=1, keepdims=True))[:, columns].astype(np.float32)
    assert found.shape[1] == len(LABELS)
    return found
