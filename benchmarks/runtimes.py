"""Would another runtime be faster? `python benchmarks/runtimes.py`, with onnx, onnxscript and onnxruntime installed.

The cross-encoder over the same pairs of claims, both ways round: by ours in float32 and in the number format chosen
here, by ONNX Runtime in float32 and with 8 bits; and how far the contradiction probabilities are from those of the
first. None of these packages is needed to use claims.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.measuring.corpora import articles, modest  # noqa: E402
from benchmarks.measuring.setup import Setup, cores, machine  # noqa: E402
from embassy_claims.embedding import embed  # noqa: E402
from embassy_claims.embedding.precision import chosen  # noqa: E402
from embassy_claims.embedding.shapes import batches, features  # noqa: E402
from embassy_claims.judging.cross_encoder import TOKENS, load_scorer  # noqa: E402
from embassy_claims.pairing import pair  # noqa: E402
from embassy_claims.pipeline import load_models  # noqa: E402
from embassy_claims.reading import read  # noqa: E402
from embassy_claims.settings import Settings  # noqa: E402
from embassy_claims.splitting import split_each  # noqa: E402

PAIRS = 2000
REPEATS = 3
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
Texts = Sequence[tuple[str, str]]
Runner = Callable[[Texts], NDArray[np.float32]]


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(description="Compare runtimes of the cross-encoder.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="where the folder news/ is")
    parser.add_argument("--jobs", type=int, default=cores(), help="threads")
    options = parser.parse_args()
    try:
        import onnx  # noqa: F401
        import onnxruntime  # noqa: F401
    except ImportError as error:
        print(f"{error.name} is missing: pip install onnx onnxscript onnxruntime", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as work:
        given = pairs_of(Setup(options.shared, Path(work), options.jobs))
        runners = {**ours(), **exported(Path(work), options.jobs)}
        about = machine(options.jobs)
        print(f"{len(given)} pairs; {about['processor']}, {about['threads']} thread(s)\n")
        print("| runtime | pairs a second, median | largest difference | differ by 0.02 or more |")
        print("| --- | --- | --- | --- |")
        for line in table(given, runners):
            print(line, flush=True)
    return 0


def pairs_of(setup: Setup) -> list[tuple[str, str]]:
    """Pairs of claims of real articles, both ways round."""
    models = load_models(Settings())
    found = []
    for folder in modest(setup):
        claims = [claim for of_one in split_each(read(articles([folder])).articles, models.parser) for claim in of_one]
        found += [(one.a.text, one.b.text) for one in pair(claims, embed(claims, models.encoder), Settings().pairing)]
    some = sorted(set(found))[:: max(1, len(set(found)) // (PAIRS // 2))][: PAIRS // 2]
    return [*some, *((b, a) for a, b in some)]


def ours() -> dict[str, Runner]:
    """As claims runs it."""
    formats = dict.fromkeys((chosen("float32"), chosen(None)))
    return {f"ours, {name}": _required(load_scorer("bundled", precision=name)).probabilities for name in formats}


def _required(scorer: Any) -> Any:
    if scorer is None:
        raise RuntimeError("there is no bundled judge")
    return scorer


def exported(work: Path, jobs: int) -> dict[str, Runner]:
    """By ONNX Runtime, as exported, and with 8 bits."""
    from onnxruntime.quantization import quant_pre_process, quantize_dynamic

    model, columns = _required(load_scorer("bundled", precision="float32")).load()
    export(model, work / "judge.onnx")
    quant_pre_process(str(work / "judge.onnx"), str(work / "ready.onnx"), skip_symbolic_shape=True)
    quantize_dynamic(str(work / "ready.onnx"), str(work / "judge8.onnx"))
    files = {"ONNX Runtime, float32": work / "judge.onnx", "ONNX Runtime, 8 bits": work / "judge8.onnx"}
    return {name: runner(session(path, jobs), model.tokenizer, columns) for name, path in files.items()}


def export(model: Any, path: Path) -> None:
    """Write the network as ONNX."""
    import torch

    class Module(torch.nn.Module):
        def forward(self, ids: torch.Tensor, mask: torch.Tensor, types: torch.Tensor) -> Any:
            return model(input_ids=ids, attention_mask=mask.bool(), token_type_ids=types).logits

    example = tuple(torch.full((2, 8), number) for number in (7, 1, 0))
    torch.onnx.export(
        Module(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_shapes={name: {0: "rows", 1: "tokens"} for name in ("ids", "mask", "types")},
        dynamo=True,
        external_data=False,
        verbose=False,
    )


def session(path: Path, jobs: int) -> Any:
    """The file, ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = jobs
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def runner(ready: Any, tokenizer: Any, columns: Sequence[int]) -> Runner:
    """Probabilities by the session, in the batches of ours."""

    def run(given: Texts) -> NDArray[np.float32]:
        encoded = tokenizer([a for a, _ in given], [b for _, b in given], truncation=True, max_length=256)
        found = np.zeros((len(given), 3), dtype=np.float32)
        for batch in batches([len(one) for one in encoded["input_ids"]], TOKENS):
            filled: Mapping[str, Any] = features(tokenizer, encoded, batch)
            logits = ready.run(None, {name: filled[name].numpy().astype(np.int64) for name in INPUTS})[0]
            raised = np.exp(logits - logits.max(axis=1, keepdims=True))
            found[list(batch.items)] = (raised / raised.sum(axis=1, keepdims=True))[: len(batch.items)]
        return found[:, list(columns)]

    return run


def table(given: Texts, runners: Mapping[str, Runner]) -> list[str]:
    """A line a runtime, each run ``REPEATS`` times in turn; the first is what the others are compared with."""
    for run in runners.values():
        run(given[:50])  # loads what is loaded late
    seconds: dict[str, list[float]] = {name: [] for name in runners}
    found: dict[str, NDArray[np.float32]] = {}
    for _ in range(REPEATS):
        for name, run in runners.items():
            begin = time.perf_counter()
            found[name] = run(given)
            seconds[name].append(time.perf_counter() - begin)
    first = next(iter(found.values()))
    lines = []
    for name, each in found.items():
        apart = np.abs(each - first)[:, 2]
        rate = len(given) / median(seconds[name])
        lines.append(f"| {name} | {rate:.0f} | {apart.max():.3f} | {(apart >= 0.02).mean():.1%} |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
