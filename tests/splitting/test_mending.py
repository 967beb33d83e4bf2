from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.splitting.mending import mend, title_to_sentence, unshout


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("the building ’ s roof", "the building’s roof"),
        ("at 06: 00 on Sunday", "at 06:00 on Sunday"),
        ("the U. S. Navy", "the U.S. Navy"),
        ("at 6 a. m. on Friday", "at 6 am on Friday"),
        ("“ Go home. ”", "“Go home.”"),
        ("old politics,said the clerk", "old politics, said the clerk"),
        ("plain text stays", "plain text stays"),
    ],
)
def test_odd_spacing_is_mended(printed: str, mended: str) -> None:
    assert mend(printed, 0).text == mended


@given(st.text(alphabet="ab AU.,:“”’'\"16s\n-", max_size=60), st.integers(0, 9))
def test_every_character_knows_where_it_was_printed(text: str, start: int) -> None:
    mended = mend(text, start)
    places = [mended.at(offset) for offset in range(len(mended.text))]
    assert all(start <= place < start + len(text) for place in places)
    assert places == sorted(places)
    for letter, place in zip(mended.text, places, strict=True):
        if not letter.isspace():
            assert text[place - start] == letter


def test_a_headline_in_title_case_is_written_small_but_for_names() -> None:
    names = frozenset({"Kell", "Ruiz"})
    assert title_to_sentence("Bridge At Kell Closed, Says Ruiz", names) == "bridge at Kell closed, says Ruiz"
    assert title_to_sentence("US Bridge Closes After Storm", names) == "US bridge closes after storm"
    assert title_to_sentence("Bridge at Kell is closed by police", names) == "Bridge at Kell is closed by police"


def test_capitals_that_open_a_story_are_written_small() -> None:
    common = frozenset({"fire"})
    assert unshout("FIRE crews came.", common, frozenset()) == "fire crews came."
    assert unshout("A LARGE fire broke out.", common, frozenset()) == "a large fire broke out."
    assert unshout("NATO troops came.", common, frozenset()) == "NATO troops came."
