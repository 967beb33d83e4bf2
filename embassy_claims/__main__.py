"""``claims``, and ``python -m embassy_claims``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def program() -> NoReturn:
    """Run the command of the command line. An interrupt while the commands are still loaded is told in a line, too."""
    try:
        from embassy_claims.commands import cli
    except KeyboardInterrupt:
        sys.stderr.write("claims: interrupted\n")
        sys.stderr.flush()
        os._exit(130)
    cli.program()


if __name__ == "__main__":
    program()
