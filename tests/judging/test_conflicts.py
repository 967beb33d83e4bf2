"""The finders on sentences of real syntax, split by the real parser."""

from __future__ import annotations

import pytest

from embassy_claims.judging.conflicts import Candidate, find_all
from embassy_claims.model import Article, Claim, Conflict, ConflictKind, Pair
from embassy_claims.splitting import Parser, load_parser, split

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser("bundled")


def claims(text: str, source: str, parser: Parser) -> list[Claim]:
    return split([Article(path=f"{source}.txt", source=source, text=text, language="en")], parser)


def candidates(a: str, b: str, parser: Parser) -> list[Candidate]:
    articles = {f"{name}.txt": Article(f"{name}.txt", name, text) for name, text in (("Wire", a), ("Daily", b))}
    pairs = [Pair(x, y, 0.9) for x in claims(a, "Wire", parser) for y in claims(b, "Daily", parser)]
    return [found for pair in pairs for found in find_all(pair, articles)]


@pytest.mark.parametrize(
    ("kind", "a", "b", "word_a", "word_b"),
    [
        ("number", "The ferry carried 120 passengers.", "The ferry carried 210 passengers.", "120", "210"),
        (
            "number",
            "The harbour town is home to six thousand people.",
            "The harbour town is home to 9,000 people.",
            "six thousand",
            "9,000",
        ),
        (
            "number",
            "The tunnel is 12 kilometres long.",
            "The tunnel is 19 kilometres long.",
            "12 kilometres",
            "19 kilometres",
        ),
        (
            "place",
            "The ship sank 20 kilometres north of Bergen.",
            "The ship sank 20 kilometres west of Bergen.",
            "north",
            "west",
        ),
        (
            "place",
            "A quake hit the northern province of Ostra.",
            "A quake hit the southern province of Ostra.",
            "northern",
            "southern",
        ),
        ("place", "Ida Berg lives in Paris.", "Ida Berg lives in London.", "Paris", "London"),
        ("negation", "The old library was undamaged.", "The old library was destroyed.", "undamaged", "destroyed"),
        ("negation", "The mayor resigned.", "The mayor did not resign.", "resigned", "not"),
        ("denial", "The company denied that the dam had leaked.", "The dam had leaked.", "leaked", "leaked"),
        ("denial", "The minister said that it was not a rescue.", "They were freed in a rescue.", "rescue", "rescue"),
        ("date", "The mayor resigned on 3 May 2020.", "The mayor resigned in July 2020.", "3 May 2020", "July 2020"),
        ("date", "The bridge fell at 6am.", "The bridge fell at 9:30am.", "6am", "9:30am"),
        ("date", "The fire was out by 6am.", "The fire was out by 7:30am.", "6am", "7:30am"),
        ("date", "The fire was out by 6am.", "The fire was put out at 7:30am.", "6am", "7:30am"),
        (
            "date",
            "He was charged after a fight in the harbour on Friday.",
            "He was charged after a fight in the harbour on Sunday.",
            "Friday",
            "Sunday",
        ),
        (
            "number",
            "The quake struck 55 kilometres from Arlen at a depth of 10 kilometres.",
            "The quake struck 20 kilometres from Arlen.",
            "55 kilometres",
            "20 kilometres",
        ),
        ("number", "The strongest quake on record in Arlen was 5.5.", "A 5.8 quake struck Arlen.", "5.5", "5.8"),
        (
            "number",
            "The National Survey put the magnitude at 6.1.",
            "The Seismic Institute put the magnitude at 5.4.",
            "6.1",
            "5.4",
        ),
        (
            "number",
            "Some 170 people were killed in the town alone.",
            "Another 90 people were killed.",
            "170",
            "90",
        ),
        ("name", "Ida Berg killed the guard.", "The guard was killed by Tom Lund.", "Ida Berg", "Tom Lund"),
        (
            "statement",
            "The ministry has not issued a statement.",
            "The ministry confirmed the arrests on Monday.",
            "not",
            "confirmed",
        ),
    ],
)
def test_finds(kind: ConflictKind, a: str, b: str, word_a: str, word_b: str, parser: Parser) -> None:
    found = [one.conflict for one in candidates(a, b, parser) if one.conflict.kind == kind]
    assert any(word_a in " ".join(c.a) and word_b in " ".join(c.b) for c in found), found


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("number", "The ferry carried 120 passengers.", "The ferry carried more than 100 passengers."),
        ("number", "The tunnel is 10 kilometres long.", "The tunnel is six miles long."),
        ("number", "The ferry carried 120 passengers.", "The ferry has 14 lifeboats."),
        ("number", "Ten people were killed.", "Eighty people were injured."),
        ("number", "The quake struck at a depth of 10 kilometres.", "The quake struck 40 kilometres from Arlen."),
        ("number", "The quake struck six miles beneath the surface.", "The quake struck 40 kilometres from Arlen."),
        ("number", "The blast killed three people and injured dozens more.", "Another two people were killed."),
        ("number", "The strongest quake on record in Arlen was 5.5.", "A 5.2 quake struck Arlen."),
        ("number", "It is the first tram line in 40 years.", "It is a tram line of 24 minutes."),
        ("number", "Ida Berg scored 20 points.", "Tom Lund scored 14 points."),
        ("negation", "Ida Berg did not resign.", "Tom Lund resigned."),
        ("date", "Ida Berg resigned in May 2020.", "Tom Lund resigned in July 2020."),
        ("date", "He was charged on Saturday.", "He was charged after a fight in the harbour on Friday."),
        ("date", "Crews were called at 6am.", "By 6.30am the crews were called and the fire was out."),
        ("number", "Two divers joined four others in the cave.", "There are six divers in the cave."),
        ("number", "The flood killed 30 people in the town and dozens more elsewhere.", "The flood killed 90 people."),
        ("date", "The bridge fell at 6am.", "The bridge fell at 06:02."),
        ("name", "Ida Berg killed the guard.", "The guard was killed by Berg."),
        ("negation", "The mayor did not resign.", "The mayor never resigned."),
        ("denial", "The minister said that it was not a rescue.", "Nobody was rescued."),
        ("denial", "The minister said that it was not just a rescue.", "They were freed in a rescue."),
        ("denial", "The company denied that the dam had leaked.", "The company denied the dam had leaked."),
        ("statement", "The ministry has not issued a statement.", "The bakery opened on Monday."),
        ("place", "A quake hit the northern province of Ostra.", "A quake hit the northwestern province of Ostra."),
        ("place", "Ida Berg lives in Paris.", "Ida Berg lives in France. The club is in Paris, France."),
        (
            "place",
            "Ida Berg lives in Texas. She is from Texas in the United States.",
            "Ida Berg lives in the United States.",
        ),
        ("place", "Ida Berg lives in the US.", "Ida Berg lives in the United States."),
    ],
)
def test_leaves(kind: ConflictKind, a: str, b: str, parser: Parser) -> None:
    assert [one.conflict for one in candidates(a, b, parser) if one.conflict.kind == kind] == []


def test_a_denial_tells_whether_somebody_stands_for_it(parser: Parser) -> None:
    denied = candidates("The company denied that the dam had leaked.", "The dam had leaked.", parser)
    held = candidates("The minister said that it was not a rescue.", "They were freed in a rescue.", parser)
    told = candidates("The operation was not a rescue.", "They were freed in a rescue.", parser)
    for found, expected in ((denied, 0.0), (held, 0.0), (told, 1.0)):
        (denial,) = [one for one in found if one.conflict.kind == "denial"]
        assert denial.signals["denial: by a negation that nobody holds"] == expected


def test_who_denied_what_another_source_lets_her_confirm_is_no_holder_of_it(parser: Parser) -> None:
    (found,) = (
        one
        for one in candidates(
            "Ida Berg denied that the alarm had been switched off.",
            "Ida Berg confirmed that the alarm had been switched off.",
            parser,
        )
        if one.conflict.kind == "denial"
    )
    assert found.signals["denial: by the one who held it"] == 0


def test_a_time_counted_from_another_is_told_from_a_duration(parser: Parser) -> None:
    taken = candidates("The search took three days.", "The search took five days.", parser)
    away = candidates("The search took three days.", "The search ended five days later.", parser)
    for found, expected in ((taken, 0.0), (away, 1.0)):
        (number,) = [one for one in found if one.conflict.kind == "number"]
        assert number.signals["number: one counted from a time"] == expected


def test_words_in_conflict_stand_in_the_quotes(parser: Parser) -> None:
    a = "The council denied that 40 boats had sunk near Lyon on Friday."
    b = "Police said 55 boats had sunk near Paris on Sunday."
    assert [one.conflict for one in candidates(a, b, parser)] == [
        Conflict("number", ("40",), ("55",)),
        Conflict("denial", ("denied", "boats", "sunk"), ("boats", "sunk")),
    ]


def test_the_question_has_the_answer_masked(parser: Parser) -> None:
    found = candidates("The ferry carried 120 passengers.", "The ferry carried 210 passengers.", parser)
    questions = {one.question for one in found if one.conflict.kind == "number"}
    assert questions == {("The ferry carried some passengers.", "The ferry carried some passengers.")}
