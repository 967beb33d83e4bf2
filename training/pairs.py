"""Labelled sentence pairs, and what may be learned from each of them."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path


class Target(IntEnum):
    """What is known of a pair. The first three are the classes of the model, in its order of outputs."""

    ENTAILMENT = 0
    NEUTRAL = 1
    CONTRADICTION = 2
    NOT_ENTAILMENT = 3
    NOT_CONTRADICTION = 4


LABELS: tuple[str, ...] = ("entailment", "neutral", "contradiction")
_TARGETS = {target.name.lower(): target for target in Target}
Soft = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two texts and what is known of them. `soft`: a teacher's probabilities in the order of `LABELS`; they win."""

    premise: str
    hypothesis: str
    target: Target
    origin: str
    weight: float = 1.0
    soft: Soft | None = None


def swapped_target(target: Target) -> Target:
    """What is known when the sides change place: contradiction is symmetric, of the rest only that it is none."""
    return Target.CONTRADICTION if target is Target.CONTRADICTION else Target.NOT_CONTRADICTION


def swapped(pair: LabelledPair) -> LabelledPair:
    """The pair with its sides in the other order, without what a teacher said of the first."""
    target = swapped_target(pair.target)
    return replace(pair, premise=pair.hypothesis, hypothesis=pair.premise, target=target, soft=None)


def read_pairs(path: Path, weight: float = 1.0) -> list[LabelledPair]:
    """The pairs of a `.jsonl` or `.jsonl.gz` file with `premise`, `hypothesis`, `label` and perhaps `soft`.

    Raises:
        ValueError: a line has a label that is not known.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    origin = path.name.split(".jsonl")[0]
    found = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            row = json.loads(line)
            if row["label"] not in _TARGETS:
                raise ValueError(f"{path.name}, line {number}: unknown label {row['label']!r}")
            if row["premise"] and row["hypothesis"]:
                soft = tuple(row["soft"]) if row.get("soft") else None
                target = _TARGETS[row["label"]]
                found.append(LabelledPair(row["premise"], row["hypothesis"], target, origin, weight, soft))
    return found


def write_pairs(path: Path, pairs: Iterable[LabelledPair]) -> None:
    """Writes pairs as gzipped JSON Lines that `read_pairs` reads, the same bytes for the same pairs.

    A kill at any moment leaves the file as it was, or whole.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.writing")
    with part.open("wb") as raw, gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed:
        for pair in pairs:
            row: dict[str, object] = {
                "premise": pair.premise,
                "hypothesis": pair.hypothesis,
                "label": pair.target.name.lower(),
            }
            if pair.soft:
                row["soft"] = [round(chance, 4) for chance in pair.soft]
            packed.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
    part.replace(path)


def sample(pairs: Sequence[LabelledPair], cap: int | None, seed: int) -> list[LabelledPair]:
    """At most `cap` of the pairs, drawn with `seed`."""
    if cap is None or len(pairs) <= cap:
        return list(pairs)
    return random.Random(seed).sample(list(pairs), cap)


def mismatched(pairs: Sequence[LabelledPair], seed: int) -> list[LabelledPair]:
    """Neutral pairs for a set that has none: a hypothesis beside the premise of another pair with the same rare word.

    The rare word keeps both about one subject, so that "same subject" alone does not tell neutral from the rest.
    """
    rng = random.Random(seed)
    by_word: dict[str, list[int]] = {}
    for index, pair in enumerate(pairs):
        for word in sorted(set(pair.hypothesis.split())):
            if word[:1].isupper():
                by_word.setdefault(word, []).append(index)
    made = []
    for index, pair in enumerate(pairs):
        words = [word for word in sorted(set(pair.hypothesis.split())) if 2 <= len(by_word.get(word, ())) <= 40]
        if not words:
            continue
        other = pairs[rng.choice(by_word[min(words, key=lambda word: (len(by_word[word]), word))])]
        if other.premise != pair.premise and other.hypothesis != pair.hypothesis and index % 2 == 0:
            made.append(replace(pair, premise=other.premise, target=Target.NEUTRAL))
    return made
