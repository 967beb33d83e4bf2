"""Claims as bytes and back: compact JSON, in which a dataclass is the list of its values in the order of its fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from embassy_claims.model import Article, Claim, Quantity, When, Word


def values_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What reads the values of a dataclass in the order of its fields."""
    reader: Callable[[Any], tuple[Any, ...]] = attrgetter(*(field.name for field in fields(kind)))
    return reader


NAMES = [field.name for field in fields(Claim)]
ARTICLE, SOURCE, WHEN, NUMBERS, SENTENCE, WORDS = map(
    NAMES.index, ("article", "source", "when", "numbers", "sentence", "words")
)
_claim, _word, _quantity = map(values_of, (Claim, Word, Quantity))


def encode_claims(claims: Sequence[Claim]) -> bytes:
    """The claims of one article, without its path and source."""
    text = json.dumps([_encoded(claim) for claim in claims], ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def decode_claims(data: bytes, article: Article) -> list[Claim]:
    """The claims again, as those of ``article``."""
    return [_decoded(values, article) for values in json.loads(data.decode("utf-8", "surrogatepass"))]


def _encoded(claim: Claim) -> list[Any]:
    values = list(_claim(claim))
    values[ARTICLE] = values[SOURCE] = ""
    when = claim.when
    values[WHEN] = when and [_day(when.first), _day(when.last), when.text]
    values[NUMBERS] = [_quantity(one) for one in claim.numbers]
    values[WORDS] = list(zip(*map(_word, claim.words), strict=True))  # by field: shorter, and faster to read
    return values


def _decoded(values: list[Any], article: Article) -> Claim:
    values[ARTICLE], values[SOURCE] = article.path, article.source
    when = values[WHEN]
    values[WHEN] = when and When(_date(when[0]), _date(when[1]), when[2])
    values[NUMBERS] = tuple([Quantity(*one) for one in values[NUMBERS]])
    values[SENTENCE] = tuple(values[SENTENCE])
    values[WORDS] = tuple(map(Word, *values[WORDS])) if values[WORDS] else ()
    return Claim(*values)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
