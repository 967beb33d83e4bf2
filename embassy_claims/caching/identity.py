"""What made a value: the hash of the source that computes it, and of models that are not known by their hash."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
SIZE = 16  # bytes of a key: two of a hundred billion entries share one with a chance of one in 70 billion


def key_of(*parts: str | bytes) -> bytes:
    """One key of several parts, each kept apart from the next."""
    digest = blake2b(digest_size=SIZE)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.digest()


def source_hash(*names: str) -> bytes:
    """The hash of modules and packages of ours, for example ``model.py`` and ``splitting``: some milliseconds."""
    files = sorted(file for name in names for file in files_in(PACKAGE / name))
    return key_of(*(part for file in files for part in (file.relative_to(PACKAGE).as_posix(), file.read_bytes())))


def files_in(place: Path) -> Iterable[Path]:
    """A file itself, or the Python and JSON files of a folder."""
    return [place] if place.is_file() else [*place.rglob("*.py"), *place.rglob("*.json")]


def versions(*packages: str) -> str:
    """The versions of installed packages that have a say in the value."""
    return " ".join(f"{name} {installed(name)}" for name in packages)


@lru_cache
def installed(package: str) -> str:
    """The version of a package, "" where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def folder_state(place: Path) -> str:
    """Names, sizes and times of the files of a folder: changes when any of them does. "" where there is no folder."""
    if not place.is_dir():
        return ""
    files = sorted(file for file in place.rglob("*") if file.is_file())
    states = [(file.relative_to(place).as_posix(), file.stat()) for file in files]
    return " ".join(f"{name}:{state.st_size}:{state.st_mtime_ns}" for name, state in states)


def model_state(name: str) -> str:
    """What tells the weights of one state from another, for a folder or the name of a model downloaded before.

    "" for the bundled ones, which are known by their hash, and where nothing can be told.
    """
    if Path(name).exists():
        return folder_state(Path(name))
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface")
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    names = (name, f"sentence-transformers/{name}")
    heads = [hub / f"models--{one.replace('/', '--')}" / "refs" / "main" for one in names]
    return next((head.read_text() for head in heads if head.is_file()), "")
