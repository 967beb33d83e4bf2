"""The sentences of an article with what each was taken apart into, and who says what across them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from embassy_claims.model import Role
from embassy_claims.splitting.clauses import Parts
from embassy_claims.splitting.draft import Draft, Held
from embassy_claims.splitting.frames import can_speak
from embassy_claims.splitting.grammar import subject
from embassy_claims.splitting.segments import Segment
from embassy_claims.splitting.tree import Tree


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: its tokens in ``tree``, the number of its segment, and its statements."""

    tree: Tree
    first: int
    after: int
    segment: int
    role: Role
    parts: Parts

    @property
    def span(self) -> tuple[int, int]:
        return self.tree.start[self.first], self.tree.end[self.after - 1]


def attribute(passages: list[Passage], segments: list[Segment], text: str) -> list[Passage]:
    """The passages with quotations and sentences before a "…, he said." given to their speakers."""
    by_segment: dict[int, list[int]] = {}
    for place, passage in enumerate(passages):
        by_segment.setdefault(passage.segment, []).append(place)
    for number, segment in enumerate(segments):
        if segment.kind == "label":
            near = (
                number + 1 if number + 1 < len(segments) and segments[number + 1].piece == segment.piece else number - 1
            )
            held = _label(passages, by_segment.get(number, []))
            if held is not None:
                for place in by_segment.get(near, []):
                    passages[place] = _given(passages[place], held)
    speaking = _speech(passages, segments, by_segment, text)
    for number, segment in enumerate(segments):
        if segment.kind == "frame" and number and segments[number - 1].piece == segment.piece:
            held = _bare(passages, by_segment.get(number, []), first=True)
            before = by_segment.get(number - 1, [])
            if held and before and segments[number - 1].kind == "telling":
                passages[before[-1]] = _given(passages[before[-1]], held)
    for number, held in speaking.items():
        for place in by_segment.get(number, []):
            passages[place] = _given(passages[place], held)
        for place in by_segment.get(number + 1, [])[:1]:
            if passages[place].parts.orphan:
                passages[place] = _given(passages[place], held)
    return passages


def _given(passage: Passage, held: Held) -> Passage:
    drafts = tuple(_hold(draft, held) for draft in passage.parts.drafts)
    return replace(passage, parts=Parts(drafts, passage.parts.bare))


def _hold(draft: Draft, held: Held) -> Draft:
    if draft.held is not None or draft.kind == "statement" or draft.about:
        return draft
    return replace(draft, held=held, stance=held.stance if draft.stance == "asserted" else draft.stance)


def _bare(passages: list[Passage], places: list[int], first: bool) -> Held | None:
    """The speaker of a frame without content in the first or last sentence of a segment."""
    if not places:
        return None
    passage = passages[places[0 if first else -1]]
    frames = passage.parts.bare
    if not frames:
        return None if first else _subject(passage)
    frame = frames[0] if first else frames[-1]
    return Held(passage.tree, frame.speaker, frame.stance) if frame.speaker is not None else None


def _label(passages: list[Passage], places: list[int]) -> Held | None:
    """The speaker that a label of a headline names."""
    if not places:
        return None
    passage = passages[places[0]]
    root = next((i for i in range(passage.first, passage.after) if passage.tree.head[i] == i), None)
    return Held(passage.tree, root) if root is not None else None


def _subject(passage: Passage) -> Held | None:
    """Of a sentence that leads to a quotation and has no verb of telling: who it is about."""
    tree = passage.tree
    root = next((i for i in range(passage.first, passage.after) if tree.head[i] == i), None)
    about = subject(tree, root) if root is not None else None
    return Held(tree, about) if about is not None and can_speak(tree, about) else None


def _speech(
    passages: list[Passage], segments: list[Segment], by_segment: dict[int, list[int]], text: str
) -> dict[int, Held]:
    """Number of a speech segment → its speaker."""
    found: dict[int, Held] = {}
    last: tuple[int, Held] | None = None
    for number, segment in enumerate(segments):
        if segment.kind != "speech":
            continue
        held = _beside(passages, segments, by_segment, number, text)
        if held is None and last is not None and segment.piece - last[0] <= 1 and not _interrupted(segments, number):
            held = last[1]
        if held is not None:
            found[number] = held
            last = (segment.piece, held)
    for number in range(len(segments) - 1, -1, -1):
        segment = segments[number]
        if segment.kind == "speech" and segment.open and number + 1 < len(segments) and number + 1 in found:
            beside = _beside(passages, segments, by_segment, number, text)
            if beside is None:
                found[number] = found[number + 1]
    return found


def _interrupted(segments: list[Segment], number: int) -> bool:
    """Whether something is told between a speech and the speech before it."""
    return (
        number > 0 and segments[number - 1].kind == "telling" and segments[number - 1].piece == segments[number].piece
    )


def _beside(
    passages: list[Passage], segments: list[Segment], by_segment: dict[int, list[int]], number: int, text: str
) -> Held | None:
    """The speaker told right before or after a speech in its own paragraph, or before a colon in the one above."""
    piece = segments[number].piece
    before = after = None
    colon = False
    if number and segments[number - 1].kind != "speech":
        mark = text[segments[number - 1].end - 1 : segments[number].start].rstrip("\"“”'‘’ \n")[-1:]
        colon = mark in (":", ",") or text[segments[number - 1].end - 1 : segments[number].start].strip(" \n")[:1] in (
            ":",
            ",",
        )
        if segments[number - 1].piece == piece or colon:
            before = _bare(passages, by_segment.get(number - 1, []), first=False)
    if number + 1 < len(segments) and segments[number + 1].piece == piece and segments[number + 1].kind != "speech":
        after = _bare(passages, by_segment.get(number + 1, []), first=True)
    if before is not None and (colon or after is None):
        return before
    return after
