"""The seam of this stage: one reader a kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from embassy_claims.model import Article, Skipped


@dataclass(frozen=True, slots=True)
class Note:
    """One line about an article that is read, but perhaps not as it was meant."""

    path: str
    text: str


Part: TypeAlias = Article | Skipped | Note
"""What a file comes to."""


class Reader(Protocol):
    """Turns the bytes of one file into what it holds, in the order of the file.

    An article leaves ``source`` empty where the file does not name it. What cannot be read is a ``Skipped`` with a
    one-line reason, what is uncertain has a ``Note`` beside it; no input raises.
    """

    suffixes: frozenset[str]
    """File suffixes it reads, lower case with the dot."""

    def read(self, data: bytes, path: str) -> list[Part]: ...
