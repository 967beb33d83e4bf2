"""Where a text tells times: dates, periods and times of day, in order and without overlap."""

from __future__ import annotations

import re
from dataclasses import dataclass

from embassy_claims.splitting.cover import Cover
from embassy_claims.splitting.times.calendar_dates import CALENDAR_FORMS
from embassy_claims.splitting.times.clock import clocks
from embassy_claims.splitting.times.forms import Form
from embassy_claims.splitting.times.relative_dates import RELATIVE_FORMS
from embassy_claims.splitting.times.triggers import windows


@dataclass(frozen=True, slots=True)
class Found:
    """A time told by ``text[start:end]``; ``form`` and ``match`` are ``None`` for a time of day."""

    start: int
    end: int
    form: Form | None = None
    match: re.Match[str] | None = None


def find_dates(text: str) -> list[Found]:
    """All times of ``text`` in order."""
    places = windows(text)
    if not places:
        return []
    cover = Cover(len(text))
    found = [Found(start, end) for (start, end), _ in clocks(text, places) if cover.take(start, end)]
    for form in (*CALENDAR_FORMS, *RELATIVE_FORMS):
        for place in places.get(form.trigger, ()):
            matches = (match for match in form.pattern.finditer(text, *place) if cover.take(*match.span()))
            found.extend(Found(match.start(), match.end(), form, match) for match in matches)
    return sorted(found, key=lambda time: time.start)


def date_spans(text: str) -> list[tuple[int, int]]:
    """The spans of ``text`` whose numbers tell a time and no quantity."""
    return [(time.start, time.end) for time in find_dates(text) if time.form is None or not time.form.counts]
