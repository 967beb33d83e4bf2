"""One statement from the words of one clause: a subject put in, a verb made finite, edges trimmed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from embassy_claims.model import Stance
from embassy_claims.splitting.draft import Draft, Held, Item
from embassy_claims.splitting.frames import Frame, can_speak
from embassy_claims.splitting.grammar import (
    COMMAS,
    auxiliaries,
    finite,
    is_finite,
    is_negated,
    is_plural,
    is_verbal,
    subject,
)
from embassy_claims.splitting.lexicon import DISCOURSE
from embassy_claims.splitting.lists import tidy, variants
from embassy_claims.splitting.stances import is_silence, modal_stance
from embassy_claims.splitting.tree import Tree

EDGES = COMMAS | frozenset([".", "!", "?", "…", "...", ")", "]"])
LINKS = frozenset(["cc", "mark", "preconj"])


@dataclass(frozen=True, slots=True)
class Setting:
    """What a clause takes over from the clause above it.

    ``subject`` are the words it borrows as its subject and ``subject_head`` their head, ``lead`` words of place and
    time, ``helpers`` auxiliaries. ``opens`` is the token its quote begins with, where that is not its first. ``placed``
    rewrites its tokens. ``participle``: its verb has no tense, whatever it looks like.
    """

    held: Held | None = None
    subject: tuple[Item, ...] = ()
    subject_head: int | None = None
    lead: tuple[int, ...] = ()
    helpers: tuple[int, ...] = ()
    tense: str = "past"
    opens: int | None = None
    placed: Callable[[list[int]], list[Item]] | None = None
    participle: bool = False


def build(tree: Tree, head: int, tokens: list[int], setting: Setting, frame: Frame | None) -> list[Draft]:
    """The statements of a clause: one, or one for each member of its list, or none where it has no subject."""
    printed = _trimmed(tree, head, tokens)
    stated = _without_discourse(tree, printed)
    if not stated:
        return []
    items, about = _items(tree, head, stated, setting)
    if not items:
        return []
    held = setting.held
    stance: Stance = held.stance if held else "asserted"
    if frame is not None and frame.speaker is not None and can_speak(tree, frame.speaker):
        held, stance = holding(tree, frame, setting.held), frame.stance
    if stance == "asserted":
        stance = modal_stance(tree, head, stated, held is not None)
    silent = is_silence(tree, head)
    draft = Draft(
        items=tidy(tree, items),
        tokens=tuple(stated),
        quote=(printed[0] if setting.opens is None else min(setting.opens, printed[0]), printed[-1]),
        head=head,
        subject=tidy(tree, about),
        held=None if silent else held,
        stance="denied" if silent else stance,
        kind="statement" if silent else "content",
        negated=is_negated(tree, head),
    )
    return variants(tree, draft)


def holding(tree: Tree, frame: Frame, above: Held | None) -> Held | None:
    """Who holds what a frame tells: its speaker; whoever is quoted, where that is "I" or "we" or nobody."""
    if frame.speaker is None or (above is not None and tree.lower[frame.speaker] in ("i", "we")):
        return above
    return Held(tree, frame.speaker, frame.stance)


def _trimmed(tree: Tree, head: int, tokens: list[int]) -> list[int]:
    """Without marks and linking words at the edges."""
    start, end = 0, len(tokens)
    while start < end and (tree.text[tokens[start]] in EDGES or _links(tree, head, tokens[start])):
        start += 1
    while end > start and (
        tree.text[tokens[end - 1]] in EDGES - {")", "]"}
        or (tree.dep[tokens[end - 1]] in LINKS and tokens[end - 1] != head)
    ):
        end -= 1
    kept = tokens[start:end]
    if kept and kept[-1] + 1 < len(tree.text) and tree.text[kept[-1] + 1] == ")":
        words = [tree.text[token] for token in kept]
        if words.count("(") > words.count(")"):
            kept.append(kept[-1] + 1)
    return kept


def _links(tree: Tree, head: int, token: int) -> bool:
    """A linking word of this clause, not of a clause that stands before its subject."""
    if token == head:
        return False
    if tree.lower[token] == "even" and token + 1 < len(tree.text) and tree.dep[token + 1] == "mark":
        return True
    if tree.dep[token] in LINKS or (tree.dep[token] == "advmod" and tree.lower[token] in ("when", "so", "as")):
        above = tree.head[token]
        return above == head or tree.head[above] == above or above < token
    return False


def _without_discourse(tree: Tree, tokens: list[int]) -> list[int]:
    """Without "However," and the like."""
    start = 0
    while start < len(tokens) - 1 and tree.lower[tokens[start]] in DISCOURSE and not tree.kids[tokens[start]]:
        start += 1
        while start < len(tokens) - 1 and tree.text[tokens[start]] in COMMAS:
            start += 1
    return tokens[start:]


def _items(tree: Tree, head: int, tokens: list[int], setting: Setting) -> tuple[list[Item], tuple[Item, ...]]:
    """The words of the statement, and those of its subject."""
    own = subject(tree, head)
    if setting.placed is not None:
        return setting.placed(tokens), tuple(tree.subtree(own)) if own is not None else ()
    lead: list[Item] = [*setting.lead, ","] if setting.lead and tokens[0] > setting.lead[-1] else []
    if own is not None and own in tokens and tree.tag[own] not in ("WDT", "WP"):
        about = tuple(token for token in tree.subtree(own) if token in tokens)
        words: list[Item] = [*tokens]
        if setting.participle or not is_finite(tree, head):
            words = _with_verb(tree, tokens, head, own, setting)
        return [*lead, *_with_counted(tree, words, own)], about
    if own is not None and tree.tag[own] in ("WDT", "WP"):
        tokens = [token for token in tokens if token not in set(tree.subtree(own))]
    if not setting.subject:
        complete = own is not None or tree.head[head] == head or not is_verbal(tree, head)
        return ([*tokens] if complete else []), ()
    if tree.dep[head] == "conj" and not _agrees(tree, head, setting.subject_head):
        return [], ()
    words = [*tokens]
    if is_verbal(tree, head) and (setting.participle or not is_finite(tree, head)):
        words = _with_verb(tree, tokens, head, setting.subject_head, setting)
    elif not is_verbal(tree, head):
        words = ["was" if setting.tense == "past" else "is", *words]
    return [*lead, *setting.subject, *words], setting.subject


def _with_counted(tree: Tree, words: list[Item], own: int) -> list[Item]:
    """ "Ten people were killed, 140 were hurt": the second number counts people too."""
    if tree.pos[own] != "NUM" or any(tree.dep[kid] in ("prep", "nmod") for kid in tree.kids[own]):
        return words
    for noun in range(own - 1, max(-1, own - 30), -1):
        if tree.tag[noun] == "NNS" and tree.dep[noun] in ("nsubj", "nsubjpass"):
            if any(tree.dep[kid] == "nummod" for kid in tree.kids[noun]):
                at = words.index(own) + 1
                return [*words[:at], tree.text[noun], *words[at:]]
            return words
    return words


def _agrees(tree: Tree, verb: int, own: int | None) -> bool:
    """Whether a verb can have that subject, by number; the parser joins verbs over the wrong head."""
    if own is None:
        return True
    forms = [tree.lower[token] for token in [*auxiliaries(tree, verb), verb]]
    if is_plural(tree, own):
        return not ({"was", "is", "has", "does"} & set(forms) or tree.tag[verb] == "VBZ")
    return not ({"were", "are"} & set(forms)) or tree.pos[own] not in ("NOUN", "PROPN")


def _with_verb(tree: Tree, tokens: list[int], head: int, own: int | None, setting: Setting) -> list[Item]:
    """Puts in what makes the verb finite."""
    if not is_verbal(tree, head):
        return [*tokens]
    plural = own is not None and is_plural(tree, own)
    mine = auxiliaries(tree, head)
    if tree.dep[head] == "conj" and setting.helpers and not mine and tree.tag[head] in ("VB", "VBN", "VBG", "VBD"):
        verb: list[Item] = [*setting.helpers, head]
    else:
        verb = finite(tree, head, plural, setting.tense)
    out: list[Item] = []
    for token in tokens:
        if token == head:
            denied = out and isinstance(out[-1], int) and tree.dep[out[-1]] == "neg" and len(verb) > 1
            out[-1:] = [verb[0], out[-1], *verb[1:]] if denied else [*out[-1:], *verb]
        elif token not in mine:
            out.append(token)
    return out
