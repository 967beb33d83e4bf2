"""What a number counts: the noun it belongs to, and for persons and houses what happened to them.

Words beside the number are read first, because small parsers misread headlines ("Kills 10; 80 Hurt"); the dependency
parse decides where the words are not next to each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from embassy_claims.splitting.figures.happenings import ACTIONS, EVENTS, HOUSES, INTRANSITIVE, ON_THINGS, STATES
from embassy_claims.splitting.figures.phrases import NOUNS, REACH, is_state, lemma_of, phrase_after

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLL_REACH = 14
_FILLERS = frozenset(
    "were was are is am be been being have has had having confirmed reported reportedly feared believed presumed so far"
    " also now left found badly seriously critically severely slightly others other more at least still remain remains"
    " remained listed said to either already later then who that which had may might could would all mostly initially"
    " lightly totally completely partly known thought declared pronounced officially immediately".split()
)
_PASSIVE = frozenset(
    "were was are is be been being left found remain remains remained confirmed reported feared".split()
)
_LEFT_FILLERS = frozenset("another other an a the estimated additional further total of some up to least at".split())
_AFTER_TOLL = frozenset(
    "to at of was is reached reaches reaching rose rises hits hit stands stood passed climbed now topped tops".split()
)
_SHOCKS = ("aftershock", "quake", "earthquake", "temblor", "tremor")
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_SHARES = frozenset("percent % half third thirds quarter quarters dozens hundreds thousands scores".split())
_SINGULAR_PLURALS = frozenset(
    "people police staff crew personnel aircraft sheep fish cattle series species offspring helicopter spacecraft troop"
    " faithful youth percent cent".split()
)
_TAKING = frozenset("claim claims claimed claiming cost costs costing take takes took taking taken".split())
_PARENTS = frozenset("mother father parent parents mum mom dad grandmother grandfather widow widower".split())
_UNHARMED = frozenset("time shot bullet round day week month year".split())
_TOLLS = frozenset("toll number total count tally population".split())


def counted(doc: Doc, first: int, last: int, unit: str) -> str:
    """What tokens ``first`` to ``last`` of ``doc`` count: "person killed", "house damaged", "village"; "" if unknown.

    With a ``unit`` it is what the amount measures where that is said beside it: "40 percent of the houses".
    """
    if unit == "magnitude":
        return _shock(doc, first, last)
    if unit == "age" and first > 1 and doc[first - 1].text == "," and doc[first - 2].pos_ == "PROPN":
        return str(doc[first - 2].lower_)
    phrase = phrase_after(doc, last, share=unit == "%")
    if not unit and first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _PARENTS:
        return "child"
    if unit and unit != "%":
        lemma = lemma_of(phrase.noun)
        return "" if lemma in _DIRECTIONS else lemma
    noun = phrase.noun if phrase.noun is not None else _noun_by_parse(doc, first, last)
    if noun is not None and _is_elliptic(doc, first, last, noun):
        return "person"
    happened = phrase.state or _right(doc, phrase.after) or _left(doc, first, noun)
    if not happened and noun is None and not unit:
        return _toll(doc, first)
    return _named(noun, happened or _by_parse(doc, first, last, noun))


def _shock(doc: Doc, first: int, last: int) -> str:
    """What had the magnitude: "aftershock" where that word is the nearest of its kind, else "earthquake"."""
    for token in (*doc[last + 1 : last + 1 + REACH], *reversed(doc[max(0, first - REACH) : first])):
        if token.lower_.startswith(_SHOCKS):
            return "aftershock" if token.lower_.startswith("after") else "earthquake"
    return "earthquake"


def _is_elliptic(doc: Doc, first: int, last: int, noun: Token) -> bool:
    """ "granted the five asylum": a singular noun right after "the five" is not what is counted."""
    determined = (
        first > 0
        and doc[first].lower_ not in ("one", "1")
        and doc[first - 1].lower_ in ("the", "these", "those", "all")
    )
    return determined and noun.i == last + 1 and noun.tag_ == "NN" and noun.lower_ not in _SINGULAR_PLURALS


def _noun_by_parse(doc: Doc, first: int, last: int) -> Token | None:
    for token in doc[first : last + 1]:
        head = token.head
        near = last < head.i <= last + REACH and not any(between.is_punct for between in doc[last + 1 : head.i])
        if token.dep_ == "nummod" and near and head.pos_ in NOUNS and head.lower_ not in STATES:
            return head
    return None


def _right(doc: Doc, position: int) -> str:
    """What happened, after the phrase: "were killed", "so far confirmed dead", "injured"."""
    passive = False
    for token in doc[position : position + REACH]:
        word = token.lower_
        if word in INTRANSITIVE:
            return INTRANSITIVE[word]
        if is_state(token, None):
            state = "killed" if _shot_dead(token) else STATES[word]
            return state if passive or not _has_object(token) else ""
        if word in EVENTS:
            return EVENTS[word]
        if word not in _FILLERS and token.pos_ != "ADV":
            return ""
        passive = passive or word in _PASSIVE
    return ""


def _shot_dead(token: Token) -> bool:
    """ "shot dead", "shot to death", "shot and killed"."""
    after = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ == "shot" and any(word.lower_ in ("dead", "death", "killed") for word in after)


def _has_object(token: Token) -> bool:
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.pos_ in ("DET", "NUM", "PRON"):
        return True
    near = token.doc[token.i + 1 : token.i + 1 + REACH]
    return any(other.dep_ == "dobj" and other.head.i == token.i for other in near)


def _left(doc: Doc, first: int, noun: Token | None) -> str:
    """What happened, before the number: "killing", "Quake Injures"."""
    if noun is not None and noun.lower_ in EVENTS:
        return EVENTS[noun.lower_]
    position = first - 1
    while position >= max(0, first - REACH) and doc[position].lower_ in _LEFT_FILLERS:
        position -= 1
    word = doc[position].lower_ if position >= 0 else ""
    if noun is not None and noun.lower_ == "lives" and word in _TAKING:
        return "killed"
    return ACTIONS.get(word, "")


def _by_parse(doc: Doc, first: int, last: int, noun: Token | None) -> str:
    """What happened to the subject or object that the number is part of."""
    for token in (noun, *doc[first : last + 1]):
        if token is None:
            continue
        top = token
        while _climbs(top):
            top = top.head
        verb = top.head.lower_
        readings = {"nsubjpass": STATES, "dobj": ACTIONS, "nsubj": INTRANSITIVE}
        if top.dep_ in readings:
            return readings[top.dep_].get(verb, "")
    return ""


def _climbs(token: Token) -> bool:
    """Whether the phrase of ``token`` goes on above it: "houses and shops", "30 percent of the houses"."""
    if token.head.i == token.i or abs(token.head.i - token.i) >= REACH:
        return False
    if token.dep_ == "prep":
        return token.lower_ == "of" and (token.head.pos_ == "NUM" or token.head.lower_ in _SHARES)
    return token.dep_ in ("conj", "nummod", "pobj")


def _toll(doc: Doc, first: int) -> str:
    """ "The death toll rose to 11", "a population of 5,000", "the number of cases stands at 30"."""
    if first == 0 or doc[first - 1].lower_ not in _AFTER_TOLL | _TOLLS:
        return ""
    for position in range(first - 1, max(-1, first - _TOLL_REACH), -1):
        word = doc[position].lower_
        if word == "population":
            return "person"
        if word in EVENTS and word != "dead":
            return f"person {EVENTS[word]}"
        if word in _TOLLS:
            return _tolled(doc, position)
        if word in (".", ";", "!", "?"):
            break
    return ""


def _tolled(doc: Doc, position: int) -> str:
    """What a "toll" or "number" tells of: the death toll, the number of wounded, the number of cases."""
    for token in doc[position : position + 6]:
        if token.lower_ in STATES:
            return f"person {STATES[token.lower_]}"
    if doc[position].lower_ == "toll":
        before = doc[position - 1].lower_ if position else ""
        return f"person {EVENTS.get(before, 'killed')}"
    return lemma_of(phrase_after(doc, position).noun)


def _named(noun: Token | None, happened: str) -> str:
    lemma = "" if noun is not None and noun.lower_ in ("others", "lives") else lemma_of(noun)
    if noun is not None and noun.lower_ in EVENTS:
        return f"person {EVENTS[noun.lower_]}"
    if happened in ON_THINGS:
        return f"{lemma} {happened}" if lemma in HOUSES.values() else lemma
    if lemma in HOUSES.values() or lemma in _UNHARMED:
        return lemma
    return f"{lemma or 'person'} {happened}" if happened else lemma
