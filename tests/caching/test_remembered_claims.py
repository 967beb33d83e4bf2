"""Articles are taken apart once."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import article, claim

from embassy_claims.caching import NoMemory, Store, claims, identity
from embassy_claims.caching.claim_codec import decode_claims
from embassy_claims.caching.claims import remembered_claims
from embassy_claims.model import Article, Claim


class Named:
    """A parser that is never asked."""

    language = "en"

    def __init__(self, name: str = "small", version: str = "1") -> None:
        self.name, self.version = name, version

    def parse(self, texts: Iterable[str]) -> Iterator[Any]:
        raise AssertionError
        yield from texts


class Splitter:
    """One claim an article; counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, articles: Iterable[Article], parser: object) -> Generator[list[Claim]]:  # noqa: ARG002
        for one in articles:
            self.asked.append(one.path)
            yield [claim(one)]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", 10**9, pytest.fail)


def test_each_text_is_split_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "BATCH", 2)
    articles = [article(f"{name}.txt", f"{text} guards left.") for name, text in zip("abcd", "1213", strict=True)]
    splitter = Splitter()
    cold = remembered_claims(articles, Named(), splitter, store)
    assert cold == [claim(one) for one in articles]
    assert splitter.asked == ["a.txt", "b.txt", "d.txt"]
    done: list[int] = []
    assert remembered_claims(articles[::-1], Named(), splitter, store, done.append) == cold[::-1]
    assert sum(done) == len(articles)
    assert len(splitter.asked) == 3
    assert remembered_claims(articles, Named(), Splitter(), NoMemory()) == cold


def test_what_splits_has_ended_when_claims_are_decoded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []

    def split_each(articles: Iterable[Article], parser: object) -> Generator[list[Claim]]:  # noqa: ARG001
        try:
            for one in articles:
                yield [claim(one)]
        finally:
            ended.append("splitting")

    def decoded(data: bytes, of: Article) -> list[Claim]:
        ended.append("decoding")
        return decode_claims(data, of)

    monkeypatch.setattr(claims, "decode_claims", decoded)
    remembered_claims([article("a.txt"), article("b.txt", "Six left.")], Named(), split_each, store)
    assert ended == ["splitting", "decoding", "decoding"]


@pytest.mark.parametrize(
    "change",
    [{"text": "Six left."}, {"title": "Guards"}, {"published": date(2025, 1, 1)}, {"language": "es"}, {"blocks": ()}],
)
def test_what_a_claim_may_depend_on_makes_another_key(store: Store, change: dict[str, Any]) -> None:
    splitter, one = Splitter(), article()
    for changed in (one, replace(one, **change)):
        remembered_claims([changed], Named(), splitter, store)
    assert len(splitter.asked) == 2


@pytest.mark.parametrize("parser", [Named("large"), Named(version="2")])
def test_another_parser_reads_anew(store: Store, parser: Named) -> None:
    splitter = Splitter()
    for each in (Named(), parser):
        remembered_claims([article()], each, splitter, store)
    assert len(splitter.asked) == 2


@pytest.mark.parametrize(
    "change", [{"path": "b.txt"}, {"source": "Daily"}, {"url": "https://example.org/a"}, {"anchors": ()}, {"title": ""}]
)
def test_what_no_claim_depends_on_makes_no_other_key(store: Store, change: dict[str, Any]) -> None:
    splitter, one = Splitter(), article()
    remembered_claims([one], Named(), splitter, store)
    changed = replace(one, **change)
    assert remembered_claims([changed], Named(), splitter, store) == [claim(changed)]
    assert splitter.asked == [one.path]


@pytest.mark.parametrize("change", [{"start": 1}, {"end": 9}, {"kind": "heading"}])
def test_each_block_makes_another_key(change: dict[str, Any]) -> None:
    one = article()
    changed = replace(one, blocks=(replace(one.blocks[0], **change),))
    assert claims.article_key(changed, b"") != claims.article_key(one, b"")


def test_a_title_is_no_text_and_one_maker_no_other() -> None:
    one = article("a.txt", "Guards")
    keys = {
        claims.article_key(one, b""),
        claims.article_key(one, b"maker"),
        claims.article_key(replace(one, text="", title="Guards"), b""),
        claims.article_key(replace(one, title="Guards"), b""),
    }
    assert len(keys) == 4


def test_other_rules_another_library_or_other_weights_read_anew(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = tmp_path / "parser"
    weights.mkdir()
    for name in ("model.py", "splitting/frames.py", "caching/claim_codec.py", "pairing/pair.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("0")
    monkeypatch.setattr(identity, "PACKAGE", tmp_path)
    monkeypatch.setattr(identity, "installed", {"spacy": "3", "torch": "2"}.get)
    splitter, parser = Splitter(), Named(str(weights))

    def is_read_anew() -> bool:
        before = len(splitter.asked)
        remembered_claims([article()], parser, splitter, store)
        return len(splitter.asked) > before

    assert [is_read_anew(), is_read_anew()] == [True, False]
    for name, expected in (
        ("model.py", True),
        ("splitting/frames.py", True),
        ("caching/claim_codec.py", True),
        ("parser/config", True),
        ("pairing/pair.py", False),
    ):
        (tmp_path / name).write_text("1")
        assert [is_read_anew(), is_read_anew()] == [expected, False], name
    for package, expected in (("spacy", True), ("torch", False)):
        monkeypatch.setattr(identity, "installed", {"spacy": "3", "torch": "2", package: "9"}.get)
        assert is_read_anew() is expected, package
