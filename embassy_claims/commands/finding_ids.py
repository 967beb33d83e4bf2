"""From what a user typed to the one thing it names."""

from __future__ import annotations

from collections.abc import Iterable

from embassy_claims.errors import SettingsError

LEAST = 4


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
