"""Whether two articles, and two claims, can be about one event at all."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from embassy_claims.judging.wording import Wording, fold, overlap, tokens
from embassy_claims.model import Article

WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
SENTENCE_START = re.compile(r"(?:^|[.!?:\n“”\"])\s*$")
FIGURE = re.compile(r"(?<![\w.,:–-])\d[\d,]*(?:\.\d+)?(?![\w:])")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
LEAD = 700  # characters: the headline and the first sentences, which say what happened
DECIMALS = 6  # of a signal
UNKNOWN = 0.5  # likeness of names where an article has none


@dataclass(frozen=True, slots=True)
class Profile:
    """What tells an article's event: proper names and weekdays with how often they stand there, words, figures, date.

    ``lead`` and ``lead_figures`` are those of its first sentences.
    """

    names: Mapping[str, int]
    words: frozenset[str]
    published: date | None
    weekdays: Mapping[str, int]
    figures: frozenset[str]
    lead: frozenset[str]
    lead_figures: frozenset[str]


def profile(article: Article) -> Profile:
    """Names are the words that begin with a capital inside sentences and never stand in small letters."""
    text, lead = article.text, article.text[:LEAD]
    small: set[str] = set()
    large: Counter[str] = Counter()
    for match in WORD.finditer(text):
        word = match.group()
        if not word[0].isupper():
            small.add(fold(word))
        elif not SENTENCE_START.search(text, max(0, match.start() - 3), match.start()):
            large[fold(word).removesuffix("'s")] += 1
    return Profile(
        {word: count for word, count in large.items() if word not in small and len(word) > 1},
        frozenset(small | large.keys()),
        article.published,
        Counter(match.casefold() for match in WEEKDAY.findall(text)),
        _figures(text),
        tokens(lead),
        _figures(lead),
    )


def _figures(text: str) -> frozenset[str]:
    return frozenset(match.replace(",", "") for match in FIGURE.findall(text))


def event_signals(a: Profile, b: Profile) -> dict[str, float]:
    """How far two articles share names, figures, weekdays and first words (0 to 1), and how far apart they came out.

    Sums are exact and rounded: names come in another order in each run, and no fork of a tree should hang on that.
    """
    weight = {name: math.log1p(min(a.names[name], b.names[name])) for name in a.names.keys() & b.names.keys()}
    total = min(_mass(a), _mass(b))
    days = abs((a.published - b.published).days) if a.published and b.published else None
    known = [_known(a.lead_figures, b.figures), _known(b.lead_figures, a.figures)]
    long = [frozenset(figure for figure in one.figures if len(figure) > 1) for one in (a, b)]
    signals = {
        "event: shared names": math.fsum(weight.values()) / total if total else 0.0,
        "event: published far apart": min(days, 365) / 365 if days is not None else 0.0,
        "event: names alike": _alike(a.names, b.names),
        "event: first figures known to the other": min(known),
        "event: first figures known to either": max(known),
        "event: first words shared": overlap(a.lead, b.lead),
        "event: figures shared": overlap(*long),
        "event: weekdays alike": _weekdays_alike(a.weekdays, b.weekdays),
    }
    return {name: round(value, DECIMALS) for name, value in signals.items()}


def _mass(one: Profile) -> float:
    return math.fsum(math.log1p(count) for count in one.names.values())


def _known(figures: Collection[str], known: Collection[str]) -> float:
    """The share of figures that are known, long ones counting more; 1 where there are none."""
    total = math.fsum(map(_telling, figures))
    return math.fsum(_telling(figure) for figure in figures if figure in known) / total if total else 1.0


def _telling(figure: str) -> float:
    return 1 + 0.3 * len(figure)


def _alike(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """The cosine similarity of the square roots of counts (Bhattacharyya 1943)."""
    total = math.sqrt(sum(a.values()) * sum(b.values()))
    return math.fsum(math.sqrt(a[name] * b[name]) for name in a.keys() & b.keys()) / total if total else UNKNOWN


def _weekdays_alike(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """From -0.5, no weekday shared, to 0.5; 0 where one tells none."""
    total = min(sum(a.values()), sum(b.values()))
    return sum(min(a[day], b[day]) for day in a.keys() & b.keys()) / total - 0.5 if total else 0.0


def claim_event_signals(a: Wording, b: Wording, in_a: Profile, in_b: Profile) -> dict[str, float]:
    """Names of one claim that the other's article does not know."""
    known = [name in other.words for words, other in ((a, in_b), (b, in_a)) for name in words.names]
    return {"event: names unknown to the other": 1 - sum(known) / len(known) if known else 0.0}
