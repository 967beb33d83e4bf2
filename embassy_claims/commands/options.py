"""Arguments and options that several commands share. Each option has its environment variable."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from embassy_claims.commands.outputs import FormatName
from embassy_claims.model import NumberFormat

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Articles: files, folders, or - for standard input. Without them, corpus: of claims.yaml.",
        show_default=False,
    ),
]
Within = Annotated[
    list[str] | None,
    typer.Option(
        "--in",
        metavar="PATH",
        help="Where the articles are (may be given several times). Without it, corpus: of claims.yaml.",
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        show_envvar=False,
        envvar="CLAIMS_CONFIG",
        help="The settings file. Without it, claims.yaml of this folder or the nearest one above.",
        show_default=False,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        show_envvar=False,
        envvar="CLAIMS_QUIET",
        help="Print no table and no progress; warnings and errors stay.",
    ),
]
Verbose = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        show_envvar=False,
        envvar="CLAIMS_VERBOSE",
        help="Leave nothing out of the table, say each stage on stderr, and print the traceback of an error.",
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        show_envvar=False,
        envvar="CLAIMS_NO_CACHE",
        help="Compute everything anew and keep nothing of it.",
    ),
]
Timed = Annotated[
    bool,
    typer.Option("--timings", help="Print on stderr how long each stage took, over how many things, and the memory."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        show_envvar=False,
        envvar="CLAIMS_JOBS",
        help="Threads that compute, and processes that split (4 at most). Without it, as OMP_NUM_THREADS says, else "
        "one a core.",
        show_default=False,
    ),
]
Dtype = Annotated[
    NumberFormat | None,
    typer.Option(
        "--dtype",
        show_envvar=False,
        envvar="CLAIMS_DTYPE",
        help="The number format of the models, instead of the fastest on this processor.",
        show_default=False,
    ),
]
NoColor = Annotated[
    bool,
    typer.Option("--no-color", help="No colour; so does the environment variable NO_COLOR."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file instead of the screen; its ending gives the format unless --format does.",
        show_default=False,
    ),
]
Format = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        show_envvar=False,
        envvar="CLAIMS_FORMAT",
        help="One of table, yaml, json, sarif, junit, github, markdown, csv, html.",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        show_envvar=False,
        envvar="CLAIMS_BY",
        help="Who decides; without it the name that git knows, or the login name.",
        show_default=False,
    ),
]
