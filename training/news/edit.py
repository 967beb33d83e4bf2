"""An edit of a sentence whose effect on its truth is known."""

from __future__ import annotations

from dataclasses import dataclass

from training.pairs import Target


@dataclass(frozen=True, slots=True)
class Edit:
    """`text`: the sentence after it; `target`: what that is to the sentence before; `old`: the words that went."""

    text: str
    kind: str
    target: Target
    old: str


def replaced(text: str, start: int, end: int, new: str) -> str:
    """The text with `text[start:end]` replaced, spaces put right, and a capital where it began with one."""
    joined = " ".join((text[:start] + new + text[end:]).split()).replace(" ,", ",").replace(" .", ".")
    return joined[:1].upper() + joined[1:] if text[:1].isupper() else joined
