"""Words that refer back, with the parser that ships."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from embassy_claims.model import Claim

pytestmark = pytest.mark.models
Split = Callable[[str], list[Claim]]


def texts(claims: list[Claim]) -> list[str]:
    return [claim.text for claim in claims]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        (
            "The Swedish embassy in Norland was closed in May.\nPolice have surrounded the embassy.",
            "Police have surrounded the Swedish embassy in Norland.",
        ),
        (
            "A strong earthquake hit Norland on Monday.\nIt destroyed two villages.",
            "The strong earthquake destroyed two villages.",
        ),
        (
            "Maria Lindqvist closed the port.\nLindqvist left on Friday.",
            "Maria Lindqvist left on Friday.",
        ),
        (
            "Maria Lindqvist closed the port.\nShe left on Friday.",
            "Maria Lindqvist left on Friday.",
        ),
        (
            "Two opposition members fled to Norland.\nThe pair crossed the border on foot.",
            "The two opposition members crossed the border on foot.",
        ),
    ],
)
def test_one_candidate_is_taken(claims: Split, text: str, resolved: str) -> None:
    assert resolved in texts(claims(text))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "The Swedish embassy in Norland and the Danish embassy in Westland closed.\nPolice surrounded the embassy.",
            "Police surrounded the embassy.",
        ),
        (
            "Maria Lindqvist met Anna Berg in Norland.\nPolice said she left on Friday.",
            "She left on Friday.",
        ),
        ("It is likely that the port will close.", "It is likely that the port will close."),
    ],
)
def test_between_two_it_abstains(claims: Split, text: str, printed: str) -> None:
    assert printed in texts(claims(text))


def test_the_quote_stays_as_printed(claims: Split) -> None:
    found = claims("Maria Lindqvist closed the port.\nShe left the city on Friday at noon.")
    assert found[-1].quote == "She left the city on Friday at noon"


def test_a_name_beside_a_role_is_not_said_twice(claims: Split) -> None:
    found = texts(claims("The owner, Anna Berg, was at home.\nPolice also held the owner, Anna Berg."))
    assert "Police also held the owner, Anna Berg." in found
