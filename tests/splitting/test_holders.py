"""Who says so, and how they stand to it, with the parser that ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from embassy_claims.model import Claim
from embassy_claims.splitting import Parser
from embassy_claims.splitting.names import find_names
from embassy_claims.splitting.tree import build_tree

pytestmark = pytest.mark.models
Split = Callable[[str], list[Claim]]


def held(claims: list[Claim], words: str) -> tuple[str | None, str]:
    """Holder and stance of the claim whose quote has these words."""
    found = [claim for claim in claims if words in claim.quote]
    assert found, [claim.quote for claim in claims]
    return found[-1].holder, found[-1].stance


@pytest.mark.parametrize(
    ("text", "words", "holder", "stance"),
    [
        ("The dam is safe, police said.", "The dam is safe", "police", "asserted"),
        ("Police said the dam is safe.", "the dam is safe", "Police", "asserted"),
        ('"The dam is very old," said Maria Lindqvist.', "The dam is very old", "Maria Lindqvist", "asserted"),
        (
            'Maria Lindqvist told reporters: "The dam is very old."',
            "The dam is very old",
            "Maria Lindqvist",
            "asserted",
        ),
        ("According to the Norland Post, the dam broke.", "the dam broke", "Norland Post", "asserted"),
        ("The dam broke, according to data from the ministry.", "The dam broke", "ministry", "asserted"),
        ("A police source said the dam broke.", "the dam broke", "A police source", "asserted"),
        ("The mayor of Norland denied the allegations.", "denied the allegations", "mayor of Norland", "denied"),
        ("The ministry accused the firm of hiding the cracks.", "hiding the cracks", "ministry", "alleged"),
        ("The minister will resign in May.", "will resign", None, "planned"),
        ("The dam reportedly broke at night.", "reportedly broke", None, "alleged"),
        ("The captain is accused of leaving the ship.", "accused of leaving", None, "alleged"),
        ("The party questioned the results of the vote.", "questioned the results", "party", "questioned"),
        ("The dam is old.", "The dam is old", None, "asserted"),
    ],
)
def test_holders_and_stances(claims: Split, text: str, words: str, holder: str | None, stance: str) -> None:
    assert held(claims(text), words) == (holder, stance)


def test_a_surname_and_a_pronoun_get_the_full_name(claims: Split) -> None:
    found = claims(
        "Harbour chief Maria Lindqvist closed the port on Friday.\n"
        "Lindqvist said two boats were lost.\n"
        "She said a third boat was missing."
    )
    assert held(found, "two boats were lost")[0] == "Maria Lindqvist"
    assert held(found, "a third boat was missing")[0] == "Maria Lindqvist"


def test_a_role_leads_back_to_the_speaker_who_has_it(claims: Split) -> None:
    found = claims(
        '"Two boats are lost," said Maria Lindqvist, a doctor from Norland.\n'
        'A storm flooded the harbour.\n"We saw it from the clinic," the doctor added.'
    )
    assert held(found, "We saw it")[0] == "Maria Lindqvist"


def test_a_speech_over_paragraphs_has_one_holder(claims: Split) -> None:
    found = claims(
        '"Two boats are lost in the bay.\nThe others came back at noon," Maria Lindqvist said.\n'
        '"We will look for them at dawn."'
    )
    assert {held(found, words)[0] for words in ("Two boats", "The others", "We will look")} == {"Maria Lindqvist"}


def test_a_denial_by_two_is_two_claims(claims: Split) -> None:
    found = claims(
        "Norland accused the crew of burning the ship, an allegation denied by both the captain and the owner."
    )
    denials = [claim for claim in found if claim.stance == "denied"]
    assert [(claim.holder, claim.text) for claim in denials] == [
        ("captain", "The captain denied that the crew burned the ship."),
        ("owner", "The owner denied that the crew burned the ship."),
    ]


def test_an_opinion_that_is_denied_is_not_stated(claims: Split) -> None:
    texts = {claim.text for claim in claims("Maria Lindqvist says she does not think the dam will break.")}
    assert "The dam will break." not in texts


@pytest.mark.parametrize(
    "text",
    [
        '"We lost everything," said Per Holm, who runs the shop.',
        '"We lost everything," said Per Holm, 54, a baker.',
        '"We lost everything," said Per Holm.',
        '"We lost everything," said baker Per Holm.',
    ],
)
def test_a_name_that_looks_like_a_preposition_can_speak(claims: Split, text: str) -> None:
    found = claims(text)
    assert held(found, "We lost everything")[0] == "Per Holm"
    assert not [claim.text for claim in found if claim.text.startswith("Said")]


@pytest.mark.parametrize(
    ("before", "holder"),
    [
        ("Per Holm was in the shop. His wife, Anna Berg, called the police.", "Anna Berg"),
        ('"It was dark," said Per Holm. His wife, Anna Berg, called the police.', "Anna Berg"),
        ("Per Holm's wife, Anna Berg, called the police.", "Anna Berg"),
        ("Anna Berg, a teacher, saw the roof fall.", "Anna Berg"),
        ("Per Holm's wife called the police.", "she"),
        ("Per Holm fled with his wife.", "she"),
        ("NORLAND was hit by a storm. Per Holm fled with his wife.", "she"),
        ("The roof fell.", "she"),
    ],
)
def test_she_is_no_town_and_no_man(claims: Split, before: str, holder: str) -> None:
    found = claims(f'{before}\n"It sounded like thunder," she said.')
    assert held(found, "sounded like thunder")[0] == holder


@pytest.mark.parametrize(
    ("before", "pronoun", "holder"),
    [
        ("Mr. Nils Holm, the mayor, said her death was a loss.", "he", "Nils Holm"),
        ("Mr. Nils Holm, the mayor, took her dog home.", "he", "Nils Holm"),
        ("Mayor Nils Holm said her death was a loss. Anna Berg, a doctor, ran to the house.", "he", "Nils Holm"),
        ("Mayor Nils Holm denied her claims. Anna Berg, a doctor, ran to the house.", "he", "Nils Holm"),
        ("Nils Holm ran when her house burned.", "he", "Nils Holm"),
        ("Nils Holm met a woman and her dog.", "he", "Nils Holm"),
        ("Nils Holm gave the baker her bag.", "he", "Nils Holm"),
        ("Anna Berg met a baker who lost his dog.", "she", "Anna Berg"),
        ("Anna Berg ran and the baker lost his dog.", "she", "Anna Berg"),
        ("Anna Berg is his boss.", "she", "Anna Berg"),
        ("Nils Holm lost his house. Anna Berg lost her car.", "she", "Anna Berg"),
        ("Anna Berg lost her house and her car. Nils Holm lost his boat.", "she", "Anna Berg"),
        ("Anna Berg ran and lost her shoe. Nils Holm took his coat.", "she", "Anna Berg"),
    ],
)
def test_his_and_her_tell_of_the_subject_of_their_clause_alone(
    claims: Split, before: str, pronoun: str, holder: str
) -> None:
    found = claims(f'{before}\n"It sounded like thunder," {pronoun} said.')
    assert held(found, "sounded like thunder")[0] == holder


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Anna Berg fled with her son.", "f"),
        ("Anna Berg wanted to see her son.", "f"),
        ("Anna Berg left the company with her son.", "f"),
        ("Anna Berg's husband fled.", "f"),
        ("Anna Berg took his dog to her house.", ""),
        ("Anna Berg lost her dog. Mr. Berg ran home.", ""),
        ("Mrs. Anna Berg took his dog home.", "f"),
        ("Anna Berg and Per Holm lost his dog.", ""),
        ("Anna Berg said her dog was lost.", ""),
    ],
)
def test_what_tells_a_man_from_a_woman(parser: Parser, text: str, gender: str) -> None:
    names = find_names([build_tree(doc, lambda at: at) for doc in parser.parse([text])])
    assert names.gender("Anna Berg") == gender
    assert not names.called.keys() & {"his", "her"}


def test_a_pronoun_without_a_person_is_not_remembered_as_one(claims: Split) -> None:
    found = claims('The roof fell.\n"It sounded like thunder," she said.\n"It shook the town," he said.')
    assert held(found, "It shook")[0] == "he"


def test_the_last_speaker_goes_on_though_nothing_tells_a_man_from_a_woman(claims: Split) -> None:
    found = claims(
        "The dam broke, said spokesman Per Holm.\nTwo boats sank, a local official told reporters.\n"
        '"We have no power," he added.'
    )
    assert held(found, "We have no power")[0] == "a local official"


def test_the_group_is_no_government(claims: Split) -> None:
    found = claims(
        "The government said the house was empty.\n"
        "Power had been cut off, according to the group, and agents watched it."
    )
    assert held(found, "Power had been cut off")[0] == "group"


def test_the_group_is_the_movement_that_spoke(claims: Split) -> None:
    found = claims(
        "The Red Hand movement said two boats sank.\nThe government said the port was open.\n"
        "The group said a third boat was lost."
    )
    holder = held(found, "a third boat")[0]
    assert holder is not None
    assert "Red Hand" in holder
