"""One source says that somebody has not spoken, another tells what they said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import article
from worded import by_path, worded

from embassy_claims.judging.conflicts import Candidate
from embassy_claims.judging.conflicts.statement import find_statements, holds_office
from embassy_claims.model import Article, Claim, Pair, Stance

SILENT = worded(
    "council NOUN nsubj 3 | has/have AUX aux 3 | not PART neg 3 | commented/comment VERB ROOT 3",
    start=2,
    holder="the Harbour Council",
    kind="statement",
    stance="denied",
)
SPEAKING = worded(
    "council NOUN nsubj 1 | confirmed/confirm VERB ROOT 1 | leaks/leak NOUN dobj 1",
    "b.txt",
    holder="Harbour Council",
    verb="confirm",
)


def found(a: Claim, b: Claim, text: str = "") -> Candidate | None:
    """The candidate, if any; the other way round it is the same. ``text`` is what the second article tells besides."""
    articles = by_path(a, b)
    if text:
        articles[b.article] = article(b.article, f"{b.quote}. {text}")
    candidates, turned = (find_statements(Pair(*two, 0.9), articles) for two in ((a, b), (b, a)))
    assert len(candidates) == len(turned) <= 1
    for one, other in zip(candidates, turned, strict=True):
        assert (one.conflict.a, one.conflict.b) == (other.conflict.b, other.conflict.a)
        assert one.signals == other.signals
    return candidates[0] if candidates else None


def signals(a: Claim, b: Claim, text: str = "") -> tuple[float, ...] | None:
    """Same party, office, only a denial or charge; None where nothing is found."""
    one = found(a, b, text)
    if one is None:
        return None
    assert list(one.signals) == [
        "statement: same party",
        "statement: office",
        "statement: only a denial or charge",
    ]
    return tuple(one.signals.values())


def party(silent: str, speaking: str) -> tuple[Claim, Claim]:
    return replace(SILENT, holder=silent), replace(SPEAKING, holder=speaking)


def test_silence_against_words() -> None:
    one = found(SILENT, SPEAKING)
    assert one is not None
    assert (one.finder, one.conflict.kind) == ("statement", "statement")
    assert (one.conflict.a, one.conflict.b) == (("not commented",), ("confirmed",))
    assert one.question == ("council has ", "council  leaks")
    assert signals(SILENT, SPEAKING) == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("silent", "speaking", "expected"),
    [
        ("Harbour Council", "Harbour Watch", (0.5, 0, 0)),
        ("Harbour Council", "the Watch of the Harbour", (0.5, 0, 0)),
        ("Mora’s Council", "mora", (1, 0, 0)),
        ("the ministry", "a government", (0, 1, 0)),
        ("the ministry of Orsa", "the President of Orsa", (1, 1, 0)),
        ("the ministry", "a baker", None),
        ("the bakers", "the ministry", None),
        ("the ha", "the ha", None),
        ("every other", "some other", None),
        ("Harbour Council", "a baker", None),
        ("Harbour Council", "", None),
    ],
)
def test_whether_the_same_party_speaks(silent: str, speaking: str, expected: tuple[float, ...] | None) -> None:
    assert signals(*party(silent, speaking)) == expected


def test_a_person_whose_office_the_article_tells_speaks_for_an_office() -> None:
    silent, speaking = party("the ministry", "Ida Lund")
    assert signals(silent, speaking, "Minister Ida Lund rose.") == (0, 1, 0)
    assert signals(silent, speaking, "Minister Odo Berg rose.") is None
    assert signals(replace(silent, holder="the bakers"), speaking, "Minister Ida Lund rose.") is None


@pytest.mark.parametrize(("stance", "expected"), [("denied", 1), ("alleged", 1), ("planned", 0), ("asserted", 0)])
def test_words_that_only_deny_or_charge(stance: Stance, expected: float) -> None:
    assert signals(SILENT, replace(SPEAKING, stance=stance)) == (1, 0, expected)


def test_a_denial_is_words_of_whomever() -> None:
    silent, speaking = party("Harbour Council", "a baker")
    assert signals(silent, replace(speaking, stance="denied")) == (0, 0, 1)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (replace(SILENT, kind="content"), SPEAKING),
        (replace(SILENT, stance="asserted"), SPEAKING),
        (SILENT, replace(SPEAKING, kind="statement", stance="denied")),
        (SILENT, replace(SPEAKING, holder=None)),
        (SILENT, replace(SPEAKING, words=())),
        (replace(SILENT, words=()), SPEAKING),
    ],
)
def test_no_silence_or_no_words(a: Claim, b: Claim) -> None:
    assert found(a, b) is None


def test_of_a_statement_the_subject_is_a_party_too() -> None:
    silent, speaking = party("Odo", "Lund")
    assert signals(replace(silent, subject="Harbour Council"), replace(speaking, subject="the Council")) is None
    statement = replace(speaking, subject="the Council", kind="statement")
    assert signals(replace(silent, subject="Harbour Council"), statement) == (0.5, 0, 0)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        ("gates/gate NOUN nsubj 1 | rusted/rust VERB ROOT 1 | and CCONJ cc 1 | rusted/rust VERB conj 1", ("rusted",)),
        ("he PRON nsubj 1 | said/say VERB ROOT 1 | gates/gate NOUN nsubj 3 | never ADV neg 4 | rusted/rust VERB ccomp "
         "1", ("said", "never")),
    ],
)  # fmt: skip
def test_the_words_of_speaking(parse: str, expected: tuple[str, ...]) -> None:
    one = found(SILENT, worded(parse, "b.txt", holder="Harbour Council", verb="rust"))
    assert one is not None
    assert one.conflict.b == expected


@pytest.mark.parametrize(
    ("holder", "text", "expected"),
    [
        ("Ida Berg", "Interior Minister Ida Berg spoke.", True),
        ("Ida Berg", "Ida Berg, a spokeswoman of the government, spoke.", True),
        ("Ida Berg", "Ida Berg, a baker, met the minister.", False),
        ("Ida Berg", "The PRESIDENT, Berg, spoke.", True),
        ("Ida Berg", "Minister Ida Bergen spoke.", False),
        ("Ida Berg", "Minister For Home Affairs Berg spoke.", True),
        ("Ida Berg", "Minister For Home And Sea Berg spoke.", False),
        ("Ida Berg", f"Ida Berg, {'x' * 38} minister", True),
        ("Ida Berg", f"Ida Berg, {'x' * 39} minister", False),
        ("Ida Berg", "Ida Berg, who spoke. The minister slept.", False),
        ("senior sources", "The minister has senior sources.", False),
        ("", "The minister spoke.", False),
    ],
)
def test_an_office_stands_beside_the_name(holder: str, text: str, expected: bool) -> None:
    assert holds_office(holder, Article(path="a", source="a", text=text)) is expected
