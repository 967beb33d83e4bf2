"""The identity of a contradiction: what two sources printed, and nothing that an edit elsewhere could change."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from embassy_claims.model import Claim, Conflict, Pair

DIGITS = 10

STYLE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»〝〞", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", None),
    }
)


@lru_cache(maxsize=1 << 16)  # a claim stands in many findings
def plain(text: str) -> str:
    """``text`` in NFKC, with one style of quotation marks and dashes and single spaces; case is kept."""
    if not text.isascii():  # marks first: NFKC would take some of them apart
        text = unicodedata.normalize("NFKC", text.translate(STYLE)).translate(STYLE)
    return " ".join(text.replace("`", "'").split())


@lru_cache(maxsize=1 << 16)
def normalise(text: str) -> str:
    """``text`` without differences that are typography only: ``plain`` and caseless."""
    return plain(plain(text).casefold())


def normal_words(words: Iterable[str]) -> tuple[str, ...]:
    """Words in conflict made comparable: normalised, each once, sorted."""
    return tuple(sorted({normalise(word) for word in words} - {""}))


def claim_key(claim: Claim, words: tuple[str, ...]) -> str:
    """What makes a claim this claim: source, quote, words in conflict, stance.

    No path, offset, score, date, holder or model, so none of them can part a contradiction from its review.
    """
    return json.dumps([plain(claim.source), normalise(claim.quote), normal_words(words), claim.stance])


def fingerprint(a: Claim, b: Claim, a_words: tuple[str, ...] = (), b_words: tuple[str, ...] = ()) -> str:
    """10 hex digits of the pair, whichever claim comes first.

    Agreements and updates have no words in conflict. Pairs that print the same share an id, and so their review; that
    two different pairs of 5,000 share one has a chance of 1 in 90,000, and ``apply_reviews`` then looks at the words.
    """
    keys = sorted((claim_key(a, a_words), claim_key(b, b_words)))
    return hashlib.sha256("\n".join(keys).encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]


def pair_id(pair: Pair, conflict: Conflict | None) -> str:
    """The fingerprint of a judged pair."""
    return fingerprint(pair.a, pair.b, *((conflict.a, conflict.b) if conflict else ((), ())))
