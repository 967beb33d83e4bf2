"""The identity of a contradiction."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import STANCES, Claim, Conflict, Pair, When
from embassy_claims.reviewing import claim_key, fingerprint, pair_id
from embassy_claims.reviewing.fingerprint import normal_words, normalise, plain

WORDS = st.lists(st.text(max_size=8), max_size=3).map(tuple)


def claim(source: str = "Wire", quote: str = "Five were freed at the port.") -> Claim:
    return Claim("a.txt", source, quote, quote, 0, len(quote))


CLAIMS = st.builds(claim, st.text(min_size=1), st.text(min_size=1))


@given(CLAIMS, CLAIMS, WORDS, WORDS)
def test_ten_hex_digits_whichever_claim_comes_first(
    a: Claim, b: Claim, a_words: tuple[str, ...], b_words: tuple[str, ...]
) -> None:
    found = fingerprint(a, b, a_words, b_words)
    assert found == fingerprint(b, a, b_words, a_words)
    assert len(found) == 10
    assert set(found) <= set("0123456789abcdef")


@given(CLAIMS, CLAIMS, st.text(), st.integers(0, 10**6), st.text())
def test_nothing_but_what_is_printed_counts(a: Claim, b: Claim, path: str, start: int, other: str) -> None:
    moved = replace(
        a,
        article=path,
        start=start,
        end=start + len(a.quote),
        text=other,
        holder=other,
        role="headline",
        kind="statement",
        when=When(None, None, other),
        subject=other,
        verb=other,
        negated=True,
        sentence=(start, start),
    )
    assert fingerprint(moved, b) == fingerprint(a, b)


def test_words_stance_source_and_quote_each_count() -> None:
    other = claim("Daily", "Six got away.")
    base = fingerprint(claim(), other, ("Five",), ("Six",))
    changed = [
        fingerprint(claim(), other, ("freed",), ("Six",)),
        fingerprint(claim(), other, ("Five",), ()),
        fingerprint(claim("Gazette"), other, ("Five",), ("Six",)),
        fingerprint(claim(quote="Five were freed at the pier."), other, ("Five",), ("Six",)),
        *(fingerprint(replace(claim(), stance=stance), other, ("Five",), ("Six",)) for stance in STANCES[1:]),
    ]
    assert len({base, *changed}) == len(changed) + 1


@given(st.lists(st.text(max_size=5), min_size=2, max_size=2, unique=True))
def test_a_key_tells_where_a_field_ends(parts: list[str]) -> None:
    one, two = claim("A", "b".join(parts)), claim("Ab".join(parts), "x")
    assert claim_key(one, ()) != claim_key(two, ())


def test_typography_does_not_count() -> None:
    words = ("five",)
    straight = claim(quote='"Five" didn\'t leave - they were freed... at 5 p.m.')
    curly = claim(quote="“FIVE”  didn’t\nleave\u00a0– they were freed… at 5 p.m.")
    assert claim_key(straight, words) == claim_key(curly, ("Five", "FIVE "))


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert normalise(normalise(text)) == normalise(text)


def test_words_in_conflict_are_a_set() -> None:
    assert normal_words(("Six", "five", "six", " ")) == ("five", "six")


def test_a_pair_without_conflict_has_an_id_too() -> None:
    pair = Pair(claim(), claim("Daily"), 0.9)
    assert pair_id(pair, None) == fingerprint(pair.a, pair.b)
    assert pair_id(pair, Conflict("number", ("Five",), ("six",))) == fingerprint(pair.a, pair.b, ("Five",), ("six",))
