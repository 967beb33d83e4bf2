from __future__ import annotations

import pytest
from worded import worded

from embassy_claims.judging.conflicts.name import find_names
from embassy_claims.model import Pair

BERG_SHOT = "Ida PROPN compound 1 PERSON | Berg PROPN nsubj 2 PERSON | shot/shoot VERB ROOT 2 | Paz PROPN dobj 2 PERSON"
LUND_SHOT = "Lund PROPN nsubj 1 PERSON | shot/shoot VERB ROOT 1"
SHOT_BY_LUND = (
    "Paz PROPN nsubjpass 2 PERSON | was/be AUX auxpass 2 | killed/kill VERB ROOT 2 | by ADP agent 2 | "
    "Lund PROPN pobj 3 PERSON"
)


def answers(a: str, b: str) -> list[tuple[str, str]]:
    pair = Pair(worded(a, start=3), worded(b, "b.txt", start=9), 0.9)
    return [(" ".join(one.conflict.a), " ".join(one.conflict.b)) for one in find_names(pair)]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (BERG_SHOT, LUND_SHOT, ("Ida Berg", "Lund")),
        (
            LUND_SHOT.replace("shot/shoot", "killed/kill"),
            SHOT_BY_LUND.replace("Lund", "Berg"),
            ("Lund", "Berg"),
        ),
        (
            "mayor NOUN compound 1 | Berg PROPN nsubj 2 PERSON | slept/sleep VERB ROOT 2",
            "Lund PROPN nsubj 4 PERSON | , PUNCT punct 0 | the DET det 3 | mayor NOUN nsubj 4 | left/leave VERB ROOT 4",
            None,  # here the name does not hang on the title
        ),
        (
            "mayor NOUN compound 1 | Berg PROPN nsubj 2 PERSON | slept/sleep VERB ROOT 2",
            "the DET det 1 | mayor NOUN nsubj 3 | Lund PROPN appos 1 PERSON | left/leave VERB ROOT 3",
            ("Berg", "Lund"),
        ),
        (
            "The DET det 2 ORG | Red PROPN compound 2 ORG | Cross PROPN nsubj 3 ORG | left/leave VERB ROOT 3",
            "The DET det 2 ORG | Home PROPN compound 2 ORG | Guard PROPN nsubj 3 ORG | left/leave VERB ROOT 3",
            ("The Red Cross", "The Home Guard"),
        ),
    ],
)
def test_two_names_in_one_role(a: str, b: str, expected: tuple[str, str] | None) -> None:
    assert answers(a, b) == ([expected] if expected else [])
    assert answers(b, a) == ([expected[::-1]] if expected else [])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BERG_SHOT, LUND_SHOT.replace("shot/shoot", "slept/sleep")),
        (LUND_SHOT, LUND_SHOT.replace("Lund", "Lunde")),
        (BERG_SHOT, LUND_SHOT.replace("Lund", "Ida")),
        (LUND_SHOT, LUND_SHOT.replace("PERSON", "GPE")),
        (LUND_SHOT, LUND_SHOT.replace("PROPN", "PRON")),
        (LUND_SHOT.replace("shot/shoot", "killed/kill"), SHOT_BY_LUND),
        ("It PRON nsubj 1 | rained/rain VERB ROOT 1", LUND_SHOT),
    ],
)
def test_no_two_names_in_one_role(a: str, b: str) -> None:
    assert answers(a, b) == answers(b, a) == []


def test_a_person_and_a_title_are_told_apart() -> None:
    titled = "mayor NOUN compound 1 | Berg PROPN nsubj 2 PERSON | left/leave VERB ROOT 2"
    party = titled.replace("Berg", "Unity").replace("PERSON", "ORG")
    (as_subject, as_title) = find_names(Pair(worded(titled), worded(party, "b.txt"), 0.9))
    assert as_subject.signals == {"name: title": 0.0, "name: person": 0.0}
    assert as_title.signals == {"name: title": 1.0, "name: person": 0.0}
    assert as_title.question == ("mayor someone left", "mayor someone left")


def test_a_claim_without_a_parse_has_no_names() -> None:
    assert find_names(Pair(worded(LUND_SHOT), worded(LUND_SHOT, "b.txt", words=()), 0.9)) == []
