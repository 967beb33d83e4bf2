"""Averages the weights of two stages: `python -m training.average FIRST SECOND OUT`.

What the second stage learned from news is mostly kept, and part of what it forgot of the first comes back (Wortsman et
al. 2022, "Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from training.network import CARD, WEIGHTS, base_folder, export

if TYPE_CHECKING:
    import torch


def average(
    first: Mapping[str, torch.Tensor], second: Mapping[str, torch.Tensor], share: float
) -> dict[str, torch.Tensor]:
    """Tensor by tensor in float32: `share` of the second and the rest of the first.

    Raises:
        ValueError: the names of the tensors differ.
    """
    if first.keys() != second.keys():
        raise ValueError(f"only one of the two has {min(first.keys() ^ second.keys())}")
    return {name: (1 - share) * first[name].float() + share * second[name].float() for name in first}


def main() -> None:
    """The command line."""
    from safetensors.torch import load_file

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path, help="the exported weights of the first stage")
    parser.add_argument("second", type=Path, help="and of the second")
    parser.add_argument("out", type=Path)
    parser.add_argument("--share", type=float, default=0.7, help="of the second stage")
    options = parser.parse_args()
    cards = [json.loads((folder / CARD).read_text(encoding="utf-8")) for folder in (options.first, options.second)]
    stages = [{key: card[key] for key in ("seed", "steps", "minutes", "recipe")} for card in cards]
    states = [load_file(folder / WEIGHTS) for folder in (options.first, options.second)]
    notes: dict[str, object] = {"share_of_second": options.share, "stages": stages}
    export(average(states[0], states[1], options.share), base_folder(), options.out, notes)


if __name__ == "__main__":
    main()
