"""Two quantities of one thing that cannot both be right."""

from __future__ import annotations

import math
import re
from itertools import takewhile

from embassy_claims.judging.conflicts.candidate import Candidate, candidate
from embassy_claims.judging.conflicts.counted import belonging
from embassy_claims.judging.happening import same_happening
from embassy_claims.judging.wording import fold, names
from embassy_claims.model import Claim, Pair, Quantity, Word
from embassy_claims.splitting.figures.unit_words import MEASURES, SECONDS
from embassy_claims.splitting.measures import compatible, same_measure

NOT_MEASURES = frozenset({"ordinal", "score"})
# What is counted while it still goes on: such counts grow from hour to hour.
GROWING = frozenset(
    "victim body death toll casualty killed injured missing arrested detained displaced rescued evacuated damaged "
    "destroyed case infection infected aftershock trapped stranded".split()
)
ADDED = frozenset("another other others more additional further extra".split())
# "170 in the town and dozens more elsewhere", but not "three and injured dozens more"
PARTIAL = re.compile(r"^[^.;]{0,80}(?:\b(?:and|plus)\s(?!(?!hundred\b)\w+(?:ing|ed)\b)[^.;]{0,40}\bmore\b|\balone\b)")
JOINING = frozenset({"join", "add"})  # "the two joined four others"
ADDED_REACH = 2  # words before or after the number
INJURED = frozenset(
    {"injured"}
)  # "killing three and injuring another 40": 40 beside the three, not beside other injured
# "$5 million in cash and the rest in stock", but not "$9 million in cash and stock"
IN_PART = re.compile(r"[^.;]{0,60}\bin\s(?:cash|stock|shares)\b(?!\s(?:and|or)\s(?:cash|stock|shares)\b)")
EACH = re.compile(r"[^.;,]{0,30}\b(?:each|apiece)\b")
# "a 17-inch screen", "a 27-yard pass" are kinds of screens and passes, and a text names several
KIND = re.compile(r"(?:\s?-\s?(?:and|or|to)\s[\d.]+)?\s?-(?:inch|yard|yd)\b")
ONE_IN = re.compile(r"\bone\s(?:in|of|out\sof)\s(?:every\s)?$", re.IGNORECASE)  # "one in 500"
ONE_IN_REACH = 20  # characters
TWO_SCALES = 150  # times
# "the highest flood on record, 7.2 metres"
RECORD = re.compile(
    r"\b(?:largest|biggest|strongest|worst|highest|greatest|longest|heaviest)\b(?:[^.;]|\.(?=\d)){0,120}"
    r"\b(?:ever|on\s+record|in\s+history)\b",
    re.IGNORECASE,
)
AWAY = re.compile(r"\s*(?:(?P<later>later|after|afterwards)|earlier|before|ago|prior|previously)\b", re.IGNORECASE)
DISTANCES = frozenset({"km"})
DEPTH = frozenset("depth deep shallow beneath below underground underneath".split())
DEPTH_BEFORE, DEPTH_AFTER = 5, 3  # words


def find_numbers(pair: Pair) -> list[Candidate]:
    """Quantities with the same unit that count the same thing and exclude each other."""
    others = pair.b.numbers
    found = [
        _candidate(pair, one, other)
        for one in pair.a.numbers
        for other in others
        if one.unit not in NOT_MEASURES and same_measure(one, other) and not compatible(one, other)
        if one.unit != "age" or names(pair.a) & names(pair.b)
        if not (_is_kind(pair.a, one) or _is_kind(pair.b, other))
        if _is_part(pair.a, one) == _is_part(pair.b, other)
        if _is_of_each(pair.a, one) == _is_of_each(pair.b, other)
        if one.unit not in DISTANCES or _is_depth(pair.a, one) == _is_depth(pair.b, other)
        if not _are_of_two_scales(one, other)
        if not _lie_on_two_sides((pair.a, one), (pair.b, other))
        if not _keeps_record((pair.a, one), (pair.b, other))
        if not any(same_measure(one, twin) and compatible(one, twin) for twin in others)
        if not any(same_measure(other, twin) and compatible(other, twin) for twin in pair.a.numbers)
    ]
    return [each for each in found if each is not None]


def _candidate(pair: Pair, one: Quantity, other: Quantity) -> Candidate | None:
    signals = {
        "number: ratio": min(3.0, abs(math.log((abs(one.value) + 0.5) / (abs(other.value) + 0.5)))),
        "number: vague": float("vague" in (one.precision, other.precision)),
        "number: bounded": float(one.precision != "exact" or other.precision != "exact"),
        "number: same thing counted": float(bool(one.counted) and one.counted == other.counted),
        "number: only one": float(len(pair.a.numbers) == 1 and len(pair.b.numbers) == 1),
        "number: same happening": same_happening((pair.a, one), (pair.b, other)),
        "number: growing": float(grows(one) and grows(other)),
        "number: one counted from a time": float(bool(_away(pair.a, one)) != bool(_away(pair.b, other))),
        **belonging((pair.a, one), (pair.b, other)),
    }
    return candidate("number", pair, (((one.start, one.end),), ((other.start, other.end),)), signals, mask="some")


def grows(quantity: Quantity) -> bool:
    """Whether it counts something that goes on while it is reported."""
    return bool(set(quantity.counted.split()) & GROWING)


def _is_part(claim: Claim, quantity: Quantity) -> bool:
    """Whether it counts only some of all: on top of others ("another four", "six more") or beside others to come."""
    behind = claim.quote[quantity.end - claim.start :]
    return (
        claim.verb in JOINING
        or _is_added(claim, quantity)
        or bool(PARTIAL.match(behind))
        or bool(IN_PART.match(behind))
    )


def _is_of_each(claim: Claim, quantity: Quantity) -> bool:
    """Whether it tells of each of several what the other side may tell of all."""
    return bool(EACH.match(claim.quote, quantity.end - claim.start))


def _is_kind(claim: Claim, quantity: Quantity) -> bool:
    """Whether it names a kind of thing by a length, or a share by its parts, and is no count or measure."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    return bool(
        KIND.search(claim.quote, start, end)
        or KIND.match(claim.quote, end)
        or ONE_IN.search(claim.quote, max(0, start - ONE_IN_REACH), start)
    )


def _are_of_two_scales(one: Quantity, other: Quantity) -> bool:
    """Whether two durations cannot be those of one thing: a ride of 24 minutes, the first one in 40 years."""
    if one.unit not in SECONDS or other.unit not in SECONDS:
        return False
    short, long = sorted((one.value * SECONDS[one.unit], other.value * SECONDS[other.unit]))
    return long > TWO_SCALES * short


def _keeps_record(a: tuple[Claim, Quantity], b: tuple[Claim, Quantity]) -> bool:
    """Whether one is the greatest there ever was, and the other is not greater."""
    (one, first), (other, second) = a, b
    if _is_record(one, first) == _is_record(other, second):
        return False
    return second.value <= first.value if _is_record(one, first) else first.value <= second.value


def _is_record(claim: Claim, quantity: Quantity) -> bool:
    return quantity.unit in MEASURES and bool(RECORD.search(claim.quote))


def _lie_on_two_sides(a: tuple[Claim, Quantity], b: tuple[Claim, Quantity]) -> bool:
    """Whether one says how long before something a time is, and the other how long after."""
    sides = [_away(*one) for one in (a, b)]
    return all(sides) and sides[0] != sides[1]


def _away(claim: Claim, quantity: Quantity) -> str:
    """On which side of something a time is, where the quantity says how far: before it or after; else nothing."""
    match = AWAY.match(claim.quote, quantity.end - claim.start) if quantity.unit in SECONDS else None
    if match is None:
        return ""
    return "after" if match["later"] else "before"


def _is_depth(claim: Claim, quantity: Quantity) -> bool:
    """Whether it tells how deep something lies, not how far: the two are never one."""
    before = [w for w in claim.words if w.end <= quantity.start][-DEPTH_BEFORE:]
    after = [w for w in claim.words if w.start >= quantity.end][:DEPTH_AFTER]
    return any(fold(w.text) in DEPTH for side in (reversed(before), after) for w in takewhile(_is_word, side))


def _is_word(word: Word) -> bool:
    return word.pos != "NUM"


def _is_added(claim: Claim, quantity: Quantity) -> bool:
    if set(quantity.counted.split()) & INJURED:
        return False
    before = [w for w in claim.words if w.end <= quantity.start][-ADDED_REACH:]
    after = [w for w in claim.words if w.start >= quantity.end][:ADDED_REACH]
    return any(fold(w.text) in ADDED for w in (*before, *after))
