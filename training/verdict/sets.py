"""Sets of articles in which a careful reader listed contradictions, agreements and traps.

Five came with the project, with quotes (``gold/*.yaml`` of the data folder); the others were read for it, and are kept
as offsets into the articles of the data folder, without a word of them (``training/labels/*.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.quality import SETS

LABELS = Path(__file__).resolve().parent.parent / "labels"
GOLD = SETS
"""The five sets, and where their articles are."""
BETWEEN = ("2", "10", "13", "21", "25", "28", "35", "40", "45")
"""Topics of two events each whose articles are set against each other: what one event tells does not contradict the
other. None of them is among those on which ``benchmarks/quality.py --false-events`` measures, or has a gold set."""
PLACE = re.compile(r"(?P<doc>\S+) (?P<start>\d+)-(?P<end>\d+)")
PARTS = ("contradictions", "agreements", "not_contradictions")
Listed = Mapping[str, Any]


def topic_of(name: str) -> str:
    """The topic that the articles of a set, or of two events set against each other, are of; empty: of none."""
    return re.sub(r"\D", "", GOLD[name].split("/")[1] if name in GOLD else name)


GOLD_TOPICS = frozenset(map(topic_of, GOLD)) - {""}
"""The topics of which the five sets are made."""


def names() -> list[str]:
    """All sets, the five first."""
    return [*GOLD, *sorted(path.stem for path in LABELS.glob("*.yaml"))]


def articles(name: str, data: Path) -> list[str]:
    """The paths of the articles of a set."""
    if name in GOLD:
        return sorted(str(path) for path in data.glob(GOLD[name]))
    topic = topic_of(name)
    return sorted(str(path) for path in data.glob(f"news/{topic}/{topic}_*{name[len(topic) :]}.txt"))


def topics(data: Path) -> list[str]:
    """The numbers of all topics."""
    return sorted(folder.name for folder in (data / "news").iterdir() if folder.is_dir())


def of_topic(topic: str, data: Path) -> list[str]:
    """The paths of the articles of both events of a topic."""
    return sorted(str(path) for path in data.glob(f"news/{topic}/{topic}_*.txt"))


def event(path: str) -> str:
    """Which of the two events of its topic an article tells."""
    return "second" if path.endswith("ecbplus.txt") else "first"


def listed(name: str, data: Path) -> Listed:
    """What the reader of a set listed, with quotes.

    Raises:
        ValueError: a place of a label file cannot be read.
    """
    if name in GOLD:
        gold: Listed = yaml.safe_load((data / "gold" / f"{name}.yaml").read_text(encoding="utf-8"))
        return gold
    found = yaml.safe_load((LABELS / f"{name}.yaml").read_text(encoding="utf-8"))
    return {part: [_quoted(entry, data) for entry in found.get(part) or []] for part in PARTS}


def _quoted(entry: Listed, data: Path) -> dict[str, Any]:
    """An entry with the words at its places."""
    sides = {side: [_quote(place, data) for place in entry[side]] for side in ("a", "b", "statements") if side in entry}
    return {**entry, **sides}


def _quote(place: str, data: Path) -> dict[str, str]:
    match = PLACE.fullmatch(place)
    if match is None:
        raise ValueError(f"{place!r} is not an article and two offsets")
    topic = match["doc"].split("_")[0]
    text = (data / "news" / topic / f"{match['doc']}.txt").read_text(encoding="utf-8", errors="replace")
    return {"doc": match["doc"], "quote": text[int(match["start"]) : int(match["end"])]}
