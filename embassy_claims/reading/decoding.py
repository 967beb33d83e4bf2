"""Bytes to text: byte order marks, UTF-8, then the older encodings."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What charset-normalizer may choose from, once it is not Windows-1252: the encodings news text is really found in.
# Left alone, it takes curly quotes for Baltic DOS text.
_ONE_BYTE = ["cp1250", "cp1251", "cp1253", "cp1254", "koi8_r"]
_TWO_BYTES = ["shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
_SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])[¡-¿×÷˘˙¸˛ˇ¤№]")
_WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüŒœ‘’“”‚„–—…•·€£§°²±×÷«»¿¡®©™ªº½¼\xa0")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536


_NAMES = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "koi8_r": "KOI8-R (Cyrillic)",
    "shift_jis": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; ``doubt`` says in one line what was guessed or is broken, "" where nothing was."""

    text: str
    doubt: str = ""


class UndecodableError(ValueError):
    """The bytes are not text; the message is a reason for ``Skipped``."""


def decode(data: bytes) -> Decoded:
    """The text of a file, without byte order mark and with LF line ends.

    Raises ``UndecodableError`` for empty and binary data.
    """
    if not data:
        raise UndecodableError("the file is empty")
    decoded = _decode(data)
    text = decoded.text
    if "\0" in text:
        raise UndecodableError("not text: it holds NUL characters")
    head = text[:_SAMPLE]
    if len(_CONTROLS.findall(head)) * 20 > len(head):
        raise UndecodableError("not text: it is full of control characters")
    if not text.strip():
        raise UndecodableError("the file holds no text")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), decoded.doubt)


def _decode(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding))
    if b"\0" in data:
        raise UndecodableError("not text: it holds NUL bytes (a binary file, or UTF-16 without a byte order mark)")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _nearly_utf8(data, error.start) or _legacy(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-le").removesuffix("-be").upper()
        raise UndecodableError(f"not valid {name}, though it begins with its mark (byte {error.start})") from None


def _nearly_utf8(data: bytes, first: int) -> Decoded | None:
    """UTF-8 with a few broken bytes, as cut or wrongly joined files have; ``None`` if it is something else.

    In text of another encoding, bytes that make a character of UTF-8 by chance are far fewer than those that do not.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    whole = len(text) - len(text.encode("ascii", "ignore")) - broken
    if whole < broken:
        return None
    line = data[:first].count(b"\n") + 1
    more = f" and {broken - 1} more" if broken > 1 else ""
    return Decoded(
        text, f"line {line}, byte {first + 1} of the file{more}: not valid UTF-8, read as \ufffd; correct it there"
    )


def _legacy(data: bytes) -> Decoded:
    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    if _is_western(sample):
        return _guessed(data, "cp1252")
    from charset_normalizer import from_bytes

    matches = list(from_bytes(sample, cp_isolation=_ONE_BYTE + _TWO_BYTES))
    if not matches:
        raise UndecodableError("not text, or in an encoding that cannot be told; save it as UTF-8")
    encoding = matches[0].encoding
    if encoding in _ONE_BYTE:  # these differ in a few letters; in the wrong one there are signs inside words
        rivals = [match.encoding for match in matches if match.encoding in _ONE_BYTE]
        rivals += [name for match in matches for name in match.could_be_from_charset if name in _ONE_BYTE]
        encoding = min(rivals, key=lambda name: len(_SIGN_IN_WORD.findall(sample.decode(name, "replace"))))
    return _guessed(data, encoding)


def _guessed(data: bytes, encoding: str) -> Decoded:
    name = _NAMES.get(encoding, encoding)
    return Decoded(data.decode(encoding, "replace"), f"not UTF-8: read as {name}, which is a guess; save it as UTF-8")


def _is_western(sample: bytes) -> bool:
    """Whether the bytes make sense as Windows-1252: few accents among the letters, and only usual ones."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    foreign = [character for character in text if not character.isascii()]
    return len(foreign) * 4 <= len(text) and _WESTERN.issuperset(foreign)
