"""Pairs written for the judge: `python -m training.written OUT`. Training and held-out groups go to two folders.

A line of `training/written/*.jsonl` is a group: a claim, and others as another source might word them, which contradict
it, are neutral to it (hard ones: another quantity, person, event or stage of it), or follow from it. All is invented.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.pairs import LabelledPair, Target, write_pairs

SOURCES = Path(__file__).resolve().parent / "written"
FILE = "written.jsonl.gz"
HELD_OUT = 10  # each tenth group of a file is for measuring
_CLASSES = (("contradiction", Target.CONTRADICTION), ("neutral", Target.NEUTRAL), ("entailment", Target.ENTAILMENT))


@dataclass(frozen=True, slots=True)
class Group:
    """A claim, and the claims beside it by what they are to it."""

    claim: str
    others: dict[Target, tuple[str, ...]]


def read_groups(path: Path) -> list[Group]:
    """The groups of a file.

    Raises:
        ValueError: a line is no group.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_group(line, f"{path.name}, line {number}") for number, line in enumerate(lines, start=1)]


def _group(line: str, where: str) -> Group:
    try:
        data = json.loads(line)
        return Group(data["a"], {target: tuple(data[name]) for name, target in _CLASSES})
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{where}: no group ({error})") from None


def pairs(group: Group) -> Iterator[LabelledPair]:
    """The pairs of a group.

    What follows from the claim is no contradiction of what is neutral to it: both can be true together with the claim.
    """
    for target, texts in group.others.items():
        for text in texts:
            yield LabelledPair(group.claim, text, target, "written")
    for loose in group.others[Target.ENTAILMENT]:
        for text in group.others[Target.NEUTRAL]:
            yield LabelledPair(loose, text, Target.NOT_CONTRADICTION, "written")


def build(sources: Path, out: Path) -> dict[str, int]:
    """Writes `train` and `dev` below `out`. Returns how many pairs each has."""
    found: dict[str, list[LabelledPair]] = {"train": [], "dev": []}
    for path in sorted(sources.glob("*.jsonl")):
        for number, group in enumerate(read_groups(path), start=1):
            made = list(pairs(group))
            if number % HELD_OUT:
                found["train"].extend(made)
            else:
                found["dev"].extend(pair for pair in made if pair.target is not Target.NOT_CONTRADICTION)
    for folder, made in found.items():
        write_pairs(out / folder / FILE, made)
    return {folder: len(made) for folder, made in found.items()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the pairs")
    options = parser.parse_args()
    print(build(SOURCES, options.out))


if __name__ == "__main__":
    main()
