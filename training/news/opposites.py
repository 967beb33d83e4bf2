"""Edits that put a word's opposite in its place."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

from training.news.edit import Edit, replaced
from training.pairs import Target

# Pairs that cannot both hold of one thing at one time. Written for news in general, each form on its own.
_PAIRS = """
rose fell | rises falls | rising falling | increased decreased | increase decrease | increasing decreasing
gained lost | won lost | wins loses | accepted rejected | approved rejected | approve reject | agreed refused
confirmed denied | confirms denies | confirming denying | admitted denied | admits denies
arrested released | detained freed | convicted acquitted | guilty innocent | alive dead | survived died
opened closed | opens closes | opening closing | began ended | begins ends | started stopped | succeeded failed
supported opposed | supports opposes | supporting opposing | joined left | entered left | arrived departed
bought sold | buy sell | buying selling | hired fired | increased cut | raised lowered | raise lower
more fewer | higher lower | largest smallest | biggest smallest | larger smaller | longer shorter | early late
before after | first last | north south | northern southern | northeast southwest | east west | eastern western
northwest southeast | northeastern southwestern | inside outside | man woman | men women | brother sister
son daughter | husband wife | father mother | his her | male female | public private | legal illegal | safe dangerous
accidental deliberate | accident attack | forced voluntary | negotiated forced | peaceful violent | calm chaotic
empty full | light heavy | minor serious | slight severe | heavily lightly | shallow deep | weak strong
welcomed condemned | praised criticized | praised criticised | defended attacked | allowed banned | lifted imposed
possible impossible | likely unlikely | known unknown | able unable | conscious unconscious | armed unarmed
remained left | stayed fled | found lost | discovered hid | resigned stayed | appointed dismissed | built demolished
alone together | never always | none all | success failure | victory defeat | profit loss | gain loss
day night | summer winter | upheld overturned | extended shortened | expanded reduced | advanced retreated
""".replace("\n", "|")


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for pair in _PAIRS.split("|"):
        words = pair.split()
        for index in range(0, len(words) - 1, 2):
            one, other = words[index : index + 2]
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
    return {word: tuple(sorted(others)) for word, others in table.items()}


OPPOSITES = _table()
_SKIP = re.compile(r"\b(his|her|day|before|after|first|last|more|left|lost|night|early|late)\b", re.I)


def contradictions(doc: Any, rng: random.Random) -> Iterator[Edit]:
    """One edit a word that has an opposite. Words that often mean something else are taken now and then only."""
    for token in doc:
        others = OPPOSITES.get(token.lower_)
        if not others or (_SKIP.fullmatch(token.text) and rng.random() < 0.7) or token.ent_type_ in ("ORG", "PERSON"):
            continue
        if token.lower_ == "her" and token.tag_ == "PRP":
            continue
        text = replaced(doc.text, token.idx, token.idx + len(token.text), rng.choice(others))
        yield Edit(text, "opposite", Target.CONTRADICTION, token.text)
