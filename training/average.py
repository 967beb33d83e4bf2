"""Averages the weights of several stages (Wortsman et al. 2022): `python -m training.average OUT FOLDER=SHARE …`.

Stages that start from one another lie near each other: their mean keeps part of what the last one learned, and of what
it lost.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from training.network import WEIGHTS, base_folder, export


def averaged(states: list[tuple[dict[str, Any], float]]) -> dict[str, Any]:
    """The mean of tensors of the same names and shapes, by shares.

    Raises:
        ValueError: the shares do not add up to 1.
    """
    if abs(sum(share for _, share in states) - 1) > 1e-6:
        raise ValueError("the shares do not add up to 1")
    return {name: sum(state[name].float() * share for state, share in states) for name in states[0][0]}


def main() -> None:
    """The command line."""
    from safetensors.torch import load_file

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the weights")
    parser.add_argument("stages", nargs="+", metavar="FOLDER=SHARE", help="weights of a stage, and how much they count")
    parser.add_argument("--base", type=Path, help="folder of the encoder under them; default: the bundled one")
    options = parser.parse_args()
    shares = [(Path(folder), float(share)) for folder, _, share in (one.rpartition("=") for one in options.stages)]
    state = averaged([(load_file(folder / WEIGHTS), share) for folder, share in shares])
    notes: dict[str, object] = {"averaged": {folder.parent.name: share for folder, share in shares}}
    export(state, options.base or base_folder(), options.out, notes)


if __name__ == "__main__":
    main()
