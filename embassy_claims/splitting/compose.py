"""The text of a statement from its items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from embassy_claims.splitting.draft import Item
from embassy_claims.splitting.tree import Tree

TIGHT = frozenset([",", ".", ";", ":", "!", "?", ")", "'s", "’s", "'", "%", "n't", "”"])
OWNERS = frozenset(["'s", "’s"])
END = ".,;:!?…-–— "


def render(tree: Tree, items: Sequence[Item], replaced: Mapping[int, str | None]) -> str:
    """The items as words with the spacing of the print; ``replaced`` gives other words (None: none) for tokens."""
    out: list[str] = []
    last: int | None = None
    for item in items:
        if isinstance(item, str):
            out.append(item if item in TIGHT or not out else f" {item}")
            last = None
            continue
        word = replaced.get(item, tree.text[item])
        if word is None:
            last = item
            continue
        if word in OWNERS and last is not None and last in replaced and out and out[-1].endswith("s"):
            word = "'"
        glued = last is not None and item == last + 1 and not tree.space[last]
        if not out or glued or (word in TIGHT and last != item - 1):
            out.append(word)
        else:
            out.append(f" {word}")
        last = item
    return "".join(out)


def statement(text: str) -> str:
    """Written as a sentence: a capital first, a full stop at the end, quotation marks in pairs."""
    text = text.strip(" ,;:–—-")
    for mark in '"':
        if text.count(mark) % 2:
            text = text.replace(mark, "", 1) if text.startswith(mark) else text.replace(mark, "")
    for opening, closing in ("“”", "()"):
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    closers = ""
    while text and (text[-1] in END or text[-1] in '"”’'):
        if text[-1] in '"”' or (text[-1] == "’" and text[:-1].count("‘") > text[:-1].count("’")):
            closers = text[-1] + closers
        elif text[-1] == "’":
            break
        text = text[:-1]
    if not text:
        return ""
    return text[0].upper() + text[1:] + closers + "."
