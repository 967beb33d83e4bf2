from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from builders import article

from embassy_claims.splitting import split, unparsed

SPANISH = (
    "El puente de Kell se cerró el viernes. Un ingeniero halló grietas en dos pilares y la policía cortó el paso. "
)


class English:
    name = "small"
    version = "1"
    language = "en"

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        raise AssertionError("must not be asked to parse another language")
        yield from texts


def test_only_another_language_is_told() -> None:
    given = [article(f"{n}.txt", language=language) for n, language in enumerate((None, "en", "en-GB", "EN_us", "es"))]
    told = unparsed(given, English())
    assert told == ["4.txt is in es, but the parser small reads en: it was split by sentence only"]


def test_a_long_text_without_english_words_is_another_language() -> None:
    assert len(unparsed([article("a.txt", SPANISH * 3)], English())) == 1


def test_another_language_is_split_by_sentence() -> None:
    of = article("a.txt", SPANISH.strip(), language="es")
    found = split([of], English())
    assert [claim.quote for claim in found] == [
        "El puente de Kell se cerró el viernes.",
        "Un ingeniero halló grietas en dos pilares y la policía cortó el paso.",
    ]
    assert all(of.text[claim.start : claim.end] == claim.quote for claim in found)
