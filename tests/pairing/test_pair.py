"""Pairs of claims against a slow search by definition."""

from __future__ import annotations

from itertools import combinations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from embassy_claims.model import Claim, Stance
from embassy_claims.pairing import Exact, pair
from embassy_claims.pairing.neighbours import FULL, least_product, whole
from embassy_claims.settings import Pairing

DIMENSIONS = 6
SETTINGS = Pairing(similarity=0.35, neighbours=2)


def vector(text: str) -> NDArray[np.float32]:
    """Some unit vector that belongs to the text."""
    raw = np.random.default_rng(list(text.encode())).normal(size=DIMENSIONS)
    unit: NDArray[np.float32] = (raw / np.linalg.norm(raw)).astype(np.float16).astype(np.float32)
    return unit


def claim(article: str, start: int, text: str, source: str = "", stance: Stance = "asserted") -> Claim:
    return Claim(article, source or article, text, text, start, start + len(text), stance=stance)


def paired(claims: list[Claim], rules: Pairing = SETTINGS, block: int = 2048) -> dict[tuple[Claim, Claim], float]:
    vectors = np.array([vector(one.text) for one in claims]).reshape(len(claims), DIMENSIONS)
    return {(one.a, one.b): one.similarity for one in pair(claims, vectors, rules, Exact(block))}


def by_definition(claims: list[Claim], rules: Pairing) -> set[frozenset[Claim]]:
    """For each claim and other article, the best claims there."""
    rows = whole(np.array([vector(one.text) for one in claims]).reshape(len(claims), DIMENSIONS)).astype(np.int64)
    found = set()
    for here, one in enumerate(claims):
        for article in {other.article for other in claims if other.source != one.source}:
            there = [place for place, other in enumerate(claims) if other.article == article]
            near = [place for place in there if rows[here] @ rows[place] >= least_product(rules.similarity, DIMENSIONS)]
            best = sorted(near, key=lambda place: (-(rows[here] @ rows[place]), claims[place].start))
            found |= {frozenset((one, claims[place])) for place in best[: rules.neighbours]}
    return found


@st.composite
def corpora(draw: st.DrawFn) -> list[Claim]:
    """A few articles, some of one source, with claims in order and no text twice in an article."""
    claims = []
    for article in range(draw(st.integers(1, 5))):
        texts = draw(st.lists(st.sampled_from("abcdefghijklmnop"), min_size=1, max_size=6, unique=True))
        source = draw(st.sampled_from(["wire", f"source {article}"]))
        claims += [claim(f"{article}.txt", 10 * place, text, source) for place, text in enumerate(texts)]
    return claims


@settings(deadline=None)
@given(corpora(), st.integers(1, 3), st.integers(1, 9))
def test_pairs_are_those_of_the_definition_in_blocks_of_any_size(claims: list[Claim], count: int, block: int) -> None:
    rules = Pairing(similarity=0.2, neighbours=count)
    assert {frozenset(one) for one in paired(claims, rules, block)} == by_definition(claims, rules)


@settings(deadline=None)
@given(corpora(), st.sets(st.integers(0, 5)), st.integers(1, 9))
def test_pairs_of_fresh_articles_are_those_among_all(claims: list[Claim], numbers: set[int], block: int) -> None:
    fresh = {f"{number}.txt" for number in numbers}
    vectors = np.array([vector(one.text) for one in claims])
    found = pair(claims, vectors, SETTINGS, Exact(block), fresh)
    assert found == [one for one in pair(claims, vectors, SETTINGS) if {one.a.article, one.b.article} & fresh]


@settings(deadline=None)
@given(corpora(), st.randoms())
def test_order_of_claims_changes_nothing(claims: list[Claim], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    expected = list(paired(claims).items())
    assert list(paired(shuffled).items()) == expected
    places = [((a.article, a.start), (b.article, b.start)) for (a, b), _ in expected]
    assert places == sorted(places)
    assert all(a < b for a, b in places)


@settings(deadline=None)
@given(corpora())
def test_an_article_changes_nothing_between_the_others(claims: list[Claim]) -> None:
    for article in {one.article for one in claims}:
        others = [one for one in claims if one.article != article]
        expected = {key: value for key, value in paired(claims).items() if article not in {one.article for one in key}}
        assert paired(others) == expected


def test_one_source_is_compared_only_when_asked() -> None:
    claims = [claim("1.txt", 0, "same", "wire"), claim("2.txt", 0, "same", "wire")]
    assert paired(claims) == {}
    assert list(paired(claims, Pairing(within_source=True))) == [(claims[0], claims[1])]
    assert paired([claims[0], claim("1.txt", 9, "other", "wire")], Pairing(-1.0, 5, True)) == {}


def test_equal_texts_of_an_article_count_once_unless_said_in_another_way() -> None:
    other = claim("2.txt", 0, "same")
    first, again = claim("1.txt", 0, "same"), claim("1.txt", 50, "same")
    denied = claim("1.txt", 70, "same", stance="denied")
    assert list(paired([again, other, first])) == [(first, other)]
    assert list(paired([again, other, first, denied])) == [(first, other), (denied, other)]
    assert paired([first, other])[first, other] == 1.0


def test_no_claims_and_one_claim_make_no_pairs() -> None:
    assert paired([]) == {}
    assert paired([claim("1.txt", 0, "alone")]) == {}


@given(st.integers(1, 500), st.integers(0, 2**32 - 1))
def test_whole_vectors_keep_products_exact(dimensions: int, seed: int) -> None:
    raw = np.random.default_rng(seed).normal(size=(8, dimensions)).astype(np.float32)
    raw /= np.linalg.norm(raw, axis=1, keepdims=True)
    rows = whole(raw)
    assert np.linalg.norm(rows.astype(np.float64), axis=1).max() <= FULL
    exact = rows.astype(np.int64) @ rows.astype(np.int64).T
    assert np.array_equal(rows @ rows.T, exact)
    for one, other in combinations(range(8), 2):
        assert rows[one] @ rows[other] == exact[one, other]
    assert np.abs(exact / FULL**2 - raw.astype(np.float64) @ raw.T).max() < 0.02
