"""articles → claims: sentences, clauses, attribution, reference, time, numbers."""

from __future__ import annotations

from embassy_claims.splitting.languages import unparsed
from embassy_claims.splitting.parser import Parser, load_parser
from embassy_claims.splitting.splitter import split

__all__ = ["Parser", "load_parser", "split", "unparsed"]
