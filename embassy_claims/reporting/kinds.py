"""What the kinds of conflict mean, in words for reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from embassy_claims.model import ConflictKind


@dataclass(frozen=True, slots=True)
class KindText:
    """``short`` in one sentence; ``help`` says what to look at."""

    short: str
    help: str


KINDS: Mapping[ConflictKind, KindText] = MappingProxyType(
    {
        "number": KindText(
            "Two sources give different numbers for the same thing.",
            "Check whether both count the same things at the same time. A figure that grew between two reports is an "
            "update and no contradiction.",
        ),
        "date": KindText(
            "Two sources give different times for the same event.",
            "Check whether both speak of the same event, and whether one of them counts from another day or time zone.",
        ),
        "place": KindText(
            "Two sources put the same event at different places.",
            "Check whether one place lies within the other, and whether both speak of the same event.",
        ),
        "name": KindText(
            "Two sources name different persons or bodies for the same part in an event.",
            "Check whether the two names can mean the same, or whether both took part.",
        ),
        "negation": KindText(
            "One source says what another says is not so.",
            "Check whether both speak of the same thing at the same time.",
        ),
        "denial": KindText(
            "Somebody denies what another source reports.",
            "Check who denies, and whether the denial is of the whole or of a part.",
        ),
        "framing": KindText(
            "Two sources give the same event names that cannot both be right.",
            "Check whose words they are: a source can report a name that somebody gives without taking it as its own.",
        ),
        "statement": KindText(
            "One source says that somebody has spoken, another that they have not.",
            "Check when each was written, and whether the statement counts as an official one.",
        ),
        "sequence": KindText(
            "Two sources tell the same events in different order.",
            "Check which event each source dates, and from when.",
        ),
        "other": KindText(
            "Two sources say what cannot both be true.",
            "Read both articles around the claims.",
        ),
    }
)
