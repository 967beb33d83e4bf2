"""When and where a claim plays: what its sentence, or the one that its pronoun points back to, says of time and place.

Articles tell other events beside their own ("a quake in February killed 612"); two claims of two events are no
contradiction, however alike their words are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from embassy_claims.judging.wording import fold
from embassy_claims.model import Article, Claim, When
from embassy_claims.splitting.times.dates import Found, find_dates
from embassy_claims.splitting.times.forms import Context

BACKWARD = re.compile(r"^[\"“'‘]?\s*(?:It|They|He|She|That|This|Those|These|Its|Their)\b")
WORD = re.compile(r"[^\W\d_][\w'’-]*\w")
OF_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
END = re.compile(r"(\w*)[.!?]\s|\n")  # of a sentence, where the word before it is no abbreviation
ABBREVIATED = frozenset("Mr Mrs Ms Dr Prof Rev Gen Col Lt Sgt Gov Sen Rep St No".split())
YEAR = re.compile(r"(?:(?:by|the) )?\d{4}")
DATED = re.compile(
    r"(?:\b(?:in|since|until|till|before|after|during|from|back in|early|late|mid)|[,(])[\s-]*$",
    re.IGNORECASE,
)
SUBJECT = 12  # characters: a year that opens the sentence is that of its subject ("The 2004 tsunami killed …")
BEFORE, AFTER = timedelta(days=30), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Scene:
    """``first`` to ``last`` is the time that the text tells, None where it tells none; ``names`` are folded words.

    ``own`` says whether the text puts the claim at another time than that of the article's news.
    """

    first: date | None
    last: date | None
    names: frozenset[str]
    own: bool


def scene(article: Article, claim: Claim) -> Scene:
    """The scene of a claim."""
    start, end = claim.sentence
    sentences = [article.text[start:end]]
    if BACKWARD.match(sentences[0]):
        sentences.append(_before(article.text, start))
    first, last = _time(claim.when, sentences, article.published)
    names = frozenset().union(*map(_names, sentences))
    return Scene(first, last, names, _is_other(first, last, article.published))


def _before(text: str, start: int) -> str:
    """The sentence before, as far as ends of sentences can be seen without a parse."""
    before = text[max(0, start - 400) : start].rstrip()
    ends = [match.end() for match in END.finditer(before) if not _is_abbreviated(match[1] or "")]
    return before[ends[-1] :] if ends else before


def _is_abbreviated(word: str) -> bool:
    return word in ABBREVIATED or (len(word) == 1 and word.isupper())


def _names(sentence: str) -> frozenset[str]:
    """The folded words with a capital but the first, which has one anyway."""
    words = [match[0].removesuffix("'s").removesuffix("’s") for match in WORD.finditer(sentence)]
    return frozenset(fold(word) for word in words[1:] if word[0].isupper()) - OF_CALENDAR


def _time(when: When | None, sentences: Sequence[str], published: date | None) -> tuple[date | None, date | None]:
    """The time of a claim, else the first one that its sentence tells, else that of the sentence before."""
    if when is not None and (when.first or when.last) and not YEAR.fullmatch(when.text):
        return when.first, when.last
    context = Context(published)
    for sentence in sentences:
        for found in find_dates(sentence):
            if found.form is not None and found.match is not None and not _names_another(sentence, found):
                first, last = found.form.resolve(found.match, context)
                if first or last:
                    return first, last
    return None, None


def _names_another(sentence: str, found: Found) -> bool:
    """A year before a noun names some other event: "the region hit by the 2004 tsunami"."""
    is_year = YEAR.fullmatch(sentence[found.start : found.end])
    return bool(is_year) and found.start > SUBJECT and not DATED.search(sentence, max(0, found.start - 12), found.start)


def _is_other(first: date | None, last: date | None, published: date | None) -> bool:
    """Whether a told time lies clearly before or after the news of the day; without a day of publication it is open."""
    if published is None or (first is None and last is None):
        return False
    return (last is not None and last < published - BEFORE) or (first is not None and first > published + AFTER)


def scene_signals(a: Scene, b: Scene) -> dict[str, float]:
    """How far two scenes exclude each other."""
    gap = _gap(a, b)
    return {
        "scene: other time": math.log1p(min(gap, 400)) / math.log1p(400),
        "scene: one in the past": float(a.own != b.own),
        "scene: both in the past": float(a.own and b.own),
        "scene: names shared": len(a.names & b.names) / (min(len(a.names), len(b.names)) or 1),
        "scene: other names": float(bool(a.names - b.names) and bool(b.names - a.names)),
    }


def _gap(a: Scene, b: Scene) -> int:
    """Days between the scenes; 0 where they touch or one is not known."""
    if (a.first is None and a.last is None) or (b.first is None and b.last is None):
        return 0
    first_a, last_a = a.first or date.min, a.last or date.max
    first_b, last_b = b.first or date.min, b.last or date.max
    return max((first_b - last_a).days, (first_a - last_b).days, 0)
