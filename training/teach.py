"""A big model labels pairs for a small one (Hinton et al. 2015): `python -m training.teach RECIPE WEIGHTS OUT`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from training.batching import encode
from training.evaluate import logits, probabilities
from training.network import WEIGHTS, base_folder, file_hash, load
from training.pairs import LabelledPair, read_pairs, write_pairs
from training.recipe import load_parts, read_recipe

AT_ONCE = 4096  # pairs
Label = Callable[[Sequence[LabelledPair]], list[LabelledPair]]


def labelled(
    pairs: Sequence[LabelledPair], known: Sequence[LabelledPair], label: Label, checkpoint: Path
) -> list[LabelledPair]:
    """The pairs, each with its soft label: of those that are `known` that one, of the others what `label` says.

    What was labelled is kept in `checkpoint`: a stopped run goes on there, a finished one has nothing left to do.
    """
    made = read_pairs(checkpoint) if checkpoint.exists() else []
    texts = {_texts(pair): pair.soft for pair in (*known, *made)}
    new = [pair for pair in pairs if _texts(pair) not in texts]
    for start in range(0, len(new), AT_ONCE):
        made += label(new[start : start + AT_ONCE])
        write_pairs(checkpoint, made)
        print(f"{start + len(new[start : start + AT_ONCE])} of {len(new)} pairs", flush=True)
    texts |= {_texts(pair): pair.soft for pair in made}
    return [replace(pair, soft=texts[_texts(pair)]) for pair in pairs]


def _texts(pair: LabelledPair) -> tuple[str, str]:
    return pair.premise, pair.hypothesis


def taught(pairs: Sequence[LabelledPair], model: Any, tokenizer: Any, longest: int) -> list[LabelledPair]:
    """The pairs with the probabilities that the model gives them as their soft labels."""
    chances = probabilities(logits(model, encode(pairs, tokenizer, longest), tokenizer))
    return [replace(pair, soft=tuple(each)) for pair, each in zip(pairs, chances.tolist(), strict=True)]


def main() -> None:
    """The command line."""
    import torch
    from transformers import AutoTokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path, help="its parts are labelled")
    parser.add_argument("weights", type=Path, help="folder of the weights of the teacher")
    parser.add_argument("out", type=Path, help="file for the pairs (.jsonl.gz)")
    parser.add_argument("--base", type=Path, help="folder of the encoder under them; default: the bundled one")
    parser.add_argument("--data", type=Path, nargs="+", default=[Path("../shared/nli/train")])
    parser.add_argument("--known", type=Path, help="file of pairs that the same teacher has labelled")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base = options.base or base_folder()
    recipe = read_recipe(options.recipe)
    model, tokenizer = load(options.weights, base), AutoTokenizer.from_pretrained(base)
    pairs = load_parts(recipe, tuple(options.data))
    known = read_pairs(options.known) if options.known else []
    label = partial(taught, model=model, tokenizer=tokenizer, longest=recipe.longest)
    teacher = file_hash(options.weights / WEIGHTS)[:12]  # what another one said is not gone on with
    checkpoint = options.out.with_name(f"{options.out.name}.by-{teacher}.jsonl.gz")
    write_pairs(options.out, labelled(pairs, known, label, checkpoint))


if __name__ == "__main__":
    main()
