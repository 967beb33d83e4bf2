"""articles → claims: sentences, clauses, attribution, reference, time, numbers."""

from __future__ import annotations

from collections.abc import Iterable

from embassy_claims.model import Article, Claim
from embassy_claims.splitting.languages import unparsed
from embassy_claims.splitting.parser import Parser, load_parser

__all__ = ["Parser", "load_parser", "split", "unparsed"]


def split(articles: Iterable[Article], parser: Parser) -> list[Claim]:
    """The claims of the articles, in the order of article, start, end (see ``splitter``)."""
    from embassy_claims.splitting import splitter  # the rules compile hundreds of patterns: only where there is work

    return splitter.split(articles, parser)
