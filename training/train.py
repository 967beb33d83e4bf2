"""Trains the judge: `python -m training.train RECIPE RUN`. Stopped at any time, it goes on from its checkpoint."""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.batching import Batch, Row, Tokens, encode, epoch, marks
from training.losses import mixed_loss, swap_loss
from training.network import base_folder, export, start, trained_state
from training.recipe import Recipe, learning_rate, load_parts, read_recipe

if TYPE_CHECKING:
    import torch

_CHECKPOINT = "checkpoint.pt"
_AVERAGE = 0.98  # of the loss that the log prints


@dataclass(slots=True)
class Progress:
    """Where a run is. `end` moves forward when time runs out; `seconds` counts over all restarts."""

    step: int
    end: int
    seconds: float = 0.0
    pairs: int = 0
    loss: float = 1.1


@dataclass(slots=True)
class Run:
    """Everything that a checkpoint keeps."""

    model: Any
    optimizer: torch.optim.Optimizer
    progress: Progress
    recipe: str

    def save(self, folder: Path) -> None:
        """Writes the checkpoint so that a kill at any moment leaves a whole one."""
        import torch

        state = {
            "model": trained_state(self.model),
            "optimizer": self.optimizer.state_dict(),
            "progress": asdict(self.progress),
            "recipe": self.recipe,
        }
        torch.save(state, folder / "checkpoint.part")
        (folder / "checkpoint.part").replace(folder / _CHECKPOINT)

    def resume(self, folder: Path) -> None:
        """Goes on from the checkpoint in `folder`, if there is one.

        Raises:
            ValueError: it is the checkpoint of another recipe.
        """
        import torch

        if (folder / _CHECKPOINT).exists():
            state = torch.load(folder / _CHECKPOINT, weights_only=True)
            if state.get("recipe", self.recipe) != self.recipe:
                raise ValueError(f"{folder} holds the checkpoint of another recipe; remove it, or name another folder")
            self.model.load_state_dict(state["model"], strict=False)
            self.optimizer.load_state_dict(state["optimizer"])
            known = Progress(**state["progress"])
            self.progress = replace(known, end=min(known.end, self.progress.end))  # the recipe may be shorter by now


def new_run(recipe: Recipe, base: Path, first: Path | None) -> Run:
    """A run at its start, from the encoder alone or from the weights of the run in `first`."""
    import torch

    model = start(base, dropout=recipe.dropout, seed=recipe.seed)
    if first is not None:
        model.load_state_dict(torch.load(first / _CHECKPOINT, weights_only=True)["model"], strict=False)
    learned = [parameter for parameter in model.parameters() if parameter.requires_grad]
    groups = [
        {"params": [one for one in learned if one.ndim > 1], "weight_decay": recipe.weight_decay},
        {"params": [one for one in learned if one.ndim <= 1], "weight_decay": 0.0},
    ]
    return Run(model, torch.optim.AdamW(groups, lr=recipe.rate, fused=True), Progress(0, recipe.steps), digest(recipe))


def digest(recipe: Recipe) -> str:
    """A hash of all of a recipe but its length, which may be cut while it runs."""
    return hashlib.sha256(repr(replace(recipe, steps=0, decay=0)).encode()).hexdigest()


def batches(rows: list[Row], tokens: Tokens, recipe: Recipe, skip: int) -> Iterator[Batch]:
    """Batches without end, pass after pass, without the first `skip`."""
    number = 0
    passed = 0
    while True:
        swaps = (recipe.swap_contradiction, recipe.swap_other)
        seed = recipe.seed * 1000 + passed
        for batch in epoch(rows, tokens, budget=recipe.budget, seed=seed, swaps=swaps, twins=recipe.twins):
            number += 1
            if number > skip:
                yield batch
        passed += 1


def learn(run: Run, batch: Batch, recipe: Recipe) -> float:
    """One step. Returns the loss."""
    import torch

    for group in run.optimizer.param_groups:
        group["lr"] = learning_rate(recipe, run.progress.step, run.progress.end)
    torch.manual_seed(recipe.seed * 1_000_003 + run.progress.step)  # dropout is the same after a restart
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = run.model(**batch.inputs).logits
    loss = mixed_loss(logits, batch.targets, batch.weights, batch.soft, recipe.smoothing)
    loss = loss + recipe.consistency * swap_loss(logits, batch.twins)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(run.model.parameters(), 1.0)
    run.optimizer.step()
    run.optimizer.zero_grad()
    return float(loss.detach())


def shorten(progress: Progress, recipe: Recipe, minutes: float) -> None:
    """Moves the end forward when otherwise the decay would not be over in time."""
    pace = progress.seconds / max(1, progress.step)
    if progress.seconds + recipe.decay * pace >= minutes * 60:
        progress.end = min(progress.end, progress.step + recipe.decay)


def train(
    recipe: Recipe, rows: list[Row], run: Run, folder: Path, *, tokens: Tokens, minutes: float, every: float
) -> None:
    """Trains to the end, printing every 100 steps and saving every `every` seconds."""
    progress = run.progress
    run.model.train()
    saved = time.monotonic()
    for batch in batches(rows, tokens, recipe, progress.step):
        if progress.step >= progress.end:
            break
        began = time.monotonic()
        loss = learn(run, batch, recipe)
        progress.seconds += time.monotonic() - began
        progress.loss = _AVERAGE * progress.loss + (1 - _AVERAGE) * loss
        progress.step += 1
        progress.pairs += len(batch.targets)
        if progress.step % 100 == 0:
            shorten(progress, recipe, minutes)
            report(progress)
        if time.monotonic() - saved > every:
            run.save(folder)
            saved = time.monotonic()
    run.save(folder)


def report(progress: Progress) -> None:
    """One line of the log."""
    pace = progress.pairs / progress.seconds
    left = (progress.end - progress.step) * progress.seconds / progress.step / 60
    print(
        f"step {progress.step}/{progress.end}  loss {progress.loss:.3f}  {progress.seconds / 60:.1f} min"
        f"  {pace:.0f} pairs/s  {left:.0f} min left",
        flush=True,
    )


def main() -> None:
    """The command line."""
    import torch
    from transformers import AutoTokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("recipe", type=Path)
    parser.add_argument("run", type=Path, help="folder of checkpoints and of the exported weights")
    parser.add_argument("--data", type=Path, nargs="+", default=[Path("../shared/nli/train")])
    parser.add_argument("--base", type=Path, help="folder of the encoder to start from; default: the bundled one")
    parser.add_argument("--first", type=Path, help="the run to start from")
    parser.add_argument("--minutes", type=float, default=1e9, help="end early, with a full decay, after so long")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--save-every", type=float, default=180.0, help="seconds")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    recipe = read_recipe(options.recipe)
    base = options.base or base_folder()
    tokenizer = AutoTokenizer.from_pretrained(base)
    rows = encode(load_parts(recipe, tuple(options.data)), tokenizer, recipe.longest)
    options.run.mkdir(parents=True, exist_ok=True)
    run = new_run(recipe, base, options.first)
    run.resume(options.run)
    print(
        f"{len(rows)} pairs, {sum(map(len, rows)) / len(rows):.1f} tokens each, from step {run.progress.step}",
        flush=True,
    )
    train(recipe, rows, run, options.run, tokens=marks(tokenizer), minutes=options.minutes, every=options.save_every)
    notes = {
        "seed": recipe.seed,
        "recipe": asdict(recipe),
        "steps": run.progress.end,
        "minutes": round(run.progress.seconds / 60),
    }
    export(trained_state(run.model), base, options.run / "weights", notes)


if __name__ == "__main__":
    main()
