from __future__ import annotations

import math
from functools import cache
from time import process_time
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from embassy_claims.model import Quantity
from embassy_claims.splitting.numbers import find_quantities
from embassy_claims.splitting.parser import load_parser

INF = math.inf


@cache
def _blank() -> Any:
    return spacy.blank("en")


def read(text: str) -> tuple[Quantity, ...]:
    """Quantities without a parse: value, unit and precision need none."""
    return find_quantities(_blank()(text))


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("6 villages", 6, ""),
        ("six villages", 6, ""),
        ("120,000 inhabitants", 120_000, ""),
        ("1,00,000 farmers", 100_000, ""),
        ("1.5 billion users", 1.5e9, ""),
        ("a hundred lorries", 100, ""),
        ("twenty-one sheep", 21, ""),
        ("two dozen eggs", 24, ""),
        ("half a dozen eggs", 6, ""),
        ("2.5m people", 2.5e6, ""),
        ("two and a half million voters", 2.5e6, ""),
        ("$2.5m", 2.5e6, "USD"),
        ("2.5 million dollars", 2.5e6, "USD"),
        ("US$2.5 million", 2.5e6, "USD"),
        ("$ 2.5-million", 2.5e6, "USD"),
        ("U. S. $2.5bn", 2.5e9, "USD"),
        ("€40", 40, "EUR"),
        ("Rs 5 crore", 5e7, "INR"),
        ("A$12", 12, "AUD"),
        ("300 million yen", 3e8, "JPY"),
        ("99 cents", 0.99, "USD"),
        ("£3.2m", 3.2e6, "GBP"),
        ("10 kilometres", 10, "km"),
        ("250m", 0.25, "km"),
        ("6 miles", 9.656064, "km"),
        ("1,500-square-kilometer", 150_000, "hectare"),
        ("2 tonnes", 2000, "kg"),
        ("200 pounds", 90.718474, "kg"),
        ("100 mph", 160.9344, "km/h"),
        ("40 percent", 40, "%"),
        ("40%", 40, "%"),
        ("minus 5 degrees Celsius", -5, "celsius"),
        ("50 degrees Fahrenheit", 10, "celsius"),
        ("two weeks", 14, "day"),
        ("an hour and a half", 1.5, "hour"),
        ("half an hour", 0.5, "hour"),
        ("two hours and 15 minutes", 2.25, "hour"),
        ("six feet two inches", 0.0018796, "km"),
        ("half of the roof", 50, "%"),
        ("two-thirds of the roof", 200 / 3, "%"),
        ("one in five", 20, "%"),
        ("a 24-year-old", 24, "age"),
        ("aged 24", 24, "age"),
        ("Ann Lee, 24, spoke", 24, "age"),
        ("an 18-month-old", 1.5, "age"),
        ("magnitude-6.1 quake", 6.1, "magnitude"),
        ("a quake of magnitude 5.9", 5.9, "magnitude"),
        ("a quake that measured 6.1 on the Richter scale", 6.1, "magnitude"),
        ("5.9 Earthquake Jolts Coast", 5.9, "magnitude"),
        ("they won 3-1", 3, "score"),
        ("they lost 0-2", 2, "score"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "precision", "low", "high"),
    [
        ("5 goats", "exact", 5, 5),
        ("at least 5 goats", "at least", 5, INF),
        ("more than 20 goats", "at least", 20, INF),
        ("no fewer than 20 goats", "at least", 20, INF),
        ("20 or more goats", "at least", 20, INF),
        ("up to 50 goats", "at most", 0, 50),
        ("as many as 80 goats", "at most", 0, 80),
        ("no more than 80 goats", "at most", 0, 80),
        ("about 50 goats", "about", 45, 55),
        ("about a dozen goats", "about", 10.8, 13.2),
        ("nearly 50 goats", "about", 45, 50),
        ("just over 10 seconds", "about", 10, 11),
        ("around 30 seconds or so", "about", 27, 33),
        ("10 to 20 goats", "range", 10, 20),
        ("10-20 goats", "range", 10, 20),
        ("between 10 and 20 goats", "range", 10, 20),
        ("two or three goats", "range", 2, 3),
        ("$140-150 million", "range", 1.4e8, 1.5e8),
        ("2 to 3 million goats", "range", 2e6, 3e6),
        ("40 percent to 70 percent", "range", 40, 70),
        ("between half and two-thirds of the roofs", "range", 50, 200 / 3),
        ("in her early 30s", "range", 30, 33),
        ("dozens of goats", "vague", 24, 99),
        ("hundreds of goats", "vague", 100, 999),
        ("tens of thousands of goats", "vague", 20_000, 99_999),
        ("several goats", "vague", 3, 10),
        ("several hundred goats", "vague", 300, 1000),
        ("a couple of goats", "vague", 2, 2),
        ("for about a minute", "about", 0.9, 1.1),
    ],
)
def test_precision_and_bounds(text: str, precision: str, low: float, high: float) -> None:
    quantity = only(text)
    assert quantity.precision == precision
    assert quantity.low == pytest.approx(low)
    assert quantity.high == pytest.approx(high)
    assert quantity.low <= quantity.value <= quantity.high


@pytest.mark.parametrize(
    "text",
    [
        "The Boeing 747 landed",
        "Highway 101 was shut",
        "on July 28, 2024 they met",
        "back in the 1990s",
        "the 2004 tsunami",
        "at 06: 00 BST they left",
        "at 6am they left",
        "at 0737 GMT they left",
        "at 07: 37 a. m. UTC they left",
        "call 0845 555 2222 or 907-555-4811",
        "leaders of the G20 met",
        "an F-16 took off",
        "see https://example.org/2024/story-18.html",
        "posted by @user1234 today",
        "he lives at 12 Acorn Street",
        "dial 911 now",
        "no one was there",
        "one of the men left",
        "a minute or two went by",
        "turn to page 12",
    ],
)
def test_numbers_of_names_dates_and_times_are_no_quantities(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("They saw more than 20 goats.", "more than 20"),
        ("It lay 10 kilometers (6 miles) away.", "10 kilometers (6 miles)"),
        ("a two-million-euro ($2.6-million) deal", "two-million-euro ($2.6-million)"),
        ("It lay about 58km (36 miles) off.", "about 58km (36 miles)"),
        ("It was 28 degrees Celsius (82 degrees Fahrenheit).", "28 degrees Celsius (82 degrees Fahrenheit)"),
        ("between 40 and 80 percent of it", "between 40 and 80 percent"),
        ("a man aged 24 fled", "24"),
    ],
)
def test_one_amount_and_its_words(text: str, covered: str) -> None:
    quantity = only(text)
    assert text[quantity.start : quantity.end] == covered


def test_a_change_is_two_amounts() -> None:
    assert [quantity.value for quantity in read("the price rose from 10 to 20")] == [10, 20]


def test_ages_of_a_series() -> None:
    assert [quantity.unit for quantity in read("two boys, aged 5 and 7, fled")] == ["", "age", "age"]


def test_the_offset_is_added() -> None:
    doc = _blank()("They saw 20 goats")
    (quantity,) = find_quantities(doc, 100)
    assert (quantity.start, quantity.end) == (109, 111)


@given(st.integers(1000, 10**12))
def test_commas_do_not_change_a_number(number: int) -> None:
    assert only(f"{number:,} goats").value == float(number)


@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["{} to {} goats", "between {} and {} goats"]))
def test_rising_ranges_are_bounded_by_both_numbers(first: int, more: int, frame: str) -> None:
    quantity = only(frame.format(first, first + more))
    assert (quantity.low, quantity.high, quantity.precision) == (first, first + more, "range")
    assert quantity.low <= quantity.value <= quantity.high


_PIECES = st.sampled_from(
    "$|€5m|six|one hundred|and|to|between|about|at least|2.5|1,000|-|(|)|km|miles|percent|half|a third|dozens|of|in"
    "|his 20s|3-1|May|2024|6am|magnitude|quake|,".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=25).map(" ".join)))
def test_any_text_gives_sound_quantities_in_order(text: str) -> None:
    found = read(text)
    assert all(0 <= q.start < q.end <= len(text) and text[q.start : q.end].strip() for q in found)
    assert all(q.low <= q.value <= q.high for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)


@pytest.mark.parametrize(
    "piece", ["1 ", "6am ", "$5m to ", "between 1 and ", "1,000", "half a ", "9.", "1-", "a@", "1. "]
)
def test_four_times_the_text_takes_no_sixteen_times_the_time(piece: str) -> None:
    def seconds(length: int) -> float:
        doc = _blank()(piece * (length // len(piece)))
        begin = process_time()
        find_quantities(doc)
        return process_time() - begin

    assert seconds(32_000) < 10 * seconds(8_000) + 0.3


@pytest.fixture(scope="module")
def parse() -> Any:
    parser = load_parser("bundled")
    return lambda text: next(iter(parser.parse([text])))


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten dead in northern Chile quake", ["person killed"]),
        ("No one was killed, and everyone was freed.", []),
        ("One was killed.", ["person killed"]),
        ("Storm in Kent Kills 10; 80 Hurt and 7 Farms Damaged", ["person killed", "person injured", "farm"]),
        ("The blast killed at least three people and injured dozens.", ["person killed", "person injured"]),
        (
            "A landslide hit the town and killed at least one; two others are missing.",
            ["person killed", "person missing"],
        ),
        ("The death toll from the storm rose to 11.", ["person killed"]),
        ("More than 300 homes and shops were damaged.", ["house damaged"]),
        ("The island has a population of 120,000.", ["person"]),
        ("About 200 residents fled.", ["person"]),
        ("Police arrested four students.", ["student arrested"]),
        ("Three People Shot in Office", ["person shot"]),
        ("One shot was fired.", ["shot"]),
        ("Two men were shot dead after he was hit 11 times.", ["man killed", "time"]),
        ("The mother of two wept.", ["child"]),
        ("Chile granted the five asylum.", ["person"]),
        ("Four students were arrested on Monday.", ["student arrested"]),
        ("Some 40 percent of the houses were destroyed.", ["house destroyed"]),
        ("She hid six opposition leaders.", ["leader"]),
        ("He was the sixth man in the boat.", ["man"]),
        ("It is a three-story building.", ["story"]),
        ("They asked for a $5m ransom.", ["ransom"]),
        ("The firm rose from 10 to 20 shops.", ["shop", "shop"]),
        ("He saw 200 people and thousands more.", ["person", "person"]),
        (
            "A 6.1-magnitude quake was followed by two aftershocks of magnitude 4.0.",
            ["earthquake", "aftershock", "aftershock"],
        ),
    ],
)
def test_what_is_counted(parse: Any, text: str, expected: list[str]) -> None:
    assert [quantity.counted for quantity in find_quantities(parse(text))] == expected
