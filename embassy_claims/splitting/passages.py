"""The sentences of an article with what each was taken apart into, and who says what across them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
    reading = _Reading(passages, segments, text)
    reading.labels()
    reading.frames()
    reading.speeches()
    return reading.passages


@dataclass(slots=True)
class _Reading:
    """The sentences of an article by the segment they stand in; ``passages`` are replaced as speakers are found."""

    passages: list[Passage]
    segments: list[Segment]
    text: str
    places: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, passage in enumerate(self.passages):
            self.places.setdefault(passage.segment, []).append(place)

    def labels(self) -> None:
        """Headlines: "Police: two dead"."""
        for number, segment in enumerate(self.segments):
            held = self._label(number) if segment.kind == "label" else None
            if held is not None:
                near = number + 1 if self._is_beside(number, number + 1) else number - 1
                for place in self.places.get(near, []):
                    self._give(place, held)

    def frames(self) -> None:
        """The sentence before "…, he said"."""
        for number, segment in enumerate(self.segments):
            if segment.kind != "frame" or not self._is_beside(number, number - 1):
                continue
            held = self._bare(number, first=True)
            before = self.places.get(number - 1, [])
            if held is not None and before and self.segments[number - 1].kind == "telling":
                self._give(before[-1], held)

    def speeches(self) -> None:
        """Quotations, and what a "…", adding that … after them goes on to tell."""
        for number, held in self._speakers().items():
            for place in self.places.get(number, []):
                self._give(place, held)
            for place in self.places.get(number + 1, [])[:1]:
                if self.passages[place].parts.orphan:
                    self._give(place, held)

    def _give(self, place: int, held: Held) -> None:
        passage = self.passages[place]
        drafts = tuple(_hold(draft, held) for draft in passage.parts.drafts)
        self.passages[place] = replace(passage, parts=replace(passage.parts, drafts=drafts))

    def _is_beside(self, number: int, other: int) -> bool:
        inside = 0 <= other < len(self.segments)
        return inside and self.segments[other].piece == self.segments[number].piece

    def _speakers(self) -> dict[int, Held]:
        """Number of a speech segment → its speaker."""
        found: dict[int, Held] = {}
        told = {
            n: held for n, segment in enumerate(self.segments) if segment.kind == "speech" if (held := self._near(n))
        }
        last: tuple[int, Held] | None = None
        for number, segment in enumerate(self.segments):
            if segment.kind != "speech":
                continue
            held = told.get(number)
            if held is None and last is not None and segment.piece - last[0] <= 1 and not self._is_interrupted(number):
                held = last[1]
            if held is not None:
                found[number] = held
                last = (segment.piece, held)
        for number in range(len(self.segments) - 2, -1, -1):
            # A speech that goes on in the next paragraph has the speaker who is told there.
            segment = self.segments[number]
            if segment.kind == "speech" and segment.open and number not in told and number + 1 in found:
                found[number] = found[number + 1]
        return found

    def _is_interrupted(self, number: int) -> bool:
        """Whether something is told between a speech and the speech before it."""
        return self._is_beside(number, number - 1) and self.segments[number - 1].kind == "telling"

    def _near(self, number: int) -> Held | None:
        """The speaker told right before or after a speech in its paragraph, or before a colon in the one above."""
        before = after = None
        leads = False
        if number and self.segments[number - 1].kind != "speech":
            between = self.text[self.segments[number - 1].end - 1 : self.segments[number].start]
            leads = between.strip("\"“”'‘’ \n")[:1] in (":", ",") or between[:1] in (":", ",")
            if leads or self._is_beside(number, number - 1):
                before = self._bare(number - 1, first=False)
        if self._is_beside(number, number + 1) and self.segments[number + 1].kind != "speech":
            after = self._bare(number + 1, first=True)
        return before if before is not None and (leads or after is None) else after

    def _bare(self, number: int, first: bool) -> Held | None:
        """The speaker of a frame without content in the first or last sentence of a segment."""
        places = self.places.get(number, [])
        if not places:
            return None
        passage = self.passages[places[0 if first else -1]]
        if not passage.parts.bare:
            return None if first else _subject(passage)
        frame = passage.parts.bare[0 if first else -1]
        return Held(passage.tree, frame.speaker, frame.stance) if frame.speaker is not None else None

    def _label(self, number: int) -> Held | None:
        places = self.places.get(number, [])
        root = _root(self.passages[places[0]]) if places else None
        return Held(self.passages[places[0]].tree, root) if root is not None else None


def _hold(draft: Draft, held: Held) -> Draft:
    if draft.held is not None or draft.kind == "statement" or draft.about:
        return draft
    return replace(draft, held=held, stance=held.stance if draft.stance == "asserted" else draft.stance)


def _root(passage: Passage) -> int | None:
    return next((i for i in range(passage.first, passage.after) if passage.tree.head[i] == i), None)


def _subject(passage: Passage) -> Held | None:
    """Of a sentence that leads to a quotation and has no verb of telling: who it is about."""
    root = _root(passage)
    who = subject(passage.tree, root) if root is not None else None
    return Held(passage.tree, who) if who is not None and can_speak(passage.tree, who) else None
