"""claims.yaml is read, or one line says what is wrong with it."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.errors import ClaimsError, LedgerError, SettingsError
from embassy_claims.settings import IgnoreRule, Judging, Models, Pairing, Settings, SourceRule, load
from embassy_claims.settings.load import LARGEST, find_settings, load_settings, settings_of
from embassy_claims.settings.nodes import Fields, parse

REVIEW = """\
  - id: 3f9c1a7e20
    verdict: confirmed        # by two of us
    reason: The port never said so.
    by: ana
    on: 2026-11-22
    kind: framing
    claims:
      - {source: Wire, text: "They were let go.", words: ["let go"]}
      - {source: Daily, text: 'They broke out.', words: ["broke out"], stance: alleged}
"""


def read(text: str) -> Settings:
    return settings_of(text, Path("claims.yaml"))


def test_all_that_a_file_can_say() -> None:
    settings = read(
        """\
schema: 1
corpus: [corpus/, more.txt]
models: {encoder: bundled, judge: ./judge, parser: en_core_web_sm, dtype: float32}
pairing: {similarity: 0.5, neighbours: 7, within_source: yes}
judging:
  contradiction: .4
  agreement: 1
sources:
  - {match: "wire-*.txt", source: no, published: 2024-09-06, language: en}
ignore:
  - {text: "views expressed", reason: disclaimer}
  - {sources: [Wire, Daily], kind: date, holder: Ana Ruiz, reason: A day later.}
reviews:
"""
        + REVIEW
    )
    assert settings.corpus == ("corpus/", "more.txt")
    assert settings.models == Models("bundled", "./judge", "en_core_web_sm", "float32")
    assert settings.pairing == Pairing(0.5, 7, True)
    assert settings.judging == Judging(0.4, 1.0)
    assert settings.sources == (SourceRule("wire-*.txt", "no", date(2024, 9, 6), "en"),)
    assert settings.ignore == (
        IgnoreRule("disclaimer", text="views expressed"),
        IgnoreRule("A day later.", None, "Ana Ruiz", "date", ("Wire", "Daily")),
    )
    [review] = settings.reviews
    assert (review.id, review.verdict, review.kind, review.by) == ("3f9c1a7e20", "confirmed", "framing", "ana")
    assert review.claims == (("Wire", "They were let go."), ("Daily", "They broke out."))
    assert review.conflict == (("let go",), ("broke out",))
    assert review.stances == ("asserted", "alleged")
    assert review.on == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["", "# nothing\n", "schema: 1\n", "---\n", "reviews:\n", "\ufeffschema: 1\n", "~\n"])
def test_what_is_left_out_has_its_standard_value(text: str) -> None:
    assert read(text) == Settings(path=Path("claims.yaml"))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_reviews_in_any_line_ends(ends: str) -> None:
    text = ("reviews:\n" + REVIEW).replace("\n", ends)
    assert [review.reason for review in read(text).reviews] == ["The port never said so."]


def test_reviews_in_any_valid_form() -> None:
    block = read("reviews:\n" + REVIEW)
    reordered = """\
reviews:
# kept by Ana
- kind: framing
  claims:
  - source: Wire
    text: They were let go.
    words:
    - let go
  - text: >-
      They broke
      out.
    source: Daily
    stance: alleged
    words: broke out
  on: "2026-11-22"
  id: 3f9c1a7e20

  verdict: confirmed
  by: ana
  reason: 'The port
    never said so.'
pairing: {neighbours: 5}
"""
    flow = (
        'reviews: [{id: 3f9c1a7e20, verdict: confirmed, reason: "The port never said so.", by: ana, on: 2026-11-22, '
        "kind: framing, claims: [{source: Wire, text: They were let go., words: [let go]}, "
        "{source: Daily, text: They broke out., words: [broke out], stance: alleged}]}]"
    )
    assert read(reordered) == read(flow) == block


BOMB = "a: &a [x]\n" + "".join(f"k{i}: &k{i} [*a, *a]\n" for i in range(40))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("corpsu: [a]\n", 1, "did you mean corpus"),
        ("corpus: [a]\npairing: {neighbors: 3}\n", 2, "did you mean neighbours"),
        ("corpus: [a]\ncorpus: [b]\n", 2, "stands twice"),
        ("schema: 1\npairing: {similarity: 1.5}\n", 2, "from 0 to 1"),
        ("pairing: {similarity: .nan}\n", 1, "from 0 to 1"),
        ("pairing: {similarity: high}\n", 1, "from 0 to 1"),
        ("pairing: {neighbours: 2.5}\n", 1, "whole number"),
        ("pairing: {neighbours: 0}\n", 1, "whole number"),
        ("pairing: {within_source: perhaps}\n", 1, "true or false"),
        ("pairing: 3\n", 1, "mapping"),
        ("corpus: {a: b}\n", 1, "list"),
        ("corpus: [[a]]\n", 1, "text"),
        ("schema: 2\n", 1, "newer"),
        ("schema: one\n", 1, "whole number"),
        ("schema: 0\n", 1, "whole number"),
        ("sources:\n  - {match: a, published: 2024-02-30}\n", 2, "YYYY-MM-DD"),
        ("sources:\n  - {match: a, published: 6 May 2024}\n", 2, "YYYY-MM-DD"),
        ("sources:\n  - {source: Wire}\n", 2, "needs match"),
        ("ignore:\n  - {text: abc}\n", 2, "needs reason"),
        ("ignore:\n  - {reason: abc}\n", 2, "at least one of"),
        ("ignore:\n  - {reason: a, kind: numbers}\n", 2, "one of number, date"),
        ("ignore:\n  - {reason: a, sources: [Wire]}\n", 2, "two sources"),
        ("a: &x 1\n", 1, "anchor"),
        ("corpus: *x\n", 1, "alias"),
        ("corpus: !!python/name:os.system [a]\n", 1, "tag"),
        (BOMB, 1, "anchor"),
        ("[" * 100_000, 1, "nested"),
        ("corpus: " + "[" * 50 + "]" * 50, 1, "nested"),
        ("- a\n- b\n", 1, "not settings"),
        ("hello\n", 1, "not settings"),
        ("? [a]\n: b\n", 1, "key that is not a word"),
        ("schema: 1\n---\nschema: 1\n", 2, "second YAML document"),
        ("schema: 1\ncorpus: [a\n", 3, "not valid YAML"),
        ('corpus: ["a\n', 2, "not valid YAML"),
        ("schema: 1\ncorpus: \x07\n", None, "control character"),
        ("\tschema: 1\n", 1, "not valid YAML"),
    ],
)
def test_one_line_says_what_is_wrong_and_where(text: str, line: int | None, says: str) -> None:
    start = time.process_time()
    with pytest.raises(SettingsError) as caught:
        read(text)
    message = str(caught.value)
    assert message.startswith("claims.yaml: " if line is None else f"claims.yaml:{line}: ")
    assert says in message
    assert "\n" not in message
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("3f9c1a7e20", "3f9c", 2, "10 hex digits"),
        ("confirmed", "agreed", 3, "one of confirmed, explained"),
        ("framing", "frame", 7, "one of number"),
        ("2026-11-22", "2026-11-31", 6, "YYYY-MM-DD"),
        ("    kind: framing\n", "", 2, "without kind"),
        ("by: ana", "who: ana", 5, "unknown key 'who'"),
        ("    by: ana\n", "    by: ana\n    by: ben\n", 6, "'by' stands twice"),
        ("source: Daily, ", "", 10, "without source"),
        ("stance: alleged", "stance: said", 10, "one of asserted"),
        ("text: 'They broke out.'", "text: ' '", 10, "text is empty"),
        (REVIEW.splitlines()[-1] + "\n", "", 9, "two claims"),
        ("by: ana", "by: *ana", 5, "alias"),
        ("by: ana", 'by: "ana', None, "not valid YAML"),
        (REVIEW, REVIEW + REVIEW, 11, "stands twice (lines 2 and 11)"),
        (REVIEW, "  id: 3f9c1a7e20\n", 2, "must be a list"),
    ],
)
def test_a_wrong_review_is_an_error_of_the_ledger(old: str, new: str, line: int | None, says: str) -> None:
    text = "reviews:\n" + REVIEW
    assert old in text
    with pytest.raises(LedgerError) as caught:
        read(text.replace(old, new))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert line is None or str(caught.value).startswith(f"claims.yaml:{line}: ")


def test_conflict_markers_are_named_with_all_their_lines() -> None:
    ours, theirs = REVIEW, REVIEW.replace("confirmed", "dismissed")
    with pytest.raises(LedgerError, match=r"claims\.yaml:2: git conflict markers in lines 2, 12, 22;"):
        read(f"reviews:\n<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other branch\n")


def test_what_only_looks_like_a_marker_is_text() -> None:
    assert read("corpus:\n  - '======='\n").corpus == ("=======",)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\0\1\2", "not text"),
        ("corpus: [caf\u00e9]\n".encode("latin-1"), "claims.yaml:1: not UTF-8"),
        ("schema: 1\n".encode("utf-16"), "not text"),
    ],
)
def test_other_bytes_than_text(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_bytes(data)
    with pytest.raises(SettingsError, match=says):
        load_settings(path)
    assert path.read_bytes() == data


def test_a_file_of_200_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(SettingsError, match=f"larger than {LARGEST >> 20} MB"):
        load_settings(path)


def test_a_folder_a_missing_file_and_a_link_to_nothing(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    for path, says in ((tmp_path, "is a folder"), (tmp_path / "no.yaml", "claims init"), (loop, "cannot read")):
        with pytest.raises(SettingsError, match=says):
            load_settings(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.touch(mode=0)
    with pytest.raises(SettingsError, match="Permission denied"):
        load_settings(path)


def test_no_file_means_standard_settings() -> None:
    assert load_settings(None) == Settings()


def test_found_in_the_folder_or_above(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "claims.yaml").mkdir()  # a folder of that name is not it
    top = tmp_path / "claims.yaml"
    top.write_text("schema: 1\n")
    assert find_settings(deep) == top
    near = tmp_path / "a" / "claims.yaml"
    near.write_text("schema: 1\n")
    assert find_settings(deep) == near


def test_a_link_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    link = tmp_path / "claims.yaml"
    link.symlink_to("gone.yaml")
    assert find_settings(tmp_path) == link


@given(st.text(max_size=60), st.integers(0, 400))
def test_half_written_and_garbled_files_never_raise_anything_else(noise: str, cut: int) -> None:
    whole = "schema: 1\ncorpus: [a]\nreviews:\n" + REVIEW
    for text in (noise, whole[:cut] + noise, whole[:cut] + noise + whole[cut:], f"reviews:\n{noise}"):
        assert len(trouble(text).splitlines()) <= 1


@given(st.text(max_size=20))
def test_strange_keys_are_shown_on_one_line(key: str) -> None:
    shown = json.dumps(f"x{key}")
    assert len(trouble(f"{shown}: 1\n").splitlines()) == 1
    assert len(trouble(f"{shown}: 1\n{shown}: 1\n").splitlines()) == 1


def trouble(text: str) -> str:
    """What is wrong with ``text``, or nothing."""
    try:
        read(text)
    except ClaimsError as error:
        return str(error)
    return ""


def test_older_schemas_are_lifted_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def corpus_was_files(top: Fields) -> Fields:
        return replace(top, fields={("corpus" if key == "files" else key): node for key, node in top.fields.items()})

    def files_was_paths(top: Fields) -> Fields:
        return replace(top, fields={("files" if key == "paths" else key): node for key, node in top.fields.items()})

    old = parse("schema: 1\npaths: [a]\n")
    assert isinstance(old, Fields)
    monkeypatch.setattr(load, "SCHEMA", 3)
    lifted = load.upgraded(old, {1: files_was_paths, 2: corpus_was_files})
    assert set(lifted.fields) == {"schema", "corpus"}


def test_the_documentation_shows_the_standard_thresholds() -> None:
    shown = (Path(__file__).parents[1] / "docs" / "ledger.md").read_text(encoding="utf-8")
    lines = [line.split("#")[0] for line in shown.splitlines() if line.startswith(("pairing:", "judging:"))]
    found = read("\n".join(lines))
    assert len(lines) == 2
    assert (found.pairing, found.judging) == (Settings().pairing, Settings().judging) == (Pairing(), Judging(0.55, 0.5))
