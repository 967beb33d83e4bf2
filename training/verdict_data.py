"""Gold sets as training data of the last step: signals of every candidate and pair, and whether gold says it is so."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from embassy_claims.embedding import Encoder
from embassy_claims.judging.cross_encoder import Scorer
from embassy_claims.judging.evidence import Evidence, Slot, gather
from embassy_claims.model import Article, Claim, Pair


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set of articles with everything the last step needs, computed once."""

    name: str
    articles: Mapping[str, Article]
    claims: Sequence[Claim]
    pairs: Sequence[Pair]
    evidence: Sequence[Evidence]
    slot_labels: Sequence[Sequence[bool]]
    agreement_labels: Sequence[bool]


def load_score(shared: Path) -> ModuleType:
    """The scorer of the gold sets."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def load_set(
    name: str,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    pairs: Sequence[Pair],
    shared: Path,
    encoder: Encoder,
    scorer: Scorer | None,
) -> GoldSet:
    """Gather the evidence of the pairs and label what was found."""
    by_path = {article.path: article for article in articles}
    evidence = gather(pairs, by_path, encoder, scorer)
    label = Labels(yaml.safe_load((shared / "gold" / f"{name}.yaml").read_text()), load_score(shared))
    return GoldSet(
        name,
        by_path,
        claims,
        pairs,
        evidence,
        [[label.conflicts(one, slot) for slot in each.slots] for one, each in zip(pairs, evidence, strict=True)],
        [label.agrees(one) for one in pairs],
    )


class Labels:
    """Looks pairs up in a gold set; what a quote stands for is computed once."""

    def __init__(self, gold: Mapping[str, Any], score: ModuleType) -> None:
        self._gold = gold
        self._score = score
        self._hits: Callable[[str, str, str, str], bool] = cache(self._one)

    def conflicts(self, one: Pair, slot: Slot) -> bool:
        """Whether gold has this contradiction (an update counts) with these words."""
        words = slot.candidate.conflict
        return any(
            (self._any(e["a"], one.a, words.a) and self._any(e["b"], one.b, words.b))
            or (self._any(e["a"], one.b, words.b) and self._any(e["b"], one.a, words.a))
            for e in self._gold.get("contradictions") or []
        )

    def agrees(self, one: Pair) -> bool:
        """Whether gold has both claims under one agreement."""
        return any(
            self._any(e["statements"], one.a, ()) and self._any(e["statements"], one.b, ())
            for e in self._gold.get("agreements") or []
        )

    def _any(self, statements: Sequence[Mapping[str, str]], claim: Claim, words: Sequence[str]) -> bool:
        found = [s for s in statements if self._hits(s["doc"], s["quote"], claim.article, claim.quote)]
        if not words:
            return bool(found)
        tokens = self._score.tokens(" ".join(words))
        return any(tokens & self._score.tokens(s["quote"]) for s in found)

    def _one(self, doc: str, gold: str, article: str, quote: str) -> bool:
        side = {"article": article, "quote": quote}
        return bool(self._score.hits([{"doc": doc, "quote": gold}], side))
