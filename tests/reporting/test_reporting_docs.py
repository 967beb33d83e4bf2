"""docs/formats.md shows what the formats really write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import agreement, article, claim, finding, findings

from embassy_claims.model import Findings, Skipped
from embassy_claims.reporting import FORMATS
from embassy_claims.reporting.csv_report import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def example() -> Findings:
    """What the page shows: two papers on a harbour fire."""
    harbour = article(
        "corpus/harbour.md",
        "The harbour master said that nine boats burned. The fire began at noon.",
        source="Harbour News",
        title="Fire in the harbour",
        published=date(2026, 3, 2),
    )
    post = article(
        "corpus/post.txt",
        "Seven boats burned on Sunday. Nobody was hurt.",
        source="Evening Post",
        published=date(2026, 3, 3),
    )
    wire = article("corpus/wire.txt", "No one was hurt in the fire.", source="Wire", published=date(2026, 3, 3))
    nine, seven = (
        claim(harbour, "nine boats burned", holder="the harbour master"),
        claim(post, "Seven boats burned on Sunday"),
    )
    unhurt, safe = claim(post, "Nobody was hurt"), claim(wire, "No one was hurt in the fire")
    signals = (("similarity", 0.8214), ("contradiction", 0.9377))
    contradiction = finding(
        nine, seven, ("nine", "Seven"), confidence=0.9312, number=0x3F9C1A7E20, dispute="a41be07c55", signals=signals
    )
    return findings(
        harbour,
        post,
        wire,
        judge="bundled",
        claims=(nine, seven, unhurt, safe),
        pairs=2,
        contradictions=(contradiction,),
        agreements=(agreement(finding(unhurt, safe, label="agreement", number=0x51D0C2B7AA)),),
        skipped=(Skipped("corpus/old.pdf", "not a text file"),),
    )


def block(name: str) -> str:
    """The first example under the heading of a format."""
    found = re.search(rf"\n## {name}\n.*?\n```\w*\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def keys(value: Any) -> Iterator[str]:
    """Every key at every depth, but the names of signals."""
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield key
        if key != "signals":
            yield from keys(inner)
    for inner in value if isinstance(value, list) else ():
        yield from keys(inner)


def test_every_format_has_its_section() -> None:
    assert sorted(re.findall(r"^## (\w+)$", PAGE, re.MULTILINE)) == sorted(FORMATS)


@pytest.mark.parametrize("name", ["table", "junit", "github", "markdown"])
def test_whole_examples_are_what_is_written(name: str) -> None:
    assert block(name) == FORMATS[name].render(example())


def test_the_json_example_is_the_contradiction() -> None:
    assert json.loads(block("json")) == json.loads(FORMATS["json"].render(example()))["contradictions"][0]


@pytest.mark.parametrize("name", ["yaml", "html", "sarif", "csv"])
def test_excerpts_stand_in_what_is_written(name: str) -> None:
    assert block(name) in FORMATS[name].render(example())


def test_every_key_and_column_is_explained() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE))
    assert set(keys(json.loads(FORMATS["json"].render(example())))) <= named
    assert {column.removeprefix("a_").removeprefix("b_") for column in COLUMNS} <= named
