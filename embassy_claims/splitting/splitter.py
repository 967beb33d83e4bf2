"""Articles in, claims out: the steps of this stage in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from embassy_claims.model import Article, Claim
from embassy_claims.splitting.blocks import pieces
from embassy_claims.splitting.boilerplate import is_furniture, news
from embassy_claims.splitting.clauses import Parts, take_apart
from embassy_claims.splitting.compose import statement
from embassy_claims.splitting.languages import is_parsed, plain_sentences
from embassy_claims.splitting.measured import Measured, latest_day, measure
from embassy_claims.splitting.names import find_names
from embassy_claims.splitting.parser import Parser
from embassy_claims.splitting.passages import Passage, attribute
from embassy_claims.splitting.preparing import Prepared, prepare
from embassy_claims.splitting.references import References
from embassy_claims.splitting.repairs import repair
from embassy_claims.splitting.segments import Segment
from embassy_claims.splitting.sentences import sentences
from embassy_claims.splitting.speakers import Speakers
from embassy_claims.splitting.statements import Memory, claims_of
from embassy_claims.splitting.tree import Tree, build_tree
from embassy_claims.splitting.widening import widen


def split(articles: Iterable[Article], parser: Parser) -> list[Claim]:
    """The claims of the articles, in the order of article, start, end.

    A claim whose stance is given by a verb ("denied", "accused") keeps that verb in its ``text``; what somebody plainly
    said stands there by itself. An article in another language than the parser's is split into its sentences.
    """
    found: list[Claim] = []
    for article in articles:
        claims = _parsed(article, parser) if is_parsed(article, parser) else _plain(article)
        found.extend(sorted(claims, key=lambda claim: (claim.start, claim.end, claim.text)))
    return found


def _parsed(article: Article, parser: Parser) -> Iterator[Claim]:
    """The claims of an article by its grammar. They do not depend on other articles: it is parsed by itself."""
    prepared = prepare(article)
    trees: list[Tree] = []
    measured: list[Measured] = []
    anchor = None
    for text, doc in zip(prepared.texts, parser.parse(text.text for text in prepared.texts), strict=True):
        tree = build_tree(doc, text.at)
        repair(tree)
        trees.append(tree)
        measured.append(measure(doc, text.at, article.published, anchor))
        anchor = latest_day(measured[-1], anchor)
    names = find_names(trees)
    memory = Memory(Speakers(names), References(names))
    for passage in attribute(list(_passages(prepared, trees)), prepared.segments, article.text):
        for claim in claims_of(article, passage, measured[passage.segment], memory):
            yield widen(claim, article)


def _passages(prepared: Prepared, trees: list[Tree]) -> Iterator[Passage]:
    """The sentences of the texts, each taken apart; a label of a headline states nothing."""
    for number, (segment, tree) in enumerate(zip(prepared.segments, trees, strict=True)):
        beside = _has_neighbour(prepared.segments, number)
        for first, after in sentences(tree):
            edge = first == 0 or after == len(tree.text)
            parts = Parts((), ()) if segment.kind == "label" else take_apart(tree, first, after, edge and beside)
            yield Passage(tree, first, after, number, prepared.pieces[segment.piece].role, parts)


def _has_neighbour(cut: list[Segment], number: int) -> bool:
    """Whether the segment tells who speaks in the segment beside it."""
    segment = cut[number]
    if segment.kind == "frame":
        return True
    if segment.kind == "speech":
        return False
    before = number > 0 and cut[number - 1].kind == "speech" and cut[number - 1].piece == segment.piece
    return before or (number + 1 < len(cut) and cut[number + 1].kind == "speech")


def _plain(article: Article) -> Iterator[Claim]:
    """The sentences of an article as they stand."""
    for piece in news(pieces(article)):
        for start, end in plain_sentences(article.text, piece.start, piece.end):
            quote = article.text[start:end].rstrip()
            text = statement(quote)
            if text and any(letter.isalnum() for letter in quote) and not is_furniture(quote[:1000]):
                yield Claim(
                    article=article.path,
                    source=article.source,
                    quote=quote,
                    text=text,
                    start=start,
                    end=start + len(quote),
                    role=piece.role,
                    sentence=(start, start + len(quote)),
                )
