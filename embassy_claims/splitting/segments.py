"""Pieces cut where speech and telling meet, before the parse.

A parser does well on a clean clause and badly on `"…," said the man.`; and where the marks stand is known without it.
So a quotation that is speech is parsed by itself, and so is the "…, he said." that ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from embassy_claims.splitting.blocks import Piece
from embassy_claims.splitting.quoting import Quote

SegmentKind = Literal["telling", "speech", "frame", "label"]

_PLAIN = (
    "said|says|added|adds|explained|noted|stated|warned|wrote|insisted|argued|recalled|continued|concluded|stressed"
)
_TOLD = f"{_PLAIN}|told|reported|reports|announced|revealed|confirmed|estimated|claimed|alleged|suggested|say|tells"
_WORD = r"[^\W_][\w.'’&-]*"
_END = r"(?=[.]?[\"”’]?\s*$|[.][\"”’]?\s+[\"“A-Z])"
_NOT_A_SPEAKER = (
    r"(?!(?:which|who|whom|that|and|but|as|when|where|while|if|because|although|though|what|since|after|before|so|or|"
    r"with|in|on|at|by|for|from|to|of|according|including|citing)\b)"
)
_TAIL = (
    r"(?: (?!at (?:least|most)\b)(?![^,.;:]{0,60}\b(?:was|were|is|are|had|has|have|will|would)\b)"
    r"(?:on|in|at|late|early|earlier|last|this|later|yesterday|today|shortly|during|via|[A-Z])[^,.;:\"“”]{0,50})?"
)
_SPEAKER = (
    rf"(?:(?:[A-Z][\w.]*-[a-z]+ )?(?:[a-z][\w-]*(?:['’]s)? ){{0,6}}(?:[A-Z][\w.'’-]*)(?: (?:(?:of|for"
    rf"|at|from|with|in|the|and|[A-Z])[\w.'’-]*))*"
    rf"|(?:the|a|an|one)(?: {_WORD}){{1,3}}|(?:a|an|one|the) [a-z]+ (?:for|of|from|at|with) [^,]{{3,60}})"
)
# ", Nugroho said." and ", a local official told AFP." and ", said agency spokesman Nugroho, who …"
TRAILING_FRAME = re.compile(
    rf",\s*(?P<frame>{_NOT_A_SPEAKER}(?:{_WORD}\s+){{1,6}}?(?:{_TOLD})"
    rf"(?:(?<=told)(?:\s+{_WORD}){{1,4}}?)?{_TAIL}{_END}"
    rf"|(?:{_PLAIN}|reported)\s+(?!to\b|that\b|it\b|more\b|another\b|on\b|in\b|at\b){_SPEAKER}"
    rf"(?:, [^\"“”;:]{{3,260}}?)?{_END})",
)
NOT_AN_END = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Capt|Const|St|Jr|Sr|Inc|Co|Corp|No))$")
SPEECH_BEFORE = re.compile(
    r"(?:^|[,:.!?;…–—-]\s*|\b(?:said|says|told \w+|added|wrote|asked|replied|writing|saying))\s*$"
)
SMALL_TITLE_WORDS = frozenset("of the a an and to in on for from with at by or".split())
SHORTEST_SPEECH = 3
FAR = 400  # characters before a frame in which its sentence is looked for
_WHO = (
    r"(?:[A-Z][\w.]* )?(?:[Pp]olice|[Oo]fficials?|[Ss]ources?|[Rr]eports?|[Ss]tudy|[Ss]urvey|[Pp]oll|[Ll]awyers?"
    r"|[Aa]ttorneys?|[Pp]rosecutors?|[Ss]heriff|[Mm]ayor|[Mm]inist(?:er|ry)|[Aa]uthorities|[Ww]itness(?:es)?"
    r"|[Ee]xperts?|[Aa]nalysts?|[Ff]amily|[Cc]oach|[Aa]gent|[Cc]ourt|[Jj]ury|[Jj]udge|[Cc]oroner|[Dd]octors?"
    r"|[Ss]cientists?|[A-Z]{2,6})"
)
SPEAKER_BEFORE = re.compile(rf"\s*({_WHO}):\s+(?=\S+ \S+)")
SPEAKER_AFTER = re.compile(rf"(?:: |\s[-–—]\s)({_WHO})\s*$")
NOISE_LABEL = re.compile(
    r"\s*(?:breaking(?: news)?|updated?|update \d|exclusive|video|live|opinion|analysis|just in"
    r"|developing|watch)\s*:\s+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a piece to be parsed by itself: ``text`` of the article from ``start`` to ``end``, trimmed.

    ``piece`` numbers the piece. A ``frame`` tells who said the sentence before it; ``speech`` stands between
    quotation marks; ``open`` where a speech goes on in the next piece.
    """

    start: int
    end: int
    kind: SegmentKind
    piece: int
    open: bool = False


def segments(text: str, piece: Piece, number: int, quotes: list[Quote]) -> Iterator[Segment]:
    """The segments of a piece in order; ``quotes`` are those of its quotations that lie in it."""
    at, stop = piece.start, piece.end
    if piece.role != "body" and not quotes:
        label = headline_label(piece.text)
        if label is not None:
            if label.speaker:
                yield Segment(at + label.start, at + label.end, "label", number)
            yield from _telling(text, at + label.rest[0], at + label.rest[1], number)
            return
    for quote in quotes:
        if quote.start < at or not is_speech(text, piece, quote):
            continue
        yield from _telling(text, at, quote.start - 1, number)
        yield from _trimmed(text, quote.start, quote.end, "speech", number, not quote.closed)
        at = min(quote.end + 1, piece.end)
    yield from _telling(text, at, stop, number)


@dataclass(frozen=True, slots=True)
class Label:
    """ "Police: two dead" or "Two dead: police".

    ``rest`` are the offsets of what is left; ``speaker`` is false for "Breaking:" and the like.
    """

    start: int
    end: int
    rest: tuple[int, int]
    speaker: bool


def headline_label(text: str) -> Label | None:
    """Who says a headline, or a mark that is no part of it; ``None`` where the words before a colon are its topic."""
    noise = NOISE_LABEL.match(text)
    if noise:
        return Label(0, noise.end(), (noise.end(), len(text)), False)
    before = SPEAKER_BEFORE.match(text)
    if before:
        return Label(before.start(1), before.end(1), (before.end(), len(text)), True)
    after = SPEAKER_AFTER.search(text)
    if after:
        return Label(after.start(1), after.end(1), (0, after.start()), True)
    return None


def is_speech(text: str, piece: Piece, quote: Quote) -> bool:
    """Whether a quotation is a sentence somebody says, and not a phrase or a title within the sentence around it."""
    said = text[quote.start : quote.end].strip()
    if len(said.split(None, SHORTEST_SPEECH)) < SHORTEST_SPEECH or _is_title(said):
        return False
    before = text[max(piece.start, quote.start - 40) : max(piece.start, quote.start - 1)].rstrip("\"“”'‘’` ")
    return SPEECH_BEFORE.search(before) is not None and (
        not quote.closed or said[0].isupper() or said[-1] in ".,!?…" or not before
    )


def _is_title(words: str) -> bool:
    """Whether all words but the small ones are written large: the name of a film, not speech."""
    return all(word[0].isupper() or word[0].isdigit() or word in SMALL_TITLE_WORDS for word in words.split())


def _telling(text: str, start: int, end: int, number: int) -> Iterator[Segment]:
    at = start
    for found in TRAILING_FRAME.finditer(text, start, end):
        if NOT_AN_END.search(text, max(start, found.end() - 8), found.end()):
            continue
        if found.start() - at < 12 or _last_sentence_is_short(text[max(at, found.start() - FAR) : found.start()]):
            continue
        yield from _trimmed(text, at, found.start(), "telling", number)
        yield from _trimmed(text, found.start("frame"), found.end(), "frame", number)
        at = found.end()
    yield from _trimmed(text, at, end, "telling", number)


def _last_sentence_is_short(before: str) -> bool:
    """A place or a time alone ("On Tuesday, police said …") is no sentence that somebody said."""
    return len(re.split(r"[.!?][\"”’]?\s+(?=[A-Z\"“])", before)[-1].split()) < 4


def _trimmed(
    text: str, start: int, end: int, kind: SegmentKind, number: int, goes_on: bool = False
) -> Iterator[Segment]:
    """The segment without white space, stray marks and separators at its edges, if there is a word in it."""
    while start < end and (text[start].isspace() or text[start] in ',.;:"”’»'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',"“‘«'):
        end -= 1
    if any(letter.isalnum() for letter in text[start:end]):
        yield Segment(start, end, kind, number, goes_on)
