"""Who decides."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from embassy_claims.reviewing import reviewer


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An empty home, with git and without settings."""
    return {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "GIT_DIR": str(tmp_path)}


def test_the_option_then_the_variable(env: dict[str, str]) -> None:
    assert reviewer(" Ana\n Ruiz ", {**env, "CLAIMS_BY": "ben"}) == "Ana Ruiz"
    assert reviewer(None, {**env, "CLAIMS_BY": "ben", "USER": "eve"}) == "ben"


def test_git_then_the_login_name(env: dict[str, str], tmp_path: Path) -> None:
    assert reviewer("", {**env, "CLAIMS_BY": " ", "USER": "eve"}) == "eve"
    (tmp_path / ".gitconfig").write_text("[user]\nname = Zoë Ng\n", encoding="utf-8")
    assert reviewer(None, {**env, "USER": "eve"}) == "Zoë Ng"


def test_no_git_and_no_name_are_no_error(env: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert reviewer(None, {"PATH": "/nowhere", "USER": "eve"}) == "eve"
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 2)
    assert reviewer(None, env) is None
