"""Articles in, claims out: the steps of this stage in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from embassy_claims.model import Article, Claim, When
from embassy_claims.splitting.blocks import Piece, pieces
from embassy_claims.splitting.boilerplate import is_furniture, news
from embassy_claims.splitting.clauses import Parts, take_apart
from embassy_claims.splitting.compose import render, statement
from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.measured import Measured, latest_day, measure, quantities_of, time_of
from embassy_claims.splitting.mending import Mended, mend, title_to_sentence, unshout
from embassy_claims.splitting.names import find_names
from embassy_claims.splitting.parser import Parser
from embassy_claims.splitting.passages import Passage, attribute
from embassy_claims.splitting.quoting import Quote, find_quotes
from embassy_claims.splitting.references import References, Replaced
from embassy_claims.splitting.repairs import repair
from embassy_claims.splitting.segments import Segment, segments
from embassy_claims.splitting.sentences import sentences
from embassy_claims.splitting.speakers import Speakers
from embassy_claims.splitting.tree import Tree, build_tree
from embassy_claims.splitting.widening import widen

SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{2,}\b")
NAME_WORD = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]*")
# With fewer different words a body does not tell names from other words of a title.
ENOUGH_WORDS = 25
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
    kept = list(news(pieces(article)))
    cut = _segments(article, kept)
    body = "\n".join(piece.text for piece in kept if piece.role == "body")
    words = frozenset(SMALL_WORD.findall(body)), frozenset(NAME_WORD.findall(body))
    mended = [_mended(article, kept[segment.piece], segment, *words) for segment in cut]
    trees: list[Tree] = []
    measured: list[Measured] = []
    anchor = None
    for text, doc in zip(mended, parser.parse(text.text for text in mended), strict=True):
        trees.append(build_tree(doc, text.at))
        repair(trees[-1])
        measured.append(measure(doc, text.at, article.published, anchor))
        anchor = latest_day(measured[-1], anchor)
    passages = attribute(list(_passages(kept, cut, trees)), cut, article.text)
    names = find_names(trees)
    memory = _Memory(Speakers(names), References(names))
    claims: list[Claim] = []
    for passage in passages:
        claims.extend(_claims(article, passage, measured[passage.segment], memory))
    evident = (widen(claim, article) for claim in claims)
    return sorted(evident, key=lambda claim: (claim.start, claim.end, claim.text))


def _segments(article: Article, kept: list[Piece]) -> list[Segment]:
    quotes = find_quotes(article.text, [(piece.start, piece.end) for piece in kept])
    found: list[Segment] = []
    place = 0
    for number, piece in enumerate(kept):
        inside: list[Quote] = []
        while place < len(quotes) and quotes[place].start < piece.end:
            inside.append(quotes[place])
            place += 1
        for segment in segments(article.text, piece, number, inside):
            if segment.kind == "label":
                found.append(segment)
                continue
            text = article.text[segment.start : segment.end]
            for start, end in windows(text):
                found.append(Segment(segment.start + start, segment.start + end, segment.kind, number, segment.open))
    return found


def _mended(article: Article, piece: Piece, segment: Segment, common: frozenset[str], names: frozenset[str]) -> Mended:
    text = article.text[segment.start : segment.end]
    if piece.role != "body" and len(common) >= ENOUGH_WORDS:
        text = title_to_sentence(text, names)
    elif segment.start == piece.start:
        text = unshout(text, common, names)
    return mend(text, segment.start)


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


def _passages(kept: list[Piece], cut: list[Segment], trees: list[Tree]) -> Iterator[Passage]:
    for number, (segment, tree) in enumerate(zip(cut, trees, strict=True)):
        for first, after in sentences(tree):
            edge = first == 0 or after == len(tree.text)
            parts = Parts((), ())
            if segment.kind != "label":
                parts = take_apart(tree, first, after, edge and _has_neighbour(cut, number))
            yield Passage(tree, first, after, number, kept[segment.piece].role, parts)


def _has_neighbour(cut: list[Segment], number: int) -> bool:
    """Whether the segment tells who speaks in the segment beside it."""
    segment = cut[number]
    if segment.kind == "frame":
        return True
    if segment.kind == "speech":
        return False
    before = number > 0 and cut[number - 1].kind == "speech" and cut[number - 1].piece == segment.piece
    return before or (number + 1 < len(cut) and cut[number + 1].kind == "speech")


@dataclass(frozen=True, slots=True)
class _Memory:
    """What was read of an article so far. ``told``: what people are, which is told at every mention and claimed once."""

    speakers: Speakers
    references: References
    told: set[str] = field(default_factory=set)


def _claims(article: Article, passage: Passage, measured: Measured, memory: _Memory) -> Iterator[Claim]:
    speakers, references = memory.speakers, memory.references
    start, end = passage.span
    if is_furniture(article.text[start:end]):
        return
    people = speakers.see(passage.tree, passage.first, passage.after)
    spoken = {draft.head: speakers.spoken(draft.held) for draft in passage.parts.drafts if draft.held}
    holders = {head: speaker for head, speaker in spoken.items() if speaker is not None}
    for frame in passage.parts.bare:
        speakers.name(Held(passage.tree, frame.speaker))
    references.said_of.update(people.values())
    replaced = references.resolve(passage, holders, people)
    told: dict[tuple[Item, ...], When] = {}
    for draft, words in zip(passage.parts.drafts, replaced, strict=True):
        scene = references.scene(passage.tree, draft)
        if scene is not None:
            draft = replace(draft, items=(*draft.items, "in", scene))
        claim = _claim(article, passage, draft, speakers, words)
        if claim is None or (draft.about and claim.text in memory.told):
            continue
        if draft.about:
            memory.told.add(claim.text)
        when = time_of(passage.tree, draft, measured)
        if when is not None:
            told.setdefault(draft.subject, when)
        elif not draft.about:
            # "shook the town on Monday, killing two": what is joined to a dated statement has its date.
            when = told.get(draft.subject)
        yield replace(claim, when=when, numbers=quantities_of(passage.tree, draft, measured))


def _claim(article: Article, passage: Passage, draft: Draft, speakers: Speakers, replaced: Replaced) -> Claim | None:
    tree = passage.tree
    first, last = draft.quote
    start, end = tree.start[first], tree.end[last]
    text = statement(render(tree, draft.items, replaced))
    if not text:
        return None
    return Claim(
        article=article.path,
        source=article.source,
        quote=article.text[start:end],
        text=text,
        start=start,
        end=end,
        holder=speakers.name(draft.held) if draft.held else None,
        stance=draft.stance,
        kind=draft.kind,
        role=passage.role,
        sentence=passage.span,
        subject=render(tree, draft.subject, replaced).strip(),
        verb=tree.lemma[draft.head],
        negated=draft.negated,
        words=tree.words(draft.tokens),
    )
