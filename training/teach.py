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
from training.network import base_folder, load
from training.pairs import LabelledPair, read_pairs, write_pairs
from training.recipe import load_parts, read_recipe

AT_ONCE = 4096  # pairs
Label = Callable[[Sequence[LabelledPair]], list[LabelledPair]]


def labelled(pairs: Sequence[LabelledPair], known: Sequence[LabelledPair], label: Label) -> list[LabelledPair]:
    """The pairs, each with its soft label: of those that are `known` that one, of the others what `label` says."""
    texts = {(pair.premise, pair.hypothesis): pair.soft for pair in known}
    new = [pair for pair in pairs if (pair.premise, pair.hypothesis) not in texts]
    texts |= {(pair.premise, pair.hypothesis): pair.soft for pair in label(new)}
    return [replace(pair, soft=texts[pair.premise, pair.hypothesis]) for pair in pairs]


def taught(pairs: Sequence[LabelledPair], model: Any, tokenizer: Any, longest: int) -> list[LabelledPair]:
    """The pairs with the probabilities that the model gives them as their soft labels."""
    rows = encode(pairs, tokenizer, longest)
    found = []
    for start in range(0, len(rows), AT_ONCE):
        chances = probabilities(logits(model, rows[start : start + AT_ONCE], tokenizer))
        for pair, (entailment, neutral, contradiction) in zip(pairs[start:], chances.tolist(), strict=False):
            found.append(replace(pair, soft=(entailment, neutral, contradiction)))
        print(f"{len(found)} of {len(rows)} pairs", flush=True)
    return found


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
    write_pairs(options.out, labelled(pairs, known, label))


if __name__ == "__main__":
    main()
