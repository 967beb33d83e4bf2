"""Articles in, claims out: the steps of this stage in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from embassy_claims.model import Article, Claim, Role
from embassy_claims.splitting.blocks import pieces
from embassy_claims.splitting.boilerplate import is_furniture, news
from embassy_claims.splitting.mending import Mended, mend, small, unshout
from embassy_claims.splitting.parser import Parser
from embassy_claims.splitting.sentences import sentences
from embassy_claims.splitting.tree import Tree, build_tree

SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{2,}\b")
WINDOW = 4000
BREAKS = (re.compile(r"[.!?][\"'”’)]*\s"), re.compile(r"\s"))


def split(articles: Iterable[Article], parser: Parser) -> list[Claim]:
    """The claims of the articles, in the order of article, start, end."""
    found: list[Claim] = []
    for article in articles:
        found.extend(split_article(article, parser))
    return found


def split_article(article: Article, parser: Parser) -> list[Claim]:
    """The claims of one article, in order of start and end. How it splits does not depend on any other article."""
    texts = list(_texts(article))
    claims: list[Claim] = []
    for (role, mended), doc in zip(texts, parser.parse(text.text for _, text in texts), strict=True):
        tree = build_tree(doc, mended.at)
        claims.extend(_claims(article, role, tree))
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def _texts(article: Article) -> Iterator[tuple[Role, Mended]]:
    found = list(news(pieces(article)))
    common = frozenset(SMALL_WORD.findall(" ".join(piece.text for piece in found if piece.role == "body")))
    for piece in found:
        text = small(piece.text, common) if piece.role != "body" else unshout(piece.text, common)
        for start, end in windows(text):
            yield piece.role, mend(text[start:end], piece.start + start)


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Cuts a long text into stretches of at most ``WINDOW`` characters, at the end of a sentence where there is one."""
    start = 0
    while len(text) - start > WINDOW:
        end = start + WINDOW
        for pattern in BREAKS:
            breaks = [found.end() for found in pattern.finditer(text, start + WINDOW // 2, end)]
            if breaks:
                end = breaks[-1]
                break
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _claims(article: Article, role: Role, tree: Tree) -> Iterator[Claim]:
    for first, after in sentences(tree):
        start, end = tree.start[first], tree.end[after - 1]
        quote = article.text[start:end]
        if is_furniture(quote) or not any(letter.isalnum() for letter in quote):
            continue
        yield Claim(
            article=article.path,
            source=article.source,
            quote=quote,
            text=quote if quote.endswith((".", "!", "?")) else quote + ".",
            start=start,
            end=end,
            role=role,
            sentence=(start, end),
            words=tree.words(start, end),
        )
