"""Find where news sources agree and where they contradict each other.

from embassy_claims import Settings, check

findings = check(["articles/"], Settings())
for found in findings.contradictions:
    print(found.id, found.pair.a.quote, found.pair.b.quote)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from embassy_claims.model import Findings
    from embassy_claims.pipeline import check
    from embassy_claims.settings import Settings, load_settings

__version__ = "0.1.0"
__all__ = ["Findings", "Settings", "__version__", "check", "load_settings"]

# Found when they are asked for: the command line imports this package, and must not load the pipeline to print help.
_HOMES = {
    "Findings": "embassy_claims.model",
    "Settings": "embassy_claims.settings",
    "check": "embassy_claims.pipeline",
    "load_settings": "embassy_claims.settings",
}


def __getattr__(name: str) -> Any:
    """The public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
