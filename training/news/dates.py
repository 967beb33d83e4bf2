"""Edits of weekdays, months, days, years, and parts of the day."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from training.news.edit import Edit, replaced
from training.pairs import Target

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_PARTS = ("morning", "afternoon", "evening", "night")
_ADVERB = re.compile(
    r",?\s(?:on|late on|early on)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|evening|night))?"
)


def _other(token: Any, rng: random.Random) -> str | None:
    text = token.text
    if token.i and token.nbor(-1).text == "-":
        return None
    for group in (_WEEKDAYS, _PARTS):
        if text in group:
            return rng.choice([one for one in group if one != text])
    if token.ent_type_ != "DATE":
        return None
    if text in _MONTHS:
        return rng.choice([one for one in _MONTHS if one != text])
    if re.fullmatch(r"(19|20)\d\d", text):
        return str(int(text) + rng.choice((-4, -3, -2, -1, 1, 2, 3)))
    if re.fullmatch(r"\d\d?", text) and token.i and token.nbor(-1).text in _MONTHS:
        return str(rng.choice([day for day in range(1, 29) if day != int(text)]))
    return None


def contradictions(doc: Any, rng: random.Random) -> Iterator[Edit]:
    """One edit a date word that puts what happened at another time."""
    for token in doc:
        new = _other(token, rng)
        if new is not None:
            text = replaced(doc.text, token.idx, token.idx + len(token.text), new)
            yield Edit(text, "date", Target.CONTRADICTION, token.text)


def agreements(doc: Any, rng: random.Random) -> Iterator[Edit]:
    """The sentence without its weekday, or with a wider time in its place."""
    match = _ADVERB.search(doc.text)
    if match and match.start():
        new = rng.choice(("", "", " this week"))
        yield Edit(replaced(doc.text, match.start(), match.end(), new), "no date", Target.ENTAILMENT, match.group())
