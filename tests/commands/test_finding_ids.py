"""Ids as users type them."""

from __future__ import annotations

import pytest

from embassy_claims.commands.finding_ids import is_dispute, members, named
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


def test_a_dispute_stands_for_all_its_members() -> None:
    disputes = {"dd00bb11cc": ["3f9c1a7e20", "aa00bb11cc"]}
    assert members("dd00", IDS, disputes, "finding") == ["3f9c1a7e20", "aa00bb11cc"]
    assert members("aa00", IDS, disputes, "finding") == ["aa00bb11cc"]
    with pytest.raises(SettingsError, match="there is no finding dd11"):
        members("dd11", IDS, disputes, "finding")


@pytest.mark.parametrize(("typed", "is_one"), [("dd00", True), (" DD00 ", True), ("dd0", False), ("aa00", False)])
def test_an_id_is_that_of_a_dispute_by_its_beginning(typed: str, is_one: bool) -> None:
    assert is_dispute(typed, set(IDS)) is is_one


def test_a_finding_may_begin_as_a_dispute_does() -> None:
    assert not is_dispute("dd00", {*IDS, "dd00bb11cc"})
