"""Encoders of sentence-transformers: what can go wrong, and the bundled one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from embassy_claims.embedding import load_encoder
from embassy_claims.embedding.bundled import WEIGHTS, bundled_folder, checked
from embassy_claims.embedding.precision import chosen, fastest
from embassy_claims.errors import ModelError

TEXTS = ["Two guards left the gate.", "A guard left.", "Rain fell on the harbour for most of the long night."]


def test_nothing_heavy_is_imported_before_there_is_work() -> None:
    code = (
        "import sys; from embassy_claims.embedding import load_encoder; load_encoder('bundled').encode([]);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS).write_bytes(b"other weights")
    with pytest.raises(ModelError, match=f"{WEIGHTS} were changed: reinstall"):
        checked(tmp_path)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=f"no weights at .*{WEIGHTS}"):
        checked(tmp_path)


def test_precision_is_told_from_the_instruction_set(tmp_path: Path) -> None:
    info = tmp_path / "cpuinfo"
    info.write_text("processor : 0\nflags\t\t: fpu avx512_bf16 sse\n")
    assert fastest(info) == "bf16"
    info.write_text("processor : 0\nflags\t\t: fpu sse\n")
    assert fastest(info) == "float32"
    assert fastest(tmp_path / "none") == "float32"


def test_unknown_precision_is_an_error() -> None:
    assert chosen("float32") == "float32"
    with pytest.raises(ModelError, match="'int3': give one of float32, bf16"):
        load_encoder("bundled", "int3")


@pytest.mark.models
def test_a_folder_without_a_model_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot load the encoder") as caught:
        load_encoder(str(tmp_path)).encode(TEXTS)
    assert "\n" not in str(caught.value)


@pytest.mark.models
def test_a_name_that_was_never_downloaded_is_one_clear_line_and_not_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def connect(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.getaddrinfo", connect)
    with pytest.raises(ModelError, match=r"'nobody/nothing': it is neither .* claims downloads nothing"):
        load_encoder("nobody/nothing").encode(TEXTS)


@pytest.mark.models
def test_the_bundled_encoder_loads_torch_alone() -> None:
    code = (
        "import sys; from embassy_claims.embedding import load_encoder; load_encoder('bundled').encode(['A text.']);"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['torch']"


@pytest.mark.models
def test_bundled_vectors_are_those_of_the_library_and_the_same_in_any_company() -> None:
    from sentence_transformers import SentenceTransformer

    encoder = load_encoder("bundled", "float32")
    vectors = encoder.encode(TEXTS)
    plain = SentenceTransformer(str(bundled_folder()), device="cpu").encode(TEXTS, show_progress_bar=False)
    assert np.allclose(vectors, plain, atol=1e-5)
    assert np.array_equal(vectors[[1]], encoder.encode([TEXTS[1]]))
    assert np.array_equal(vectors[::-1], encoder.encode(TEXTS[::-1]))
