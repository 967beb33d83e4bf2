"""Reads ``claims.yaml``; whatever is wrong with it becomes one line that names the file, the line and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from embassy_claims.errors import LedgerError, SettingsError
from embassy_claims.model import CONFLICT_KINDS, NumberFormat, Review
from embassy_claims.settings import fields as read
from embassy_claims.settings.layout import Layout, layout_of
from embassy_claims.settings.nodes import Fields, LineError, Node, parse
from embassy_claims.settings.reviews import once_each, read_reviews, reviews_in
from embassy_claims.settings.values import IgnoreRule, Judging, Models, Pairing, Settings, SourceRule

NAME = "claims.yaml"
SCHEMA = 1
LARGEST = 64 * 1024 * 1024
"""Bytes; a ledger of 20,000 reviews has about 10 MB."""

MARKERS = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?:[ \r].*)?$", re.MULTILINE)

Upgrade = Callable[[Fields], Fields]
UPGRADES: Mapping[int, Upgrade] = {}
"""What makes schema N + 1 of schema N."""


def find_settings(start: Path) -> Path | None:
    """The ``claims.yaml`` in ``start`` or the nearest folder above it; a link that leads nowhere counts, to be told."""
    folder = start.absolute()
    return next((one / NAME for one in (folder, *folder.parents) if _is_file(one / NAME)), None)


def _is_file(path: Path) -> bool:
    try:
        return path.is_symlink() or path.is_file()
    except OSError:  # a folder above that one may not look into
        return False


def load_settings(path: Path | None) -> Settings:
    """The settings in ``path``; the standard ones for None.

    Raises LedgerError where the reviews are at fault, SettingsError for all else.
    """
    return Settings() if path is None else settings_of(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of the file, line ends as they are. Raises SettingsError."""
    try:
        if path.is_dir():
            raise SettingsError(f"{path} is a folder; name the file, for example {path / NAME}")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise SettingsError(f"{path} is not there; claims init writes one") from error
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}; check the path and its permissions") from error
    if len(data) > LARGEST:
        raise SettingsError(f"{path} is larger than {LARGEST >> 20} MB; restore it from git")
    if b"\0" in data:
        raise SettingsError(f"{path} is not text (it has NUL bytes); restore it from git")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from error


def settings_of(text: str, path: Path) -> Settings:
    """The settings in ``text``, which was read from ``path``. Raises as load_settings does."""
    marks = _conflict_markers(text)
    if marks:
        lines = ", ".join(map(str, marks))
        raise LedgerError(
            f"{path}:{marks[0]}: git conflict markers in lines {lines}; keep the reviews that hold, delete the markers"
        )
    text = text.removeprefix("\ufeff")
    layout = layout_of(text)
    try:
        top = upgraded(_top(layout.without_reviews() if layout else text), UPGRADES)
        settings = _settings(top, path)
    except LineError as problem:
        raise SettingsError(_message(path, problem)) from problem
    try:
        reviews = once_each(_reviews(text, layout))
    except LineError as problem:
        raise LedgerError(_message(path, problem)) from problem
    return Settings(**settings, reviews=reviews)


def _reviews(text: str, layout: Layout | None) -> list[tuple[int, Review]]:
    if layout:
        with suppress(LineError):  # a block that is wrong alone may be right in its place, and YAML has the last word
            return reviews_in(layout)
    return read_reviews(upgraded(_top(text), UPGRADES).fields.get("reviews"))


def _conflict_markers(text: str) -> list[int]:
    """The lines that git left where two branches met."""
    if not any(mark in text for mark in ("<<<<<<<", "=======", ">>>>>>>")):
        return []
    return [text.count("\n", 0, found.start()) + 1 for found in MARKERS.finditer(text)]


def _message(path: Path, problem: LineError) -> str:
    where = str(path) if problem.line is None else f"{path}:{problem.line}"
    return f"{where}: {problem.message}"


def _top(text: str) -> Fields:
    node = parse(text)
    if node is None or read.is_empty(node):
        return Fields(1, {}, {})
    if not isinstance(node, Fields):
        raise LineError(node.line, "not settings; write key: value lines, as claims init does")
    return node


def upgraded(top: Fields, upgrades: Mapping[int, Upgrade]) -> Fields:
    """``top`` in the form of the present schema. Raises LineError where it is of a newer one."""
    node = top.fields.get("schema")
    if node is None:
        return top
    version = read.count(1, 10**9)(node, "schema")
    if version > SCHEMA:
        raise LineError(
            node.line, f"schema {version} is newer than this claims reads ({SCHEMA}); upgrade embassy-claims"
        )
    for step in range(version, SCHEMA):
        top = upgrades[step](top)
    return top


def _section(
    kind: Callable[..., Any], readers: Mapping[str, Callable[[Node, str], object]]
) -> Callable[[Node, str], Any]:
    def build(node: Node, name: str) -> Any:
        found = read.mapping(node, name, readers)
        return kind(**{key: readers[key](value, key) for key, value in found.items()})

    return build


def _rules(
    kind: Callable[..., Any], readers: Mapping[str, Callable[[Node, str], object]], needed: str
) -> Callable[[Node, str], Any]:
    build = _section(kind, readers)

    def build_all(node: Node, name: str) -> Any:
        rules = []
        for item in read.items(node, name):
            found = read.mapping(item, f"a rule of {name}:", readers)
            if needed not in found or len(found) < 2:
                others = ", ".join(key for key in readers if key != needed)
                raise LineError(item.line, f"a rule of {name}: needs {needed}: and at least one of {others}")
            rules.append(build(item, f"a rule of {name}:"))
        return tuple(rules)

    return build_all


def _two(node: Node, name: str) -> tuple[str, ...]:
    found = read.texts(node, name)
    if len(found) != 2:
        raise LineError(node.line, f"{name} must be two sources: [A, B]")
    return found


_share = read.number(0, 1)
READERS: Mapping[str, Callable[[Node, str], object]] = {
    "schema": read.count(1, SCHEMA),
    "corpus": read.texts,
    "models": _section(
        Models,
        {"encoder": read.text, "judge": read.text, "parser": read.text, "dtype": read.choice(get_args(NumberFormat))},
    ),
    "pairing": _section(
        Pairing, {"similarity": _share, "neighbours": read.count(1, 10_000), "within_source": read.truth}
    ),
    "judging": _section(Judging, {"contradiction": _share, "agreement": _share, "across_events": read.truth}),
    "sources": _rules(
        SourceRule, {"match": read.text, "source": read.text, "published": read.day, "language": read.text}, "match"
    ),
    "ignore": _rules(
        IgnoreRule,
        {
            "reason": read.text,
            "text": read.text,
            "holder": read.text,
            "kind": read.choice(CONFLICT_KINDS),
            "sources": _two,
        },
        "reason",
    ),
    "reviews": lambda node, _: node,
}


def _settings(top: Fields, path: Path) -> dict[str, Any]:
    found = read.mapping(top, "claims.yaml", READERS)
    values = {key: READERS[key](node, key) for key, node in found.items() if key not in ("schema", "reviews")}
    return {**values, "path": path}
