"""First names that the parser takes for prepositions: "Per" in "said Per Lind"."""

from __future__ import annotations

from embassy_claims.splitting.grammar import is_finite, subject
from embassy_claims.splitting.tree import Tree, attach


def is_first_name(tree: Tree, word: int) -> bool:
    """Whether a preposition with a capital is a first name: inside a sentence, or where a verb lacks its subject."""
    name = tree.kid(word, "pobj")
    if name is None or not tree.text[word].istitle() or not _is_run(tree, word + 1, name):
        return False
    if word and tree.text[word - 1].islower():
        return True
    verb = tree.head[word]
    begins = any(first == word for first, _ in tree.sents)
    return begins and name < verb <= name + 2 and is_finite(tree, verb) and subject(tree, verb) is None


def _is_run(tree: Tree, first: int, last: int) -> bool:
    """Whether all these words are names that belong to the last."""
    return first <= last and all(
        tree.pos[token] == "PROPN" and tree.text[token][:1].isupper() and (token == last or tree.head[token] == last)
        for token in range(first, last + 1)
    )


def mend_name(tree: Tree, word: int) -> None:
    """Makes it one name with the words after it, which takes the place of the preposition in the sentence."""
    name, above = tree.kid(word, "pobj"), tree.head[word]
    if name is None:
        return
    attach(tree, name, above, _part(tree, above))
    attach(tree, word, name, "compound")
    tree.tag[word], tree.pos[word] = "NNP", "PROPN"
    for token in range(word, name + 1):
        tree.ent[token] = "PERSON"
    others = [entity for entity in tree.ents if entity[1] <= word or entity[0] > name]
    tree.ents[:] = sorted([*others, (word, name + 1, "PERSON")])


def _part(tree: Tree, above: int) -> str:
    """What the name is to the word it hangs on: the subject that a verb lacks, its object, more words for a noun."""
    if tree.pos[above] not in ("VERB", "AUX"):
        return "appos"
    return "nsubj" if subject(tree, above) is None else "dobj"
