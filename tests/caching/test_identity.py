"""What made a value."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import pytest

from embassy_claims.caching import identity
from embassy_claims.caching.identity import folder_state, installed, key_of, model_state, source_hash, versions


def test_parts_are_kept_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", ""), key_of("c", "ab")}) == 5
    assert key_of("a") == key_of(b"a")
    assert key_of("é") == key_of("é".encode()) != key_of("\ud800")
    assert len(key_of()) == len(key_of("a" * 100)) == 16


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two modules, of which one stands in a stage."""
    monkeypatch.setattr(identity, "PACKAGE", tmp_path)
    (tmp_path / "stage" / "deep").mkdir(parents=True)
    (tmp_path / "model.py").write_text("a = 1")
    (tmp_path / "stage" / "deep" / "rules.py").write_text("b = 1")
    return tmp_path


def test_a_change_of_the_source_is_another_hash(package: Path) -> None:
    seen = [source_hash("model.py", "stage")]
    for name, content in (
        ("stage/deep/rules.py", "b = 2"),
        ("model.py", "a = 2"),
        ("stage/more.py", ""),
        ("stage/deep/table.json", "{}"),
        ("stage/deep/table.json", "[]"),
    ):
        (package / name).write_text(content)
        seen.append(source_hash("model.py", "stage"))
    (package / "stage" / "more.py").rename(package / "stage" / "less.py")
    seen.append(source_hash("model.py", "stage"))
    assert len(set(seen)) == 7
    assert source_hash("stage", "model.py") == seen[-1]


def test_what_is_no_source_of_a_value_leaves_its_hash(package: Path) -> None:
    before = source_hash("model.py", "stage")
    (package / "other").mkdir()
    for name in ("other/rules.py", "top.py", "stage/notes.md", "stage/deep/rules.pyc", "stage/weights.safetensors"):
        (package / name).write_text("c = 1")
        assert source_hash("model.py", "stage") == before
    os.utime(package / "model.py", (1, 1))
    assert source_hash("model.py", "stage") == before != source_hash("model.py", "stage", "other")


def test_versions_of_packages() -> None:
    assert installed("pytest") == version("pytest")
    assert installed("no-package-of-this-name") == ""
    told = f"pytest {version('pytest')} no-package-of-this-name  numpy {version('numpy')}"
    assert versions("pytest", "no-package-of-this-name", "numpy") == told


def test_the_state_of_a_folder_is_names_sizes_and_times(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name, content, time in (("weights", b"12", 5), ("deep/names", b"", 7)):
        (tmp_path / name).write_bytes(content)
        os.utime(tmp_path / name, ns=(1, time))
    assert folder_state(tmp_path) == "deep/names:0:7 weights:2:5"
    assert folder_state(tmp_path / "weights") == folder_state(tmp_path / "missing") == ""


def test_a_changed_file_of_a_model_is_another_state(tmp_path: Path) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(b"12")
    before = model_state(str(tmp_path))
    os.utime(weights, (1, 1))
    assert model_state(str(tmp_path)) == folder_state(tmp_path) == "weights:2:1000000000" != before


def downloaded(hub: Path, name: str, commit: str) -> None:
    head = hub / f"models--{name}" / "refs" / "main"
    head.parent.mkdir(parents=True)
    head.write_text(commit)


def test_a_downloaded_model_has_the_state_of_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    downloaded(tmp_path, "sentence-transformers--small", "abc")
    assert model_state("small") == model_state("sentence-transformers/small") == "abc"
    downloaded(tmp_path, "small", "def")
    assert model_state("small") == "def"
    assert model_state("bundled") == model_state("other/small") == ""


def test_models_are_looked_for_where_they_are_downloaded_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at_home = tmp_path / ".cache" / "huggingface"
    for number, hub in enumerate((at_home / "hub", tmp_path / "home" / "hub", tmp_path / "hub")):
        downloaded(hub, "maker--small", str(number))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("HF_HUB_CACHE", raising=False)
    monkeypatch.delenv("HF_HOME", raising=False)
    assert model_state("maker/small") == "0"
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    assert model_state("maker/small") == "1"
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    assert model_state("maker/small") == "2"
