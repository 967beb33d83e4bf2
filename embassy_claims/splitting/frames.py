"""Attribution within a sentence: which clause is whose words, and how the speaker stands to them."""

from __future__ import annotations

from dataclasses import dataclass

from embassy_claims.model import Stance
from embassy_claims.splitting.grammar import is_finite, is_verbal, subject
from embassy_claims.splitting.lexicon import (
    ACCUSE,
    ASK,
    CONFIRM,
    DENIED_MATTERS,
    DENY,
    DESCRIBE,
    DOCUMENT_NOUNS,
    EXPRESS,
    PEOPLE_NOUNS,
    PERCEIVE,
    QUESTION,
    QUOTE_VERBS,
    SAY,
    WEAK,
)
from embassy_claims.splitting.tree import Tree

PEOPLE = frozenset(["PERSON", "ORG", "GPE", "NORP"])
CLAUSES = ("ccomp", "parataxis")


@dataclass(frozen=True, slots=True)
class Frame:
    """Words of telling at ``verb``. ``speaker`` is the head of the words for who speaks (None: taken from above).

    ``content`` are the heads of the clauses that are said. Where there are none, the frame is either ``bare`` (it goes
    with a quotation beside it) or its whole clause is what the speaker holds.
    """

    verb: int
    speaker: int | None
    content: tuple[int, ...] = ()
    stance: Stance = "asserted"
    bare: bool = False


def find_frame(tree: Tree, verb: int, inherited: int | None = None) -> Frame | None:
    """The frame at that verb, if it is a verb of telling. ``inherited`` is the subject it shares with another verb."""
    if not is_verbal(tree, verb):
        return None
    speaker = subject(tree, verb)
    if speaker is None:
        speaker = tree.kid(verb, "nmod") if False else inherited
    lemma = tree.lemma[verb]
    if tree.kid(verb, "auxpass") is not None:
        return _passive(tree, verb, lemma)
    if lemma in DENY:
        return _denial(tree, verb, speaker)
    if lemma in ACCUSE and _can_speak(tree, speaker):
        content = _contents(tree, verb)
        return (
            Frame(verb, speaker, content, "alleged")
            if lemma == "allege" and content
            else _whole(tree, verb, speaker, "alleged")
        )
    if lemma in QUESTION and tree.kid(verb, "dobj") is not None and _can_speak(tree, speaker):
        return _whole(tree, verb, speaker, "questioned")
    if lemma in SAY or lemma in ASK:
        found = _said(tree, verb, lemma, speaker)
        if found:
            return found
    return _matter(tree, verb, lemma, speaker)


def _whole(tree: Tree, verb: int, speaker: int | None, stance: Stance) -> Frame | None:
    return Frame(verb, speaker, (), stance) if speaker is not None and is_finite_or_participle(tree, verb) else None


def is_finite_or_participle(tree: Tree, verb: int) -> bool:
    return is_finite(tree, verb) or tree.tag[verb] in ("VBG", "VBN")


def _passive(tree: Tree, verb: int, lemma: str) -> Frame | None:
    """ "was denied by A", "is quoted by A as saying": the agent speaks."""
    agent = tree.kid(verb, "agent")
    by = tree.kid(agent, "pobj") if agent is not None else None
    if by is None:
        return None
    if lemma in DENY:
        return Frame(verb, by, (), "denied")
    if lemma in ACCUSE:
        return Frame(verb, by, (), "alleged")
    return None


def _denial(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    if speaker is None:
        return None
    matter = tree.kid(verb, "dobj")
    clause = tree.kid(verb, "ccomp", "xcomp")
    if (
        tree.lemma[verb] == "deny"
        or clause is not None
        or (matter is not None and tree.lemma[matter] in DENIED_MATTERS)
    ):
        return Frame(verb, speaker, (), "denied")
    if tree.lemma[verb] in ("dismiss", "refute", "rebut", "disavow", "repudiate") and matter is not None:
        return Frame(verb, speaker, (), "denied")
    return None


def _said(tree: Tree, verb: int, lemma: str, speaker: int | None) -> Frame | None:
    content = _contents(tree, verb)
    stance: Stance = "questioned" if lemma in ASK else "asserted"
    if content:
        if not _can_speak(tree, speaker) and (lemma in WEAK or not _any_speaker(tree, verb, speaker)):
            return None
        if (
            lemma in WEAK
            and _is_first_person(tree, speaker) is False
            and not _marked(tree, content[0])
            and lemma not in ("believe", "think", "hope", "fear", "predict", "suspect", "agree")
        ):
            return None
        return Frame(verb, speaker, content, stance)
    if lemma in QUOTE_VERBS and _is_bare(tree, verb) and _can_speak(tree, speaker):
        return Frame(verb, speaker, (), stance, bare=True)
    return None


def _matter(tree: Tree, verb: int, lemma: str, speaker: int | None) -> Frame | None:
    """A noun stands for what is said: "confirmed their arrival", "described it as a siege"."""
    matter = tree.kid(verb, "dobj")
    if speaker is None or not _can_speak(tree, speaker) or not is_finite_or_participle(tree, verb):
        return None
    if lemma in DESCRIBE and _is_called(tree, verb, lemma):
        return Frame(verb, speaker)
    if lemma in CONFIRM and matter is not None and tree.lemma[matter] not in DOCUMENT_NOUNS:
        return Frame(verb, speaker, (), "alleged" if lemma == "allege" else "asserted")
    if lemma in EXPRESS and matter is not None:
        return Frame(verb, speaker)
    return None


def _is_called(tree: Tree, verb: int, lemma: str) -> bool:
    if lemma in ("call", "label", "brand", "dub"):
        return tree.kid(verb, "oprd") is not None or (
            tree.kid(verb, "ccomp") is not None and tree.kid(verb, "aux") is None
        )
    return any(tree.lower[kid] in ("as", "to") for kid in tree.kids[verb] if tree.dep[kid] == "prep")


def _contents(tree: Tree, verb: int) -> tuple[int, ...]:
    """Heads of the clauses that are said at that verb."""
    return tuple(
        kid
        for kid in tree.kids[verb]
        if tree.dep[kid] in CLAUSES
        and (is_verbal(tree, kid) or subject(tree, kid) is not None)
        and _is_clause(tree, kid)
    )


def _is_clause(tree: Tree, head: int) -> bool:
    return is_finite(tree, head) or (
        subject(tree, head) is not None and tree.tag[head] in ("VBN", "VBD", "VBZ", "VBP", "JJ", "NN", "NNS", "VB")
    )


def _marked(tree: Tree, clause: int) -> bool:
    return any(tree.dep[kid] == "mark" and tree.lower[kid] == "that" for kid in tree.kids[clause])


def _is_first_person(tree: Tree, speaker: int | None) -> bool:
    return speaker is not None and tree.lower[speaker] in ("i", "we")


def _is_bare(tree: Tree, verb: int) -> bool:
    """Nothing that could be what is said depends on the verb."""
    for kid in tree.kids[verb]:
        if (
            tree.dep[kid] == "dobj"
            and tree.lemma[verb] != "tell"
            and kid > verb
            and tree.ent[kid] not in ("DATE", "TIME")
        ):
            return False
        if tree.dep[kid] in ("xcomp", "attr", "acomp", "oprd"):
            return False
    return True


def can_speak(tree: Tree, noun: int | None) -> bool:
    return _can_speak(tree, noun)


def _can_speak(tree: Tree, noun: int | None) -> bool:
    """Whether the words at that head can be somebody's: a person, an office, a document."""
    if noun is None:
        return False
    if tree.tag[noun] == "PRP" or tree.ent[noun] in PEOPLE or tree.pos[noun] == "PROPN":
        return tree.lower[noun] != "it" or True
    lemma = tree.lemma[noun]
    if lemma in PEOPLE_NOUNS or lemma in DOCUMENT_NOUNS:
        return True
    if lemma in ("one", "some", "many", "other", "others", "another", "two", "several", "both", "who", "most"):
        return True
    return tree.tag[noun] in ("NNS", "NN") and lemma.endswith(
        ("er", "or", "ist", "ian", "man", "woman", "ent", "ant", "ee", "ers")
    )


def _any_speaker(tree: Tree, verb: int, speaker: int | None) -> bool:
    """Words of unknown kind may speak where the verb is plain speech."""
    return speaker is not None and tree.lemma[verb] in ("say", "tell", "add", "state", "write")


def is_perception(tree: Tree, verb: int) -> bool:
    """ "I think (that) …": the clause is all that is said."""
    return (
        tree.lemma[verb] in PERCEIVE
        and _is_first_person(tree, subject(tree, verb))
        and bool(_contents(tree, verb))
        and not any(tree.dep[kid] in ("neg", "aux") for kid in tree.kids[verb])
    )
