"""The words of the project as frozen dataclasses.

Every stage takes the values of the stage before it and returns new ones; nothing here is ever changed in place.
Offsets count Unicode code points in ``Article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Stance = Literal["asserted", "denied", "alleged", "planned", "questioned"]
Role = Literal["headline", "key point", "body"]
BlockKind = Literal["title", "heading", "paragraph", "item"]
ClaimKind = Literal["content", "statement"]
Precision = Literal["exact", "about", "at least", "at most", "range", "vague"]
Label = Literal["agreement", "contradiction", "update", "unrelated"]
ConflictKind = Literal[
    "number", "date", "place", "name", "negation", "denial", "framing", "statement", "sequence", "other"
]
Band = Literal["high", "medium", "low"]
NumberFormat = Literal["float32", "bf16"]
Decision = Literal["confirmed", "explained", "dismissed", "baselined"]
Status = Literal["new", "confirmed", "explained", "dismissed", "baselined", "ignored"]

STANCES: tuple[Stance, ...] = get_args(Stance)
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)
BANDS: tuple[Band, ...] = get_args(Band)
DECISIONS: tuple[Decision, ...] = get_args(Decision)

HIGH, MEDIUM = 0.80, 0.60


def band(confidence: float) -> Band:
    """The band of a calibrated confidence (0 to 1)."""
    return "high" if confidence >= HIGH else "medium" if confidence >= MEDIUM else "low"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of an article: ``article.text[start:end]``."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Anchor:
    """From ``offset`` in the text on, characters stand in the file at ``line``, ``column`` (from 1) and following."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Article:
    """One document: who published it, when, and its text with paragraphs.

    ``path`` is the argument joined with the path below it, ``/`` between (JSON Lines add ``#line``). ``text`` has
    LF line ends. ``anchors`` are empty where line and column in the file cannot be known (HTML, JSON Lines).
    """

    path: str
    source: str
    text: str
    title: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    blocks: tuple[Block, ...] = ()
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, and why (one line)."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a claim's quote with its parse; ``start`` and ``end`` are offsets in the article.

    ``head`` is an index into ``Claim.words``, the word's own where its head lies outside the claim. ``ent`` is the
    entity type or "".
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures.

    ``low`` and ``high`` bound the true value as far as the words tell ("at least 5": 5 to inf; "about 50": 50, 50 with
    precision "about"; "dozens": 24 to 99, vague). ``unit`` is a normalised unit ("km", "USD", "%", "magnitude",
    "year", "ordinal", "") and values are in it; ``counted`` the lemma of what is counted ("person", "village", "").
    ``start`` and ``end`` give the words of the number in the article.
    """

    value: float
    low: float
    high: float
    unit: str
    counted: str
    precision: Precision
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class When:
    """The time a claim speaks of: first and last day it can mean, and the words that say so."""

    first: date | None
    last: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement and the exact words it was taken from: ``article.text[start:end] == quote``.

    ``text`` is the same statement made to be read alone (references resolved). ``holder`` says it, or ``None`` where
    the article itself does. A ``statement`` claim says *that* the holder spoke (stance ``denied``: did not speak); a
    ``content`` claim what was said. ``sentence`` are the offsets of the whole sentence. ``verb`` is the lemma of the
    main verb, ``subject`` its resolved subject, ``words`` the tokens it was made from (a short quote holds more).
    """

    article: str
    source: str
    quote: str
    text: str
    start: int
    end: int
    holder: str | None = None
    stance: Stance = "asserted"
    kind: ClaimKind = "content"
    role: Role = "body"
    when: When | None = None
    numbers: tuple[Quantity, ...] = ()
    sentence: tuple[int, int] = (0, 0)
    subject: str = ""
    verb: str = ""
    negated: bool = False
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of different sources that may speak of the same thing; ``similarity`` is the cosine similarity."""

    a: Claim
    b: Claim
    similarity: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """The kind of a contradiction and the words of each quote that carry it (exact substrings of the quotes)."""

    kind: ConflictKind
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of a pair. ``signals`` are the named numbers it was made from.

    ``ruled_out``: cheap signals said so alone, and the cross-encoder was not asked. ``also``: what the pair conflicts
    in besides, in other words of both claims, surest first.
    """

    label: Label
    confidence: float
    conflict: Conflict | None = None
    signals: tuple[tuple[str, float], ...] = ()
    ruled_out: bool = False
    also: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on a contradiction as it stands in the ledger.

    ``claims`` are source and quote of each side, ``conflict`` the words of each that carry the conflict.
    """

    id: str
    verdict: Decision
    kind: ConflictKind
    claims: tuple[tuple[str, str], tuple[str, str]]
    reason: str = ""
    by: str = ""
    on: date | None = None
    conflict: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    stances: tuple[Stance, Stance] = ("asserted", "asserted")


@dataclass(frozen=True, slots=True)
class Finding:
    """A judged pair as it is reported.

    ``carried`` says in one line how a review came over from an edited claim, ``ignored`` is the reason of the rule that
    applies.
    """

    id: str
    pair: Pair
    verdict: Verdict
    dispute: str = ""
    status: Status = "new"
    review: Review | None = None
    carried: str = ""
    ignored: str = ""

    @property
    def band(self) -> Band:
        return band(self.verdict.confidence)


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to the question of a dispute: the words, and the claims that give it."""

    words: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Contradicting pairs about one question. ``findings`` are their ids, strongest first."""

    id: str
    kind: ConflictKind
    sides: tuple[Side, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Claims of different sources that say the same; ``independent`` counts copies of one wire story once."""

    id: str
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one run found, in the order in which it is reported.

    Of ``pairs`` claims that were compared, ``ruled_out`` were so by cheap signals, before the cross-encoder.
    """

    judge: str
    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    claims: tuple[Claim, ...] = ()
    pairs: int = 0
    disputes: tuple[Dispute, ...] = ()
    contradictions: tuple[Finding, ...] = ()
    updates: tuple[Finding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    stale: tuple[Review, ...] = ()
    notes: tuple[str, ...] = ()
    ruled_out: int = 0
