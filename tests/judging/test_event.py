from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.event import Profile, claim_event_signals, event_signals, profile
from embassy_claims.judging.wording import Wording
from embassy_claims.model import Article


def article(text: str, published: date | None = None) -> Article:
    return Article(path="a", source="a", text=text, published=published)


def test_names_are_capitalised_words_inside_sentences() -> None:
    found = profile(
        article("Storms hit the town of Arlen. The mayor of Arlen, Ida Berg, left. Storms went on; storms do.")
    )
    assert dict(found.names) == {"arlen": 2, "ida": 1, "berg": 1}


def test_two_stories_of_one_event_share_names_and_two_events_do_not() -> None:
    one = profile(article("A quake hit the town of Arlen. The mayor, Ida Berg, said Arlen was safe.", date(2020, 1, 1)))
    same = profile(article("The town of Arlen was hit by a quake, Mayor Ida Berg said.", date(2020, 1, 2)))
    other = profile(article("A quake hit the town of Corvo, the governor, Luis Paz, said.", date(2024, 6, 1)))
    assert event_signals(one, same)["event: shared names"] > 0.7
    assert event_signals(one, other)["event: shared names"] == 0
    assert event_signals(one, other)["event: published far apart"] == 1
    assert event_signals(one, same)["event: published far apart"] == pytest.approx(1 / 365, abs=1e-6)


def test_figures_and_weekdays_tell_two_like_events_apart() -> None:
    quake = "A quake of magnitude {} hit the hills near Arlen on {}, at {} metres depth."
    one, same = profile(article(quake.format(4.6, "Sunday", 1200))), profile(article(quake.format(4.6, "Sunday", 1200)))
    other = profile(article(quake.format(4.4, "Thursday", 2700)))
    alike, apart = event_signals(one, same), event_signals(one, other)
    assert alike["event: names alike"] > apart["event: names alike"] > 0
    told = ("event: first figures known to the other", "event: figures shared", "event: weekdays alike")
    assert [alike[name] for name in told] == [1.0, 1.0, 0.5]
    assert [apart[name] for name in told] == [0.0, 0.0, -0.5]


def test_an_article_without_figures_knows_all_it_has() -> None:
    plain, counting = profile(article("In Arlen the river rose.")), profile(article("In Arlen 40 houses fell."))
    found = event_signals(plain, counting)
    assert found["event: first figures known to the other"] == 0.0
    assert found["event: first figures known to either"] == 1.0
    assert found["event: weekdays alike"] == 0.0


@given(st.text(max_size=300), st.text(max_size=300))
def test_signals_of_any_texts_are_shares(one: str, other: str) -> None:
    for name, value in event_signals(profile(article(one)), profile(article(other))).items():
        assert -0.5 <= value <= 1.0 + 1e-9, name


TELL = """
from embassy_claims.judging.event import Profile, claim_event_signals, event_signals, profile
from embassy_claims.judging.wording import Wording
from embassy_claims.model import Article

def told(step):
    names = " ".join(f"and Name{chr(97 + n % 26)}{chr(97 + n // 26)} {n * step % 97}" * (1 + n % 5) for n in range(90))
    return profile(Article("a", "a", f"It was told of {names}."))

print(event_signals(told(7), told(11)))
"""


def test_signals_do_not_depend_on_the_order_in_which_words_are_hashed() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", TELL], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    assert len(told) == 1


def told(
    names: Mapping[str, int] | None = None,
    words: str = "",
    weekdays: Mapping[str, int] | None = None,
    figures: str = "",
    lead: str = "",
    lead_figures: str = "",
    published: date | None = None,
) -> Profile:
    """The profile of an article that tells just this."""
    return Profile(
        names or {},
        frozenset(words.split()),
        published,
        weekdays or {},
        frozenset(figures.split()),
        frozenset(lead.split()),
        frozenset(lead_figures.split()),
    )


def between(a: Profile, b: Profile) -> dict[str, float]:
    """The signals of two articles, which are the same whichever stands first."""
    found = event_signals(a, b)
    assert event_signals(b, a) == found
    return found


def test_a_name_loses_its_possessive_and_has_more_than_one_letter() -> None:
    found = profile(article("The mayor of Arlen's old town, the agent X and Ed’s aunt met in Arlen."))
    assert dict(found.names) == {"arlen": 2, "ed": 1}
    assert {"mayor", "arlen", "x", "ed", "aunt"} <= found.words


def test_a_name_loses_a_quote_that_closes_behind_it() -> None:
    assert dict(profile(article("They call it the 'Grey Heron' there.")).names) == {"grey": 1, "heron": 1}


def test_a_word_that_stands_in_small_letters_too_is_no_name() -> None:
    found = profile(article("In the town of Rose a rose grew, and in Arlen none."))
    assert dict(found.names) == {"arlen": 1}
    assert "rose" in found.words


@pytest.mark.parametrize(
    "before", ["", "It rained. ", "Rain! ", "Rain? ", "He said: ", "Rain\n", "“", "It said ”", '"']
)
def test_a_capital_that_opens_a_sentence_makes_no_name(before: str) -> None:
    assert not profile(article(f"{before}Storms came.")).names
    assert not profile(article(f"{before}Storms came.")).words & {"storms"}


@pytest.mark.parametrize("before", ["the ", "rain, ", "rain; ", "rain (", "rain — ", "in wet "])
def test_a_capital_inside_a_sentence_makes_a_name(before: str) -> None:
    assert dict(profile(article(f"{before}Arlen stood.")).names) == {"arlen": 1}


@pytest.mark.parametrize("weekday", "monday tuesday wednesday thursday friday saturday sunday".split())
def test_weekdays_are_counted_however_they_are_written(weekday: str) -> None:
    text = f"On {weekday.title()} and {weekday.upper()} night, not {weekday}s."
    assert profile(article(text)).weekdays == {weekday: 2}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("of 1,200 boats and 40, or 7.", {"1200", "40", "7"}),
        ("a quake of 4.6 or 4.65", {"4.6", "4.65"}),
        ("at 6:30 on the 5th", set()),
        ("on road B12, 10kg", set()),
        ("from 2018-19", {"2018"}),
        ("from 2018–19", {"2018"}),
    ],
)
def test_figures_are_whole_numbers_and_no_times(text: str, figures: set[str]) -> None:
    assert profile(article(text)).figures == figures


@pytest.mark.parametrize(("pad", "seen"), [(698, {"41"}), (699, {"4"}), (700, set())])
def test_the_first_700_characters_say_what_happened(pad: int, seen: set[str]) -> None:
    found = profile(article("-" * (pad - 1) + " 41 boats"))
    assert found.lead_figures == found.lead == seen
    assert found.figures == {"41"}


def test_the_first_words_are_those_that_tell_something() -> None:
    found = profile(article("The boats of Léon sank " + "- " * 400 + "late", date(2020, 1, 1)))
    assert found.lead == {"boats", "leon", "sank"}
    assert found.words == {"boats", "of", "leon", "sank", "late"}
    assert found.published == date(2020, 1, 1)


def test_two_articles_that_tell_nothing() -> None:
    assert between(told(), told()) == {
        "event: shared names": 0.0,
        "event: published far apart": 0.0,
        "event: names alike": 0.5,
        "event: first figures known to the other": 1.0,
        "event: first figures known to either": 1.0,
        "event: first words shared": 0.0,
        "event: figures shared": 0.0,
        "event: weekdays alike": 0.0,
    }


def test_shared_names_are_weighed_by_how_often_both_tell_them() -> None:
    found = between(told({"arlen": 3, "berg": 1}), told({"arlen": 1, "corvo": 7}))
    assert found["event: shared names"] == 0.333333  # log 2 of log 4 + log 2
    assert found["event: names alike"] == 0.306186  # √3 of √(4 · 8)
    assert between(told({"arlen": 3}), told({"corvo": 7}))["event: names alike"] == 0


def test_one_article_is_like_itself_and_one_without_names_may_be_like_any() -> None:
    one = told({"arlen": 3, "berg": 1})
    assert between(one, one)["event: shared names"] == between(one, one)["event: names alike"] == 1
    assert between(one, told())["event: names alike"] == 0.5
    assert between(one, told())["event: shared names"] == 0


@pytest.mark.parametrize(
    ("days", "expected"), [(0, 0.0), (1, 0.00274), (73, 0.2), (364, 0.99726), (365, 1.0), (366, 1.0), (4000, 1.0)]
)
def test_how_far_apart_two_articles_came_out(days: int, expected: float) -> None:
    first = date(2010, 3, 1)
    found = between(told(published=first), told(published=first + timedelta(days=days)))
    assert found["event: published far apart"] == expected
    assert between(told(published=first), told())["event: published far apart"] == 0


def test_first_figures_that_the_other_article_knows() -> None:
    a = told(figures="40 7 5000", lead_figures="40 7")
    found = between(a, told(figures="40 99", lead_figures="99"))
    assert found["event: first figures known to the other"] == 0
    assert found["event: first figures known to either"] == 0.551724  # 1.6 of 1.6 + 1.3
    found = between(a, told(figures="40 5000", lead_figures="5000"))
    assert found["event: first figures known to the other"] == 0.551724
    assert found["event: first figures known to either"] == 1


def test_short_figures_tell_no_event() -> None:
    assert between(told(figures="40 7 12"), told(figures="40 7 99"))["event: figures shared"] == 0.5
    assert between(told(figures="40 12 13 14"), told(figures="40 99"))["event: figures shared"] == 0.5
    assert between(told(figures="7"), told(figures="7"))["event: figures shared"] == 0


def test_first_words_are_shared_as_far_as_the_shorter_has_them() -> None:
    assert between(told(lead="boats sank"), told(lead="boats burned off arlen"))["event: first words shared"] == 0.5


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({"monday": 2, "friday": 1}, {"monday": 1, "sunday": 3}, -0.166667),
        ({"monday": 2}, {"monday": 5}, 0.5),
        ({"monday": 2}, {"friday": 5}, -0.5),
        ({"monday": 2}, {}, 0.0),
    ],
)
def test_weekdays_alike(a: Mapping[str, int], b: Mapping[str, int], expected: float) -> None:
    assert between(told(weekdays=a), told(weekdays=b))["event: weekdays alike"] == expected


@pytest.mark.parametrize(
    ("a", "b", "unknown"),
    [
        ("berg paz", "arlen", 2 / 3),
        ("berg", "corvo", 0.0),
        ("paz", "arlen", 1.0),
        ("corvo", "berg", 1.0),
        ("berg", "", 0.0),
        ("", "", 0.0),
    ],
)
def test_names_of_a_claim_that_the_article_of_the_other_does_not_know(a: str, b: str, unknown: float) -> None:
    one, other = (Wording(frozenset({"boat"}), frozenset(names.split())) for names in (a, b))
    in_a, in_b = told(words="corvo boat"), told(words="berg boat")
    expected = {"event: names unknown to the other": pytest.approx(unknown)}
    assert claim_event_signals(one, other, in_a, in_b) == expected
    assert claim_event_signals(other, one, in_b, in_a) == expected
