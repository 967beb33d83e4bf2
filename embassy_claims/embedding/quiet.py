"""Loading models without their loaders writing to the screen."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def quiet() -> Iterator[None]:
    """No progress bars, warnings or log lines of the two libraries inside; everything as before afterwards."""
    from transformers.utils import logging as untyped

    screen: Any = untyped
    converter = logging.getLogger("sentence_transformers")
    level, bars, converts = screen.get_verbosity(), screen.is_progress_bar_enabled(), converter.level
    screen.set_verbosity_error()
    screen.disable_progress_bar()
    converter.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        converter.setLevel(converts)
        screen.set_verbosity(level)
        if bars:
            screen.enable_progress_bar()
