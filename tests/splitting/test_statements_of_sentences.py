"""What sentences are taken apart into, with the parser that ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from embassy_claims.model import Claim

pytestmark = pytest.mark.models
Split = Callable[[str], list[Claim]]


def texts(claims: list[Claim]) -> set[str]:
    return {claim.text for claim in claims}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The storm flooded the harbour and sank two boats.",
            {"The storm flooded the harbour.", "The storm sank two boats."},
        ),
        (
            "A storm hit the harbour on Monday, killing three people and injuring dozens.",
            {
                "A storm hit the harbour on Monday.",
                "A storm killed three people.",
                "A storm injured dozens.",
            },
        ),
        (
            "The ferry, which carried 40 people, sank off Norland.",
            {"The ferry sank off Norland.", "The ferry carried 40 people."},
        ),
        (
            "While the mayor denied the charges, the council voted to sell the port.",
            {"The mayor denied the charges.", "The council voted to sell the port."},
        ),
        (
            "The army sent a helicopter and two trucks.",
            {"The army sent a helicopter.", "The army sent two trucks."},
        ),
        (
            "The owner closed the mill, with hundreds of workers losing their jobs.",
            {"The owner closed the mill.", "Hundreds of workers lost their jobs."},
        ),
        (
            "The council sold the port after the ministry rejected the plan.",
            {
                "The council sold the port after the ministry rejected the plan.",
                "The ministry rejected the plan.",
            },
        ),
        (
            "In Norland, 12 people were killed, 30 were injured and two boats were lost.",
            {
                "In Norland, 12 people were killed.",
                "In Norland, 30 people were injured.",
                "In Norland, two boats were lost.",
            },
        ),
    ],
)
def test_sentences_become_statements_of_one_fact(claims: Split, sentence: str, expected: set[str]) -> None:
    assert texts(claims(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The port will close if the council sells the land.",
        "People who may be trapped in the mine are still alive.",
        "The ministry did not open the port or pay the workers.",
        "The mayor and the minister met in Norland.",
        "Prices rose faster than wages.",
    ],
)
def test_what_must_stay_together_stays(claims: Split, sentence: str) -> None:
    assert texts(claims(sentence)) == {sentence}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Maria Lindqvist, a doctor in Norland, left on Friday.", "Maria Lindqvist is a doctor in Norland."),
        ("The road was cleared, said police official Maria Lindqvist.", "Maria Lindqvist is a police official."),
        ("Maria Lindqvist, 43, was arrested on Friday.", "Maria Lindqvist is 43 years old."),
        ("The port closed after the arrest of the captain.", "The captain was arrested."),
    ],
)
def test_what_is_told_in_passing_is_a_claim(claims: Split, sentence: str, told: str) -> None:
    assert told in texts(claims(sentence))


def test_what_lasted_so_long_stays_with_how_long_it_lasted(claims: Split) -> None:
    told = texts(claims("Guards closed the square for three hours while police searched the tower."))
    assert told == {
        "Guards closed the square for three hours while police searched the tower.",
        "Police searched the tower.",
    }
    assert texts(claims("The mayor waited while the guards searched the tower.")) == {
        "The mayor waited.",
        "The guards searched the tower.",
    }


def test_quotes_are_the_printed_words_and_words_those_of_the_statement(claims: Split) -> None:
    (_, second) = claims("The storm flooded the old harbour and sank two boats.")
    assert second.text == "The storm sank two boats."
    assert [word.text for word in second.words] == ["sank", "two", "boats"]
    assert second.quote.endswith("sank two boats")
    assert (second.verb, second.subject, [number.value for number in second.numbers]) == ("sink", "The storm", [2])


def test_a_date_holds_for_what_is_joined_to_it(claims: Split) -> None:
    found = claims("The storm hit Norland on 3 May 2031, sinking two boats and flooding the harbour.")
    assert {claim.when.first.isoformat() for claim in found if claim.when and claim.when.first} == {"2031-05-03"}
    assert len(found) == 3


def test_silence_is_a_statement_that_was_not_made(claims: Split) -> None:
    (claim,) = claims("The ministry has not issued a statement.")
    assert (claim.kind, claim.stance, claim.holder, claim.negated) == ("statement", "denied", None, True)


def test_roles_are_marked(claims: Split) -> None:
    found = claims("Storm sinks two boats off Norland\nA storm sank two boats off Norland on Monday.")
    assert [claim.role for claim in found] == ["headline", "body"]


def test_what_a_thing_is_not_is_no_claim_about_it(claims: Split) -> None:
    found = texts(claims('"We lost a building, not our people," said the mayor.'))
    assert found == {"We lost a building, not our people."}


def test_an_apposition_inside_a_list_is_told_of_its_own_noun(claims: Split) -> None:
    found = texts(claims("Anna Berg, the owner of the mill, and two guards were arrested."))
    assert "Anna Berg is the owner of the mill." in found
