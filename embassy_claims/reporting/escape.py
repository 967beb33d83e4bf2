"""Everything that came from an article is data: each function makes text safe for one kind of output.

Nothing is removed: what cannot be shown is written as a visible escape (``\\u202e``). Formats call these at the last
step before output, on each piece of text that is not the format's own.
"""

from __future__ import annotations

import html
import re

# Controls, bidi and zero-width marks, separators, invisible fillers and tags, surrogates, non-characters: what moves
# the cursor, reorders or hides text, or cannot be encoded. Ranges, not unicodedata: its tables differ between Pythons.
_UNSAFE = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# "##[error]" and "##vso[…]" are commands to some CI systems wherever they stand in a line of a log.
_LOG_COMMAND = r"(?<=#)(?=#\w*\[)"
# Plain characters are passed over first: a report of 50 MB is looked through in a quarter of the time.
_PLAIN = ' -"$-~'
_HIDDEN = re.compile(f"[^{_PLAIN}](?:(?<=[{_UNSAFE}])|{_LOG_COMMAND})")
_HIDDEN_BUT_NEWLINE = re.compile(f"[^\n{_PLAIN}](?:(?<=[{_UNSAFE}])|{_LOG_COMMAND})")
_SPACE = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]|~$^=])")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def visible(text: str) -> str:
    """The text with what cannot be seen, or would steer a terminal or a CI log, as escapes; newlines stay."""
    return _HIDDEN_BUT_NEWLINE.sub(_escaped, text)


def one_line(text: str) -> str:
    """The text on one line: every run of white space is one space, and the rest made visible."""
    return _HIDDEN.sub(_escaped, _SPACE.sub(" ", text).strip(" "))


def encodable(text: str, encoding: str) -> str:
    """The text with what the encoding of the output does not have as escapes."""
    try:
        return text.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return text


def json_text(document: str) -> str:
    r"""A JSON document with hidden characters inside its strings as ``\uXXXX``: it reads back as it was."""
    return _HIDDEN_BUT_NEWLINE.sub(_json_escape, document)


def _json_escape(match: re.Match[str]) -> str:
    raw = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{raw[i]:02x}{raw[i + 1]:02x}" for i in range(0, len(raw), 2))


def yaml_needs_quotes(text: str) -> bool:
    """Whether a YAML string has to be written in double quotes, where escapes work and nothing folds."""
    return _HIDDEN.search(text) is not None


def yaml_text(document: str) -> str:
    """A YAML document with hidden characters inside its double-quoted strings as escapes: it reads back as it was."""
    return _HIDDEN_BUT_NEWLINE.sub(_escaped, document)


def without_surrogates(text: str) -> str:
    """The text with lone surrogates as visible escapes, for formats that have no way to hold them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def html_text(text: str) -> str:
    """Text for an HTML element or attribute on one line."""
    return html.escape(one_line(text), quote=True)


def markdown_text(text: str) -> str:
    """Text inside a line of GitHub Markdown: no markup, HTML, table cell, link, or mention comes of it."""
    line = _MARKDOWN.sub(r"\\\1", one_line(text))
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = line.replace("://", "\\://").replace("www.", "www\\.")  # bare addresses become links otherwise
    return re.sub(r"([@#])(?=\w)", r"\1<!-- -->", line)  # mentions and issue numbers too


def markdown_code(text: str) -> str:
    """Text as a code span of Markdown, with a fence longer than any run of backticks in it."""
    line = one_line(text).replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


def csv_cell(text: str) -> str:
    """Text for a cell of a spreadsheet, on one line; what a spreadsheet would compute gets an apostrophe before it."""
    line = one_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def github_message(text: str) -> str:
    """Text for the message of a GitHub workflow command."""
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def github_property(text: str) -> str:
    """Text for a property of a GitHub workflow command."""
    return github_message(one_line(text)).replace(":", "%3A").replace(",", "%2C")


def sarif_message(text: str) -> str:
    """Text for a SARIF message (2.1.0, 3.11): no placeholder and no embedded link comes of it."""
    line = one_line(text).replace("{", "{{").replace("}", "}}")
    return re.sub(r"([\\\[\]])", r"\\\1", line)
