from __future__ import annotations

import pytest

from embassy_claims.judging.conflicts.statement import holds_office
from embassy_claims.model import Article


@pytest.mark.parametrize(
    ("holder", "text", "expected"),
    [
        ("Ida Berg", "Interior Minister Ida Berg spoke.", True),
        ("Ida Berg", "Ida Berg, a spokeswoman of the government, spoke.", True),
        ("Ida Berg", "Ida Berg, a baker, met the minister.", False),
        ("senior sources", "The minister has senior sources.", False),
        ("", "The minister spoke.", False),
    ],
)
def test_an_office_stands_beside_the_name(holder: str, text: str, expected: bool) -> None:
    assert holds_office(holder, Article(path="a", source="a", text=text)) is expected
