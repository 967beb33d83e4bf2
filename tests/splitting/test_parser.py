from __future__ import annotations

from pathlib import Path

import pytest

from embassy_claims.errors import ModelError
from embassy_claims.splitting import load_parser


@pytest.mark.parametrize("name", ["no_such_pipeline", "no/such/folder", "not a name"])
def test_a_missing_parser_is_one_clear_line(name: str) -> None:
    with pytest.raises(ModelError, match=f"'{name}'") as raised:
        load_parser(name)
    assert "\n" not in str(raised.value)


def test_a_folder_without_a_pipeline_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as raised:
        load_parser(str(tmp_path))
    assert "\n" not in str(raised.value)


@pytest.mark.models
def test_the_bundled_parser_reads_english() -> None:
    parser = load_parser("bundled")
    assert (parser.name, parser.language) == ("bundled", "en")
    assert [len(doc) for doc in parser.parse(["It rained.", ""])] == [3, 0]
