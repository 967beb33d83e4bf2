"""Small findings made by hand: factories that all tests share. Sentences in tests are written for the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from embassy_claims.model import (
    Agreement,
    Anchor,
    Article,
    Block,
    Claim,
    Conflict,
    ConflictKind,
    Dispute,
    Finding,
    Findings,
    Label,
    Pair,
    Review,
    Side,
    Status,
    Verdict,
)


def article(path: str = "corpus/wire.txt", text: str = "Five guards left.", **rest: Any) -> Article:
    """An article with one block a line and, unless given, anchors as a plain text file has them."""
    stem = path.rsplit("/", 1)[-1].split(".")[0]
    blocks, anchors, offset = [], [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            blocks.append(Block(offset, offset + len(line), "paragraph"))
        anchors.append(Anchor(offset, number, 1))
        offset += len(line) + 1
    known: dict[str, Any] = {
        "source": stem.title(),
        "published": date(2024, 9, 6),
        "blocks": tuple(blocks),
        "anchors": tuple(anchors),
    }
    return Article(path=path, text=text, **{**known, **rest})


def claim(of: Article, quote: str | None = None, **rest: Any) -> Claim:
    """A claim whose quote is the given words of the article (the whole text unless given)."""
    words = of.text if quote is None else quote
    start = of.text.index(words)
    known: dict[str, Any] = {"text": words, "sentence": (start, start + len(words))}
    return Claim(
        article=of.path, source=of.source, quote=words, start=start, end=start + len(words), **{**known, **rest}
    )


def finding(
    a: Claim,
    b: Claim,
    words: tuple[str, str] | None = None,
    *,
    kind: ConflictKind = "number",
    label: Label = "contradiction",
    confidence: float = 0.9,
    status: Status = "new",
    reason: str = "",
    number: int = 1,
    dispute: str = "",
    carried: str = "",
    signals: tuple[tuple[str, float], ...] = (("judge", 0.9), ("similarity", 0.75)),
) -> Finding:
    """A judged pair; ``words`` carry the conflict on each side; a status that needs a review gets one."""
    conflict = None if words is None else Conflict(kind, (words[0],), (words[1],))
    identity = f"{number:010x}"
    review = None
    if status in ("confirmed", "explained", "dismissed", "baselined"):
        review = Review(
            identity, status, kind, ((a.source, a.quote), (b.source, b.quote)), reason, "ana", date(2026, 11, 22)
        )
    return Finding(
        id=identity,
        pair=Pair(a, b, 0.75),
        verdict=Verdict(label, confidence, conflict, signals),
        dispute=dispute or (f"d{number:09x}" if label == "contradiction" else ""),
        status=status,
        review=review,
        carried=carried,
    )


def dispute(*found: Finding, sides: tuple[Side, ...] = ()) -> Dispute:
    """The dispute of the given findings; unless given, the sides are the a-claims and the b-claims."""
    first = found[0]
    conflict = first.verdict.conflict
    if not sides:
        sides = (
            Side(" ".join(conflict.a) if conflict else "", tuple(dict.fromkeys(f.pair.a for f in found))),
            Side(" ".join(conflict.b) if conflict else "", tuple(dict.fromkeys(f.pair.b for f in found))),
        )
    return Dispute(first.dispute, conflict.kind if conflict else "other", sides, tuple(f.id for f in found))


def agreement(*found: Finding, independent: int = 2) -> Agreement:
    """The agreement made of the given findings (label ``agreement``)."""
    claims = tuple(dict.fromkeys(c for f in found for c in (f.pair.a, f.pair.b)))
    return Agreement(f"g{found[0].id}", claims, found, independent)


def findings(*articles: Article, **rest: Any) -> Findings:
    """Findings over the articles; disputes are made from the contradictions unless given."""
    contradictions: tuple[Finding, ...] = rest.get("contradictions", ())
    groups: dict[str, list[Finding]] = {}
    for found in contradictions:
        groups.setdefault(found.dispute, []).append(found)
    known: dict[str, Any] = {"judge": "test judge", "disputes": tuple(dispute(*g) for g in groups.values())}
    return Findings(articles=articles, **{**known, **rest})
