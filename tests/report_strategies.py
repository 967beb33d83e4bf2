"""Findings of any text at all, for the property tests of the formats."""

from __future__ import annotations

import unicodedata

from builders import agreement, article, claim, finding, findings
from hypothesis import strategies as st

from embassy_claims.model import CONFLICT_KINDS, Findings, Review, Skipped, Status

STATUSES: tuple[Status, ...] = ("new", "confirmed", "explained", "dismissed", "baselined", "ignored")
# Words that mean something to a format, a terminal or a CI system, among any characters at all.
TRAPS = (
    "::error::x", "##[error]x", "##vso[task.complete]", "[bold]x[/bold]", "\x1b[31m", "\x1b]0;t\x07", "\u202e",
    "<script>", "</failure>", "]]>", "&amp;", "|", "`", "**", "@team", "https://example.org", "#12", "=1+1", "+1", "-1",
    "'", '"', ":smile:", "%0A", "\r\n", "\n", "\u2028", "\x85", "\t", "\u200b", "\ufeff", "\u2066", "\ud800", "\x00",
    "- ", "? ", "{0}", "[a](1)", "\\", "\U000e0041", "《", "e\u0301", "null", "1e3", "!!str", "---\n",
)  # fmt: skip
# Formats that have a shape of their own when printed, and the line end.
SEEN = frozenset("\n\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2\U000110bd\U000110cd")
texts = st.lists(st.one_of(st.sampled_from(TRAPS), st.text(max_size=8)), max_size=5).map("".join)


@st.composite
def any_findings(draw: st.DrawFn) -> Findings:
    """Two articles of any text with contradictions, an update, an agreement, and all else that a report shows."""
    a = article(draw(texts) or "a", draw(texts) + "six gates", source=draw(texts), title=draw(texts))
    b = article(draw(texts) or "b", draw(texts) + "five gates", source=draw(texts), anchors=())
    one = claim(
        a, text=draw(texts), holder=draw(st.none() | texts), stance=draw(st.sampled_from(["asserted", "denied"]))
    )
    two = claim(b, role="headline")
    known = [
        finding(
            one,
            two,
            ("six", "five"),
            kind=draw(st.sampled_from(CONFLICT_KINDS)),
            status=draw(st.sampled_from(STATUSES)),
            confidence=draw(st.floats(0, 1)),
            number=number,
            dispute=draw(st.sampled_from(["", "d1", "d2"])),
            reason=draw(texts),
            carried=draw(texts),
        )
        for number in range(1, draw(st.integers(1, 4)))
    ]
    return findings(
        a,
        b,
        judge=draw(texts),
        contradictions=tuple(known),
        claims=(one, two),
        pairs=3,
        updates=(finding(one, two, ("six", "five"), label="update", number=11),),
        agreements=(agreement(finding(one, two, label="agreement", number=12)),),
        skipped=(Skipped(draw(texts), draw(texts)),),
        stale=(Review("00000000ff", "dismissed", "number", ((draw(texts), "x"), ("y", draw(texts))), draw(texts)),),
        notes=(draw(texts),),
    )


def hidden(text: str) -> set[str]:
    """The characters of a text that steer or hide: controls but the line end, formats, separators, surrogates."""
    bad = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return {one for one in text if unicodedata.category(one) in bad and one not in SEEN}
