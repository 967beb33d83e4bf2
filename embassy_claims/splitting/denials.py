"""Denials told in passing: "…, an allegation denied by both" and "…, claims that the ministry denied"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from embassy_claims.splitting.asides import noun_items
from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.grammar import COMMAS, subject
from embassy_claims.splitting.inflect import past
from embassy_claims.splitting.lexicon import ACCUSE, CLAIM_NOUNS, DENY
from embassy_claims.splitting.tree import Tree

LONG_TAIL = 9  # tokens between the claim word and the verb of denial


@dataclass(frozen=True, slots=True)
class Denial:
    """ "…, an allegation denied by both": the claim word, the verb, who denies, and all tokens of it."""

    noun: int
    verb: int
    speakers: tuple[int, ...]
    tokens: tuple[int, ...]


def denial_tail(tree: Tree, first: int, after: int) -> Denial | None:
    """A denial told in apposition to the clause before it. Looked for by words: parsers take "claims" for a verb."""
    for noun in range(first + 2, after):
        if tree.lemma[noun] not in CLAIM_NOUNS or tree.lower[noun] == "denial":
            continue
        start = noun - 1 if tree.lower[noun - 1] in ("a", "an") else noun
        if tree.text[start - 1] not in COMMAS:
            continue
        verb = next(
            (token for token in range(noun + 1, min(after, noun + LONG_TAIL)) if tree.lemma[token] in DENY), None
        )
        if verb is None or any(tree.text[token] in COMMAS for token in range(noun, verb)):
            continue
        agent = tree.kid(verb, "agent")
        speaker = tree.kid(agent, "pobj") if agent is not None else subject(tree, verb)
        if speaker is not None:
            below = tree.subtree(verb)
            last = max(below[-1], verb)
            return Denial(noun, verb, _joined(tree, speaker), tuple(range(start, min(last + 1, after))))
    return None


def _joined(tree: Tree, noun: int) -> tuple[int, ...]:
    found = [noun]
    while (more := tree.kid(found[-1], "conj")) is not None:
        found.append(more)
    return tuple(found)


def denials(tree: Tree, tail: Denial, drafts: Sequence[Draft]) -> list[Draft]:
    """One statement for each who denies and each thing denied: for a plural, all that was told before it."""
    before = [draft for draft in drafts if draft.quote[1] < tail.tokens[0] and not draft.about]
    before.sort(key=lambda draft: draft.quote[1])
    told = before if tree.tag[tail.noun] == "NNS" or tree.lower[tail.noun].endswith("s") else before[-1:]
    found = []
    tokens = tuple(token for token in tail.tokens if tree.text[token] not in (".", '"', "”"))
    for speaker in tail.speakers:
        without = [
            kid for kid in tree.kids[speaker] if tree.dep[kid] in ("conj", "cc", "preconj") or tree.lower[kid] == "both"
        ]
        who = tuple(tree.subtree(speaker, without))
        sayings: list[Draft | None] = [*told] if told else [None]
        for said in sayings:
            items: tuple[Item, ...] = (*who, "denied", *_denied(tree, said, tail.noun))
            held = Held(tree, speaker, "denied", alone=True)
            found.append(
                Draft(items, tokens, (tokens[0], tokens[-1]), tail.verb, subject=who, held=held, stance="denied")
            )
    return found


def _denied(tree: Tree, said: Draft | None, noun: int) -> tuple[Item, ...]:
    """What is denied, as words that can follow "denied"."""
    if said is None:
        return ("the", noun)
    if tree.lemma[said.head] in ACCUSE:
        matter = tree.kid(said.head, "dobj")
        near = [*tree.kids[said.head], *(tree.kids[matter] if matter is not None else ())]
        of = next((kid for kid in near if tree.dep[kid] == "prep" and tree.lower[kid] == "of"), None)
        deed = tree.kid(of, "pcomp") if of is not None else None
        if matter is not None and deed is not None:
            rest = [token for token in tree.subtree(deed) if token != deed and token in said.tokens]
            return ("that", *noun_items(tree, matter, of), past(tree.lemma[deed]), *rest)
        if matter is not None:
            return noun_items(tree, matter)
    return ("that", *said.items)
