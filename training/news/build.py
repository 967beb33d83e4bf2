"""Builds the news pairs: `python -m training.news.build OUT`. Training and held-out topics go to different folders."""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.news import dates, names, numbers, opposites, polarity
from training.news.align import alike, vectors
from training.news.corpus import HELD_OUT, Sentence, parser, read, training_topics
from training.news.edit import Edit
from training.news.paraphrase import paraphrases
from training.news.speech import pairs as speech_pairs
from training.news.speech import speech
from training.pairs import LabelledPair, Target, write_pairs

_ALIGNED = 0.60  # cosine from which two sentences of one event mostly answer one question
_NEAR = 0.75  # cosine from which they are nearly one
_MOST = {"number": 2, "date": 1, "place": 1, "name": 1, "negation": 1, "opposite": 1}  # edits a sentence, by kind


@dataclass(frozen=True, slots=True)
class Edited:
    """A sentence with the edits that were drawn for it, and true versions of it (itself first)."""

    sentence: Sentence
    wrong: tuple[Edit, ...]
    loose: tuple[Edit, ...]
    true: tuple[str, ...]


def edited(sentence: Sentence, pool: names.Pool, rng: random.Random) -> Edited:
    """Draws the edits of one sentence: few of each kind, so that long sentences do not count for more."""
    doc = sentence.doc
    every = [
        *numbers.contradictions(doc, rng),
        *dates.contradictions(doc, rng),
        *names.contradictions(sentence, pool, rng),
        *polarity.contradictions(doc, rng),
        *opposites.contradictions(doc, rng),
    ]
    rng.shuffle(every)
    drawn: Counter[str] = Counter()
    wrong = []
    for edit in every:
        drawn[edit.kind] += 1
        if drawn[edit.kind] <= _MOST[edit.kind] and edit.text != doc.text:
            wrong.append(edit)
    loose = (*numbers.agreements(doc, rng), *dates.agreements(doc, rng))
    return Edited(sentence, tuple(wrong), loose, (doc.text, *paraphrases(doc, rng)))


def own_pairs(one: Edited, rng: random.Random) -> Iterator[LabelledPair]:
    """Pairs of one sentence with its own edits. One side is often a paraphrase, so that no style tells the label."""
    for edit in one.wrong:
        others = [text for text in one.true if edit.old in text]
        yield LabelledPair(rng.choice(others) if others else one.true[0], edit.text, edit.target, edit.kind)
    for edit in one.loose:
        yield LabelledPair(one.true[0], edit.text, edit.target, edit.kind)
    for text in one.true[1:3]:
        yield LabelledPair(one.true[0], text, Target.ENTAILMENT, "paraphrase")
    negated = next((edit for edit in one.wrong if edit.kind == "negation"), None)
    if negated is not None and rng.random() < 0.5:
        yield LabelledPair(
            negated.text, negated.text.rstrip(".") + ", officials said.", Target.ENTAILMENT, "paraphrase"
        )


def _tells(edit: Edit, text: str) -> bool:
    """Whether a text mentions what the edit took away, so that it would conflict with it."""
    return edit.old.lower() in text.lower()


def _following(doc: Any, words: str) -> set[str]:
    """The words that stand right after some words, as lemmas."""
    ends = [match.end() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", doc.text)]
    return {token.lemma_.lower() for token in doc for end in ends if 0 <= token.idx - end <= 1 and token.is_alpha}


def same_question(edit: Edit, one: Sentence, other: Sentence, cosine: float) -> bool:
    """Whether what the edit changed in `other` answers in both sentences the same question, as far as can be told.

    The same number of the same thing, the same date, or anything else in sentences that are nearly one.
    """
    if not re.search(rf"(?<!\w){re.escape(edit.old)}(?!\w)", one.text):
        return False
    if edit.kind == "number":
        return cosine >= _NEAR or bool(_following(one.doc, edit.old) & _following(other.doc, edit.old))
    return cosine >= {"date": _ALIGNED + 0.05}.get(edit.kind, _NEAR)


def aligned_pairs(one: Edited, other: Edited, cosine: float) -> Iterator[LabelledPair]:
    """One sentence, and an edit of another that answers the same question: unlike words, and yet a contradiction."""
    for edit in other.wrong:
        if same_question(edit, one.sentence, other.sentence, cosine):
            yield LabelledPair(one.sentence.text, edit.text, Target.CONTRADICTION, f"aligned {edit.kind}")


def cross_pairs(one: Edited, other: Edited, cosine: float, rng: random.Random) -> Iterator[LabelledPair]:
    """Pairs of two sentences of one topic, as they are and with an edit in one of them."""
    a, b = one.sentence, other.sentence
    first, second = rng.choice(one.true), rng.choice(other.true)
    if a.event != b.event:
        yield LabelledPair(first, second, Target.NEUTRAL, "other event")
        if other.wrong:
            yield LabelledPair(first, rng.choice(other.wrong).text, Target.NEUTRAL, "other event, edited")
        return
    same = a.article == b.article
    yield LabelledPair(first, second, Target.NOT_CONTRADICTION, "one article" if same else "one event")
    aligned = cosine >= _ALIGNED
    if aligned and not same:
        yield from aligned_pairs(one, other, cosine)
        yield from aligned_pairs(other, one, cosine)
    harmless = [edit for edit in other.wrong if not _tells(edit, a.text) and edit.kind in ("number", "date", "place")]
    if harmless and not (aligned and not same):
        yield LabelledPair(first, rng.choice(harmless).text, Target.NOT_CONTRADICTION, "other fact, edited")


def build(sentences: Sequence[Sentence], seed: int) -> list[LabelledPair]:
    """All news pairs of some topics, with the kind of each as its origin."""
    rng = random.Random(seed)
    pool = names.pool(sentences)
    every = [edited(sentence, pool, rng) for sentence in sentences]
    found = [pair for one in every for pair in own_pairs(one, rng)]
    rows = vectors([sentence.text for sentence in sentences])
    for i, j, cosine in alike(sentences, rows, 0.35, 0.98, 8):
        found.extend(cross_pairs(every[i], every[j], cosine, rng))
    for topic in sorted({sentence.topic for sentence in sentences}):
        of_topic = [one for sentence in sentences if sentence.topic == topic and (one := speech(sentence.doc))]
        if len(of_topic) > 1:
            found.extend(speech_pairs(of_topic, rng))
    return list(dict.fromkeys(pair for pair in found if pair.premise != pair.hypothesis))


def thinned(pairs: Iterable[LabelledPair], most: int, seed: int) -> list[LabelledPair]:
    """At most `most` pairs of each kind, in their order."""
    by_kind: dict[str, list[LabelledPair]] = {}
    for pair in pairs:
        by_kind.setdefault(pair.origin, []).append(pair)
    rng = random.Random(seed)
    kept: list[LabelledPair] = []
    for kind in sorted(by_kind):
        of_kind = by_kind[kind]
        kept.extend(rng.sample(of_kind, most) if len(of_kind) > most else of_kind)
    return kept


def main() -> None:
    """The command line."""
    import torch

    parser_ = argparse.ArgumentParser(description=__doc__)
    parser_.add_argument("out", type=Path)
    parser_.add_argument("--news", type=Path, default=Path("../shared/news"))
    parser_.add_argument("--seed", type=int, default=7)
    parser_.add_argument("--most", type=int, default=9000, help="pairs of a kind for training")
    options = parser_.parse_args()
    torch.set_num_threads(1)
    nlp = parser()
    for split, topics, most in (
        ("train", training_topics(options.news), options.most),
        ("dev", HELD_OUT, options.most // 15),
    ):
        pairs = thinned(build(read(options.news, topics, nlp), options.seed), most, options.seed)
        kinds = sorted({pair.origin for pair in pairs})
        for kind in kinds:
            of_kind = [pair for pair in pairs if pair.origin == kind]
            name = kind.replace(",", "").replace(" ", "_")
            write_pairs(options.out / split / f"news_{name}.jsonl.gz", of_kind)
            print(f"{split} {name}: {len(of_kind)} {Counter(pair.target.name.lower() for pair in of_kind)}", flush=True)


if __name__ == "__main__":
    main()
