"""Edits that keep a sentence true: parts dropped or moved, words of the same meaning, sources added."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from training.news.edit import replaced

_REPORTING = frozenset("say tell add report announce note state explain claim confirm believe".split())
_DROPPED = frozenset({"relcl", "acl", "appos", "advcl", "npadvmod", "advmod"})
_FEWEST = 5  # words that must be left

# Words that news uses for each other. Forms of one word class and inflection.
_SAME = """
injured,hurt,wounded | injuries,wounds | quake,earthquake,tremor,temblor | died,lost their lives
arrested,detained,taken into custody | began,started | ended,finished | bought,acquired,purchased | firm,company
cops,police | police officers,police | officials,authorities | lawyer,attorney | car,vehicle | jail,prison
said,told reporters,stated | announced,made public | revealed,disclosed | sacked,dismissed | film,movie
kids,children | big,large | hit,struck | death toll,number of dead | deal,agreement | shooter,gunman
fled,escaped | seized,captured | destroyed,wrecked | a dozen,12 | aid,help | largest,biggest | plane,aircraft
trial,court case | boss,chief | chief executive,managing director | match,game | last week,the week before
roughly,approximately
"""


def _groups() -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for group in _SAME.replace("\n", "|").split("|"):
        words = tuple(word.strip() for word in group.split(",") if word.strip())
        groups.update({word: tuple(other for other in words if other != word) for word in words})
    return groups


SAME = _groups()
_SAME_WORD = re.compile(r"(?<![\w-])(" + "|".join(sorted(map(re.escape, SAME), key=len, reverse=True)) + r")(?![\w-])")
_SOURCES = (
    "Officials said {}",
    "{}, according to local media",
    "According to reports, {}",
    "Reports say {}",
    "{}, it was reported",
)


def reported(doc: Any, _: random.Random) -> str | None:
    """What is said, without who says it."""
    for token in doc:
        if token.dep_ == "ccomp" and token.head.dep_ == "ROOT" and token.head.lemma_ in _REPORTING:
            words = list(token.subtree)
            contiguous = words[-1].i - words[0].i + 1 == len(words)
            if contiguous and any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
                text = doc[words[0].i : words[-1].i + 1].text.strip(" ,.\"“”'")
                text = re.sub(r"^that\s", "", text)
                return text[:1].upper() + text[1:] + "." if len(text.split()) >= _FEWEST else None
    return None


def shorter(doc: Any, rng: random.Random) -> str | None:
    """Without one clause, apposition or adverbial that stands between commas or at an end."""
    parts = []
    for token in doc:
        if token.dep_ not in _DROPPED:
            continue
        words = list(token.subtree)
        start, end = words[0].i, words[-1].i
        set_off = (start and doc[start - 1].text == ",") or (end + 1 < len(doc) and doc[end + 1].text == ",")
        whole = end - start + 1 == len(words) and not any(word.dep_ == "neg" for word in words)
        if set_off and whole and 2 <= len(words) <= len(doc) - _FEWEST:
            parts.append((start, end))
    if not parts:
        return None
    start, end = rng.choice(parts)
    if start and doc[start - 1].text == ",":
        start -= 1
    if end + 1 < len(doc) and doc[end + 1].text == ",":
        end += 1
    text = replaced(doc.text, doc[start].idx, doc[end].idx + len(doc[end].text), " ")
    return text[:1].upper() + text[1:]


def moved(doc: Any, _: random.Random) -> str | None:
    """With a phrase from the front at the end."""
    match = re.match(r"((?:On|In|At|After|During|Before|By|Since)\s[^,]{3,50}),\s(.+?)([.!]?)$", doc.text)
    if match is None or "," in match.group(2):
        return None
    front, rest, stop = match.groups()
    keep = doc[0].ent_type_ or rest.split()[0] in ("I",)
    return f"{rest[:1].upper()}{rest[1:]} {front if keep else front[:1].lower() + front[1:]}{stop}"


def renamed(doc: Any, rng: random.Random) -> str | None:
    """With a word replaced by another of the same meaning."""
    matches = list(_SAME_WORD.finditer(doc.text))
    if not matches:
        return None
    match = rng.choice(matches)
    return replaced(doc.text, match.start(), match.end(), rng.choice(SAME[match.group()]))


def sourced(doc: Any, rng: random.Random) -> str | None:
    """With a source that says it."""
    root = doc[:].root
    if root.lemma_ in _REPORTING or '"' in doc.text or "“" in doc.text or root.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    form = rng.choice(_SOURCES)
    text = doc.text.rstrip(".")
    if not form.startswith("{") and doc[0].ent_type_ == "" and doc[0].pos_ != "PROPN":
        text = text[:1].lower() + text[1:]
    return form.format(text) + "."


_MEANS: tuple[Callable[[Any, random.Random], str | None], ...] = (reported, shorter, moved, renamed, sourced)


def paraphrases(doc: Any, rng: random.Random) -> list[str]:
    """What the means that apply make of a sentence, in a random order, none equal to it."""
    made = [text for means in _MEANS if (text := means(doc, rng)) and text != doc.text]
    rng.shuffle(made)
    return made
