"""The sentences of a parsed piece: the parser's bounds, mended where a quote or an abbreviation misled it."""

from __future__ import annotations

import re

from embassy_claims.splitting.tree import Tree

CLOSERS = frozenset("\"”’»)]'")
TITLE = re.compile(r"Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Capt|Const|Cpl|Maj|Adm|Rev|Prof|Insp|Supt|Det|Pres|Hon")
ZONES = frozenset("GMT UTC BST CET IST EDT EST CDT CST MDT MST PDT PST ET CT MT PT AKDT".split())
ENDS = frozenset([".", "!", "?", "…", "...", "!!", "??", "?!", "!?"])
ABBREVIATION = re.compile(
    r"(?:[A-Z]|[A-Z](?:\.[A-Z])+|Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Sgt|Lt|Col|Capt|Const|Cpl|Maj|Adm|Rev|Prof|St|Jr|Sr|Inc|Ltd|Co|Corp|No|"
    r"vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Calif|Mass|Mich|Miss|Fla|Ariz|Ala|Ark|Colo|Conn|Del|Ill|Ind|Kan|Minn|"
    r"Nev|Okla|Ore|Penn|Tenn|Tex|Wash|Wis)\.$"
)


def sentences(tree: Tree) -> list[tuple[int, int]]:
    """The sentences as (first token, token after the last); together they cover the whole text."""
    found: list[tuple[int, int]] = []
    for first, after in tree.sents:
        if found and _continues(tree, found[-1], first):
            found[-1] = (found[-1][0], after)
        else:
            found.append((first, after))
    return found


def _continues(tree: Tree, before: tuple[int, int], first: int) -> bool:
    """Whether the token belongs to the sentence before it."""
    last = before[1] - 1
    if all(text in CLOSERS for text in tree.text[first : first + 1]) and tree.end[last] == tree.start[first]:
        return True
    while last > before[0] and tree.text[last] in CLOSERS:
        last -= 1
    text = tree.text[last]
    if text in ("a.m.", "p.m."):
        return tree.text[first] in ZONES or tree.text[first][:1].islower() or tree.text[first] == "("
    opens = tree.text[first]
    if opens[:1].islower() or opens in (",", ";", ")"):
        return True
    if text in ENDS:
        return text == "." and last > before[0] and _shortened(tree, last - 1) and opens[:1].isupper()
    if text.endswith(".") and TITLE.fullmatch(text[:-1]):
        return True
    if text.endswith("."):
        return ABBREVIATION.match(text) is not None and tree.ent[first] != ""
    return True


def _shortened(tree: Tree, word: int) -> bool:
    """Whether the full stop after the word ends an abbreviation, not a sentence: "Const. Ann Lee"."""
    return tree.end[word] == tree.start[word + 1] and TITLE.fullmatch(tree.text[word]) is not None
