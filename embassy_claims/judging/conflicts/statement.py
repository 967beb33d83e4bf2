"""One source says that somebody has not spoken, another tells what they said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from embassy_claims.judging.conflicts.candidate import Candidate, candidate, words_at
from embassy_claims.judging.conflicts.negation import NEGATIONS
from embassy_claims.judging.wording import EMPTY, fold, overlap
from embassy_claims.model import Article, Claim, Pair

SPEECH = frozenset(
    "acknowledge admit announce comment confirm declare deny dismiss explain issue insist reject release respond reply "
    "reveal say speak state statement tell".split()
)
OFFICES = frozenset(
    "administration government minister ministry president regime spokesman spokesperson spokeswoman".split()
)


def find_statements(pair: Pair, articles: Mapping[str, Article]) -> list[Candidate]:
    """A statement that was not made against words of the same party."""
    for silent, speaking, swap in ((pair.a, pair.b, False), (pair.b, pair.a, True)):
        if silent.kind == "statement" and silent.stance == "denied" and _speaks(speaking):
            quiet, heard = _party(silent), _party(speaking)
            office = quiet & OFFICES and (
                heard & OFFICES or holds_office(speaking.holder or "", articles[speaking.article])
            )
            signals = {
                "statement: same party": overlap(quiet - OFFICES, heard - OFFICES),
                "statement: office": float(bool(office)),
                "statement: only a denial or charge": float(speaking.stance in ("denied", "alleged")),
            }
            spans = _carriers(silent), _carriers(speaking)
            found = candidate("statement", pair, spans[::-1] if swap else spans, signals, mask="")
            return [found] if found and any(signals.values()) else []
    return []


def holds_office(holder: str, article: Article) -> bool:
    """Whether the article gives the person an office of state ("Interior Minister Ida Berg")."""
    last = holder.split()[-1] if holder.split() else ""
    if not last[:1].isupper():
        return False
    name = re.escape(last)
    office = rf"\b(?i:{'|'.join(sorted(OFFICES))})\b"
    return bool(re.search(rf"{office}\W+(?:[A-Z]\w+\W+){{0,3}}{name}\b|{name},[^.,]{{0,40}}{office}", article.text))


def _speaks(claim: Claim) -> bool:
    return bool(claim.holder) and not (claim.kind == "statement" and claim.stance == "denied")


def _party(claim: Claim) -> set[str]:
    """Who speaks or is silent: the holder; of a statement, its subject too."""
    words = f"{claim.holder or ''} {claim.subject if claim.kind == 'statement' else ''}"
    return {w for w in fold(words).replace("'s", "").split() if len(w) > 2 and w not in EMPTY and w != "the"}


def _carriers(claim: Claim) -> tuple[tuple[int, int], ...]:
    """The words of speaking; of what is told without one, its head."""
    indices = [i for i, w in enumerate(claim.words) if fold(w.lemma) in SPEECH or fold(w.text) in NEGATIONS]
    return words_at(claim, indices or [i for i, w in enumerate(claim.words) if w.lemma == claim.verb][:1])
