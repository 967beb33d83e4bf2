"""From what a user typed to what it names: a finding, a review, or all of a dispute."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from embassy_claims.errors import SettingsError
from embassy_claims.model import Finding

LEAST = 4
DISPUTE = "d"  # what the id of a dispute begins with


def named(typed: str, ids: Iterable[str], what: str = "finding") -> str:
    """The id that ``typed`` is or begins (at least four characters of it).

    Raises SettingsError where none or several fit, with the ids that are close.
    """
    known = sorted(set(ids))
    asked = typed.strip().lower()
    fitting = [one for one in known if one == asked] or [
        one for one in known if len(asked) >= LEAST and one.startswith(asked)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise SettingsError(f"{typed} is the beginning of several ids: {', '.join(fitting[:5])}; give more characters")
    if len(asked) < LEAST:
        raise SettingsError(f"{typed!r} is too short to name a {what}: give at least {LEAST} characters of its id")
    raise SettingsError(f"there is no {what} {typed}{suggestion(asked, known, what)}")


def suggestion(asked: str, known: list[str], what: str) -> str:
    """What the user may have meant."""
    from rapidfuzz import process

    if not known:
        return f"; there are no {what}s at all"
    close = [match for match, _, _ in process.extract(asked, known, limit=3, score_cutoff=50)]
    if close:
        return f"; close to it: {', '.join(close)}"
    return "; claims check lists the ids"


def members(typed: str, known: Collection[str], disputes: Mapping[str, list[str]], what: str) -> list[str]:
    """The ids that ``typed`` stands for: all of a dispute, else the one that it names. Raises SettingsError."""
    name = named(typed, {*known, *disputes}, what)
    return [name] if name in known else disputes[name]


def is_dispute(typed: str, known: set[str]) -> bool:
    """Whether the id can only be that of a dispute."""
    asked = typed.strip().lower()
    return len(asked) >= LEAST and asked.startswith(DISPUTE) and not any(one.startswith(asked) for one in known)


def reviews_of_disputes(found: Sequence[Finding], known: set[str]) -> dict[str, list[str]]:
    """The disputes that have reviews, each with their ids: its own, and those that were carried over to it."""
    reviewed: dict[str, list[str]] = {}
    for one in found:
        ids = {one.id, one.review.id if one.review else one.id} & known
        if ids:
            reviewed.setdefault(one.dispute, []).extend(sorted(ids))
    return reviewed
