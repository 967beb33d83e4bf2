"""Pairs about who said, denied, or did not say something."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from training.news.paraphrase import reported
from training.pairs import LabelledPair, Target

_SILENT = (
    "{} has made no statement.",
    "{} declined to comment.",
    "{} has not commented.",
    "{} has not said anything so far.",
    "There has been no statement from {}.",
    "{} refused to say anything about it.",
)
_DENIED = ("{} denied that {}", "{} rejected reports that {}", "{} said it was not true that {}")
_SAID = ("{} said that {}", "{} confirmed that {}", "According to {}, {}", "{} stated that {}")


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says what, as a sentence reports it; `what` begins small where it can."""

    sentence: str
    who: str
    what: str


def speech(doc: Any) -> Speech | None:
    """The speech that a sentence reports, where a name or a noun phrase of few words is its speaker."""
    what = reported(doc, random.Random(0))
    root = doc[:].root
    subjects = [child for child in root.children if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN")]
    if what is None or not subjects or root.lemma_ not in ("say", "report", "confirm", "announce", "state"):
        return None
    words = [word for word in subjects[0].subtree if word.dep_ not in ("relcl", "appos")]
    who = doc[words[0].i : subjects[0].i + 1].text
    if len(who.split()) > 6 or any(child.dep_ == "neg" for child in root.children):
        return None
    if not doc[words[0].i].ent_type_ and words[0].pos_ != "PROPN":
        who = who[:1].lower() + who[1:]
    first = next((word for word in doc if word.text == what.split()[0]), None)
    proper = what.split()[0] == "I" or (first is not None and (first.ent_type_ or first.pos_ == "PROPN"))
    return Speech(doc.text, who, (what if proper else what[:1].lower() + what[1:]).rstrip(".") + ".")


def _pair(first: str, second: str, target: Target, kind: str) -> LabelledPair:
    return LabelledPair(first, second[:1].upper() + second[1:], target, kind)


def pairs(speeches: list[Speech], rng: random.Random) -> Iterator[LabelledPair]:
    """Statement against none, claim against denial, and the pairs that look like them and do not conflict."""
    for number, one in enumerate(speeches):
        other = speeches[(number + 1 + rng.randrange(max(1, len(speeches) - 1))) % len(speeches)]
        said = rng.choice(_SAID).format(one.who, one.what)
        denied = rng.choice(_DENIED).format(one.who, one.what)
        silent = rng.choice(_SILENT).format(one.who)
        first = one.sentence if rng.random() < 0.5 else said
        yield _pair(first, silent, Target.CONTRADICTION, "statement")
        yield _pair(first, denied, Target.CONTRADICTION, "denial")
        yield _pair(one.what[:1].upper() + one.what[1:], denied, Target.CONTRADICTION, "denial")
        yield _pair(one.sentence, said, Target.ENTAILMENT, "said")
        yield _pair(denied, rng.choice(_DENIED).format(one.who, one.what), Target.ENTAILMENT, "said")
        if other.who.lower() not in one.sentence.lower() and one.who.lower() not in other.sentence.lower():
            yield _pair(first, rng.choice(_SILENT).format(other.who), Target.NEUTRAL, "other speaker")
            yield _pair(first, rng.choice(_DENIED).format(other.who, other.what), Target.NEUTRAL, "other speaker")
