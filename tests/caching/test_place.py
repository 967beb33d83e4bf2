"""Where the cache is and how large it may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from embassy_claims.caching.place import cache_file, size_limit
from embassy_claims.errors import SettingsError


def test_the_variable_names_the_folder(tmp_path: Path) -> None:
    assert cache_file({"CLAIMS_CACHE_DIR": str(tmp_path)}).parent == tmp_path
    assert cache_file({"CLAIMS_CACHE_DIR": ""}).parent.name == "claims"
    assert cache_file({}) == cache_file({"CLAIMS_CACHE_DIR": ""})


@pytest.mark.parametrize(
    ("written", "size"),
    [("", 10**9), ("1GB", 10**9), ("500 mb", 5 * 10**8), ("1.5G", 15 * 10**8), ("2000", 2000), ("64KB", 64_000)],
)
def test_the_size_has_a_unit(written: str, size: int) -> None:
    assert size_limit({"CLAIMS_CACHE_SIZE": written}) == size


@pytest.mark.parametrize("written", ["much", "-1GB", "1 PB", "GB"])
def test_another_form_is_one_clear_line(written: str) -> None:
    with pytest.raises(SettingsError, match=r"CLAIMS_CACHE_SIZE=.*500MB"):
        size_limit({"CLAIMS_CACHE_SIZE": written})
