"""How dates are written, as parts of patterns: without regard to case, and without groups of their own."""

from __future__ import annotations

MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
ORDINAL = "(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
