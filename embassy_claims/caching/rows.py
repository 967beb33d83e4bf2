"""The row of an article in the memory: what it came to with each of many others.

One entry a pair of articles would be a quarter of a million for 720 articles; so each pair is kept in the row of one
of the two.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from typing import Any

from embassy_claims.caching.verdict_codec import Outcome

PARTNERS = 20_000  # in a row; those added first go first
FIRST, SECOND = ">", "<"  # whether the article of the row stands before the other in its pairs

Names = tuple[str, ...]


class Row:
    """What one article came to with others. A partner is FIRST or SECOND and the key of the other article, in hex."""

    def __init__(self, data: bytes | None = None) -> None:
        loaded = json.loads(data) if data else {"signals": [], "with": {}}
        self._signals: list[Names] = [tuple(names) for names in loaded["signals"]]
        self._partners: dict[str, Any] = loaded["with"]

    def partners(self, keys: Container[str]) -> Iterator[tuple[str, Outcome]]:
        """Each partner of these keys with what came of it."""
        for partner, values in self._partners.items():
            if partner[1:] in keys:
                yield partner, NOTHING if values == 0 else self._outcome(*values)

    def _outcome(self, pairs: int, ruled_out: int, one_event: float | None, *found: list[Any]) -> Outcome:
        named = tuple([[*entry[:6], self._signals[entry[6]], *entry[7:]] for entry in found])
        return Outcome(pairs, ruled_out, named, one_event)

    def add(self, outcomes: Mapping[str, Outcome]) -> None:
        """What came of further partners."""
        numbers = {names: number for number, names in enumerate(self._signals)}
        for partner, outcome in outcomes.items():
            self._partners[partner] = self._values(outcome, numbers)
        self._signals = list(numbers)
        for partner in list(self._partners)[:-PARTNERS]:
            del self._partners[partner]

    def _values(self, outcome: Outcome, numbers: dict[Names, int]) -> Any:
        if outcome == NOTHING:
            return 0
        found = [[*entry[:6], numbers.setdefault(tuple(entry[6]), len(numbers)), *entry[7:]] for entry in outcome.found]
        return [outcome.pairs, outcome.ruled_out, outcome.one_event, *found]

    def to_bytes(self) -> bytes:
        """The row as it is kept."""
        return json.dumps({"signals": self._signals, "with": self._partners}, separators=(",", ":")).encode()


NOTHING = Outcome(0, 0)
