"""articles → claims: sentences, clauses, attribution, reference, time, numbers."""

from __future__ import annotations

from embassy_claims.splitting.parser import Parser, load_parser
from embassy_claims.splitting.splitter import split
from embassy_claims.splitting.unparsed import unparsed

__all__ = ["Parser", "load_parser", "split", "unparsed"]
