"""Two places of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article
from worded import by_path, worded

from embassy_claims.judging.conflicts.place import DIRECTIONS, find_places
from embassy_claims.model import Claim, Pair


def answers(a: Claim, b: Claim, text: str = "") -> list[tuple[str, ...]]:
    """The words in conflict, in whatever order the claims come; ``text`` is what the second article tells besides."""
    found = []
    for pair in (Pair(a, b, 0.9), Pair(b, a, 0.9)):
        articles = by_path(a, b)
        if text:
            articles[b.article] = article(b.article, f"{b.quote}. {text}")
        found.append([(one.conflict.a, one.conflict.b) for one in find_places(pair, articles)])
    assert [(one, other) for other, one in found[1]] == found[0]
    return [(*one, *other) for one, other in found[0]]


def signals(a: Claim, b: Claim) -> list[dict[str, float]]:
    return [dict(one.signals) for one in find_places(Pair(a, b, 0.9), by_path(a, b))]


def towards(direction: str, path: str = "a.txt", of: str = "Orsa", between: int = 0, rest: str = "") -> Claim:
    """It sank in a direction from a place, so many words between the two."""
    fill = "far ADV advmod 0 | " * between
    return worded(f"sank/sink VERB ROOT 0 | {direction} ADV advmod 0 | {fill}{of} PROPN pobj 1{rest}", path)


def test_the_words_of_direction() -> None:
    assert (
        frozenset(
            "north south east west northeast northwest southeast southwest northern southern eastern western "
            "northeastern northwestern southeastern southwestern".split()
        )
        == DIRECTIONS
    )


@pytest.mark.parametrize(
    ("one", "other", "finer"),
    [
        ("north", "west", 0),
        ("North", "south", 0),
        ("north", "northeast", 1),
        ("northern", "southern", 0),
        ("northwestern", "southwestern", 0),
    ],
)
def test_other_directions_from_one_place(one: str, other: str, finer: float) -> None:
    a, b = towards(one), towards(other, "b.txt")
    assert answers(a, b) == [(one, other)]
    assert signals(a, b) == [{"place: direction": 1.0, "place: finer": finer}]


def test_the_question_of_a_direction() -> None:
    a, b = towards("north"), towards("west", "b.txt", between=1)
    [found] = find_places(Pair(a, b, 0.9), by_path(a, b))
    assert (found.finder, found.conflict.kind) == ("place", "place")
    assert found.question == ("sank something Orsa", "sank something far Orsa")
    assert found.spans == (((5, 10),), ((5, 9),))


@pytest.mark.parametrize(
    ("one", "other"), [("north", "north"), ("north", "southern"), ("northern", "northwestern"), ("up", "north")]
)
def test_directions_that_are_no_two_answers(one: str, other: str) -> None:
    assert answers(towards(one), towards(other, "b.txt")) == []


def test_a_direction_is_told_of_the_next_name_within_six_words() -> None:
    west = towards("west", "b.txt")
    assert answers(towards("north", between=5), west) == [("north", "west")]
    assert answers(towards("north", between=6), west) == []
    assert answers(towards("north", of="Malm"), west) == []
    assert answers(towards("north", of="Malm", rest=" | Orsa PROPN pobj 1"), west) == []


def test_a_direction_that_is_part_of_a_name_or_stands_before_no_name_is_none() -> None:
    west = towards("west", "b.txt")
    assert answers(worded("reached/reach VERB ROOT 0 | North PROPN compound 2 GPE | Orsa PROPN dobj 0"), west) == []
    assert answers(worded("sank/sink VERB ROOT 0 | north ADV advmod 0 | Orsa NOUN pobj 0"), west) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("inland ADV advmod 0", "offshore ADV advmod 0"),
        ("onshore ADJ amod 0", "undersea ADJ amod 0"),
        ("Ashore ADV advmod 0", "off ADP prep 0 | Orsa PROPN pobj 1 GPE"),
        ("ashore ADV advmod 0", "off ADV advmod 0"),
    ],
)
def test_on_land_and_at_sea(one: str, other: str) -> None:
    a = worded(f"struck/strike VERB ROOT 0 | {one}")
    b = worded(f"struck/strike VERB ROOT 0 | {other}", "b.txt")
    assert answers(a, b) == [(one.split()[0], other.split()[0])]
    assert signals(a, b) == [{"place: site": 1.0}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ashore ADV advmod 0", "inland ADV advmod 0"),
        ("off ADV advmod 0", "offshore ADV advmod 0"),
        ("inland NOUN dobj 0", "offshore ADV advmod 0"),
        ("inland ADV advmod 0", "off ADP prt 0"),
        ("inland ADV advmod 0", "off ADP prep 0 | Orsa PROPN dobj 1"),
        ("inland ADV advmod 0", "away ADV advmod 0"),
    ],
)
def test_sites_that_are_no_two_answers(one: str, other: str) -> None:
    a = worded(f"struck/strike VERB ROOT 0 | {one}")
    assert answers(a, worded(f"struck/strike VERB ROOT 0 | {other}", "b.txt")) == []


def test_of_a_site_that_is_told_twice_the_first_word_carries_the_answer() -> None:
    a = worded("ran/run VERB ROOT 0 | ashore ADV advmod 0 | inland ADV advmod 0")
    assert answers(a, worded("lay/lie VERB ROOT 0 | offshore ADV advmod 0", "b.txt")) == [("ashore", "offshore")]


def dwells(*place: str, path: str = "a.txt", preposition: str = "in", verb: str = "dwells/dwell") -> Claim:
    """She dwells in a place of these words."""
    last = len(place) + 1
    words = [f"{word} PROPN compound {last} GPE" for word in place[:-1]]
    return worded(
        " | ".join([f"{verb} VERB ROOT 0", f"{preposition} ADP prep 0", *words, f"{place[-1]} PROPN pobj 1 GPE"]), path
    )


IN_ORSA, IN_MALM = dwells("Orsa"), dwells("Malm", path="b.txt")


@pytest.mark.parametrize("preposition", ["in", "At", "near", "from", "to", "off", "into", "outside"])
def test_other_places_in_one_role(preposition: str) -> None:
    a, b = dwells("Orsa", preposition=preposition), dwells("Port", "Malm", path="b.txt", preposition=preposition)
    assert answers(a, b) == [("Orsa", "Port Malm")]
    assert signals(a, b) == [{"place: role": 1.0}]


@pytest.mark.parametrize(
    "other",
    [
        dwells("Malm", path="b.txt", preposition="near"),
        dwells("Malm", path="b.txt", verb="sings/sing"),
        dwells("Port", "Orsa", path="b.txt"),
        dwells("ORSA", path="b.txt"),
        replace(IN_MALM, words=(*IN_MALM.words[:2], replace(IN_MALM.words[2], ent="PERSON"))),
        replace(IN_MALM, words=(*IN_MALM.words[:2], replace(IN_MALM.words[2], dep="conj"))),
    ],
)
def test_places_in_two_roles_or_with_a_common_word(other: Claim) -> None:
    assert answers(IN_ORSA, IN_MALM) == [("Orsa", "Malm")]
    assert answers(IN_ORSA, other) == []


@pytest.mark.parametrize("preposition", ["of", "behind"])
def test_other_prepositions_give_no_role(preposition: str) -> None:
    a, b = dwells("Orsa", preposition=preposition), dwells("Malm", path="b.txt", preposition=preposition)
    assert answers(a, b) == []


def test_only_what_belongs_to_the_name_is_compared() -> None:
    loose = worded(
        "Orsa PROPN compound 1 GPE | dwells/dwell VERB ROOT 1 | in ADP prep 1 | old ADJ amod 4 | Malm PROPN pobj 2 GPE",
        "b.txt",
    )
    assert answers(IN_ORSA, loose) == [("Orsa", "Malm")]


def test_a_role_in_which_both_name_one_place_does_not_hide_another() -> None:
    def sailing(to: str, path: str) -> Claim:
        return worded(
            f"sails/sail VERB ROOT 0 | from ADP prep 0 | Orsa PROPN pobj 1 GPE | to ADP prep 0 | {to} PROPN pobj 3 GPE",
            path,
        )

    assert answers(sailing("Malm", "a.txt"), sailing("Tarn", "b.txt")) == [("Malm", "Tarn")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("U.S.",), ("America",)),
        (("the", "United", "States"), ("US",)),
        (("UK",), ("Great", "Britain")),
        (("Emirates",), ("UAE",)),
    ],
)
def test_short_names_are_of_one_country(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert answers(dwells(*one), dwells(*other, path="b.txt")) == []


@pytest.mark.parametrize(("one", "other"), [("US", "UK"), ("UK", "UAE"), ("US", "Orsa")])
def test_short_names_of_two_countries_are_two(one: str, other: str) -> None:
    assert answers(dwells(one), dwells(other, path="b.txt")) == [(one, other)]


@pytest.mark.parametrize(
    "text",
    [
        "Orsa, Malm",
        "MALM’s orsa",
        "Orsa (Malm)",
        "Malm province of Orsa",
        "Orsa state, Malm",
        "Orsa, in the Malm",
    ],
)
def test_a_place_and_a_wider_one_that_either_article_puts_it_in_are_one(text: str) -> None:
    assert answers(IN_ORSA, IN_MALM, text) == []


@pytest.mark.parametrize(
    "text",
    ["Orsa and Malm", "Orsa. Malm", "Orsal, Malm", "Orsa, Malmen", "Orsa,  in the Malm", "OrsaMalm"],
)
def test_two_places_that_an_article_only_names_are_two(text: str) -> None:
    assert answers(IN_ORSA, IN_MALM, text) == [("Orsa", "Malm")]
