"""The words of a claim as the conflict finders look at them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from embassy_claims.model import Claim, Word

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
EMPTY = frozenset(
    "be have do say tell add also still just then there here very so too only even now more most other another such "
    "many much some any all several few get go make take come".split()
)
PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})

SPELLING = 0.75  # names as alike as this are one name in two spellings
NEAR_BEFORE, NEAR_AFTER = 4, 7  # words

TOKEN = re.compile(r"[^\W_]+(?:[.:,'’-][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    "a an the of in on at to for by with and or some more than least most over under up not no was were is are had has "
    "have been".split()
)

Span = tuple[int, int]


@lru_cache(maxsize=1 << 16)  # a few thousand words stand in all pairs
def fold(text: str) -> str:
    """Case, accents and typographic quotes folded."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def alike(one: str, other: str) -> bool:
    """Whether two folded words of names are one, letter for letter or nearly."""
    return DamerauLevenshtein.normalized_similarity(one, other) >= SPELLING


def tokens(text: str) -> frozenset[str]:
    """The folded words and figures of a text, without those that only hold it together."""
    return frozenset(fold(match.group()) for match in TOKEN.finditer(text)) - FUNCTION_WORDS


def outside(words: Iterable[Word], spans: Collection[Span]) -> list[Word]:
    """The words that touch none of the spans (offsets in the article)."""
    return [w for w in words if not any(w.start < end and start < w.end for start, end in spans)]


def content(claim: Claim, without: Collection[Span] = ()) -> frozenset[str]:
    """Folded lemmas of the words that carry meaning, those in ``without`` left out."""
    kept = outside(claim.words, without)
    return frozenset(
        lemma
        for w in kept
        if w.pos in CONTENT and len(lemma := fold(w.lemma)) > 1 and lemma not in EMPTY and lemma[0].isalnum()
    )


def names(claim: Claim, without: Collection[Span] = ()) -> frozenset[str]:
    """Folded words of proper names, those in ``without`` left out."""
    kept = outside(claim.words, without)
    return frozenset(fold(w.text) for w in kept if w.pos == "PROPN" and len(w.text) > 1 and w.text[0].isalnum())


@dataclass(frozen=True, slots=True)
class Wording:
    """What two claims are compared by: the folded words that carry meaning, and those of names."""

    content: frozenset[str]
    names: frozenset[str]


def wording(claim: Claim, without: Collection[Span] = ()) -> Wording:
    """The words of a claim, those in ``without`` left out."""
    return Wording(content(claim, without), names(claim, without))


def overlap(a: Collection[str], b: Collection[str]) -> float:
    """Shared over the smaller of two sets (Szymkiewicz-Simpson); 0 where one is empty."""
    small = min(len(a), len(b))
    return len(set(a) & set(b)) / small if small else 0.0


def jaccard(a: Collection[str], b: Collection[str]) -> float:
    """Shared over all of two sets; 0 where both are empty."""
    either = len(set(a) | set(b))
    return len(set(a) & set(b)) / either if either else 0.0


def said(claim: Claim, spans: Iterable[Span]) -> tuple[str, ...]:
    """The words of the quote at the spans (offsets in the article), whole words only."""
    found = (claim.quote[max(0, start - claim.start) : max(0, end - claim.start)].strip() for start, end in spans)
    return tuple(words for words in found if words)


def masked(claim: Claim, spans: Collection[Span], mask: str) -> str:
    """The claim with the words at the spans replaced: the question that the words answer.

    The resolved text is masked where it holds the words ("5", but not that of "15" or "5.7"), else the quote.
    """
    places = [_place_in_text(claim, span) for span in spans]
    if None in places:
        return _masked_quote(claim, spans, mask)
    text = claim.text
    for start, end in sorted({place for place in places if place}, reverse=True):
        text = text[:start] + mask + text[end:]
    return text


def _place_in_text(claim: Claim, span: Span) -> Span | None:
    """Where the words at a span stand in the resolved text: the second "7" of the quote is the second there, too."""
    words = "".join(said(claim, [span]))
    whole = re.compile(rf"(?<!\w)(?<!\d[.,:]){re.escape(words)}(?!\w|[.,:]\d)")
    places = [match.span() for match in whole.finditer(claim.text)]
    before = sum(match.start() < span[0] - claim.start for match in whole.finditer(claim.quote))
    return places[min(before, len(places) - 1)] if words and places else None


def around(claim: Claim, spans: Collection[Span], mask: str) -> str:
    """The words of the quote next to the spans, the spans replaced."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    before = [w.text for w in claim.words if w.end <= first][-NEAR_BEFORE:]
    after = [w.text for w in claim.words if w.start >= last][:NEAR_AFTER]
    return " ".join((*before, mask, *after))


def _masked_quote(claim: Claim, spans: Collection[Span], mask: str) -> str:
    text, shift = claim.quote, 0
    for start, end in sorted(spans):
        first, last = start - claim.start + shift, end - claim.start + shift
        text = text[:first] + mask + text[last:]
        shift += len(mask) - (end - start)
    return text
