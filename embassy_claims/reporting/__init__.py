"""Stage 8: findings to output.

``FORMATS`` has every format by its name; one is one file. ``print_table`` and the other printers write to a rich
console. Everything that came from an article passes ``escape`` at the last step.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from embassy_claims.errors import ClaimsError
from embassy_claims.reporting.base import Format
from embassy_claims.reporting.claims_table import claims_json, print_claims
from embassy_claims.reporting.counts import summary_line
from embassy_claims.reporting.csv_report import CsvFormat
from embassy_claims.reporting.escape import one_line, visible
from embassy_claims.reporting.explain import print_explanation
from embassy_claims.reporting.github import GithubFormat
from embassy_claims.reporting.html_report import HtmlFormat
from embassy_claims.reporting.json_report import JsonFormat
from embassy_claims.reporting.junit import JunitFormat
from embassy_claims.reporting.markdown import MarkdownFormat
from embassy_claims.reporting.sarif import SarifFormat
from embassy_claims.reporting.table import TableFormat, print_table
from embassy_claims.reporting.yaml_report import YamlFormat

__all__ = [
    "FORMATS",
    "Format",
    "claims_json",
    "format_for",
    "one_line",
    "print_claims",
    "print_explanation",
    "print_table",
    "summary_line",
    "visible",
]

_ALL: tuple[Format, ...] = (
    TableFormat(),
    YamlFormat(),
    JsonFormat(),
    SarifFormat(),
    JunitFormat(),
    GithubFormat(),
    MarkdownFormat(),
    CsvFormat(),
    HtmlFormat(),
)
FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})


def format_for(path: str) -> str:
    """The name of the format that a file's ending means.

    Raises ClaimsError where it means none.
    """
    endings = {suffix: form.name for form in FORMATS.values() for suffix in form.suffixes}
    for suffix in sorted(endings, key=len, reverse=True):  # ".sarif.json" before ".json"
        if path.lower().endswith(suffix):
            return endings[suffix]
    known = ", ".join(endings)
    raise ClaimsError(f"{one_line(path)}: no format is known by this ending; known are {known}, or give --format")
