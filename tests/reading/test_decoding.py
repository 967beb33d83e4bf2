from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embassy_claims.reading.decoding import Decoded, UndecodableError, decode

SPANISH = "El ministro Martínez salió en diciembre – “sin acuerdo” – según su equipo."
POLISH = "Minister powiedział, że żadnej operacji nie było, a świadkowie milczą."
RUSSIAN = "Министр заявил, что никакой операции не было и переговоры продолжались."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_text_in_common_encodings(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)).text == SPANISH


def test_older_encodings_of_other_scripts() -> None:
    assert decode(RUSSIAN.encode("cp1251")).text == RUSSIAN
    assert decode(RUSSIAN.encode("koi8-r")).text == RUSSIAN
    assert decode(POLISH.encode("cp1250")).text == POLISH


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-16-le"])
def test_utf16_by_its_mark(mark: str) -> None:
    assert decode(("\ufeff" + SPANISH).encode(mark)).text == SPANISH


def test_line_ends_become_lf() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_one_broken_byte_does_not_spoil_utf8() -> None:
    assert decode(SPANISH.encode() + b" \xff end").text == SPANISH + " \ufffd end"


def test_a_broken_byte_in_a_text_with_one_accent_is_no_reason_for_another_encoding() -> None:
    assert decode("One café only.\n".encode() + b"bad \xff here") == Decoded(
        "One café only.\nbad \ufffd here",
        "line 2, byte 21 of the file: not valid UTF-8, read as \ufffd; correct it there",
    )
    assert "byte 3 of the file and 2 more: not valid" in decode("é".encode() + b"\xff\xff\xff" + "ïöü".encode()).doubt


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_sure_is_not_doubted(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)).doubt == ""


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (SPANISH, "cp1252", "Windows-1252"),
        (RUSSIAN, "cp1251", "Windows-1251"),
        ("首相は金曜日に辞任した。", "euc_jp", "EUC-JP"),
    ],
)
def test_a_guess_says_what_it_was_and_what_to_do(text: str, encoding: str, name: str) -> None:
    doubt = decode(text.encode(encoding)).doubt
    assert doubt.startswith(f"not UTF-8: read as {name} (")
    assert doubt.endswith("which is a guess; save it as UTF-8")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "NUL"),
        ("word".encode("utf-16-le"), "NUL"),
        (b"\x01\x02\x03\x04 abc", "control"),
        (b"\xff\xfea", "UTF-16"),
    ],
)
def test_what_is_not_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError, match=reason):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except UndecodableError as error:
        assert str(error) and "\n" not in str(error)
    else:
        assert text.strip() and "\0" not in text and "\r" not in text
        text.encode("utf-8")


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"])).filter(str.strip))
def test_utf8_is_read_exactly(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text.removeprefix("\ufeff")
