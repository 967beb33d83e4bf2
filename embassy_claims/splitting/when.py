"""Times of a text, resolved against the day of publication: "since March 2024", "on Tuesday morning", "6am".

Nothing here reads the clock of the machine: without a day of publication a relative time keeps its words only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from embassy_claims.model import When
from embassy_claims.splitting.times.dates import Found, find_dates
from embassy_claims.splitting.times.forms import Context
from embassy_claims.splitting.times.periods import UNKNOWN, Span, shifted
from embassy_claims.splitting.times.relative_dates import BESIDE_ANOTHER

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SINCE = re.compile(
    r"\b(?P<word>since|until|till|by|before|after|from)\s(?:the\s(?:end|start|beginning)\sof\s|at\sleast\s|about\s|late\s|early\s)?$",
    re.IGNORECASE,
)
_RANGE_GAP = re.compile(r"\s?(?:-|–|—|to|until|till|through)\s?(?:the\s)?", re.IGNORECASE)
_AND_GAP = re.compile(r"\sand\s(?:the\s)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_DOUBTFUL = re.compile(r"(?:May|March|August|April|June|MAY|MARCH)$")
_MONTH_CUE = re.compile(
    r"\b(?:in|of|since|until|till|by|before|after|during|from|to|through|and|for|or|between|late|early|mid|last|next|this)[\s-]$",
    re.IGNORECASE,
)
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_PLANNING = frozenset({"expect", "schedule", "set", "due", "plan", "slate"})
_CLIMB = 8
_NARROW = 366
"""A time of more days is too wide to count from."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """The words ``start`` to ``end`` and the time they tell."""

    start: int
    end: int
    when: When


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    span: Span
    found: Found


def find_times(
    doc: Doc, published: date | None, offset: int = 0, anchor: date | None = None
) -> tuple[TimeMention, ...]:
    """The times of ``doc`` in order; ``start`` and ``end`` are offsets in its text plus ``offset``.

    Days without a year and relative times are resolved against ``published``; "two months later" against a dated time
    of the same sentence, else ``anchor``. What cannot be resolved has the words and no days; so has a time of day
    (``clock.clock`` reads those words). "Since" leaves the last day open, "until", "by" and "before" the first.
    """
    text = doc.text
    found = [time for time in find_dates(text) if not _is_no_month(text, time)]
    if not found:
        return ()
    starts = [token.idx for token in doc]
    tokens = [doc[bisect_right(starts, time.start) - 1] for time in found]
    spans: list[Span] = []
    for time, token in zip(found, tokens, strict=True):
        spans.append(_resolved(time, Context(published, None, _is_future(token))))
    beside = [i for i, time in enumerate(found) if time.form is not None and time.form.resolve in BESIDE_ANOTHER]
    sentences = _sentences(doc, tokens) if beside else []
    for index in beside:
        spans[index] = _resolved(found[index], Context(published, _nearest(index, spans, sentences) or anchor))
    times = [_Time(time.start, time.end, span, time) for time, span in zip(found, spans, strict=True)]
    return tuple(_mention(text, time, offset) for time in _ranges(text, times))


def _resolved(time: Found, context: Context) -> Span:
    return UNKNOWN if time.form is None or time.match is None else time.form.resolve(time.match, context)


def _nearest(index: int, spans: list[Span], sentences: list[int]) -> date | None:
    """The first day of the dated time nearest to time ``index`` in its sentence, the one before it first."""
    order = sorted(range(max(0, index - _CLIMB), min(len(spans), index + _CLIMB)), key=lambda at: (abs(at - index), at))
    for at in order:
        first, last = spans[at]
        if at == index or sentences[at] != sentences[index] or first is None or last is None:
            continue
        if (last - first).days <= _NARROW:
            return first
    return None


def _ranges(text: str, times: list[_Time]) -> list[_Time]:
    """ "from 2010 to 2012", "between May 3 and May 5": one time from the first day to the last."""
    merged: list[_Time] = []
    for time in times:
        before = merged[-1] if merged else None
        if before is not None and _is_range(text, before, time):
            start = before.start
            lead = _BETWEEN.search(text, max(0, start - 9), start) or _FROM.search(text, max(0, start - 6), start)
            span = (before.span[0], time.span[1])
            merged[-1] = _Time(lead.start() if lead else start, time.end, span, before.found)
        else:
            merged.append(time)
    return merged


def _is_range(text: str, before: _Time, time: _Time) -> bool:
    if time.start - before.end > 12 or before.found.form is None or time.found.form is None:
        return False
    gap = text[before.end : time.start]
    if before.span[0] is None or time.span[1] is None or before.span[0] > time.span[1]:
        return False
    if _AND_GAP.fullmatch(gap):
        return _BETWEEN.search(text, max(0, before.start - 9), before.start) is not None
    return _RANGE_GAP.fullmatch(gap) is not None


def _mention(text: str, time: _Time, offset: int) -> TimeMention:
    start, (first, last) = time.start, time.span
    lead = _SINCE.search(text, max(0, start - 30), start)
    if lead is not None and time.found.form is not None and text[time.end : time.end + 2] not in ("'s", "’s"):
        start = lead.start()
        first, last = _bounded(lead["word"].lower(), first, last)
    return TimeMention(start + offset, time.end + offset, When(first, last, text[start : time.end]))


def _bounded(word: str, first: date | None, last: date | None) -> Span:
    if word in ("since", "from"):
        return first, None
    if word == "after":
        return last if first == last else first, None
    if word == "before":
        return None, shifted(first, -1) if first else None
    return None, last


def _is_no_month(text: str, time: Found) -> bool:
    """Whether a lone "May" or "April" without a word before it that dates take may be a verb or a name."""
    word = text[time.start : time.end]
    return bool(_DOUBTFUL.fullmatch(word)) and not _MONTH_CUE.search(text, max(0, time.start - 8), time.start)


def _sentences(doc: Doc, tokens: list[Token]) -> list[int]:
    """The number of the sentence that each of ``tokens`` stands in."""
    starts = [token.i for token in doc if token.is_sent_start]
    return [bisect_right(starts, token.i) for token in tokens]


def _is_future(token: Token) -> bool:
    """Whether the verb above ``token`` speaks of what is to come."""
    for _ in range(_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            break
        if token.head.i == token.i:
            return False
        token = token.head
    near = token.doc[max(0, token.i - _CLIMB) : token.i + 1]
    if any(word.lower_ in _WILL and token.i in (word.i, word.head.i) for word in near):
        return True
    return token.dep_ == "xcomp" and token.head.lemma_ in _PLANNING
