"""Whether two articles, and two claims, can be about one event at all."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from embassy_claims.judging.wording import fold, names
from embassy_claims.model import Article, Claim

WORD = re.compile(r"[^\W\d_][\w'’-]*")
SENTENCE_START = re.compile(r"(?:^|[.!?:\n“”\"])\s*$")


@dataclass(frozen=True, slots=True)
class Profile:
    """The proper names of an article with how often they stand there, all its words, and when it was published."""

    names: Mapping[str, int]
    words: frozenset[str]
    published: date | None


def profile(article: Article) -> Profile:
    """Names are the words that begin with a capital inside sentences and never stand in small letters."""
    small: set[str] = set()
    large: Counter[str] = Counter()
    for match in WORD.finditer(article.text):
        word = match.group()
        if not word[0].isupper():
            small.add(fold(word))
        elif not SENTENCE_START.search(article.text, max(0, match.start() - 3), match.start()):
            large[fold(word).removesuffix("'s")] += 1
    named = {word: count for word, count in large.items() if word not in small and len(word) > 1}
    return Profile(named, frozenset(small | large.keys()), article.published)


def event_signals(a: Profile, b: Profile) -> dict[str, float]:
    """How far two articles share their names, from 0 to 1, and how far apart they were published."""
    weight = {name: math.log1p(min(a.names[name], b.names[name])) for name in a.names.keys() & b.names.keys()}
    total = min(_mass(a), _mass(b))
    days = abs((a.published - b.published).days) if a.published and b.published else None
    return {
        "event: shared names": sum(weight.values()) / total if total else 0.0,
        "event: published far apart": min(days, 365) / 365 if days is not None else 0.0,
    }


def _mass(one: Profile) -> float:
    return sum(math.log1p(count) for count in one.names.values())


def claim_event_signals(a: Claim, b: Claim, in_a: Profile, in_b: Profile) -> dict[str, float]:
    """Names of one claim that the other's article does not know."""
    known = [word in other.words for claim, other in ((a, in_b), (b, in_a)) for word in names(claim)]
    return {"event: names unknown to the other": 1 - sum(known) / len(known) if known else 0.0}
