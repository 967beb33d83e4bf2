"""Articles in another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from builders import article

from embassy_claims.splitting import unparsed


class English:
    name = "small"
    language = "en"

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        yield from texts


def test_only_another_language_is_told() -> None:
    given = [article(f"{n}.txt", language=language) for n, language in enumerate((None, "en", "en-GB", "EN_us", "es"))]
    assert unparsed(given, English()) == ["4.txt is in es, but the parser small reads en: do not rely on its claims"]
