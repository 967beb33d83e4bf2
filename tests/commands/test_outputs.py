"""Where reports go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import get_args

import pytest

from embassy_claims.commands.outputs import FormatName, Output, plan, write_file
from embassy_claims.errors import ClaimsError
from embassy_claims.reporting import FORMATS


def test_the_formats_of_the_command_line_are_those_that_exist() -> None:
    assert set(get_args(FormatName)) == set(FORMATS)


def test_without_a_wish_the_standard_format_goes_to_the_screen() -> None:
    assert plan(None, None, None, "table") == (Output("table"),)


def test_the_ending_gives_the_format(tmp_path: Path) -> None:
    assert plan(None, tmp_path / "a.JSON", None, "yaml") == (Output("json", tmp_path / "a.JSON"),)


def test_the_format_asked_for_wins_over_the_ending(tmp_path: Path) -> None:
    assert plan("yaml", tmp_path / "a.json", None, "table") == (Output("yaml", tmp_path / "a.json"),)


def test_reports_come_on_top(tmp_path: Path) -> None:
    asked = [f"json={tmp_path}/a=b.json", f"yaml={tmp_path}/c"]
    assert plan(None, None, asked, "table") == (
        Output("table"),
        Output("json", tmp_path / "a=b.json"),
        Output("yaml", tmp_path / "c"),
    )


@pytest.mark.parametrize("text", ["", "json", "json=", "=a.json", "word=a.json"])
def test_a_report_without_format_or_file_is_an_error_that_shows_the_form(text: str) -> None:
    with pytest.raises(ClaimsError, match="FORMAT=FILE"):
        plan(None, None, [text], "table")


def test_bad_places_are_refused_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(ClaimsError, match="is a folder"):
        plan("json", tmp_path, None, "table")
    with pytest.raises(ClaimsError, match="there is no folder"):
        plan("json", tmp_path / "no" / "a.json", None, "table")
    with pytest.raises(ClaimsError, match="same file"):
        plan("json", tmp_path / "a", [f"yaml={tmp_path}/a"], "table")
    with pytest.raises(ClaimsError, match="--format"):
        plan(None, tmp_path / "a.docx", None, "table")


def test_a_file_is_written_whole_with_the_mode_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    path.chmod(0o640)
    write_file(path, "neu ü\n")
    assert path.read_bytes() == "neu ü\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_mode_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write_file(tmp_path / "a.json", "")
    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_file(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_file(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_as_it_is() -> None:
    write_file(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()


def test_a_place_where_no_file_can_be_made_is_one_line_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied", "a.part")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(ClaimsError, match=r"a\.json: no file can be written there \(Permission denied\)"):
        write_file(tmp_path / "a.json", "new")
