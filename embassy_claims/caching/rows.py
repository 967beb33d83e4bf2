"""The row of an article in the memory: what it came to with each of many others.

One entry a pair of articles would be a quarter of a million for 720 articles, and fifty million for 10,000; so each
pair is kept in the row of one of the two, in 19 bytes before compression where nothing was found.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

PARTNERS = 20_000  # in a row; those added first go first
ENTRY = np.dtype([("partner", "<u8"), ("is_first", "?"), ("pairs", "<u4"), ("ruled_out", "<u4"), ("one_event", "<f2")])
"""A partner: the number of its text, whether the article of the row stands before it in their pairs, how many pairs
there are, how many were ruled out, and how likely both tell one event (NaN where nothing says so)."""

Partner = tuple[int, bool]
"""The number of the partner's text, and whether the article of the row stands before it."""
Found = Sequence[Sequence[Any]]
"""Entries as ``verdict_codec.encode`` makes them."""
Names = tuple[str, ...]


def text_number(key: str) -> int:
    """A number for the key (hex) of an article's text: of 64 bits, enough to tell a million texts apart."""
    return int(key[:16], 16)


class Row:
    """What one article came to with others: ``entries`` (n,) of all partners, ``found`` of the few with findings."""

    def __init__(self, data: bytes | None = None) -> None:
        head, entries = _parts(zlib.decompress(data)) if data else (b'{"signals": [], "with": {}}', b"")
        loaded = json.loads(head)
        self.entries: NDArray[np.void] = np.frombuffer(entries, ENTRY)
        self._signals: list[Names] = [tuple(names) for names in loaded["signals"]]
        self._with: dict[str, Any] = loaded["with"]

    def found(self) -> dict[Partner, Found]:
        """The findings by partner."""
        return {
            (int(name[1:], 16), name[0] == ">"): tuple(
                [*entry[:6], self._signals[entry[6]], *entry[7:]] for entry in entries
            )
            for name, entries in self._with.items()
        }

    def add(self, entries: NDArray[np.void], found: Mapping[Partner, Found]) -> None:
        """What came of further partners; of a partner that is there already, the later holds."""
        every = np.concatenate([self.entries.astype(ENTRY), entries])
        partners = every[["partner", "is_first"]]
        _, last = np.unique(partners[::-1], return_index=True)
        self.entries = every[np.sort(len(every) - 1 - last)][-PARTNERS:]
        numbers = {names: number for number, names in enumerate(self._signals)}
        for (partner, is_first), each in found.items():
            self._with[_name(partner, is_first)] = [
                [*entry[:6], numbers.setdefault(tuple(entry[6]), len(numbers)), *entry[7:]] for entry in each
            ]
        self._signals = list(numbers)
        if len(self.entries) < len(every):
            kept = {_name(int(one["partner"]), bool(one["is_first"])) for one in self.entries}
            self._with = {name: each for name, each in self._with.items() if name in kept}

    def to_bytes(self) -> bytes:
        """The row as it is kept."""
        head = json.dumps({"signals": self._signals, "with": self._with}, separators=(",", ":")).encode()
        return zlib.compress(len(head).to_bytes(8, "little") + head + self.entries.tobytes(), 1)


def _parts(data: bytes) -> tuple[bytes, bytes]:
    """The text with the findings, and the bytes of the entries."""
    end = 8 + int.from_bytes(data[:8], "little")
    return data[8:end], data[end:]


def _name(partner: int, is_first: bool) -> str:
    return f"{'>' if is_first else '<'}{partner:x}"
