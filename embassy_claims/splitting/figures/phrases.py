"""The noun phrase after a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from embassy_claims.splitting.figures.happenings import HOUSES, INTRANSITIVE, PEOPLE, STATES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 9
"""So many tokens on a number is still spoken of."""

NOUNS = frozenset({"NOUN", "PROPN"})
_JOINERS = frozenset(("-", "‐", "‑", '"', "“", "”", "'", "more", "other", "further", "additional", "such"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase after a number: its noun, a state named in it ("two missing men"), and the token after it."""

    noun: Token | None
    state: str
    after: int


def phrase_after(doc: Doc, last: int, share: bool = False) -> Phrase:
    """Reads the noun phrase after token ``last``; "of the" is passed over ("dozens of the men", "half the roof")."""
    following = doc[last + 1 : last + 3]
    if len(following) == 2 and following[0].text == "-" and following[1].pos_ in NOUNS:
        return Phrase(following[1], "", last + 3)  # "three-story building" counts stories
    position = _past_of(doc, last + 1, share)
    noun: Token | None = None
    state, end = "", position
    while position < len(doc) and position <= last + REACH:
        token = doc[position]
        if token.lower_ in INTRANSITIVE:
            break
        if is_state(token, noun):
            if noun is not None or not _noun_follows(doc, position):
                break
            state = STATES[token.lower_]
        elif token.pos_ in NOUNS:
            if noun is not None and token.pos_ == "PROPN" != noun.pos_:
                break
            noun, end = token, position + 1
        elif noun is not None or not _modifies(doc, position):
            break
        position += 1
    return Phrase(noun, state if noun is not None else "", end)


def is_state(token: Token, noun: Token | None) -> bool:
    """Whether ``token`` tells a state; "one shot" alone is a noun."""
    return token.lower_ in STATES and not (token.lower_ == "shot" and noun is None and token.pos_ == "NOUN")


def _past_of(doc: Doc, position: int, share: bool) -> int:
    """The token after "of the"; of a share also after a bare "the"."""
    of = position < len(doc) and doc[position].lower_ == "of"
    if not of and not share:
        return position
    position += of
    while position < len(doc) and doc[position].pos_ in ("DET", "NUM", "PRON"):
        position += 1
    return position


def _modifies(doc: Doc, position: int) -> bool:
    token = doc[position]
    if token.is_space or token.lower_ in _JOINERS or token.pos_ in ("ADJ", "ADV"):
        return True
    return token.tag_ in ("VBN", "VBG", "JJ") and _noun_follows(doc, position)


def _noun_follows(doc: Doc, position: int) -> bool:
    following = doc[position + 1] if position + 1 < len(doc) else None
    return (
        following is not None
        and (following.pos_ in ("NOUN", "ADJ") or following.text == "-")
        and following.lower_ not in STATES
    )


def lemma_of(noun: Token | None) -> str:
    if noun is None:
        return ""
    word = noun.lower_
    if word in PEOPLE:
        return "person"
    if word in HOUSES:
        return HOUSES[word]
    if noun.pos_ == "PROPN":  # the lemma of a capitalised word is the word itself: "7 Villages Damaged"
        return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return str(noun.lemma_).lower()
