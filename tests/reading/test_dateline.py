from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.reading.dateline import find_dateline, find_source, parse_date

BODY = "The council closed the bridge after a flood.\nNobody was hurt, the mayor said.\n" * 4


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14 March 2016 Last updated at 08: 35 GMT", date(2016, 3, 14)),
        ("Tue Jul 02 2013, 14: 58 hrs", date(2013, 7, 2)),
        ("Updated July 2, 2013 4:03 p. m. ET", date(2013, 7, 2)),
        ("PUBLISHED: MONDAY, JUNE 9, 2014, 3: 07 PM", date(2014, 6, 9)),
        ("07/09/2024 17h49", date(2024, 9, 7)),
        ("Posted 11 / 27 / 2005 7: 21 AM", date(2005, 11, 27)),
        ("8: 13 AM PDT 8 / 2 / 2013", date(2013, 8, 2)),
        ("Friday 02/08/2024", date(2024, 8, 2)),
        ("Article posted on 08.07.2012", date(2012, 7, 8)),
        ("2013-09-26", date(2013, 9, 26)),
        ("12 / 16 / 08 1: 30 AM EST", date(2008, 12, 16)),
        ("November 14, 2007 - - 17: 26 GMT (9: 26 PST)", date(2007, 11, 14)),
        ("9 March 2015, 08: 40 (GMT+02: 00)", date(2015, 3, 9)),
        ("By Ana Silva, June 3rd, 2021", date(2021, 6, 3)),
        ("Reuters Sep 18, 2013, 02.16PM IST", date(2013, 9, 18)),
        (
            "CARACAS, Sept 6, 2024 (Wire) – The bridge over the river was closed on Friday, the mayor said.",
            date(2024, 9, 6),
        ),
        ("SAN JOSE, Calif., 29 February 2012 - The company said that it was sold.", date(2012, 2, 29)),
    ],
)
def test_stamps_and_datelines(line: str, day: date) -> None:
    assert find_dateline(f"Bridge closed after flood\n{line}\n{BODY}") == day
    if len(line) < 60:
        assert find_dateline(f"{BODY}{line}\n") == day


@pytest.mark.parametrize(
    "line",
    [
        "CARACAS, Sept 6 (Wire) – The bridge was closed.",
        "Updated 9: 06 AM",
        "07/09/2024",
        "4 / 9 / 2012 8: 33 am",
        "06 / 06 / 13 at 7: 05",
        "31/02/2013",
        "Released on November 20, 2012, the film was seen by two million people in a week.",
        "The bridge was closed on July 2, 2013",
        "Mayor to step down on December 15, 2013, council says",
        "Posted 1 year ago [downloaded on 2 October 2013]",
        "© 3 May 2013 River Post",
        "",
    ],
)
def test_no_date_rather_than_a_wrong_one(line: str) -> None:
    assert find_dateline(f"Bridge closed after flood\n{line}\n{BODY}") is None


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("BRENNICK, September 18, 2025 (Fjord Radio) - The bridge was closed.", "Fjord Radio"),
        ("CARACAS, Sept 6, 2024 (Wire) – The bridge was closed.", "Wire"),
        ("SAN JOSE, Calif., 29 February 2012 (AP) — The bridge was closed.", "AP"),
        ("BRENNICK, September 18, 2025 - The bridge (Fjord Radio) - was closed.", None),
        ("BRENNICK, September 18, 2025 (Fjord Radio) The bridge was closed.", None),
        ("BRENNICK, September 18, 2025 (updated) - The bridge was closed.", None),
        ("BRENNICK, September 18, 2025 (Updated) - The bridge was closed.", None),
        ("BRENNICK, September 18, 2025 (14:30) - The bridge was closed.", None),
        ("BRENNICK, September 18, 2025 (A day on which nobody was hurt) - The end.", None),
        ("BRENNICK, September 18 (Fjord Radio) - The bridge was closed.", None),
        ("The bridge was closed on September 18, 2025 (Fjord Radio) - again.", None),
    ],
)
def test_the_agency_of_a_full_dateline_is_the_source(line: str, source: str | None) -> None:
    assert find_source(f"Bridge closed after flood\n{line}\n{BODY}") == source


def test_another_date_in_the_text_decides_an_ambiguous_one() -> None:
    assert find_dateline(f"Bridge closed\n07/09/2024\n{BODY}It opened on September 7.\n") == date(2024, 9, 7)
    assert find_dateline(f"Bridge closed\n07/09/2024\n{BODY}It opened on 9 July.\n") == date(2024, 7, 9)
    assert find_dateline(f"Bridge closed\n07/09/2024\n{BODY}Open from 9 July to 7 September.\n") is None


def test_published_goes_before_updated() -> None:
    assert find_dateline("Bridge\nUpdated: May 3, 2013\nPublished: May 2, 2013\n" + BODY) == date(2013, 5, 2)
    assert find_dateline("Bridge\nUpdated: May 3, 2013\n" + BODY) == date(2013, 5, 3)


def test_a_chronology_has_no_dateline() -> None:
    entries = "".join(f"{day} May 2013\nThe river rose.\n" for day in range(1, 6))
    assert find_dateline("The flood day by day\n" + entries) is None


def test_the_middle_of_a_long_text_does_not_count() -> None:
    assert find_dateline(BODY * 3 + "May 3, 2013\n" + BODY * 3) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_iso_dates_are_read_exactly(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.isoformat()}T10:00:00+02:00") == day


@given(st.text())
def test_no_text_raises(text: str) -> None:
    find_dateline(text)
    find_source(text)
    parse_date(text)
