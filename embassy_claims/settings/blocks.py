"""One review as the tool itself writes it: lines out, and a fast way in.

20,000 reviews take YAML well over a second; this one expression, which knows the form that is written, a fifth of it.
A block that differs from that form in anything (another order, a value of another kind) is left to YAML.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import cast

from embassy_claims.model import CONFLICT_KINDS, DECISIONS, STANCES, ConflictKind, Decision, Review, Stance

UNSEEN = (
    "\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufffe\uffff\ud800-\udfff"
)
"""Escaped when written: what YAML forbids or takes for a line end, and what would not be seen in an editor."""

ESCAPED = re.compile(f'[{UNSEEN}"\\\\]')
SURROGATE = re.compile("[\ud800-\udfff]")
FLOW_PLAIN = r"[^\W\d_](?:[\w ().;/'’–&-]*[\w).;’])?"
BLOCK_PLAIN = r"""[^\W\d_](?:[\w (),.;/'"’“”–—%&?!+=-]*[\w),.;"’”%?!])?"""
"""Without quotes only what begins with a letter and has nothing in it that means something to YAML (``: ``, `` #``)."""

RESERVED = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
NUMBER_LIKE = re.compile(r"[0-9]+(?:e[0-9]+)?")

_ESCAPE = r'\\(?:["\\nrtbf/]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})'
_QUOTED = rf'"[^"\\{UNSEEN}]*(?:{_ESCAPE}[^"\\{UNSEEN}]*)*"'
_SINGLE = rf"'[^'{UNSEEN}]*'"
_FLOW = f"({_QUOTED}|{_SINGLE}|{FLOW_PLAIN})"
_BLOCK = f"({_QUOTED}|{_SINGLE}|{BLOCK_PLAIN})"
_END = rf"(?: +#[^{UNSEEN}]*)?\n"
_CLAIM = (
    rf"(?P=in)    - \{{source: {_FLOW}, text: {_FLOW}(?:, words: \[((?:{_QUOTED}(?:, {_QUOTED})*)?)\])?"
    rf"(?:, stance: ({'|'.join(STANCES)}))?\}}{_END}"
)
BLOCK = re.compile(
    rf"(?P<in> *)- id: (?P<quote>[\"']?)([0-9a-f]{{10}})(?P=quote){_END}"
    rf"(?P=in)  verdict: ({'|'.join(DECISIONS)}){_END}"
    rf"(?:(?P=in)  reason: {_BLOCK}{_END})?"
    rf"(?:(?P=in)  by: {_BLOCK}{_END})?"
    rf"(?:(?P=in)  on: (?P<mark>[\"']?)(\d{{4}}-\d\d-\d\d)(?P=mark){_END})?"
    rf"(?P=in)  kind: ({'|'.join(CONFLICT_KINDS)}){_END}"
    rf"(?P=in)  claims:{_END}{_CLAIM}{_CLAIM}",
)


def quoted(text: str) -> str:
    """``text`` in double quotes, as YAML and JSON both read it, on one line; lone surrogates become U+FFFD."""
    return f'"{ESCAPED.sub(_escape, SURROGATE.sub(chr(0xFFFD), text))}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char, f"\\u{ord(char):04x}")


def scalar(text: str, form: str) -> str:
    """``text`` as it is where it has the plain ``form`` and no reader of YAML takes it for anything else, or quoted."""
    return text if re.fullmatch(form, text) and text.lower() not in RESERVED else quoted(text)


def claim_line(review: Review, index: int) -> str:
    """One claim of a review as a flow mapping."""
    source, text = review.claims[index]
    fields = [f"source: {scalar(source, FLOW_PLAIN)}", f"text: {quoted(text)}"]
    if review.conflict[index]:
        fields.append(f"words: [{', '.join(map(quoted, review.conflict[index]))}]")
    if review.stances[index] != "asserted":
        fields.append(f"stance: {review.stances[index]}")
    return f"{{{', '.join(fields)}}}"


def block_fields(review: Review) -> dict[str, list[str]]:
    """The lines of each field in the order in which they are written, without indentation."""
    shown = quoted(review.id) if NUMBER_LIKE.fullmatch(review.id) else review.id
    fields = {"id": [f"id: {shown}"], "verdict": [f"verdict: {review.verdict}"]}
    if review.reason:
        fields["reason"] = [f"reason: {scalar(review.reason, BLOCK_PLAIN)}"]
    if review.by:
        fields["by"] = [f"by: {scalar(review.by, BLOCK_PLAIN)}"]
    if review.on:
        fields["on"] = [f"on: {review.on.isoformat()}"]
    fields["kind"] = [f"kind: {review.kind}"]
    fields["claims"] = ["claims:", *(f"  - {claim_line(review, index)}" for index in (0, 1))]
    return fields


def review_of(block: str) -> Review | None:
    """The review in a block of exactly the form that is written; None for any other block."""
    match = BLOCK.fullmatch(block)
    if match is None:
        return None
    _, _, review_id, verdict, reason, by, _, on, kind, *claims = match.groups()
    try:
        return Review(
            id=review_id,
            verdict=cast(Decision, verdict),
            kind=cast(ConflictKind, kind),
            claims=((_text(claims[0]), _text(claims[1])), (_text(claims[4]), _text(claims[5]))),
            reason=_text(reason).strip() if reason else "",
            by=_text(by).strip() if by else "",
            on=date.fromisoformat(on) if on else None,
            conflict=(_texts(claims[2]), _texts(claims[6])),
            stances=(cast(Stance, claims[3] or "asserted"), cast(Stance, claims[7] or "asserted")),
        )
    except ValueError:
        return None


def _text(shown: str) -> str:
    if shown[0] not in "\"'":
        text = "" if shown.lower() in RESERVED else shown
    elif "\\" in shown and shown[0] == '"':
        text = str(json.loads(shown))
    else:
        text = shown[1:-1]
    if not text or text.isspace():
        raise ValueError  # left to YAML, which knows what to make of it
    return text


def _texts(shown: str | None) -> tuple[str, ...]:
    if not shown:
        return ()
    texts = json.loads(f"[{shown}]") if "\\" in shown else shown[1:-1].split('", "')
    if not all(text.strip() for text in texts):
        raise ValueError
    return tuple(texts)
