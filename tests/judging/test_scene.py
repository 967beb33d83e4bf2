"""When and where a claim plays, and how far two such scenes exclude each other."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import article, claim
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.scene import Scene, scene, scene_signals
from embassy_claims.model import When

TODAY = date(2021, 6, 30)  # a Wednesday
FIRE = "The mill burned on 4 June 2020."
FIRE_DAY = (date(2020, 6, 4), date(2020, 6, 4))
UNTOLD = (None, None)

DAYS = st.none() | st.dates(date(2020, 1, 1), date(2021, 12, 31))
NAMES = st.frozensets(st.sampled_from(["arlen", "berg", "corvo", "lund"]))


def seen(text: str, sentence: str | None = None, published: date | None = TODAY, when: When | None = None) -> Scene:
    """The scene of the claim that is this sentence, or all of the text."""
    of = article(text=text, published=published)
    return scene(of, claim(of, sentence, when=when))


def time(text: str, sentence: str | None = None, published: date | None = TODAY) -> tuple[date | None, date | None]:
    found = seen(text, sentence, published)
    return found.first, found.last


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


def day(away: int | None) -> date | None:
    """The day that lies so many days after the day of publication."""
    return None if away is None else TODAY + timedelta(days=away)


def at(first: int | None, last: int | None, names: str = "", own: bool = False) -> Scene:
    return Scene(day(first), day(last), frozenset(names.split()), own)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    first, last = draw(DAYS), draw(DAYS)
    if first and last:
        first, last = sorted((first, last))
    return Scene(first, last, draw(NAMES), draw(st.booleans()))


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2019, 5, 2), date(2019, 5, 3)), (None, date(2019, 5, 3)), (date(2019, 5, 2), None)],
)
def test_the_time_of_a_claim_goes_before_that_of_its_sentence(first: date | None, last: date | None) -> None:
    found = seen(FIRE, when=When(first, last, "those days"))
    assert (found.first, found.last) == (first, last)


def test_a_claim_whose_time_is_unknown_has_that_of_its_sentence() -> None:
    found = seen(FIRE, when=When(None, None, "then"))
    assert (found.first, found.last) == FIRE_DAY


@pytest.mark.parametrize("words", ["2019", "by 2019", "the 2019"])
def test_a_bare_year_of_a_claim_may_be_that_of_another_event(words: str) -> None:
    found = seen(FIRE, when=When(*year(2019), words))
    assert (found.first, found.last) == FIRE_DAY


@pytest.mark.parametrize("words", ["in 2019", "2019 or so", "the year 2019"])
def test_a_year_of_a_claim_in_more_words_is_its_own(words: str) -> None:
    found = seen(FIRE, when=When(*year(2019), words))
    assert (found.first, found.last) == year(2019)


def test_the_first_time_that_can_be_resolved_is_that_of_the_sentence() -> None:
    text = "On Monday the mill that opened on 4 June 2018 shut."
    assert time(text) == (date(2021, 6, 28), date(2021, 6, 28))
    assert time(text, published=None) == (date(2018, 6, 4), date(2018, 6, 4))


def test_a_time_of_day_is_no_time_of_a_scene() -> None:
    assert time("At 6am on 4 June 2020 the mill burned.") == FIRE_DAY
    assert time("The mill burned at 6am.") == UNTOLD


def test_what_another_sentence_tells_does_not_count() -> None:
    assert time(f"{FIRE} The miller slept.", "The miller slept.") == UNTOLD
    assert time(f"The miller slept. {FIRE}", "The miller slept.") == UNTOLD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2004 saw nine barns fall.", year(2004)),
        ("The violent 2004 flood took nine barns.", year(2004)),  # the year stands 12 characters from the start
        ("The terrible 2004 flood took nine barns.", UNTOLD),
        ("Divers came to the valley of the 2004 flood.", UNTOLD),
    ],
)
def test_a_year_before_a_noun_is_that_of_the_sentence_only_at_its_start(
    text: str, expected: tuple[date | None, date | None]
) -> None:
    assert time(text) == expected


@pytest.mark.parametrize("word", "in since until till before after during from".split())
def test_a_year_behind_a_word_of_time_is_that_of_the_sentence(word: str) -> None:
    assert time(f"Nine barns by the river stood empty {word} 2004 for want of hay.") == year(2004)


@pytest.mark.parametrize(
    "text",
    [
        'The old miller wrote: "In 2004 nine barns fell."',
        "Nine barns of Arlen fell (2004) and were rebuilt.",
        "Nine barns fell at Arlen, 2004 being a wet year.",
    ],
)
def test_a_year_behind_a_capital_or_a_mark_is_that_of_the_sentence(text: str) -> None:
    assert time(text) == year(2004)


@pytest.mark.parametrize(
    "text",
    [
        "The carpenters begin 2004 repairs again.",
        "Back in the wet 2004 season nine barns fell.",
        "Nine barns fell to the flood of 2004 alone.",
    ],
)
def test_a_year_that_no_word_of_time_stands_before_is_another_events(text: str) -> None:
    assert time(text) == UNTOLD


def test_behind_the_year_of_another_event_a_time_still_counts() -> None:
    assert time("Heirs of the terrible 2004 flood met on 4 June 2020.") == FIRE_DAY


def test_more_than_a_bare_year_names_no_other_event() -> None:
    assert time("Nine barns lost to the late 2004 flood stand.") == (date(2004, 9, 1), date(2004, 12, 31))
    assert time("Nine barns lost to the 2004-2006 floods stand.") == (date(2004, 1, 1), date(2006, 12, 31))


@pytest.mark.parametrize("word", "It They He She That This Those These Its Their".split())
def test_a_pronoun_points_back_to_the_time_of_the_sentence_before(word: str) -> None:
    sentence = f"{word} cost nine crowns."
    assert time(f"{FIRE} {sentence}", sentence) == FIRE_DAY


@pytest.mark.parametrize("mark", ['"', "“", "'", "‘", "“ "])
def test_a_pronoun_that_opens_a_quote_points_back(mark: str) -> None:
    sentence = f"{mark}It cost nine crowns."
    assert time(f"{FIRE} {sentence}", sentence) == FIRE_DAY


@pytest.mark.parametrize("word", ["The roof", "Items", "Thatch", "Hector", "Sheds", "And it", "That's", "It's"])
def test_only_a_pronoun_as_the_first_word_points_back(word: str) -> None:
    sentence = f"{word} cost nine crowns."
    expected = FIRE_DAY if "'" in word else UNTOLD
    assert time(f"{FIRE} {sentence}", sentence) == expected


@pytest.mark.parametrize("mark", [". ", "! ", "? ", "\n", ".\n\n"])
def test_a_pronoun_points_back_one_sentence_and_no_more(mark: str) -> None:
    sentence = "It cost nine crowns."
    assert time(f"The mill opened on 4 June 2018{mark}A gale took the roof. {sentence}", sentence) == UNTOLD
    assert time(f"A gale took the roof{mark}{FIRE} {sentence}", sentence) == FIRE_DAY


def test_a_pronoun_that_opens_the_article_points_nowhere() -> None:
    assert time("It cost nine crowns.") == UNTOLD
    assert time("It burned on 4 June 2020.") == FIRE_DAY


def test_a_pronoun_near_the_start_of_a_long_article_points_back() -> None:
    sentence = "It cost nine crowns."
    assert time(f"{FIRE} {sentence}" + " Rain fell." * 99, sentence) == FIRE_DAY


@pytest.mark.parametrize(("end", "expected"), [("very wet.", year(1998)), ("very cold.", UNTOLD)])
def test_a_pronoun_points_back_400_characters(end: str, expected: tuple[date | None, date | None]) -> None:
    before = "1998 was " + "so " * 127 + end + " "
    assert len(before) - 400 == (expected == UNTOLD)
    assert time(before + "It is dry by now.", "It is dry by now.") == expected


def test_names_are_the_folded_words_with_a_capital_behind_the_first_word() -> None:
    assert seen("Storms took the roof of Ida Berg-Holm and of LÉON.").names == {"ida", "berg-holm", "leon"}
    assert seen("Agent X of Arlen left.").names == {"arlen"}
    assert seen("Nobody was there.").names == frozenset()


@pytest.mark.parametrize("word", [*calendar.day_name, *calendar.month_name[1:]])
def test_days_and_months_are_no_names(word: str) -> None:
    assert seen(f"The market of Arlen opens in {word} again.").names == {"arlen"}


def test_names_that_begin_like_a_day_or_a_month_are_names() -> None:
    names = "Mayfield Marchmont Junell Augustin Sundayson Aprila Julyan Mondayne Decemberg"
    assert seen(f"The painters {names} met.").names == set(names.casefold().split())


def test_names_of_another_sentence_count_where_a_pronoun_points_back() -> None:
    text = "The gale hit Arlen. It took nine roofs of Corvo. The roofs of Lund held."
    assert {"arlen", "corvo"} <= seen(text, "It took nine roofs of Corvo.").names
    assert "lund" not in seen(text, "It took nine roofs of Corvo.").names
    assert seen(text, "The roofs of Lund held.").names == {"lund"}


@pytest.mark.parametrize(
    ("first", "last", "own"),
    [
        (-31, -31, True),
        (-30, -30, False),
        (-400, -31, True),
        (-400, -30, False),
        (None, -31, True),
        (None, -30, False),
        (-400, None, False),
        (-400, 400, False),
        (0, 0, False),
        (7, 7, False),
        (8, 8, True),
        (7, 400, False),
        (8, 400, True),
        (7, None, False),
        (8, None, True),
        (None, 8, False),
    ],
)
def test_a_scene_is_its_own_30_days_before_the_news_or_a_week_after_it(
    first: int | None, last: int | None, own: bool
) -> None:
    when = When(day(first), day(last), "that time")
    assert seen("The mill burned.", when=when).own is own
    assert not seen("The mill burned.", published=None, when=when).own


def test_a_scene_without_a_time_is_that_of_the_news() -> None:
    assert seen("The mill burned.") == Scene(None, None, frozenset(), own=False)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(0, 0.0), (1, 0.115641), (30, 0.572908), (399, 0.999584), (400, 1.0), (401, 1.0), (4000, 1.0)],
)
def test_how_far_the_times_of_two_scenes_lie_apart(days: int, expected: float) -> None:
    a, b = at(-9, -3), at(-3 + days, days)
    assert scene_signals(a, b)["scene: other time"] == pytest.approx(expected, abs=1e-6)
    assert scene_signals(b, a)["scene: other time"] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ((None, 0), (30, None), True),
        ((None, 0), (30, 31), True),
        ((-9, 0), (30, None), True),
        ((None, 30), (0, None), False),
        ((None, 0), (None, 30), False),
        ((0, None), (30, None), False),
        ((0, None), (30, 31), False),
        ((-9, -8), (None, 30), False),
        ((0, 9), (3, 5), False),
        ((0, 5), (3, 9), False),
        ((None, None), (30, 31), False),
        ((None, None), (None, None), False),
    ],
)
def test_open_times_lie_apart_only_where_they_end(
    a: tuple[int | None, int | None], b: tuple[int | None, int | None], apart: bool
) -> None:
    expected = pytest.approx(0.572908 if apart else 0.0, abs=1e-6)
    assert scene_signals(at(*a), at(*b))["scene: other time"] == expected
    assert scene_signals(at(*b), at(*a))["scene: other time"] == expected


@pytest.mark.parametrize(
    ("own_a", "own_b", "one", "both"),
    [(False, False, 0, 0), (True, False, 1, 0), (False, True, 1, 0), (True, True, 0, 1)],
)
def test_one_scene_or_both_lie_in_the_past(own_a: bool, own_b: bool, one: float, both: float) -> None:
    found = scene_signals(at(0, 0, own=own_a), at(0, 0, own=own_b))
    assert (found["scene: one in the past"], found["scene: both in the past"]) == (one, both)


@pytest.mark.parametrize(
    ("a", "b", "shared", "other"),
    [
        ("arlen berg", "arlen corvo lund", 0.5, 1),
        ("arlen", "arlen corvo lund", 1.0, 0),
        ("arlen berg", "arlen berg", 1.0, 0),
        ("arlen", "berg", 0.0, 1),
        ("arlen", "", 0.0, 0),
        ("", "", 0.0, 0),
    ],
)
def test_names_that_two_scenes_share(a: str, b: str, shared: float, other: float) -> None:
    for found in (scene_signals(at(0, 0, a), at(0, 0, b)), scene_signals(at(0, 0, b), at(0, 0, a))):
        assert (found["scene: names shared"], found["scene: other names"]) == (shared, other)


@given(scenes(), scenes())
def test_signals_of_two_scenes_are_shares_whichever_stands_first(a: Scene, b: Scene) -> None:
    found = scene_signals(a, b)
    assert found == scene_signals(b, a)
    assert len(found) == 5
    assert all(0 <= value <= 1 for value in found.values())


@given(scenes(), st.frozensets(st.just("corvo")))
def test_a_scene_does_not_exclude_itself(one: Scene, more: frozenset[str]) -> None:
    found = scene_signals(one, replace(one, names=one.names | more))
    assert found["scene: other time"] == found["scene: one in the past"] == found["scene: other names"] == 0
    assert found["scene: names shared"] == float(bool(one.names))


@pytest.mark.parametrize(
    ("text", "sentence", "names"),
    [
        ("Rain fell. The gale hit Arlen. It took nine roofs.", "It took nine roofs.", {"arlen"}),
        ("“They saw Ida Berg there,” he said.", None, {"ida", "berg"}),
        ("On that day Örjan met Émile.", None, {"orjan", "emile"}),
        ("They left Arlen's port and Corvo’s quay.", None, {"arlen", "corvo"}),
    ],
)
def test_a_name_opens_no_sentence_and_has_no_possessive(text: str, sentence: str | None, names: set[str]) -> None:
    assert seen(text, sentence).names == names


def test_the_time_of_its_own_sentence_goes_before_that_of_the_sentence_before() -> None:
    assert time("The tower opened on 4 May 1980. It fell on 4 June 2021.", "It fell on 4 June 2021.") == (
        date(2021, 6, 4),
        date(2021, 6, 4),
    )


@pytest.mark.parametrize("name", ["Dr. Berg", "Mr. Lund", "J. Corvo", "Lt. Gov. Berg"])
def test_an_abbreviation_ends_no_sentence(name: str) -> None:
    assert time(f"On 4 June 2020 the tower opened with {name} in it. It fell.", "It fell.") == FIRE_DAY
