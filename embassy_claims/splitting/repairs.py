"""Mistakes a small parser makes again and again, put right in the copied tree before the rules read it."""

from __future__ import annotations

from embassy_claims.splitting.first_names import is_first_name, mend_name
from embassy_claims.splitting.lexicon import PEOPLE_NOUNS
from embassy_claims.splitting.tree import Tree, attach

SUBORDINATORS = frozenset("after before since until once".split())
SUBJECT_DEPS = frozenset(["nsubj", "nsubjpass", "expl", "csubj"])
VERB_FORMS = frozenset(["VBD", "VBZ", "VBP", "MD"])


def repair(tree: Tree) -> None:
    """Mends the tree in place."""
    for token in range(len(tree.text)):
        if tree.tag[token] == "VBN":
            _past(tree, token)
        elif tree.tag[token] == "VBD":
            _set_off(tree, token)
        if tree.tag[token] == "IN" and is_first_name(tree, token):
            mend_name(tree, token)
        elif tree.dep[token] == "prep" and tree.lower[token] in SUBORDINATORS and not tree.kids[token]:
            _dangling(tree, token)
        elif tree.dep[token] == "conj":
            _joined(tree, token)
        elif tree.pos[token] in ("VERB", "AUX") and (clause := _clause_as_subject(tree, token)) is not None:
            _joined_clause(tree, token, clause)


def _joined(tree: Tree, token: int) -> None:
    if tree.pos[token] in ("VERB", "AUX"):
        _lost_subject(tree, token)
    elif tree.tag[token] == "NN":
        _title(tree, token)


def _dangling(tree: Tree, word: int) -> None:
    """ "forced to withdraw after | the court upheld": the clause that follows belongs to the word."""
    verb = next(
        (i for i in range(word + 1, len(tree.text)) if tree.tag[i] in VERB_FORMS and tree.pos[i] == "VERB"), None
    )
    if (
        verb is None
        or tree.text[word + 1] in ",.;:"
        or not any(kid > word for kid in tree.kids[verb] if tree.dep[kid] in SUBJECT_DEPS)
    ):
        return
    above = tree.head[verb]
    for kid in [kid for kid in tree.kids[verb] if kid < word]:
        # What stands before the word cannot be part of the clause that the word opens.
        dep = "attr" if tree.lemma[above] == "be" and tree.dep[kid] in SUBJECT_DEPS else tree.dep[kid]
        attach(tree, kid, above, dep)
    attach(tree, verb, tree.head[word], "advcl")
    attach(tree, word, verb, "mark")


def _past(tree: Tree, verb: int) -> None:
    """ "The quake injured 200 people": a participle with a subject and an object but no auxiliary is a past tense."""
    deps = {tree.dep[kid] for kid in tree.kids[verb]}
    if deps & {"aux", "auxpass"} or "dobj" not in deps:
        return
    above = tree.head[verb]
    plain = not any(tree.dep[kid] in ("aux", "auxpass") for kid in tree.kids[above])
    if "nsubj" in deps or tree.dep[verb] in ("ROOT", "relcl") or (tree.dep[verb] in ("conj", "acl") and plain):
        tree.tag[verb] = "VBD"
        if tree.dep[verb] == "acl":
            # "It killed one person, injured dozens": another thing done, not said of the person.
            while tree.pos[above] not in ("VERB", "AUX") and tree.head[above] != above:
                above = tree.head[above]
            attach(tree, verb, above, "conj")


def _set_off(tree: Tree, verb: int) -> None:
    """ "The port, located south of the city, is …": set off right after its subject, it is a participle."""
    if verb < 2 or tree.text[verb - 1] != "," or tree.head[verb - 2] != verb or tree.dep[verb - 2] != "nsubj":
        return
    if not any(tree.dep[kid] in ("dobj", "aux", "ccomp", "xcomp") for kid in tree.kids[verb]):
        tree.tag[verb] = "VBN"


def _title(tree: Tree, noun: int) -> None:
    """ "… over the weekend and coach Lee said": the joined noun is the title of the name that follows."""
    name = tree.head[noun + 1] if noun + 1 < len(tree.text) and tree.tag[noun + 1] == "NNP" else -1
    if name > noun and tree.dep[noun + 1] in SUBJECT_DEPS:
        name = noun + 1
    if name > noun and tree.dep[name] in SUBJECT_DEPS and tree.lemma[noun] in PEOPLE_NOUNS and not tree.kids[noun]:
        attach(tree, noun, name, "compound")


def _lost_subject(tree: Tree, verb: int) -> None:
    """ "… hit by aftershocks and people were afraid": a joined noun right before a finite verb is its subject."""
    if tree.tag[verb] not in VERB_FORMS and not any(tree.tag[kid] in VERB_FORMS for kid in tree.kids[verb]):
        return
    if any(tree.dep[kid] in SUBJECT_DEPS for kid in tree.kids[verb]):
        return
    first = min(tree.subtree(verb))
    noun = first - 1
    while (
        noun > 0
        and tree.dep[noun] != "conj"
        and tree.head[noun] < noun
        and tree.dep[noun] not in ("ROOT", "punct", "cc")
    ):
        noun = tree.head[noun]
    if noun < 0 or tree.dep[noun] != "conj" or tree.pos[noun] not in ("NOUN", "PROPN"):
        return
    below = tree.subtree(noun)
    joined = [kid for kid in tree.kids[tree.head[noun]] if tree.dep[kid] == "cc" and kid < noun]
    if below[-1] == first - 1 and joined and joined[-1] == below[0] - 1 and tree.text[first - 1] != ",":
        passive = any(tree.dep[kid] == "auxpass" for kid in tree.kids[verb])
        attach(tree, noun, verb, "nsubjpass" if passive else "nsubj")


def _clause_as_subject(tree: Tree, verb: int) -> int | None:
    """A finite clause, with a subject of its own, that stands as the subject of a verb."""
    for kid in tree.kids[verb]:
        if tree.dep[kid] in ("csubj", "ccomp") and kid < verb and tree.pos[kid] == "VERB" and not _marked(tree, kid):
            helped = any(
                tree.tag[below] in VERB_FORMS and tree.dep[below] in ("aux", "auxpass") for below in tree.kids[kid]
            )
            if (helped or tree.tag[kid] in VERB_FORMS) and any(
                tree.dep[below] in SUBJECT_DEPS for below in tree.kids[kid]
            ):
                return kid
    return None


def _marked(tree: Tree, clause: int) -> bool:
    return any(tree.dep[kid] == "mark" or tree.tag[kid].startswith("W") for kid in tree.kids[clause])


def _joined_clause(tree: Tree, verb: int, clause: int) -> None:
    """ "Crews were using cameras and an inquiry was on": two clauses, a joined noun is the subject of one."""
    if any(tree.dep[kid] in SUBJECT_DEPS - {"csubj"} for kid in tree.kids[verb]):
        return
    noun = next(
        (
            token
            for token in tree.subtree(clause)
            if tree.dep[token] == "conj"
            and tree.pos[token] in ("NOUN", "PROPN")
            and tree.subtree(token)[-1] == _left(tree, verb) - 1
        ),
        None,
    )
    if noun is None:
        return
    attach(tree, noun, verb, "nsubj")
    if tree.head[verb] == verb:
        tree.head[clause] = clause
        tree.dep[clause] = "ROOT"
        tree.kids[verb].remove(clause)
    else:
        attach(tree, clause, tree.head[verb], tree.dep[verb])
    attach(tree, verb, clause, "conj")


def _left(tree: Tree, verb: int) -> int:
    """The first token of a verb with its auxiliaries."""
    helpers = [kid for kid in tree.kids[verb] if tree.dep[kid] in ("aux", "auxpass", "neg") and kid < verb]
    return min([verb, *helpers])
