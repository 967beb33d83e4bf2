"""Where in a text a time can stand at all: windows around digits and words of the calendar.

The forms of ``calendar_dates`` and ``relative_dates`` are many and slow; they are tried in these windows only.
"""

from __future__ import annotations

import re
from typing import Literal

Trigger = Literal["digit", "month", "weekday", "unit", "clock"]

_REACH = 48
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_TRIGGER = re.compile(
    rf"(?P<digit>[0-9]+)|(?P<month>{_MONTHS}|{_MONTHS.upper()})|(?P<weekday>{_DAYS}|{_DAYS.upper()})"
    r"|(?P<clock>[nN]oon|[mM]id(?:day|night)|clock|[apAP]\.?\s?[mM]\b)"
    r"|(?P<unit>day|week|month|year|decade|night|morning|afternoon|evening|tomorrow|Tomorrow|Christmas|Year|Hallow)"
)

Windows = dict[str, list[tuple[int, int]]]


def windows(text: str) -> Windows:
    """For each kind of trigger the disjoint parts of ``text`` around its words, in order."""
    found: Windows = {}
    for match in _TRIGGER.finditer(text):
        spans = found.setdefault(str(match.lastgroup), [])
        start, end = max(0, match.start() - _REACH), min(len(text), match.end() + _REACH)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return found
