"""Where the cache is, and how large it may grow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from embassy_claims.errors import SettingsError

FOLDER = "CLAIMS_CACHE_DIR"
SIZE = "CLAIMS_CACHE_SIZE"
NAME = "claims.sqlite"
STANDARD_SIZE = 10**9
UNITS = {"": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def cache_file(environment: Mapping[str, str]) -> Path:
    """The file of the cache: in the folder that CLAIMS_CACHE_DIR names, else in the user's cache folder."""
    named = environment.get(FOLDER)
    if named:
        return Path(named) / NAME
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("claims", appauthor=False)) / NAME


def size_limit(environment: Mapping[str, str]) -> int:
    """The most bytes that the cache may take: CLAIMS_CACHE_SIZE, else 1 GB. Raises SettingsError for another form."""
    written = environment.get(SIZE, "").strip()
    if not written:
        return STANDARD_SIZE
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?B?)", written, re.IGNORECASE)
    if match is None:
        raise SettingsError(f"{SIZE}={written[:40]}: write a size such as 500MB or 2GB")
    unit = match[2].upper()
    return int(float(match[1]) * UNITS[unit if unit in UNITS else f"{unit}B" if unit != "B" else ""])
