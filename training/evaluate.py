"""Measures a weights file on the held-out sets: `python -m training.evaluate WEIGHTS`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.batching import Row, collate, encode, marks
from training.calibration import calibration_error
from training.network import base_folder, load
from training.pairs import LabelledPair, Target, read_pairs, sample

_ROWS = 64
_CONTRADICTION = int(Target.CONTRADICTION)


@dataclass(frozen=True, slots=True)
class Scores:
    """One held-out set. `contradiction_*`: of that class at argmax. `calibration`: expected calibration error of the
    top class with ten equal-mass bins, at the temperature that fits the set's own even rows, measured on its odd rows;
    `calibration_raw`: as it is. `swap_90`: the 90th percentile of the change of the contradiction probability when the
    sides swap; `swap_within`: the share of pairs in which it is at most 0.15."""

    pairs: int
    accuracy: float
    contradiction_precision: float
    contradiction_recall: float
    temperature: float
    calibration_raw: float
    calibration: float
    swap_90: float
    swap_within: float


def logits(model: Any, rows: list[Row], tokenizer: Any) -> NDArray[np.float64]:
    """Logits of shape (rows, 3), in the order of the rows, batched by length."""
    import torch

    out = np.zeros((len(rows), 3))
    order = sorted(range(len(rows)), key=lambda number: (len(rows[number]), number))
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for start in range(0, len(order), _ROWS):
            part = order[start : start + _ROWS]
            batch = collate([rows[number] for number in part], marks(tokenizer))
            out[part] = model(**batch.inputs).logits.float().numpy()
    return out


def probabilities(scores: NDArray[np.float64], temperature: float = 1.0) -> NDArray[np.float64]:
    """Softmax over the last axis."""
    scaled = scores / temperature
    powers = np.exp(scaled - scaled.max(-1, keepdims=True))
    result: NDArray[np.float64] = powers / powers.sum(-1, keepdims=True)
    return result


def fit_temperature(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """The temperature (Guo et al. 2017) of least log loss, on a fixed grid of 0.5 to 5."""
    rows = np.arange(len(labels))
    grid = np.round(np.geomspace(0.5, 5.0, 60), 3)
    losses = [-np.log(probabilities(scores, t)[rows, labels] + 1e-9).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def top_class_error(chances: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Expected calibration error of the top class."""
    return calibration_error(np.column_stack([chances.max(1), chances.argmax(1) == labels]))


def measure(model: Any, pairs: list[LabelledPair], tokenizer: Any, longest: int) -> dict[str, float]:
    """All scores of one set of pairs with three-way labels."""
    rows = encode(pairs, tokenizer, longest)
    labels = np.array([int(pair.target) for pair in pairs])
    forward = logits(model, rows, tokenizer)
    backward = logits(model, [row.swapped() for row in rows], tokenizer)
    chances = probabilities(forward)
    said = chances.argmax(1) == _CONTRADICTION
    true = labels == _CONTRADICTION
    temperature = fit_temperature(forward[::2], labels[::2])
    change = np.abs(chances[:, _CONTRADICTION] - probabilities(backward)[:, _CONTRADICTION])
    scores = Scores(
        pairs=len(pairs),
        accuracy=round(float((chances.argmax(1) == labels).mean()), 4),
        contradiction_precision=round(float((said & true).sum() / max(1, said.sum())), 4),
        contradiction_recall=round(float((said & true).sum() / max(1, true.sum())), 4),
        temperature=temperature,
        calibration_raw=round(top_class_error(chances[1::2], labels[1::2]), 4),
        calibration=round(top_class_error(probabilities(forward[1::2], temperature), labels[1::2]), 4),
        swap_90=round(float(np.quantile(change, 0.9)), 4),
        swap_within=round(float((change <= 0.15).mean()), 4),
    )
    return asdict(scores)


def alarms(model: Any, pairs: list[LabelledPair], tokenizer: Any, longest: int) -> dict[str, float]:
    """Of pairs of one kind, the share with a contradiction probability (mean of both directions) of 0.5, 0.8 or more.

    For contradictions this is recall, for all others the rate of false alarms.
    """
    rows = encode(pairs, tokenizer, longest)
    both = (rows, [row.swapped() for row in rows])
    mean = sum(probabilities(logits(model, side, tokenizer))[:, _CONTRADICTION] for side in both) / 2
    shares = {f"at_{least}": round(float(np.mean(mean >= least)), 4) for least in (0.5, 0.8)}
    return {"pairs": len(pairs), "contradictions": sum(pair.target is Target.CONTRADICTION for pair in pairs), **shares}


def main() -> None:
    """The command line."""
    import torch
    from transformers import AutoTokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, help="folder with judge.safetensors and judge.json")
    parser.add_argument("--base", type=Path, help="folder of the encoder under them; default: the bundled one")
    parser.add_argument(
        "--data",
        type=Path,
        nargs="+",
        default=[Path("../shared/nli/dev"), Path("training/runs/written/dev")],
        help="folders of held-out pairs",
    )
    parser.add_argument("--news", type=Path, default=Path("training/runs/news/dev"), help="held-out news pairs")
    parser.add_argument("--cap", type=int, help="pairs a set, drawn with a fixed seed; default: all")
    parser.add_argument("--longest", type=int, default=128, help="tokens")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--into", type=Path, help="JSON file to add the scores to, under --name")
    parser.add_argument("--name", default="shipped")
    options = parser.parse_args()
    for folder in (*options.data, options.news):
        if not list(folder.glob("*.jsonl.gz")):
            parser.error(f"{folder} holds no pairs (*.jsonl.gz)")
    torch.set_num_threads(options.threads)
    base = options.base or base_folder()
    model, tokenizer = load(options.weights, base), AutoTokenizer.from_pretrained(base)
    table: dict[str, dict[str, float]] = {}
    for folder, function in (*((one, measure) for one in options.data), (options.news, alarms)):
        for path in sorted(folder.glob("*.jsonl.gz")):
            name = path.name.split(".jsonl")[0]
            table[name] = scores = function(model, sample(read_pairs(path), options.cap, 0), tokenizer, options.longest)
            print(name.ljust(24), *(f"{key} {value}" for key, value in scores.items()), flush=True)
    if options.into:
        known = json.loads(options.into.read_text(encoding="utf-8")) if options.into.exists() else {}
        known[options.name] = table
        options.into.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
