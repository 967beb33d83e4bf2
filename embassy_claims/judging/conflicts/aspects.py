"""What a number tells of its thing: numbers of one measure that tell unlike aspects of it answer two questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from embassy_claims.judging.wording import fold
from embassy_claims.model import Claim, Quantity, Word
from embassy_claims.splitting.figures.unit_words import CURRENCIES, MEASURES, SECONDS

ADDED = frozenset("another other others more additional further extra".split())
ADDED_REACH = 2  # words before or after the number
JOINING = frozenset({"join", "add"})  # "the two joined four others"
# "170 in the town and dozens more elsewhere", but not "three and injured dozens more"
PARTIAL = re.compile(
    r"^[^.;]{0,80}(?:\b(?:and|plus)\s(?!(?!hundred\b)\w+(?:ing|ed)\b)[^.;]{0,40}\bmore\b(?!\sthan\b)|\balone\b)"
)
# "$5 million in cash and the rest in stock", but not "$9 million in cash and stock"
IN_PART = re.compile(r"[^.;]{0,60}\bin\s(?:cash|stock|shares)\b(?!\s(?:and|or)\s(?:cash|stock|shares)\b)")
# "in neighbouring Arlen district, 140 were hurt"
ELSEWHERE = re.compile(r"\b[Ii]n\s(?:the\s)?(?:neighbou?ring|nearby|adjacent|adjoining)\s[A-Z]")
EACH = re.compile(r"[^.;,]{0,30}\b(?:each|apiece)\b(?!\sother\b)")
INJURED = frozenset({"injured"})
DEGREES = {
    word: degree
    for degree, words in (
        ("badly", "badly seriously severely gravely serious severe grave critically critical"),
        ("slightly", "slightly lightly mildly minor slight light"),
    )
    for word in words.split()
}
DEGREE_REACH = 5  # words before or after the number
# "a 17-inch screen", "a 27-yard pass" are kinds of screens and passes, and a text names several
KIND = re.compile(r"(?:\s?-\s?(?:and|or|to)\s[\d.]+)?\s?-(?:inch|yard|yd)\b")
ONE_IN = re.compile(r"\bone\s(?:in|of|out\sof)\s(?:every\s)?$", re.IGNORECASE)  # "one in 500"
ONE_IN_REACH = 20  # characters
ONE_OF = re.compile(r"one\sof\s(?:the|its|their|his|her|those|these)\b", re.IGNORECASE)
TWO_SCALES = 150  # times
# "the highest flood on record, 7.2 metres"
RECORD = re.compile(
    r"\b(?:largest|biggest|strongest|worst|highest|greatest|longest|heaviest)\b(?:[^.;]|\.(?=\d)){0,120}"
    r"\b(?:ever|on\s+record|in\s+history)\b",
    re.IGNORECASE,
)
AWAY = re.compile(r"\s*(?:(?P<later>later|after|afterwards)|earlier|before|ago|prior|previously)\b", re.IGNORECASE)
DISTANCES = frozenset({"km"})
EXTENT = re.compile(r"[\s-](?:long|wide)\b")  # "a 25,000-mile-long stretch": no distance
DEPTH = frozenset("depth deep shallow beneath below underground underneath".split())
DEPTH_BEFORE, DEPTH_AFTER = 5, 3  # words
Told = tuple[Claim, Quantity]


@dataclass(frozen=True, slots=True)
class Aspect:
    """``is_part`` of what all of its kind come to; ``of_each`` of several; how badly hurt; a depth; a length."""

    is_part: bool
    of_each: bool
    degrees: frozenset[str]
    is_depth: bool
    is_extent: bool


def may_answer_one_question(a: Told, b: Told) -> bool:
    """Whether two numbers of one measure can be answers to one question, as far as the words round them tell."""
    return (
        not _names_a_kind(*a)
        and not _names_a_kind(*b)
        and _aspect(*a) == _aspect(*b)
        and not _are_of_two_scales(a[1], b[1])
        and not _lie_on_two_sides(a, b)
        and not _keeps_record(a, b)
    )


def away(claim: Claim, quantity: Quantity) -> str:
    """On which side of something a time is, where the quantity says how far: before it or after; else nothing."""
    match = AWAY.match(claim.quote, quantity.end - claim.start) if quantity.unit in SECONDS else None
    if match is None:
        return ""
    return "after" if match["later"] else "before"


def _aspect(claim: Claim, quantity: Quantity) -> Aspect:
    is_hurt = bool(set(quantity.counted.split()) & INJURED)
    is_distance = quantity.unit in DISTANCES
    return Aspect(
        _is_part(claim, quantity, is_hurt),
        bool(EACH.match(claim.quote, quantity.end - claim.start)),
        frozenset(DEGREES[word] for word in _near(claim, quantity, DEGREE_REACH) if is_hurt and word in DEGREES),
        is_distance and _is_depth(claim, quantity),
        is_distance and bool(EXTENT.match(claim.quote, quantity.end - claim.start)),
    )


def _is_part(claim: Claim, quantity: Quantity, is_hurt: bool) -> bool:
    """Whether it counts only some of all: on top of others ("another four", "six more"), beside others, or next door.

    In "killing three and injuring another 40" the 40 are beside the three, and all that are hurt.
    """
    behind = claim.quote[quantity.end - claim.start :]
    return (
        claim.verb in JOINING
        or (not is_hurt and bool(_near(claim, quantity, ADDED_REACH) & ADDED))
        or bool(PARTIAL.match(behind))
        or (quantity.unit in CURRENCIES and bool(IN_PART.match(behind)))
        or bool(ELSEWHERE.search(claim.quote))
    )


def _near(claim: Claim, quantity: Quantity, reach: int) -> frozenset[str]:
    """The folded words next to a number, so many to either side, as far as the next number."""
    before = [w for w in claim.words if w.end <= quantity.start][-reach:]
    after = [w for w in claim.words if w.start >= quantity.end][:reach]
    return frozenset(fold(w.text) for side in (reversed(before), after) for w in takewhile(_is_word, side))


def _names_a_kind(claim: Claim, quantity: Quantity) -> bool:
    """Whether it names a kind of thing by a length, a share by its parts, or one of several: no count or measure."""
    start, end = quantity.start - claim.start, quantity.end - claim.start
    return bool(
        KIND.search(claim.quote, start, end)
        or KIND.match(claim.quote, end)
        or ONE_IN.search(claim.quote, max(0, start - ONE_IN_REACH), start)
        or ONE_OF.match(claim.quote, start)
    )


def _is_depth(claim: Claim, quantity: Quantity) -> bool:
    """Whether it tells how deep something lies, not how far: the two are never one."""
    before = [w for w in claim.words if w.end <= quantity.start][-DEPTH_BEFORE:]
    after = [w for w in claim.words if w.start >= quantity.end][:DEPTH_AFTER]
    return any(fold(w.text) in DEPTH for side in (reversed(before), after) for w in takewhile(_is_word, side))


def _is_word(word: Word) -> bool:
    return word.pos != "NUM"


def _are_of_two_scales(one: Quantity, other: Quantity) -> bool:
    """Whether two durations cannot be those of one thing: a ride of 24 minutes, the first one in 40 years."""
    if one.unit not in SECONDS or other.unit not in SECONDS:
        return False
    short, long = sorted((one.value * SECONDS[one.unit], other.value * SECONDS[other.unit]))
    return long > TWO_SCALES * short


def _lie_on_two_sides(a: Told, b: Told) -> bool:
    """Whether one says how long before something a time is, and the other how long after."""
    sides = [away(*one) for one in (a, b)]
    return all(sides) and sides[0] != sides[1]


def _keeps_record(a: Told, b: Told) -> bool:
    """Whether one is the greatest there ever was, and the other is not greater."""
    (one, first), (other, second) = a, b
    if _is_record(one, first) == _is_record(other, second):
        return False
    return second.value <= first.value if _is_record(one, first) else first.value <= second.value


def _is_record(claim: Claim, quantity: Quantity) -> bool:
    return quantity.unit in MEASURES and bool(RECORD.search(claim.quote))
