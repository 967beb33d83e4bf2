from __future__ import annotations

import os
from pathlib import Path

import pytest

from embassy_claims.errors import ReadingError
from embassy_claims.model import Skipped
from embassy_claims.reading.walk import LARGEST, Found, load, walk

SUFFIXES = frozenset({".txt", ".md"})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("Some words.")


def found(*paths: str) -> list[str]:
    return [file.path for file in walk(paths, SUFFIXES)[0]]


def skipped(*paths: str) -> dict[str, str]:
    return {skip.path: skip.reason for skip in walk(paths, SUFFIXES)[1]}


def test_folders_are_walked_in_order_without_hidden_and_other_files(home: Path) -> None:
    make("c/b.txt", "c/a.MD", "c/sub/d.txt", "c/.git/e.txt", "c/.hidden.txt", "c/image.png", "c/none")
    assert found("c") == ["c/a.MD", "c/b.txt", "c/sub/d.txt"]
    assert skipped("c") == {}
    assert found(str(home / "c")) == [f"{home.as_posix()}/c/{name}" for name in ("a.MD", "b.txt", "sub/d.txt")]


@pytest.mark.usefixtures("home")
def test_documents_that_cannot_be_read_are_told() -> None:
    make("c/a.txt", "c/sub/b.DOCX", "c/c.pdf", "c/.d.pdf")
    assert found("c") == ["c/a.txt"]
    assert skipped("c") == dict.fromkeys(
        ("c/c.pdf", "c/sub/b.DOCX"), "a document that cannot be read; save it as text, Markdown or HTML"
    )


@pytest.mark.usefixtures("home")
def test_files_named_themselves_are_taken_whatever_their_suffix() -> None:
    make("c/notes", "c/.hidden.txt")
    assert found("c/notes", "c/.hidden.txt") == ["c/.hidden.txt", "c/notes"]


@pytest.mark.usefixtures("home")
def test_paths_are_tidied() -> None:
    make("c/a.txt")
    assert found("./c/") == found("c//a.txt") == found("./c/./a.txt") == ["c/a.txt"]
    os.chdir("c")
    assert found(".") == ["a.txt"]
    assert found("../c") == ["../c/a.txt"]


def test_a_file_given_twice_counts_once(home: Path) -> None:
    make("c/a.txt")
    assert found("c", "c/a.txt", "./c", "c/../c/a.txt") == ["c/../c/a.txt"]
    assert found("c/a.txt", str(home / "c")) == found(str(home / "c"), "c/a.txt")
    assert len(found("c/a.txt", str(home / "c"))) == 1


@pytest.mark.usefixtures("home")
def test_links_out_of_the_folders_are_not_followed() -> None:
    make("c/a.txt", "out/secret.txt")
    Path("c/file.txt").symlink_to("../out/secret.txt")
    Path("c/folder").symlink_to("../out")
    assert found("c") == ["c/a.txt"]
    assert skipped("c") == dict.fromkeys(("c/file.txt", "c/folder"), "a link that leads out of the folders given")
    assert found("c", "out") == ["c/a.txt", "out/secret.txt"]
    assert skipped("c", "out") == {}
    assert found("c/file.txt") == ["c/file.txt"]


@pytest.mark.usefixtures("home")
def test_a_link_to_a_sibling_with_a_like_name_leads_out() -> None:
    make("c/a.txt", "c2/b.txt")
    Path("c/l.txt").symlink_to("../c2/b.txt")
    assert found("c") == ["c/a.txt"]


@pytest.mark.usefixtures("home")
def test_links_in_a_circle_and_into_the_void() -> None:
    make("c/a.txt")
    Path("c/loop").symlink_to(".")
    Path("c/self.txt").symlink_to("self.txt")
    Path("c/gone.txt").symlink_to("nowhere.txt")
    Path("c/again.txt").symlink_to("a.txt")
    assert found("c") == ["c/a.txt"]
    assert skipped("c") == {"c/self.txt": "a broken link", "c/gone.txt": "a broken link"}
    assert skipped("c/gone.txt") == {"c/gone.txt": "a broken link"}


@pytest.mark.usefixtures("home")
def test_folders_named_like_files() -> None:
    make("c/a.txt/b.txt")
    assert found("c") == ["c/a.txt/b.txt"]
    assert found("c/a.txt") == ["c/a.txt/b.txt"]


@pytest.mark.usefixtures("home")
def test_pipes_and_sockets_are_skipped_at_once() -> None:
    make("c/a.txt")
    os.mkfifo("c/pipe.txt")
    files, _ = walk(["c"], SUFFIXES)
    loaded = {file.path: load(file) for file in files}
    assert loaded["c/a.txt"] == b"Some words."
    assert isinstance(loaded["c/pipe.txt"], Skipped)
    assert "not a regular file" in loaded["c/pipe.txt"].reason


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("path", ["nowhere", "nowhere/a.txt", "a.txt/b", "", "a\0b"])
def test_a_path_that_is_not_there_is_an_error(path: str) -> None:
    make("a.txt")
    with pytest.raises(ReadingError) as error:
        walk(["a.txt", path], SUFFIXES)
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("home")
def test_files_and_folders_that_are_closed_to_us(monkeypatch: pytest.MonkeyPatch) -> None:
    make("c/a.txt", "c/closed/b.txt")
    scandir = os.scandir

    def refuse(path: str, *_: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", lambda path: refuse(path) if str(path).endswith("closed") else scandir(path))
    assert found("c") == ["c/a.txt"]
    assert skipped("c") == {"c/closed": "permission denied"}
    monkeypatch.setattr(os, "open", refuse)
    assert load(Found("c/a.txt", "c/a.txt", True)) == Skipped("c/a.txt", "permission denied")


@pytest.mark.usefixtures("home")
def test_too_large_a_file_is_skipped() -> None:
    with Path("large.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    skip = load(Found("large.txt", "large.txt", True))
    assert isinstance(skip, Skipped)
    assert "too large (over 64 MB)" in skip.reason


@pytest.mark.usefixtures("home")
def test_names_that_are_not_utf8_can_be_printed() -> None:
    Path("c").mkdir()
    with open(b"c/\xff.txt", "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"Some words.")
    [file_found] = walk(["c"], SUFFIXES)[0]
    assert file_found.path == "c/\ufffd.txt"
    assert load(file_found) == b"Some words."
