"""How many threads compute."""

from __future__ import annotations

import os

VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")


def compute_with(jobs: int | None) -> None:
    """Let numpy, torch and tokenizers use so many threads; as the environment says for None.

    They look at these variables when they are loaded, so this comes before any work.
    """
    if jobs is not None:
        os.environ.update(dict.fromkeys(VARIABLES, str(jobs)))
