"""JSON: every string comes back exactly; what would steer a terminal stands as ``\\uXXXX``."""

from __future__ import annotations

import json

import orjson

from embassy_claims.model import Findings
from embassy_claims.reporting.document import document
from embassy_claims.reporting.escape import json_text


def to_json(value: object) -> str:
    """Plain values as an indented JSON document that is safe to print; ends with a line end."""
    try:
        text = orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
    except TypeError:  # a lone surrogate, which UTF-8 has no bytes for
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return json_text(text) + "\n"


class JsonFormat:
    """The report as JSON."""

    name: str = "json"
    suffixes: tuple[str, ...] = (".json",)

    def render(self, findings: Findings) -> str:
        return to_json(document(findings))
