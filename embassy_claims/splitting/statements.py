"""From statements to claims: who holds them, their time and numbers, and the text that can be read alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from embassy_claims.model import Article, Claim, When
from embassy_claims.splitting.boilerplate import is_furniture
from embassy_claims.splitting.compose import render, statement
from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.measured import Measured, quantities_of, time_of
from embassy_claims.splitting.passages import Passage
from embassy_claims.splitting.plain_nouns import Replaced
from embassy_claims.splitting.references import References
from embassy_claims.splitting.speakers import Speakers


@dataclass(frozen=True, slots=True)
class Memory:
    """What was read of an article so far. ``told`` is what people are: told at every mention, claimed once."""

    speakers: Speakers
    references: References
    told: set[str] = field(default_factory=set)


def claims_of(article: Article, passage: Passage, measured: Measured, memory: Memory) -> Iterator[Claim]:
    """The claims of a sentence; sentences must come in the order of the article, for what they refer back to."""
    start, end = passage.span
    if is_furniture(article.text[start:end]):
        return
    dated: dict[tuple[Item, ...], When] = {}
    for draft, words in zip(passage.parts.drafts, _resolved(passage, memory), strict=True):
        scene = memory.references.nouns.scene(passage.tree, draft)
        if scene is not None:
            draft = replace(draft, items=(*draft.items, "in", scene))
        claim = _claim(article, passage, draft, memory.speakers, words)
        if claim is None or (draft.about and claim.text in memory.told):
            continue
        if draft.about:
            memory.told.add(claim.text)
        when = time_of(passage.tree, draft, measured)
        if when is not None:
            dated.setdefault(draft.subject, when)
        elif not draft.about:
            # "shook the town on Monday, killing two": what is joined to a dated statement has its date.
            when = dated.get(draft.subject)
        yield replace(claim, when=when, numbers=quantities_of(passage.tree, draft, measured))


def _resolved(passage: Passage, memory: Memory) -> list[Replaced]:
    """The words that stand for others in each statement; notes who spoke and who was named."""
    speakers, references = memory.speakers, memory.references
    people = speakers.see(passage.tree, passage.first, passage.after)
    spoken = {draft.head: speakers.spoken(draft.held) for draft in passage.parts.drafts if draft.held}
    for frame in passage.parts.bare:
        speakers.spoken(Held(passage.tree, frame.speaker))
    references.named.update(people.values())
    return references.resolve(passage, {head: who for head, who in spoken.items() if who is not None}, people)


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
