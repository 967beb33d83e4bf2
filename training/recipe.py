"""What is trained on what, and how: one YAML file a run."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from training.pairs import LabelledPair, mismatched, read_pairs, sample, swapped


@dataclass(frozen=True, slots=True)
class Part:
    """A file of pairs. `cap`: pairs drawn; `weight`: in the loss; `neutrals`: make some where the set has none;
    `both`: each pair in both orders, as two pairs."""

    file: str
    cap: int | None = None
    weight: float = 1.0
    neutrals: bool = False
    copies: int = 1
    both: bool = False


@dataclass(frozen=True, slots=True)
class Recipe:
    """A run. `swap_contradiction` and `swap_other` are chances, `steps` and `decay` batches, `budget` tokens a batch.

    The learning rate rises over `warmup` steps, stays, and falls linearly to zero over the last `decay` steps, so
    that a run that must end early still ends with a full decay. `twins` is the chance that a pair is shown in both
    orders at once, and `consistency` the weight of the loss that asks for one opinion on both.
    """

    parts: tuple[Part, ...]
    seed: int = 1
    rate: float = 1e-4
    steps: int = 10_000
    warmup: int = 300
    decay: int = 2_000
    budget: int = 2_048
    longest: int = 96
    dropout: float = 0.1
    smoothing: float = 0.0
    weight_decay: float = 0.01
    swap_contradiction: float = 0.4
    swap_other: float = 0.2
    twins: float = 0.0
    consistency: float = 1.0


def read_recipe(path: Path) -> Recipe:
    """The recipe of a YAML file.

    Raises:
        ValueError: a key is not known.
    """
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = set(values) - {field.name for field in fields(Recipe)}
    if unknown:
        raise ValueError(f"{path.name}: unknown key {min(unknown)!r}")
    parts = tuple(Part(**part) for part in values.pop("parts"))
    return Recipe(parts=parts, **values)


def load_parts(recipe: Recipe, folders: tuple[Path, ...]) -> list[LabelledPair]:
    """All pairs of a recipe. A file is looked for in each folder in turn.

    Raises:
        FileNotFoundError: a file is in none of the folders.
    """
    pairs: list[LabelledPair] = []
    for part in recipe.parts:
        path = next((folder / part.file for folder in folders if (folder / part.file).exists()), None)
        if path is None:
            raise FileNotFoundError(f"{part.file}: in none of {', '.join(str(folder) for folder in folders)}")
        drawn = sample(read_pairs(path, part.weight), part.cap, recipe.seed)
        made = mismatched(drawn, recipe.seed) if part.neutrals else []
        turned = [swapped(pair) for pair in drawn + made] if part.both else []
        pairs.extend((drawn + made + turned) * part.copies)
    return pairs


def learning_rate(recipe: Recipe, step: int, end: int) -> float:
    """The rate of a step (from 0) in a run of `end` steps."""
    rising = min(1.0, (step + 1) / max(1, recipe.warmup))
    falling = min(1.0, max(0.0, (end - step) / max(1, recipe.decay)))
    return recipe.rate * min(rising, falling)
