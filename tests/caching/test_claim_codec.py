"""Claims as bytes: nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from builders import article
from hypothesis import given
from hypothesis import strategies as some

from embassy_claims.caching.claim_codec import decode_claims, encode_claims
from embassy_claims.model import Claim, Quantity, When, Word

TEXT = some.text(some.characters(), max_size=12)
NUMBER = some.floats(allow_nan=False)
OF = article("corpus/here.txt", "Five guards left.", source="Here")
CLAIMS = some.builds(
    Claim,
    article=some.just(OF.path),
    source=some.just(OF.source),
    quote=TEXT,
    text=TEXT,
    holder=some.none() | TEXT,
    when=some.none() | some.builds(When, some.none() | some.dates(), some.none() | some.dates(), TEXT),
    numbers=some.lists(
        some.builds(Quantity, NUMBER, NUMBER, NUMBER, TEXT, TEXT, start=some.integers(0, 9), end=some.integers(0, 9)),
        max_size=2,
    ).map(tuple),
    sentence=some.tuples(some.integers(0, 9), some.integers(0, 9)),
    subject=TEXT,
    verb=TEXT,
    negated=some.booleans(),
    words=some.lists(some.builds(Word, text=TEXT, ent=TEXT), max_size=3).map(tuple),
)


@given(some.lists(CLAIMS, max_size=3))
def test_claims_come_back_as_they_were(claims: list[Claim]) -> None:
    back = decode_claims(encode_claims(claims), OF)
    assert back == claims
    assert [repr(one) for one in back] == [repr(one) for one in claims]  # True is 1 for ==, and a list is no tuple


@given(CLAIMS)
def test_they_are_those_of_the_article_that_is_asked_for(claim: Claim) -> None:
    copy = article("corpus/there.txt", "Five guards left.", source="There")
    assert decode_claims(encode_claims([claim]), copy) == [replace(claim, article=copy.path, source="There")]
