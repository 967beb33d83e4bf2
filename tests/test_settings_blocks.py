"""The written form of a review, and the fast way to read it, agree with YAML."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import CONFLICT_KINDS, DECISIONS, STANCES, Review
from embassy_claims.settings.blocks import block_fields, quoted, review_of
from embassy_claims.settings.load import settings_of
from embassy_claims.settings.nodes import LineError, parse
from embassy_claims.settings.reviews import read_reviews

TRICKY = [
    "yes",
    "~",
    "null",
    "1e5",
    "- a",
    "a: b",
    "a # b",
    "'",
    '"',
    "\\",
    "{a}",
    "[a, b]",
    "é…“”",
    "\x85",
    "\u2028",
    "😀",
]
WORDS = st.one_of(
    st.text(min_size=1), st.sampled_from(TRICKY), st.text(alphabet="ab :#-'\"\\,{}[]&*!|>%@`\n\t", min_size=1)
)
TEXTS = WORDS.filter(lambda text: bool(text.strip()))
TYPED = st.one_of(st.just(""), TEXTS.map(str.strip))
SIDES = st.tuples(TEXTS, TEXTS)

REVIEWS = st.builds(
    Review,
    id=st.text(alphabet="0123456789abcdef", min_size=10, max_size=10),
    verdict=st.sampled_from(DECISIONS),
    kind=st.sampled_from(CONFLICT_KINDS),
    claims=st.tuples(SIDES, SIDES),
    reason=TYPED,
    by=TYPED,
    on=st.one_of(st.none(), st.dates(min_value=date(1000, 1, 1))),
    conflict=st.tuples(st.lists(TEXTS, max_size=3).map(tuple), st.lists(TEXTS, max_size=3).map(tuple)),
    stances=st.tuples(st.sampled_from(STANCES), st.sampled_from(STANCES)),
)


def block_of(review: Review) -> str:
    lines = [line for field in block_fields(review).values() for line in field]
    return "".join(f"{'  ' if index else '- '}{line}\n" for index, line in enumerate(lines))


def by_yaml(block: str) -> Review | None:
    try:
        [(_, review)] = read_reviews(parse(block))
    except (LineError, ValueError):
        return None
    return review


@given(REVIEWS)
def test_any_review_comes_back_by_both_ways(review: Review) -> None:
    block = block_of(review)
    assert review_of(block) == by_yaml(block) == review


@given(REVIEWS)
def test_other_programs_read_the_same(review: Review) -> None:
    [read] = yaml.safe_load(block_of(review))
    assert read["id"] == review.id
    assert read.get("reason", "") == review.reason
    assert read.get(True, read.get("on")) == review.on  # to YAML 1.1 on is a truth value, even as a key
    assert tuple((side["source"], side["text"]) for side in read["claims"]) == review.claims


@given(REVIEWS, st.data())
def test_the_fast_way_never_reads_otherwise_than_yaml(review: Review, data: st.DataObject) -> None:
    block = block_of(review)
    place = data.draw(st.integers(0, len(block)))
    length = data.draw(st.integers(0, 3))
    noise = data.draw(
        st.one_of(st.sampled_from(["", " ", "#", " #", "\n", ":", ": ", '"', "'", ",", "x", "\\"]), st.text())
    )
    changed = block[:place] + noise + block[place + length :]
    fast = review_of(changed)
    assert fast is None or fast == by_yaml(changed)


@given(st.text())
def test_quoted_text_is_one_line_of_json_too(text: str) -> None:
    assert json.loads(quoted(text)) == text
    assert quoted(text).isprintable() or len(quoted(text).splitlines()) == 1


def test_lone_surrogates_become_the_replacement_character() -> None:
    assert quoted("a\ud800b") == '"a\ufffdb"'


def test_ids_that_look_like_numbers_are_quoted() -> None:
    base = Review("0123456789", "dismissed", "other", (("A", "a"), ("B", "b")))
    for shown in ("0123456789", "12345e6789", "1234567890"):
        block = block_of(replace(base, id=shown))
        assert f'- id: "{shown}"' in block
        assert yaml.safe_load(block)[0]["id"] == shown


def test_the_form_that_people_copy_from_the_documentation_is_read_fast() -> None:
    block = """\
  - id: 3f9c1a7e20
    verdict: confirmed        # confirmed | explained | dismissed | baselined
    reason: The port never confirmed the operation.
    by: ana
    on: 2026-11-22
    kind: framing
    claims:
      - {source: Wire, text: "…"}
      - {source: Daily, text: Nothing was confirmed}
"""
    review = review_of(block)
    assert review is not None
    assert review == by_yaml(block) == settings_of(f"reviews:\n{block}", Path("x")).reviews[0]
    for mark in "'\"":
        marked = block.replace("3f9c1a7e20", f"{mark}3f9c1a7e20{mark}").replace("2026-11-22", f"{mark}2026-11-22{mark}")
        assert review == review_of(marked) == by_yaml(marked)
