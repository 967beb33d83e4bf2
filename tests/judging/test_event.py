from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.judging.event import event_signals, profile
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


def test_signals_do_not_depend_on_the_order() -> None:
    one, other = profile(article("In Arlen the river rose.")), profile(article("The river Tamm rose in Arlen."))
    assert event_signals(one, other) == event_signals(other, one)


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
from embassy_claims.judging.event import event_signals, profile
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
