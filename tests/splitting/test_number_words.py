from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.splitting.figures.number_words import spelled_numbers

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number: int, british: bool = False) -> str:
    """An independent speller: 1,234 is "one thousand two hundred (and) thirty-four"."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    link = " and " if british else " "
    if number < 1000:
        rest = link + spell(number % 100) if number % 100 else ""
        return f"{_ONES[number // 100]} hundred{rest}"
    below = number % 1000
    tail = (link if below < 100 else " ") + spell(below, british) if below else ""
    return f"{spell(number // 1000, british)} thousand{tail}"


@given(st.integers(0, 999_999), st.booleans(), st.sampled_from([str.lower, str.upper, str.title]))
def test_spelled_numbers_are_read_back(number: int, british: bool, case: object) -> None:
    text = case(spell(number, british)) if callable(case) else ""
    assert spelled_numbers(text) == [(0, len(text), float(number))]


@given(st.lists(st.integers(1, 99_999), min_size=2, max_size=4))
def test_numbers_with_commas_between_stay_apart(numbers: list[int]) -> None:
    text = ", ".join(spell(number) for number in numbers)
    assert [value for _, _, value in spelled_numbers(text)] == [float(number) for number in numbers]


def test_two_hundreds_joined_by_and_are_two_numbers() -> None:
    assert [value for _, _, value in spelled_numbers("one hundred and two hundred")] == [100.0, 200.0]


def test_dozens_multiply() -> None:
    assert spelled_numbers("two dozen") == [(0, 9, 24.0)]
