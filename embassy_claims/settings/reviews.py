"""The ``reviews:`` of ``claims.yaml``: text to values."""

from __future__ import annotations

import re
from collections.abc import Iterable

from embassy_claims.model import CONFLICT_KINDS, DECISIONS, STANCES, Review, Stance
from embassy_claims.settings.blocks import review_of
from embassy_claims.settings.fields import choice, day, is_empty, items, mapping, text, texts
from embassy_claims.settings.layout import Layout
from embassy_claims.settings.nodes import LineError, Node, parse

REVIEW = dict.fromkeys(("id", "verdict", "reason", "by", "on", "kind", "claims"))
CLAIM = dict.fromkeys(("source", "text", "words", "stance"))
NEEDED = ("id", "verdict", "kind", "claims")
ID = re.compile(r"[0-9a-f]{10}")

_verdict = choice(DECISIONS)
_kind = choice(CONFLICT_KINDS)
_stance = choice(STANCES)


def reviews_in(layout: Layout) -> list[tuple[int, Review]]:
    """Each review with the line it begins in. Raises LineError.

    The fast way where a block has the form in which it is written, else by YAML.
    """
    found = []
    for index, (start, _) in enumerate(layout.blocks):
        block = layout.block(index)
        review = review_of(block)
        found += [(start + 1, review)] if review else read_reviews(parse(block, first=start + 1))
    return found


def read_reviews(node: Node | None) -> list[tuple[int, Review]]:
    """Each review with the line it begins in. Raises LineError."""
    if node is None or is_empty(node):
        return []
    return [(item.line, read_review(item)) for item in items(node, "reviews")]


def read_review(node: Node) -> Review:
    """One review. Raises LineError."""
    fields = mapping(node, "a review", REVIEW)
    for key in NEEDED:
        if key not in fields:
            raise LineError(node.line, f"a review without {key}:; add it, or delete the review")
    review_id = text(fields["id"], "id")
    if not ID.fullmatch(review_id):
        raise LineError(
            fields["id"].line, f"id must be 10 hex digits, not {review_id[:40]!r}; copy it from claims check"
        )
    claims = items(fields["claims"], "claims")
    if len(claims) != 2:
        raise LineError(fields["claims"].line, f"a review has two claims, not {len(claims)}")
    (a, a_words, a_stance), (b, b_words, b_stance) = map(_claim, claims)
    return Review(
        id=review_id,
        verdict=_verdict(fields["verdict"], "verdict"),
        kind=_kind(fields["kind"], "kind"),
        claims=(a, b),
        reason=text(fields["reason"], "reason").strip() if "reason" in fields else "",
        by=text(fields["by"], "by").strip() if "by" in fields else "",
        on=day(fields["on"], "on") if "on" in fields else None,
        conflict=(a_words, b_words),
        stances=(a_stance, b_stance),
    )


def _claim(node: Node) -> tuple[tuple[str, str], tuple[str, ...], Stance]:
    fields = mapping(node, "a claim of a review", CLAIM)
    for key in ("source", "text"):
        if key not in fields:
            raise LineError(node.line, f"a claim of a review without {key}:; add it")
    return (
        (text(fields["source"], "source"), text(fields["text"], "text")),
        texts(fields["words"], "words") if "words" in fields else (),
        _stance(fields["stance"], "stance") if "stance" in fields else "asserted",
    )


def once_each(reviews: Iterable[tuple[int, Review]]) -> tuple[Review, ...]:
    """The reviews, none of them twice. Raises LineError."""
    seen: dict[str, int] = {}
    kept = []
    for line, review in reviews:
        if review.id in seen:
            twice = f"review {review.id} stands twice (lines {seen[review.id]} and {line}); keep the one that holds"
            raise LineError(line, twice)
        seen[review.id] = line
        kept.append(review)
    return tuple(kept)
