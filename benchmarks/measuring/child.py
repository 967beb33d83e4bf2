"""``python -m benchmarks.measuring.child plain.run '{"given": …}'``: call a function, print what it returns."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any


def main(function: str, arguments: str) -> None:
    """Print the result as one line of JSON; whatever else is printed comes before it."""
    module, _, name = function.partition(".")
    found: Any = getattr(import_module(f"benchmarks.measuring.{module}"), name)(**json.loads(arguments))
    print(f"\n{json.dumps(found)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
