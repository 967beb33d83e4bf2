"""Ids as users type them."""

from __future__ import annotations

import pytest

from embassy_claims.commands.finding_ids import named
from embassy_claims.errors import SettingsError

IDS = ("3f9c1a7e20", "3f9c1b0000", "aa00bb11cc")


@pytest.mark.parametrize("typed", ["aa00bb11cc", "aa00", "AA00BB", " aa00bb11cc "])
def test_an_id_or_its_beginning_names_one(typed: str) -> None:
    assert named(typed, IDS) == "aa00bb11cc"


def test_a_whole_id_is_never_ambiguous() -> None:
    assert named("3f9c", ("3f9c", "3f9c1a7e20")) == "3f9c"


def test_a_beginning_of_several_is_an_error_that_lists_them() -> None:
    with pytest.raises(SettingsError, match="3f9c1a7e20, 3f9c1b0000"):
        named("3f9c1", IDS)


def test_less_than_four_characters_name_nothing() -> None:
    with pytest.raises(SettingsError, match="'aa0' is too short to name a finding: give at least 4 characters"):
        named("aa0", IDS)


def test_a_misspelt_id_gets_the_close_one() -> None:
    with pytest.raises(SettingsError, match="close to it: 3f9c1a7e20"):
        named("3f9c1a7f20", IDS)


def test_where_nothing_was_found_it_says_so() -> None:
    with pytest.raises(SettingsError, match="there are no findings"):
        named("3f9c1a7e20", ())
