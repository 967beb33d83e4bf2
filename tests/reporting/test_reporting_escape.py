from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from report_strategies import hidden, texts

from embassy_claims.reporting import escape

any_text = st.text() | texts
any_unicode = any_text.filter(lambda text: text.encode("utf-8", "replace").decode() == text)  # no surrogates


def unescaped(text: str) -> str:
    """What a reader takes the visible escapes for."""
    return re.sub(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})", lambda m: chr(int(m[1] or m[2], 16)), text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("six\u202ehtaed", "six\\u202ehtaed"),
        ("\x1b[31mred\x1b[0m", "\\u001b[31mred\\u001b[0m"),
        ("zero\u200bwidth\ufeff", "zero\\u200bwidth\\ufeff"),
        ("##[error]gone", "\\u0023#[error]gone"),
        ("##vso[task]x", "\\u0023#vso[task]x"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("two\nlines", "two\nlines"),
        ("# a heading [x], café, 北京, 🙂", "# a heading [x], café, 北京, 🙂"),
    ],
)
def test_visible_shows_what_hides_and_leaves_the_rest(text: str, shown: str) -> None:
    assert escape.visible(text) == shown


@given(any_text)
def test_visible_hides_nothing_and_loses_nothing(text: str) -> None:
    shown = escape.visible(text)
    assert not hidden(shown)
    shown.encode()
    assert "\\" in text or unescaped(shown) == text


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    shown = escape.one_line(text)
    assert shown.splitlines() in ([shown], [])
    assert not hidden(shown + "\n")
    assert shown == shown.strip(" ")


@given(any_text)
def test_json_comes_back_exactly_and_is_safe_to_print(text: str) -> None:
    shown = escape.json_text(json.dumps([text], ensure_ascii=False))
    assert json.loads(shown) == [text]
    assert not hidden(shown)
    assert "##[" not in shown


@given(any_unicode)
def test_yaml_needs_quotes_exactly_for_what_its_escapes_are_for(text: str) -> None:
    style = '"' if escape.yaml_needs_quotes(text) else None
    document = escape.yaml_text(yaml.safe_dump([text], default_style=style, allow_unicode=True, width=1_000_000))
    assert yaml.safe_load(document) == [text]
    assert not hidden(document)


@given(any_text)
def test_html_comes_back_as_one_line(text: str) -> None:
    shown = escape.html_text(text)
    assert html.unescape(shown) == escape.one_line(text)
    assert not set("<>\"'") & set(shown)


@given(any_text)
def test_markdown_has_no_markup_left(text: str) -> None:
    shown = escape.markdown_text(text)
    assert "<" not in shown.replace("<!-- -->", "")
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_|\[\]~]", shown)
    assert not re.search(r"[@#]\w|\bhttps?://|\bwww\.", shown)
    assert "\n" not in shown


def test_markdown_code_has_a_fence_longer_than_its_content() -> None:
    assert escape.markdown_code("a.md:1") == "`a.md:1`"
    assert escape.markdown_code("``x`") == "``` ``x` ```"
    assert escape.markdown_code("a|b") == "`a\\|b`"


@given(any_text)
def test_no_cell_is_a_formula(text: str) -> None:
    cell = escape.csv_cell(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([cell, "end"])
    assert next(csv.reader(io.StringIO(out.getvalue()))) == [cell, "end"]
    assert cell in (escape.one_line(text), "'" + escape.one_line(text))


@pytest.mark.parametrize("text", ["=SUM(A1)", "+1", "-1", "@x", " =1", "\t=1", "＝1"])
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert escape.csv_cell(text).startswith("'")


@given(any_text)
def test_github_commands_are_one_line_and_come_back(text: str) -> None:
    message, value = escape.github_message(text), escape.github_property(text)
    assert message.replace("%0A", "\n").replace("%25", "%") == escape.visible(text)
    assert "\n" not in message + value
    assert "::" not in value
    assert "," not in value


@given(any_text)
def test_sarif_messages_hold_no_link_and_no_placeholder(text: str) -> None:
    shown = escape.sarif_message(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", shown)
    assert "{" not in shown.replace("{{", "")
    plain = re.sub(r"\\([\\\[\]])", r"\1", shown).replace("{{", "{").replace("}}", "}")
    assert plain == escape.one_line(text)


def test_what_an_encoding_does_not_have_is_escaped() -> None:
    assert escape.encodable("café “x”", "ascii") == "caf\\xe9 \\u201cx\\u201d"
    assert escape.encodable("café", "utf-8") == "café"
    assert escape.encodable("café", "no such encoding") == "café"
