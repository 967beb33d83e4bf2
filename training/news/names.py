"""Edits of people, organisations and places."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from training.news.corpus import Sentence
from training.news.edit import Edit, replaced
from training.pairs import Target

_KINDS = {"PERSON": "name", "ORG": "name", "GPE": "place", "LOC": "place"}
_CLEAN = re.compile(r"[A-Z][A-Za-z.'’-]+( [A-Z][A-Za-z.'’-]+){0,2}")
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "compound", "poss", "agent", "appos"})
Pool = Mapping[tuple[str, str], tuple[str, ...]]


def pool(sentences: Iterable[Sentence]) -> Pool:
    """Names that are always read as one kind, by topic and kind, and by kind alone under the topic ""."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    topics: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        for entity in sentence.doc.ents:
            if entity.label_ in _KINDS and _CLEAN.fullmatch(entity.text):
                seen[entity.text][entity.label_] += 1
                topics[entity.text].add(sentence.topic)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, kinds in sorted(seen.items()):
        label, count = kinds.most_common(1)[0]
        if count >= 2 and count == kinds.total():
            for topic in ("", *sorted(topics[name])):
                found[topic, label].append(name)
    return {key: tuple(names) for key, names in found.items()}


def _alone(entity: Any) -> bool:
    """Not one of a list: in a list another name takes nothing away."""
    root = entity.root
    return root.dep_ in _ROLES and not any(child.dep_ == "conj" for child in root.children)


def _candidates(names: tuple[str, ...], entity: Any, text: str) -> list[str]:
    words = {word.lower() for word in entity.text.split()}
    kept = [name for name in names if name not in text and not words & {word.lower() for word in name.split()}]
    return [name for name in kept if name not in entity.text and entity.text not in name]


def contradictions(sentence: Sentence, names: Pool, rng: random.Random) -> Iterator[Edit]:
    """One edit a name that has a role of its own, where at least one other name or number still ties the event down."""
    doc = sentence.doc
    if len(doc.ents) < 2:
        return
    for entity in doc.ents:
        if entity.label_ not in _KINDS or not _CLEAN.fullmatch(entity.text) or not _alone(entity):
            continue
        topic = sentence.topic if rng.random() < 0.6 else ""
        choice = _candidates(names.get((topic, entity.label_), ()), entity, doc.text)
        if choice:
            text = replaced(doc.text, entity.start_char, entity.end_char, rng.choice(choice))
            yield Edit(text, _KINDS[entity.label_], Target.CONTRADICTION, entity.text)
