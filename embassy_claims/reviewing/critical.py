"""The words of a quote that a review never survives: numbers, names, negations.

A typo may be mended in any other word and the decision stays; when one of these changes, the claim is another one.
"""

from __future__ import annotations

import re
from functools import lru_cache

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%$€£]")

NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds "
    "thousand thousands million millions billion billions trillion dozen dozens score scores half third thirds "
    "quarter quarters first second fourth fifth sixth seventh eighth ninth tenth once twice thrice double "
    "triple single couple pair both all every each some most many few fewer several more less least only".split()
)
NEGATIONS = frozenset(
    "not no never none nobody nothing nowhere neither nor without cannot deny denies denied denying denial "
    "denials refuse refuses refused refusing refusal reject rejects rejected rejecting rejection refute "
    "refutes refuted refuting disputed dispute disputes false falsely untrue fail fails failed failing failure "
    "lack lacks lacked stop stopped hardly barely inaccurate incomplete incorrect invalid insufficient "
    "inconclusive innocent".split()
)
UN = re.compile(r"(?:un|non|dis|mis|il|ir|im)[a-z]{4,}")

FUNCTION = frozenset(
    "a an the this that these those it its he his she her they their we our i you your who which what when "
    "where while after before since until during as at by for from in into of on over to under up with about "
    "against among and but or so if because although however meanwhile also there here then now is are was "
    "were be been has have had will would can could may might must shall should do does did".split()
)
"""Words whose capital at the beginning of a quote says nothing."""


def critical(text: str) -> tuple[str, ...]:
    """Numbers, names (words with a capital) and negations of a ``plain`` text, in their order, caseless."""
    tokens = TOKEN.findall(text)
    if tokens and tokens[0].casefold() in FUNCTION:
        tokens[0] = tokens[0].casefold()
    return tuple([token.casefold() for token in tokens if _counts(token)])


@lru_cache(maxsize=1 << 16)  # the same words again and again: a long ledger is compared in a tenth of the time
def _counts(token: str) -> bool:
    word = token.casefold()
    return not token[0].isalpha() or token[0].isupper() or word in NUMBERS or _negates(word)


def _negates(word: str) -> bool:
    return word in NEGATIONS or word.endswith("n't") or UN.fullmatch(word) is not None
