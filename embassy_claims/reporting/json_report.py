"""JSON: every string comes back exactly; what would steer a terminal stands as ``\\uXXXX``."""

from __future__ import annotations

import json

from embassy_claims.model import Findings
from embassy_claims.reporting.document import document
from embassy_claims.reporting.escape import json_text


def to_json(value: object) -> str:
    """Plain values as an indented JSON document that is safe to print; ends with a line end."""
    return json_text(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


class JsonFormat:
    """The report as JSON."""

    name: str = "json"
    suffixes: tuple[str, ...] = (".json",)

    def render(self, findings: Findings) -> str:
        return to_json(document(findings))
