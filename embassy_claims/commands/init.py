"""``claims init``: a commented ``claims.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.options import Quiet
from embassy_claims.commands.screen import screen
from embassy_claims.errors import SettingsError


def init(
    config: Annotated[
        Path,
        typer.Option("--config", metavar="FILE", envvar="CLAIMS_CONFIG", help="The file to write."),
    ] = Path("claims.yaml"),
    quiet: Quiet = False,
) -> int:
    """Write a commented claims.yaml; an existing one is left as it is."""
    from embassy_claims.reviewing import TEMPLATE

    try:
        with config.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError as error:
        raise SettingsError(f"{config} is there already; edit it, or remove it first") from error
    except OSError as error:
        raise SettingsError(f"cannot write {config}: {error.strerror}") from error
    screen(quiet=quiet).say(
        f"wrote {config}; next: take the # from corpus: in it, name your articles there, run claims check"
    )
    return OK
