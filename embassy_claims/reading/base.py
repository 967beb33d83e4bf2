"""The seam of this stage: one reader a kind of file."""

from __future__ import annotations

from typing import Protocol

from embassy_claims.model import Article, Skipped


class Reader(Protocol):
    """Turns the bytes of one file into what it holds, in the order of the file.

    An article leaves ``source`` empty where the file does not name it. What cannot be read is a ``Skipped`` with a
    one-line reason; no input raises.
    """

    suffixes: frozenset[str]
    """File suffixes it reads, lower case with the dot."""

    def read(self, data: bytes, path: str) -> list[Article | Skipped]: ...
