"""A process that splits articles for another one: pickled articles come in, their pickled claims go out."""

from __future__ import annotations

import os
import pickle
import sys

from embassy_claims.errors import ClaimsError


def serve(name: str) -> None:
    """Split what comes on stdin with the parser of this name, until there is no more."""
    if name == "bundled":
        # its library would load torch, if it is there, for nothing: that takes longer than all else here
        sys.modules["torch"] = None  # type: ignore[assignment]
    from embassy_claims.splitting.parser import load_parser
    from embassy_claims.splitting.splitter import split
    from embassy_claims.splitting.workers import MARK

    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whatever a parser prints must not come between
    parser = load_parser(name)
    while True:
        try:
            article = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        try:
            found: object = split([article], parser)
        except ClaimsError as error:
            found = error
        data = pickle.dumps(found)
        out.write(MARK + len(data).to_bytes(8, "little") + data)
        out.flush()
