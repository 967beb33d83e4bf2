"""What made a value."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from embassy_claims.caching import identity
from embassy_claims.caching.identity import key_of, model_state, source_hash


def test_parts_are_kept_apart() -> None:
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("ab", "c", "")}) == 4
    assert key_of("a") == key_of(b"a")


def test_a_change_of_the_source_is_another_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "PACKAGE", tmp_path)
    (tmp_path / "stage" / "deep").mkdir(parents=True)
    (tmp_path / "model.py").write_text("a = 1")
    (tmp_path / "stage" / "deep" / "rules.py").write_text("b = 1")
    seen = [source_hash("model.py", "stage")]
    (tmp_path / "stage" / "deep" / "rules.py").write_text("b = 2")
    seen.append(source_hash("model.py", "stage"))
    (tmp_path / "stage" / "more.py").write_text("")
    seen.append(source_hash("model.py", "stage"))
    assert len(set(seen)) == 3
    assert source_hash("model.py", "stage") == seen[-1]


def test_a_changed_file_of_a_model_is_another_state(tmp_path: Path) -> None:
    weights = tmp_path / "weights"
    weights.write_bytes(b"12")
    before = model_state(str(tmp_path))
    os.utime(weights, (1, 1))
    assert before != model_state(str(tmp_path)) != ""


def test_a_downloaded_model_has_the_state_of_its_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    head = tmp_path / "models--sentence-transformers--small" / "refs" / "main"
    head.parent.mkdir(parents=True)
    head.write_text("abc")
    assert model_state("small") == model_state("sentence-transformers/small") == "abc"
    assert model_state("bundled") == ""
