from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.model import Quantity
from embassy_claims.splitting.measures import compatible, other_bound, same_measure
from embassy_claims.splitting.numbers import find_quantities

_NLP = spacy.blank("en")


def read(text: str) -> Quantity:
    return find_quantities(_NLP(text))[0]


def count(value: float, counted: str = "person killed") -> Quantity:
    return Quantity(value, value, value, "", counted, "exact", 0, 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("6 miles", "10 km", True),
        ("6.2 miles", "10 km", True),
        ("34 miles", "55 km", True),
        ("940 miles", "1,500 kilometers", True),
        ("1,150 km", "1,500 km", False),
        ("35 miles", "60km", True),
        ("about 58km", "35 miles", True),
        ("one mile", "1.2 miles", True),
        ("one mile", "1.6 miles", False),
        ("8 km", "8.4 km", True),
        ("8 km", "8.6 km", False),
        ("9 km", "9.6 km", False),
        ("magnitude-6.1 quake", "magnitude-5.9 quake", False),
        ("magnitude-8.6 quake", "magnitude-8.7 quake", False),
        ("a quake of magnitude 6", "magnitude-6.1 quake", True),
        ("13 countries", "14 countries", False),
        ("at least 5 dead", "10 dead", True),
        ("at least 5 dead", "3 dead", False),
        ("more than 20 dead", "20 dead", True),
        ("up to 50 dead", "80 dead", False),
        ("about 50 dead", "52 dead", True),
        ("about 50 dead", "70 dead", False),
        ("dozens hurt", "42 hurt", True),
        ("dozens hurt", "more than 200 hurt", False),
        ("hundreds hurt", "249 hurt", True),
        ("10 to 20 dead", "15 dead", True),
        ("10 to 20 dead", "25 dead", False),
        ("home to 120,000", "home to 200,000", False),
        ("home to 120,000", "home to 118,500", True),
        ("for around one minute", "for around 15 seconds", False),
        ("90 minutes", "an hour and a half", True),
        ("two hours", "almost three hours", False),
        ("30 days", "about a month", True),
        ("won 3-1", "lost 1-3", True),
        ("won 3-1", "won 3-2", False),
        ("aged 24", "aged 25", False),
        ("$2.5m", "2.5 million dollars", True),
        ("$2.5m", "$2,512,000", True),
        ("$2.5m", "$3m", False),
        ("$2.5m", "€3m", True),
        ("5 km", "5 kg", True),
    ],
)
def test_compatible(one: str, other: str, expected: bool) -> None:
    a, b = read(one), read(other)
    assert compatible(a, b) is expected
    assert compatible(b, a) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at least 12 people", "at least 19 people", True),
        ("at least 12 people", "more than 12 people", False),
        ("at least 12 people", "19 people", False),
        ("up to 12 people", "at least 19 people", False),
        ("12 people", "19 people", False),
    ],
)
def test_two_bounds_of_one_sort_may_both_be_true_and_say_two_things(one: str, other: str, expected: bool) -> None:
    assert other_bound(read(one), read(other)) is other_bound(read(other), read(one)) is expected


def test_same_measure_needs_one_dimension_and_one_thing() -> None:
    assert same_measure(count(3), count(4))
    assert not same_measure(count(3), count(4, "person injured"))
    assert not same_measure(count(3), count(4, "village"))
    assert same_measure(read("30 seconds"), read("about a minute"))
    assert not same_measure(read("30 seconds"), read("30 km"))
    assert not same_measure(read("$5"), read("€5"))


def test_same_measure_knows_other_names_for_one_thing() -> None:
    assert same_measure(count(6, "figure"), count(5, "member"))
    assert same_measure(count(40, "house damaged"), count(300, "building damaged"))
    assert not same_measure(count(40, "house damaged"), count(300, "building destroyed"))
    assert same_measure(count(5, "person rescued"), count(6, "person"))
    assert not same_measure(count(5, "person killed"), count(6, "person"))
    assert not same_measure(count(5, ""), count(6, ""))


_BOUNDS = st.lists(st.floats(0, 1e7), min_size=3, max_size=3).map(sorted)
_QUANTITY = st.builds(
    lambda bounds, unit: Quantity(bounds[1], bounds[0], bounds[2], unit, "goat", "range", 0, 1),
    _BOUNDS,
    st.sampled_from(["", "km", "minute", "hour", "%", "USD", "magnitude", "score"]),
)


@given(_QUANTITY, _QUANTITY)
def test_order_does_not_matter(a: Quantity, b: Quantity) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert same_measure(a, b) == same_measure(b, a)


@given(_QUANTITY)
def test_a_quantity_agrees_with_itself(quantity: Quantity) -> None:
    assert compatible(quantity, quantity)
