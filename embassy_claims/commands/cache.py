"""``claims cache``: what is kept between runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from embassy_claims.commands.codes import OK
from embassy_claims.commands.options import NoColor, Verbose
from embassy_claims.commands.screen import screen

if TYPE_CHECKING:
    from embassy_claims.caching import Store

Action = Literal["info", "clear", "path"]


def cache(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="info|clear|path",
            help="Say what is in the cache, remove it, or print where it is.",
            show_default=False,
        ),
    ] = "info",
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Show or remove what is kept between runs: claims, vectors, probabilities and verdicts.

    The environment variable CLAIMS_CACHE_DIR names another folder for it, CLAIMS_CACHE_SIZE the most that it may take
    (1GB unless set).
    """
    from embassy_claims.caching import Store
    from embassy_claims.caching.place import cache_file, size_limit

    shown = screen(verbose=verbose, no_color=no_color)
    store = Store(cache_file(os.environ), size_limit(os.environ), shown.warn)
    if action == "path":
        shown.write(f"{store.path}\n")
    elif action == "clear":
        shown.say(f"{size(store.clear())} removed from {store.path}")
    else:
        shown.write(told(store))
        store.close()
    return OK


def told(store: Store) -> str:
    """Entries and bytes by kind, then the file and its limit."""
    amounts = store.amounts() if store.path.exists() else []
    lines = [f"{one.kind:13} {one.entries:>10,} entries {size(one.bytes):>10}" for one in amounts]
    return "\n".join([*lines, f"limit         {size(store.limit)}", f"file          {store.path}", ""])


def size(count: int) -> str:
    """Bytes as people read them: 12.3 MB."""
    for power, unit in ((4, "TB"), (3, "GB"), (2, "MB"), (1, "KB")):
        if count >= 1000**power:
            return f"{count / 1000**power:.1f} {unit}"
    return f"{count} bytes"
