"""``ignore:`` rules."""

from __future__ import annotations

import pytest

from embassy_claims.model import Claim, Conflict, Finding, Pair, Verdict
from embassy_claims.reviewing.rules import Rules
from embassy_claims.settings import IgnoreRule

FINDING = Finding(
    "0123456789",
    Pair(
        Claim("a", "Wire", "The views expressed aren’t ours.", "x", 0, 1, holder="Ana Ruiz"),
        Claim("b", "Daily", "Nobody said so.", "y", 0, 1),
        0.9,
    ),
    Verdict("contradiction", 0.9, Conflict("denial", ("aren’t",), ("Nobody",))),
)


@pytest.mark.parametrize(
    "rule",
    [
        IgnoreRule("r", text="VIEWS  expressed aren't"),
        IgnoreRule("r", holder="ana ruiz"),
        IgnoreRule("r", kind="denial"),
        IgnoreRule("r", sources=("Daily", "Wire")),
        IgnoreRule("r", text="nobody", holder="Ana Ruiz", kind="denial", sources=("Wire", "Daily")),
    ],
)
def test_a_rule_all_of_whose_conditions_hold_applies(rule: IgnoreRule) -> None:
    assert Rules([IgnoreRule("other", text="zzz"), rule]).rule_for(FINDING) is rule


@pytest.mark.parametrize(
    "rule",
    [
        IgnoreRule("r", text="view expressed"),
        IgnoreRule("r", holder="Ana"),
        IgnoreRule("r", kind="negation"),
        IgnoreRule("r", sources=("Wire", "Wire")),
        IgnoreRule("r", text="nobody", kind="negation"),
    ],
)
def test_one_condition_that_fails_is_enough(rule: IgnoreRule) -> None:
    assert Rules([rule]).rule_for(FINDING) is None
