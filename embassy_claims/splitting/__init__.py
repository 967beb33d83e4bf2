"""articles → claims: sentences, clauses, attribution, reference, time, numbers."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Sequence

from embassy_claims.model import Article, Claim
from embassy_claims.splitting.languages import unparsed
from embassy_claims.splitting.parser import Parser, SpacyParser, load_parser

__all__ = ["Parser", "load_parser", "split", "split_each", "unparsed"]


def split(articles: Iterable[Article], parser: Parser) -> list[Claim]:
    """The claims of the articles, in the order of article, start, end (see ``splitter``)."""
    from embassy_claims.splitting import splitter  # the rules compile hundreds of patterns: only where there is work

    return splitter.split(articles, parser)


def split_each(
    articles: Sequence[Article], parser: Parser, meanwhile: Callable[[], object] = lambda: None
) -> Generator[list[Claim]]:
    """The claims of each article, in their order, split by other processes where there is more than one processor.

    ``meanwhile`` may be called, once, while those are at work. Raises ModelError where the parser cannot be loaded.
    """
    from embassy_claims.splitting import workers

    done = 0
    processes = min(processors(), len(articles), workers.MOST)
    if processes and processors() > 1 and isinstance(parser, SpacyParser) and not parser.is_loaded:
        try:
            for found in workers.split_apart(articles, parser.name, processes, meanwhile):
                yield found
                done += 1
        except workers.GoneError:
            pass  # whatever keeps processes from their work here, this one can do it
    for article in articles[done:]:
        yield split([article], parser)


def processors() -> int:
    """How many processors may be used: as many as threads were asked for, or all there are."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return int(asked) if asked.isdecimal() and int(asked) else os.cpu_count() or 1
