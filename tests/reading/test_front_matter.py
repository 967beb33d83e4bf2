from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.reading.front_matter import FrontMatterError, split
from embassy_claims.reading.metadata import Metadata


def test_known_fields_are_read_and_others_ignored() -> None:
    fields = "source: Wire\ntitle: 'A: b'\npublished: 2024-09-07\nlanguage: en-GB\nurl: https://x.org/1\ntags: [a]"
    text = f"---\n{fields}\n---\nBody"
    metadata, lines = split(text)
    assert metadata == Metadata("Wire", "A: b", date(2024, 9, 7), "en", "https://x.org/1")
    assert lines == 8
    assert text.split("\n")[lines:] == ["Body"]


@pytest.mark.parametrize("value", ["2024-09-07T17:49:00Z", "7 September 2024", "'2024-09-07'", "Sept. 7, 2024"])
def test_dates_in_many_forms(value: str) -> None:
    assert split(f"---\ndate: {value}\n---\n")[0].published == date(2024, 9, 7)


@pytest.mark.parametrize("value", ["true", "", "~", "null"])
def test_no_date(value: str) -> None:
    assert split(f"---\npublished: {value}\n---\n")[0].published is None


def test_the_words_of_a_title_stay_as_they_are_written() -> None:
    assert split("---\ntitle: 1984\nsource: yes\n---\n")[0] == Metadata(source="yes", title="1984")


@pytest.mark.parametrize(
    "text", ["No front matter", "---\nnever closed", "---\nA paragraph between rules.\n---\nMore", ""]
)
def test_text_without_front_matter(text: str) -> None:
    assert split(text) == (Metadata(), 0)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("source: a: b\nloose words", "line 2"),
        ("source: a: b\ntags: [x\ntitle:\n  - one", "line 2"),
        ("source: a\ntitle: 'open\n  and on", "line [34]"),
        ("subtitle: a: b", "line 2"),
        ("a: &x [1]\nb: *x", "line 3: aliases"),
        ("a: " + "[" * 5000, "line 2: nested too deeply"),
        ("source: Wire\npublished: 2024-13-45", "line 3: published: .* YYYY-MM-DD"),
        ("source: Wire\ndate: 07/09/2024", "line 3: date: .* YYYY-MM-DD"),
        ("source: [a, b]", "line 2: source must be text"),
    ],
)
def test_broken_front_matter_names_the_line(block: str, message: str) -> None:
    with pytest.raises(FrontMatterError, match=message):
        split(f"---\n{block}\n---\nBody")


@pytest.mark.parametrize(
    "title",
    [
        "At last: by tram to the lecture",
        "At last: Anna's tram",
        '"At last" by tram',
        "'At last' by tram",
        "'At last by tram",
        "[Update] By tram",
        "{By tram",
        "@home by tram",
        "%5 by tram",
        "`By` tram",
        "*Star of the tram",
        "*Star* of the tram",
        "> by: tram",
    ],
)
def test_values_that_want_quotes_in_yaml_are_read_as_they_are_written(title: str) -> None:
    text = (
        f"---\nsource: 'Wire: it''s'\ntitle: {title}\ntags:\n  - a\n- b\n# a remark\ndate: \"2024-09-07\"\n\n---\nBody"
    )
    metadata, lines = split(text)
    assert metadata == Metadata("Wire: it's", title, date(2024, 9, 7))
    assert text.split("\n")[lines:] == ["Body"]


def test_keys_may_have_capitals() -> None:
    assert split("---\nSource: Wire\nDATE: 2024-09-07\n---\n")[0] == Metadata("Wire", None, date(2024, 9, 7))
    assert split("---\nSource: Wire\nTitle: a: b\n---\n")[0] == Metadata("Wire", "a: b")
    assert split("---\nSource: Wire\nsource: Post\n---\n")[0] == Metadata("Post")
    with pytest.raises(FrontMatterError, match="line 3: date"):
        split("---\nsource: Wire\nDate: 07/09/2024\n---\n")


def test_blank_lines_above_front_matter() -> None:
    assert split("\n \n---\nsource: Wire\n---\nBody") == (Metadata("Wire"), 5)
    with pytest.raises(FrontMatterError, match="line 4: date"):
        split("\n---\nsource: Wire\ndate: 07/09/2024\n---\n")
    with pytest.raises(FrontMatterError, match="line 4: "):
        split("\n---\nsource: Wire\ntitle: a: b\nloose\n---\n")
    with pytest.raises(FrontMatterError, match="line 2: it never ends"):
        split("\n---\nsource: Wire\nBody")


def test_toml() -> None:
    fields = "Source = 'Wire' # who\ntitle = \"A \\\"b\\\": c\"\ndate = 2024-09-07T10:00:00Z\ntags = [\n  'a',\n]\n"
    assert split(f"+++\n{fields}[extra]\ntitle = 'no'\n+++\nBody") == (
        Metadata("Wire", 'A "b": c', date(2024, 9, 7)),
        10,
    )
    assert split("+++\ndate = 2024-09-07 10:00:00\n+++\n")[0].published == date(2024, 9, 7)
    assert split("+++\nnever = 'closed'") == (Metadata(), 0)
    assert split("+++\nA paragraph.\n+++\n") == (Metadata(), 0)
    with pytest.raises(FrontMatterError, match="line 3: not valid TOML: invalid value"):
        split('+++\nsource = "Wire"\ntitle = Six\n+++\n')


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("n = " + "1" * 5_000, "a number has too many digits"),
        ("source = 0x" + "f" * 5_000, "a number has too many digits"),
        ("n = " + "[" * 5_000, "nested too deeply"),
        ("n = " + "{a=" * 5_000, "nested too deeply"),
        ("a = 1\n" + ".".join("b" * 5_000) + " = 1", "nested too deeply"),
        ("a = 1\n[" + ".".join("b" * 5_000) + "]", "nested too deeply"),
    ],
)
def test_toml_without_bounds_is_refused(block: str, problem: str) -> None:
    with pytest.raises(FrontMatterError, match=f"^front matter, line 2: {problem}$"):
        split(f"+++\n{block}\n+++\nBody")


def test_a_number_without_bounds_that_is_none_of_ours_is_passed_over() -> None:
    assert split("+++\nsource = 'Wire'\nweight = 0x" + "f" * 5_000 + "\n+++\n")[0] == Metadata("Wire")
    assert split("---\nsource: Wire\nweight: " + "1" * 5_000 + "\n---\n")[0] == Metadata("Wire")


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
@pytest.mark.parametrize(
    ("block", "refused"),
    [
        ('source: "\\UFFFFFFFF"', False),
        ('source: "\\U00110000"\ntitle: [', False),
        ("source: \ud800", False),
        ("date: " + "9" * 5_000, True),
        ("date: 99999-99-99", True),
        ("a: " + "{a: " * 5_000, True),
        ("- " * 5_000 + "x", True),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", True),
    ],
)
def test_yaml_without_bounds_is_read_or_refused(
    monkeypatch: pytest.MonkeyPatch, loader: str, block: str, refused: bool
) -> None:
    monkeypatch.setattr("embassy_claims.reading.front_matter._Loader", getattr(yaml, loader, yaml.BaseLoader))
    text = f"---\n{block}\n---\nBody"
    if refused:
        with pytest.raises(FrontMatterError, match=r"^front matter, line [23]: "):
            split(text)
    else:
        assert split(text)[1] == text.count("\n")


@pytest.mark.parametrize(
    "words",
    [
        "Police said: two men died in the fire on Monday.",
        "Update: two men died in the fire.",
        'Update: "Two men died in the fire."',
        "Update: two men died in the fire",
        "update: two men died in the fire.",
        "Two men died:",
        "Two men died: Per Holm and Ann Lee\nThe mayor said: nobody else was there.",
        "Police said:\n- Two men died.\n- The house burned down.",
        "update:\n- Two men died.",
        "update: {morning: Two men died.}",
    ],
)
def test_words_between_rules_that_read_as_a_mapping_stay(words: str) -> None:
    assert split(f"---\n{words}\n---\nThe fire began at six.") == (Metadata(), 0)
    assert split(f"\n---\n{words}\n---\nThe fire began at six.") == (Metadata(), 0)


@pytest.mark.parametrize(
    "block",
    [
        "layout: post\ntags: [fire, harbour]\ndraft: false",
        "layout: post\nog_image: /img/fire.png\nparams:\n  weight: 1.5",
        "{}",
        "source: Wire\nFeatured image: fire.png\nsubtitle: Two men died.",
        "TITLE: Two men died.\nPolice said: more later.",
    ],
)
def test_front_matter_with_other_fields_is_no_part_of_the_text(block: str) -> None:
    text = f"---\n{block}\n---\nBody"
    assert text.split("\n")[split(text)[1] :] == ["Body"]


def test_toml_with_other_fields_is_no_part_of_the_text() -> None:
    assert split("+++\nlayout = 'post'\nAbout = 'Two men died.'\n+++\nBody") == (Metadata(), 4)


def test_front_matter_that_never_ends_is_not_taken_for_text() -> None:
    with pytest.raises(FrontMatterError, match="line 1: it never ends"):
        split("---\nsource: Wire\ntitle: Six leave\nSix people left.")


def test_tags_build_nothing() -> None:
    assert split("---\nsource: !!python/name:os.system\n---\n")[0] == Metadata()


BEGINNINGS = st.sampled_from(["n = ", "date = ", "n: ", 'source: "\\U'])
BLOCKS = (
    st.text()
    | st.text(alphabet=st.sampled_from("source: title=\n'\"[]{}*&@#-\\|>"))
    | st.builds("{}{}".format, BEGINNINGS, st.text(alphabet='0fx.[{"'))
)


@given(BLOCKS, st.sampled_from(["---", "+++"]))
def test_any_block_is_read_or_refused(block: str, mark: str) -> None:
    try:
        split(f"{mark}\n{block}\n{mark}\n")
    except FrontMatterError as error:
        assert "front matter, line" in str(error)
