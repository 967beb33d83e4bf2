"""Spacing and case mended before the parse, with the way back to the printed text.

Corpora and pages print ``building ’ s``, ``06: 00``, ``U. S.`` or ``politics,said``; a parser
trained on clean text goes wrong on them. The mended text only drops, adds or recases characters, and ``Mended.at``
gives for each of its characters the offset in the article, so spans stay exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# Named groups say what to do: a ``cut`` is left out, at a ``gap`` (which is empty) a space is put in.
ODD_SPACING = re.compile(
    r"(?<=\w)(?P<cut1> )(?=['’] ?(?:s|t|re|ve|ll|d|m)\b)"  # building ’s
    r"|(?<=\w['’])(?P<cut2> )(?=(?:s|re|ve|ll|d|m|t)\b)"
    r"|(?<=\w ['’])(?P<cut3> )(?=(?:s|re|ve|ll|d|m|t)\b)"
    r"|(?<=\b\d:)(?P<cut4> )(?=\d\d\b)|(?<=\b\d\d:)(?P<cut5> )(?=\d\d\b)"  # 06: 00
    r"|(?<=\b[A-Z]\.)(?P<cut6> )(?=[A-Z]\.(?:\s|$))"  # U. S.
    r"|(?<=\d[ap])(?P<cut7>\. ?)(?=m\.?(?:\s|$))|(?<=\d [ap])(?P<cut12>\. ?)(?=m\.?(?:\s|$))"  # 6 a. m.
    r"|(?<=\d [ap]\. m)(?P<cut13>\.)(?=\s(?:[a-z(]|[A-Z]{2,4}\b))"  # a. m. GMT
    r"|(?<=\d [ap]\.m)(?P<cut14>\.)(?=\s(?:[a-z(]|[A-Z]{2,4}\b))"  # a.m. GMT
    r"|(?<=[“‘«])(?P<cut8> +)(?=\S)|(?<=\S)(?P<cut9> +)(?=[”»])"  # “ Yes. ”
    r"|(?<=[.,?!])(?P<cut10> )(?=\"(?:\s|$))"  # grazes. "
    r"|(?<= -)(?P<cut15> )(?=- )"  # - -
    r"|(?P<cut11>[\t\n\r\f\v\u00a0\u2002-\u200b\u202f\ufeff]+)"
    r"|(?<=[a-z][,;])(?P<gap1>)(?=[a-zA-Z]{3})|(?<=[a-z]{3}[.?!])(?P<gap2>)(?=[A-Z][a-z]{2})"  # politics,said
)
CUTS = frozenset(f"cut{n}" for n in range(1, 16) if n != 11)
GAPS = ("gap1", "gap2")
LETTERS = re.compile(r"[^\W\d_]+")
MOSTLY = 0.7
SHOUTED_OPENING = re.compile(r"(?:[A-Z]{1,2} )?[A-Z]{3,}(?: [A-Z]{2,})*(?= [A-Za-z]*[a-z])")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text to parse. ``offsets`` are the places of its characters in the article; none: all are ``start`` + n."""

    text: str
    start: int
    offsets: tuple[int, ...] = ()

    @property
    def at(self) -> Callable[[int], int]:
        """Turns an offset of the text into one of the article."""
        start = self.start
        return self.offsets.__getitem__ if self.offsets else lambda offset: start + offset


def mend(text: str, start: int) -> Mended:
    """Mends a piece of an article that begins at that offset."""
    if not ODD_SPACING.search(text):
        return Mended(text, start)
    out: list[str] = []
    offsets: list[int] = []
    done = 0
    for found in ODD_SPACING.finditer(text):
        out.append(text[done : found.start()])
        offsets.extend(range(start + done, start + found.start()))
        done = found.end()
        new, places = _replacement(found)
        out.append(new)
        offsets.extend(start + place for place in places)
    out.append(text[done:])
    offsets.extend(range(start + done, start + len(text) + 1))
    return Mended("".join(out), start, tuple(offsets))


def _replacement(found: re.Match[str]) -> tuple[str, list[int]]:
    group = found.lastgroup or ""
    place = found.start()
    if group in CUTS:
        return "", []
    if group in GAPS:
        return " ", [max(0, place - 1)]
    return " ", [place]


def title_to_sentence(text: str, names: frozenset[str]) -> str:
    """A Title Case headline in sentence case: words that the article does not write large are written small.

    The length stays, and so do short capitals ("US"). A headline in sentence case stays as it is.
    """
    words = [word for word in LETTERS.findall(text) if len(word) > 3]
    large = [word for word in words if not word.islower()]
    if len(words) < 3 or len(large) < MOSTLY * len(words):
        return text
    shouted = text.isupper()

    def lower(word: re.Match[str]) -> str:
        printed = word.group()
        low = printed.lower()
        plain = shouted or printed.istitle()
        known = printed in names or printed.title() in names
        return printed if known or not plain or len(low) != len(printed) else low

    return LETTERS.sub(lower, text)


def unshout(text: str, common: frozenset[str], names: frozenset[str]) -> str:
    """The capitals that open a story ("A LARGE fire broke out") are written small."""
    opening = SHOUTED_OPENING.match(text)
    if opening is None:
        return text
    article = opening.group().split()[0] in ("A", "AN", "THE")

    def lower(word: re.Match[str]) -> str:
        low = word.group().lower()
        known = low in common or (article and word.group() not in names)
        return low if known and len(low) == len(word.group()) else word.group()

    return LETTERS.sub(lower, opening.group()) + text[opening.end() :]
