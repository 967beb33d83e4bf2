"""Two JSON reports set against each other: what is new, gone, carried over, changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from embassy_claims.errors import ReadingError
from embassy_claims.model import (
    CONFLICT_KINDS,
    STANCES,
    Claim,
    Conflict,
    Finding,
    Pair,
    Review,
    Status,
    Verdict,
)
from embassy_claims.reporting.document import SCHEMA
from embassy_claims.reviewing.carry import Carrying


@dataclass(frozen=True, slots=True)
class Change:
    """One contradiction in both reports; ``what`` says in words what is different."""

    old: Finding
    new: Finding
    what: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Contradictions of the new report that the old one has not, those it has no longer, and those in both.

    ``carried`` were edited in a way that reviews survive, so that their id is another one. ``changed`` have their id
    but another kind, band or status.
    """

    new: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    carried: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    same: tuple[Finding, ...] = field(default=())


def compare(old: Sequence[Finding], new: Sequence[Finding]) -> Comparison:
    """Set the contradictions of two reports against each other; each list is sorted by id."""
    before = {finding.id: finding for finding in old}
    after = {finding.id: finding for finding in new}
    both = [
        Change(before[one], after[one], difference(before[one], after[one])) for one in sorted({*before} & {*after})
    ]
    gone = [before[one] for one in sorted({*before} - {*after})]
    fresh = [after[one] for one in sorted({*after} - {*before})]
    carried = edits(gone, fresh)
    moved = {change.old.id for change in carried} | {change.new.id for change in carried}
    return Comparison(
        new=tuple(finding for finding in fresh if finding.id not in moved),
        gone=tuple(finding for finding in gone if finding.id not in moved),
        carried=tuple(carried),
        changed=tuple(change for change in both if change.what),
        same=tuple(change.new for change in both if not change.what),
    )


def edits(gone: Sequence[Finding], fresh: Sequence[Finding]) -> list[Change]:
    """The fresh contradictions that are an edit of one that is gone, by the rule by which reviews carry over."""
    known = Carrying([as_review(finding) for finding in gone])
    left = {finding.id: finding for finding in gone}
    changes = []
    for finding in fresh:
        options = [option for option in known.candidates(finding) if option.review.id in left]
        if options:
            changes.append(Change(left.pop(options[0].review.id), finding, options[0].note))
    return changes


def as_review(finding: Finding) -> Review:
    """A review of the finding, to ask what would inherit it."""
    a, b, conflict = finding.pair.a, finding.pair.b, finding.verdict.conflict
    return Review(
        finding.id,
        "baselined",
        conflict.kind if conflict else "other",
        ((a.source, a.quote), (b.source, b.quote)),
        conflict=(conflict.a, conflict.b) if conflict else ((), ()),
        stances=(a.stance, b.stance),
    )


def difference(old: Finding, new: Finding) -> str:
    """What is different between two sightings of one contradiction: ``status new → dismissed``; nothing: empty."""
    pairs = (
        (
            "kind",
            old.verdict.conflict and old.verdict.conflict.kind,
            new.verdict.conflict and new.verdict.conflict.kind,
        ),
        ("band", old.band, new.band),
        ("status", old.status, new.status),
    )
    return ", ".join(f"{name} {before} → {after}" for name, before, after in pairs if before != after)


def read_report(path: Path) -> tuple[Finding, ...]:
    """The contradictions of a JSON report. Raises ReadingError where the file is not one."""
    try:
        report = json.loads(path.read_bytes())
    except OSError as error:
        raise ReadingError(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"{path} is not JSON; write it with claims export -o {path.stem}.json") from error
    schema = report.get("schema") if isinstance(report, dict) else None
    if schema != SCHEMA:
        raise ReadingError(f"{path} is not a report of schema {SCHEMA}; write it again with claims export")
    try:
        return tuple(read_finding(entry) for entry in report["contradictions"])
    except (KeyError, TypeError, ValueError) as error:
        raise ReadingError(f"{path} is not a whole report ({error!r}); write it again with claims export") from error


def read_finding(entry: Mapping[str, Any]) -> Finding:
    """A contradiction of a report. Raises KeyError, TypeError or ValueError."""
    a, b = entry["a"], entry["b"]
    conflict = Conflict(one_of(entry["kind"], CONFLICT_KINDS), words(a["conflict"]), words(b["conflict"]))
    return Finding(
        id=text(entry["id"]),
        pair=Pair(read_claim(a), read_claim(b), 0.0),
        verdict=Verdict("contradiction", float(entry["confidence"]), conflict),
        dispute=text(entry["dispute"]),
        status=one_of(entry["status"], get_args(Status)),
    )


def read_claim(entry: Mapping[str, Any]) -> Claim:
    """A side of a contradiction."""
    return Claim(
        article=text(entry["article"]),
        source=text(entry["source"]),
        quote=text(entry["quote"]),
        text=text(entry["text"]),
        start=int(entry["start"]),
        end=int(entry["end"]),
        holder=None if entry["holder"] is None else text(entry["holder"]),
        stance=one_of(entry["stance"], STANCES),
    )


def text(value: object) -> str:
    """A string. Raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value


def words(values: object) -> tuple[str, ...]:
    """Strings. Raises TypeError for anything else."""
    if not isinstance(values, list):
        raise TypeError(f"{values!r} is not a list")
    return tuple(text(value) for value in values)


def one_of(value: object, known: Sequence[Any]) -> Any:
    """One of the known words. Raises ValueError for another one."""
    if value not in known:
        raise ValueError(f"{value!r} is not one of {', '.join(known)}")
    return value
