"""Articles to claims, each text taken apart once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing

from embassy_claims.caching.claim_codec import decode_claims, encode_claims
from embassy_claims.caching.identity import key_of, model_state, source_hash, versions
from embassy_claims.caching.store import Memory, parts
from embassy_claims.model import Article, Claim
from embassy_claims.splitting import Parser

SplitEach = Callable[[Sequence[Article], Parser], Generator[list[Claim]]]
BATCH = 16  # articles that are kept at once


def remembered_claims(
    articles: Sequence[Article],
    parser: Parser,
    split_each: SplitEach,
    memory: Memory,
    done: Callable[[int], object] = lambda many: many,
) -> list[Claim]:
    """The claims of the articles, in their order, as ``split_each`` finds them, a list for each article.

    What it found in an equal text with the same title, date and language by the same parser is taken from
    the memory. ``done`` is told after each article that one more is done.
    """
    sources = source_hash("model.py", "written_dates.py", "splitting", "caching/claim_codec.py")
    maker = key_of(sources, parser.name, parser.version, model_state(parser.name), versions("spacy"))
    keys = [article_key(article, maker) for article in articles]
    found = memory.get("claims", sorted(set(keys)))
    missing: dict[bytes, Article] = {}
    for article, key in zip(articles, keys, strict=True):
        if key not in found:
            missing.setdefault(key, article)
    done(len(articles) - len(missing))
    with closing(_encoded(missing, parser, split_each, done)) as split:  # what splits ends before all is decoded
        for some in parts(split, BATCH):
            memory.put("claims", dict(some))
            found |= some
    return [claim for article, key in zip(articles, keys, strict=True) for claim in decode_claims(found[key], article)]


def _encoded(
    missing: Mapping[bytes, Article], parser: Parser, split_each: SplitEach, done: Callable[[int], object]
) -> Generator[tuple[bytes, bytes]]:
    """The claims of articles, by key, as they are kept."""
    if missing:
        split = split_each(list(missing.values()), parser)
        with closing(split):
            for key, claims in zip(missing, split, strict=True):
                done(1)
                yield key, encode_claims(claims)


def article_key(article: Article, maker: bytes) -> bytes:
    """The key of all that an article tells, who published it aside."""
    published = article.published.isoformat() if article.published else ""
    blocks = ";".join(f"{block.start},{block.end},{block.kind}" for block in article.blocks)
    return key_of(maker, article.text, article.title or "", published, article.language or "", blocks)
