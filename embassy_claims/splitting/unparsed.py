"""Articles that the parser was not made for."""

from __future__ import annotations

from collections.abc import Iterable

from embassy_claims.model import Article
from embassy_claims.splitting.parser import Parser


def unparsed(articles: Iterable[Article], parser: Parser) -> list[str]:
    """One line for each article that says it is in another language than the parser's ("en-GB" is English)."""
    return [
        f"{article.path} is in {article.language}, but the parser {parser.name} reads {parser.language}: "
        "do not rely on its claims"
        for article in articles
        if article.language and article.language.lower().replace("_", "-").split("-")[0] != parser.language
    ]
