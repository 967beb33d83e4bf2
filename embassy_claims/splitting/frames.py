"""Attribution within a sentence: which clause is whose words, and how the speaker stands to them."""

from __future__ import annotations

from dataclasses import dataclass

from embassy_claims.model import Stance
from embassy_claims.splitting.grammar import is_finite, is_negated, is_verbal, subject
from embassy_claims.splitting.lexicon import (
    ACCUSE,
    ASK,
    CONFIRM,
    DECLARE,
    DENIED_MATTERS,
    DENY,
    DENY_ALWAYS,
    DESCRIBE,
    DOCUMENT_NOUNS,
    EXPRESS,
    ISSUE,
    OPINIONS,
    PEOPLE_NOUNS,
    PERCEIVE,
    QUESTION,
    QUOTE_VERBS,
    SAY,
    SHOW,
    WEAK,
)
from embassy_claims.splitting.tree import Tree

PEOPLE = frozenset(["PERSON", "ORG", "GPE", "NORP"])
# Verbs whose object is who is told.
TOLD_TO = frozenset("tell inform assure advise notify warn remind ask".split())
PLAIN_SPEECH = frozenset("say tell add write state".split())
NOT_SAID = frozenset("although though while whereas because after before since until unless".split())
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


def find_frame(tree: Tree, verb: int, inherited: int | None = None, beside: bool = False) -> Frame | None:
    """The frame at that verb, if it is a verb of telling.

    ``inherited`` is the subject it shares with another verb, ``beside`` whether a quotation stands beside it.
    """
    if not is_verbal(tree, verb):
        return None
    speaker = subject(tree, verb)
    if speaker is None or tree.tag[speaker] in ("WDT", "WP"):
        speaker = inherited
    lemma = tree.lemma[verb]
    if lemma in ("quote", "cite") and (quoted := _quoted(tree, verb)) is not None:
        return quoted
    if tree.kid(verb, "auxpass") is not None:
        return _passive(tree, verb, lemma)
    for find in (_denial, _accusation, _question, _said, _matter):
        frame = find(tree, verb, speaker)
        if frame is not None:
            return frame
    return _bare(tree, verb, speaker) if beside and lemma in QUOTE_VERBS else None


def _quoted(tree: Tree, verb: int) -> Frame | None:
    """ "The paper quoted her as saying that …", "she was quoted as saying that …": she speaks."""
    saying = next((token for token in tree.subtree(verb) if tree.lower[token] == "saying" and token > verb), None)
    if saying is None or tree.dep[saying] not in ("pcomp", "advcl", "acl", "pobj", "prep"):
        return None
    speaker = tree.kid(verb, "nsubjpass", "dobj")
    content = _contents(tree, saying)
    return Frame(verb, speaker, content) if speaker is not None and content else None


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
    lemma = tree.lemma[verb]
    if lemma not in DENY or speaker is None:
        return None
    matter = tree.kid(verb, "dobj")
    clause = tree.kid(verb, "ccomp", "xcomp")
    of_words = matter is not None and tree.lemma[matter] in DENIED_MATTERS
    if lemma == "deny" or clause is not None or of_words or (lemma in DENY_ALWAYS and matter is not None):
        return Frame(verb, speaker, (), "denied")
    return None


def _accusation(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    lemma = tree.lemma[verb]
    if not can_speak(tree, speaker):
        return None
    if lemma == "hold" and any(tree.lower[token] == "responsible" for token in tree.subtree(verb)):
        return _whole(tree, verb, speaker, "alleged")
    if lemma not in ACCUSE:
        return None
    content = _contents(tree, verb)
    return Frame(verb, speaker, content, "alleged") if content else _whole(tree, verb, speaker, "alleged")


def _question(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    matter = tree.kid(verb, "dobj")
    if matter is None or tree.lemma[matter] in PEOPLE_NOUNS or tree.ent[matter] == "PERSON":
        return None
    if tree.lemma[verb] in QUESTION and can_speak(tree, speaker):
        return _whole(tree, verb, speaker, "questioned")
    return None


def _said(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    lemma = tree.lemma[verb]
    if lemma not in SAY and lemma not in ASK and not (lemma in SHOW and _is_document(tree, speaker)):
        return None
    content = _contents(tree, verb)
    if not content or tree.kid(verb, "xcomp") is not None or is_negated(tree, verb):
        # "He does not think that …" says nothing of what he thinks not.
        return None
    if not can_speak(tree, speaker) and not (
        lemma in PLAIN_SPEECH and (speaker is not None or tree.tag[verb] == "VBG")
    ):
        return None
    if lemma in WEAK and not _is_opinion(tree, verb, speaker, content[0]):
        return None
    return Frame(verb, speaker, content, "questioned" if lemma in ASK else "asserted")


def _is_opinion(tree: Tree, verb: int, speaker: int | None, content: int) -> bool:
    lemma = tree.lemma[verb]
    return lemma in OPINIONS or _marked(tree, content) or _is_first_person(tree, speaker)


def _bare(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    """A verb of telling with nothing told: "…", added the doctor."""
    if speaker is None and verb == 0:
        speaker = tree.kid(verb, "dobj", "nsubj", "attr", "npadvmod", "oprd", "dative") or _name_after(tree, verb)
        return Frame(verb, speaker, bare=True) if can_speak(tree, speaker) else None
    known = can_speak(tree, speaker) or (speaker is not None and tree.lemma[verb] in PLAIN_SPEECH)
    if known and _is_bare(tree, verb):
        return Frame(verb, speaker, (), "questioned" if tree.lemma[verb] in ASK else "asserted", bare=True)
    return None


def _name_after(tree: Tree, verb: int) -> int | None:
    """The last word of the name that stands right after the verb, where the parser hangs it elsewhere."""
    end = verb + 1
    while end < len(tree.text) and tree.pos[end] == "PROPN" and tree.text[end][:1].isupper():
        end += 1
    return end - 1 if end > verb + 1 else None


def _is_document(tree: Tree, noun: int | None) -> bool:
    return noun is not None and tree.lemma[noun] in DOCUMENT_NOUNS


def _matter(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    """A noun stands for what is said: "confirmed their arrival", "described it as a siege"."""
    lemma = tree.lemma[verb]
    matter = tree.kid(verb, "dobj")
    if speaker is None or not can_speak(tree, speaker) or not is_finite_or_participle(tree, verb):
        return None
    if lemma in DESCRIBE and _is_called(tree, verb, lemma):
        return Frame(verb, speaker)
    if lemma in CONFIRM and matter is not None and tree.lemma[matter] not in DOCUMENT_NOUNS:
        return Frame(verb, speaker, (), "alleged" if lemma == "allege" else "asserted")
    if lemma == "say" and matter is not None and len(tree.subtree(matter)) > 2:
        return Frame(verb, speaker)
    if lemma in EXPRESS and matter is not None:
        return Frame(verb, speaker)
    if lemma in ISSUE and _is_document(tree, matter) and matter is not None and tree.kid(matter, "acl") is not None:
        return Frame(verb, speaker)
    if lemma in DECLARE and tree.kid(verb, "oprd", "ccomp", "dative", "dobj") is not None:
        return Frame(verb, speaker)
    return _plea(tree, verb, speaker)


def _plea(tree: Tree, verb: int, speaker: int | None) -> Frame | None:
    """ "pleaded not guilty", "entered a not guilty plea"."""
    if tree.lemma[verb] in ("plead", "enter"):
        words = {tree.lower[token] for token in tree.subtree(verb)}
        if "guilty" in words and ("not" in words or "n't" in words):
            return Frame(verb, speaker, (), "denied")
    return None


def _is_called(tree: Tree, verb: int, lemma: str) -> bool:
    if lemma in ("call", "label", "brand", "dub"):
        return tree.kid(verb, "oprd") is not None or (
            tree.kid(verb, "ccomp") is not None and tree.kid(verb, "aux") is None
        )
    return any(tree.lower[kid] in ("as", "to") for kid in tree.kids[verb] if tree.dep[kid] == "prep")


def _contents(tree: Tree, verb: int) -> tuple[int, ...]:
    """Heads of the clauses that are said at that verb; what follows its object is a clause wrongly hung there."""
    matter = tree.kid(verb, "dobj") if tree.lemma[verb] not in TOLD_TO else None
    return tuple(
        kid
        for kid in tree.kids[verb]
        if (matter is None or kid < matter or _marked(tree, kid))
        and tree.dep[kid] in CLAUSES
        and (is_verbal(tree, kid) or subject(tree, kid) is not None)
        and _is_clause(tree, kid)
    )


def _is_clause(tree: Tree, head: int) -> bool:
    if any(tree.dep[kid] == "mark" and tree.lower[kid] in NOT_SAID for kid in tree.kids[head]):
        return False
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
    """Whether the words at that head can be somebody's: a person, an office, a document."""
    if noun is None:
        return False
    if tree.tag[noun] == "PRP" or tree.ent[noun] in PEOPLE or tree.pos[noun] == "PROPN":
        return True
    lemma = tree.lemma[noun]
    if lemma in PEOPLE_NOUNS or lemma in DOCUMENT_NOUNS:
        return True
    if lemma in ("one", "some", "many", "other", "others", "another", "two", "several", "both", "who", "most"):
        return True
    return tree.tag[noun] in ("NNS", "NN") and lemma.endswith(
        ("er", "or", "ist", "ian", "man", "woman", "ent", "ant", "ee", "ers")
    )


def is_perception(tree: Tree, frame: Frame) -> bool:
    """ "I think (that) …": the clause is all that is said."""
    verb = frame.verb
    return (
        tree.lemma[verb] in PERCEIVE
        and _is_first_person(tree, frame.speaker)
        and not any(tree.dep[kid] in ("neg", "aux") for kid in tree.kids[verb])
    )
