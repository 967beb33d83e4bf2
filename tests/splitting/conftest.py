from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from embassy_claims.model import Article, Claim
from embassy_claims.splitting import Parser, load_parser, split


@cache
def _parser() -> Parser:
    return load_parser("bundled")


@pytest.fixture
def parser() -> Parser:
    """The parser that ships, loaded once."""
    return _parser()


@pytest.fixture
def claims(parser: Parser) -> Callable[[str], list[Claim]]:
    """Splits a text of one paragraph a line into its claims."""
    return lambda text: split([Article("a.txt", "A", text, published=date(2031, 5, 14))], parser)
