"""The Python API: what ``from embassy_claims import …`` gives."""

from __future__ import annotations

import subprocess
import sys

import pytest

import embassy_claims


def test_every_public_name_is_there() -> None:
    assert all(hasattr(embassy_claims, name) for name in embassy_claims.__all__)


def test_it_is_what_the_command_line_uses() -> None:
    from embassy_claims.pipeline import check

    assert embassy_claims.check is check


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        embassy_claims.chekc  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    code = "import sys, embassy_claims; print([name for name in sys.modules if name.startswith('embassy_claims.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
