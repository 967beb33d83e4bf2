"""Edits that turn a statement into its denial, or a denial into the statement."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from training.news.edit import Edit, replaced
from training.pairs import Target

_SUPPORT = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could may might should must does did do 'll 's".split()
)
_REPORTING = frozenset("say tell add report announce note state explain claim".split())


def _verbs(doc: Any) -> Iterator[Any]:
    """Finite verbs that carry a statement: the main one, unless it only reports, and what is reported."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ not in ("ROOT", "ccomp"):
            continue
        reports = token.lemma_ in _REPORTING and any(child.dep_ == "ccomp" for child in token.children)
        if not reports:
            yield token


def _first_auxiliary(verb: Any) -> Any | None:
    before = [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.i < verb.i]
    if before:
        return before[0] if before[0].lower_ in _AUXILIARIES else None
    return verb if verb.pos_ == "AUX" and verb.lower_ in _AUXILIARIES else None


def _negate(doc: Any, verb: Any, rng: random.Random) -> str | None:
    auxiliary = _first_auxiliary(verb)
    if auxiliary is not None:
        end = auxiliary.idx + len(auxiliary.text)
        word = " not" if rng.random() < 0.8 else " never"
        return None if auxiliary.text.startswith("'") else replaced(doc.text, end, end, word)
    if verb.tag_ not in _SUPPORT or any(child.dep_ in ("aux", "auxpass") for child in verb.children):
        return None
    support = "never " + verb.text if verb.tag_ == "VBD" and rng.random() < 0.15 else None
    new = support or f"{_SUPPORT[verb.tag_]} {verb.lemma_}"
    return replaced(doc.text, verb.idx, verb.idx + len(verb.text), new)


def _affirm(doc: Any, negation: Any) -> str | None:
    if negation.lower_ not in ("not", "n't", "never"):
        return None
    text: str = doc.text
    if text[: negation.idx].lower().endswith(("ca", "wo")):
        return None
    return replaced(text, negation.idx, negation.idx + len(negation.text), "")


def contradictions(doc: Any, rng: random.Random) -> Iterator[Edit]:
    """The sentence with one statement denied, or with a denial taken back."""
    for verb in _verbs(doc):
        negation = next((child for child in verb.children if child.dep_ == "neg"), None)
        text = _affirm(doc, negation) if negation is not None else _negate(doc, verb, rng)
        if text is not None:
            yield Edit(text, "negation", Target.CONTRADICTION, verb.text)
