"""The number format that models are run in.

On processors with bfloat16 instructions, autocast runs the encoder three times as fast as float32, and the cosine of
both vectors of a text is above 0.9999 (measured on 570 news sentences, one thread).
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import get_args

from embassy_claims.errors import ModelError
from embassy_claims.model import NumberFormat

CPUINFO = Path("/proc/cpuinfo")


def fastest(cpuinfo: Path = CPUINFO) -> NumberFormat:
    """The faster format on this processor, told without torch: bf16 where the instruction set has it."""
    try:
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
    except OSError:  # not Linux
        return "float32"
    flags = next((line.split() for line in lines if line.startswith("flags")), [])
    return "bf16" if {"avx512_bf16", "amx_bf16"} & set(flags) else "float32"


def chosen(precision: str | None) -> NumberFormat:
    """The format asked for, or the fastest. Raises ModelError where there is none of this name."""
    for known in get_args(NumberFormat):
        if precision == known:
            found: NumberFormat = known
            return found
    if precision is None:
        return fastest()
    raise ModelError(f"there is no precision {precision!r}: give one of {', '.join(get_args(NumberFormat))}")


def running(precision: NumberFormat) -> AbstractContextManager[object]:
    """The context in which torch runs a model in this format."""
    import torch

    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bf16")
