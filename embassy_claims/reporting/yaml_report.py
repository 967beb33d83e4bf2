"""YAML of the same structure as the JSON report."""

from __future__ import annotations

from typing import Any

import yaml

from embassy_claims.model import Findings
from embassy_claims.reporting.document import document
from embassy_claims.reporting.escape import without_surrogates, yaml_needs_quotes, yaml_text

# Emitted on one line each: a folded string could begin a line of a CI log with words of an article.
_WIDTH = 1_000_000_000

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """The safe dumper, without aliases, and with strings in quotes where hidden characters have to be escaped."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _string(dumper: Any, text: str) -> Any:
    style = '"' if yaml_needs_quotes(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", without_surrogates(text), style=style)


_Dumper.add_representer(str, _string)


def to_yaml(value: object) -> str:
    """Plain values as a YAML document that is safe to print; ends with a line end."""
    return yaml_text(yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH))


class YamlFormat:
    """The report as YAML."""

    name: str = "yaml"
    suffixes: tuple[str, ...] = (".yaml", ".yml")

    def render(self, findings: Findings) -> str:
        return to_yaml(document(findings))
