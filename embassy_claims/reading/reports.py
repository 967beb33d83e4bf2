"""Reports of an earlier run that were written among the articles: they repeat what articles say."""

from __future__ import annotations

import codecs
import re

OWN_REPORT = "a report of claims"
"""The reason for which such a file is left out."""

_READ = r"\d+ articles? read · "  # how the line begins that sums up a run
_PAGE = re.compile(rf"<title>Claims</title>.*<h1>Claims</h1>\s*<p>{_READ}", re.DOTALL)
_MARKDOWN = re.compile(rf"# Claims\s+{_READ}")
_TABLE = re.compile(rf"(?:╭─|No contradictions\.).*^{_READ}", re.DOTALL | re.MULTILINE)
_DATA = re.compile(r'\{\s*"schema": \d+,\s*"judge": "|schema: \d+\s+judge: ')
_HEAD, _TAIL = 10_000, 2_000  # bytes; the table has its sum at the end


def is_report(data: bytes) -> bool:
    """Whether the bytes of a file are a report as HTML, Markdown, JSON, YAML or the table of the screen."""
    data = data.removeprefix(codecs.BOM_UTF8)
    head = data[:_HEAD].decode("utf-8", "replace").lstrip()
    if _MARKDOWN.match(head) or _DATA.match(head) or (head.startswith("<!DOCTYPE html>") and _PAGE.search(head)):
        return True
    ends = head if len(data) <= _HEAD else head + "\n" + data[-_TAIL:].decode("utf-8", "replace")
    return _TABLE.match(ends) is not None
