from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from training.pairs import Target, read_pairs
from training.written import FILE, HELD_OUT, SOURCES, Group, build, pairs, read_groups

GROUP = {"a": "It rained.", "contradiction": ["It was dry."], "neutral": ["It blew."], "entailment": ["It was wet."]}


def line(**others: object) -> str:
    return json.dumps({**GROUP, **others}) + "\n"


def test_a_group_gives_its_pairs_and_what_follows_from_them(tmp_path: Path) -> None:
    (tmp_path / "few.jsonl").write_text(line(), encoding="utf-8")
    (group,) = read_groups(tmp_path / "few.jsonl")
    assert group.claim == "It rained."
    assert [(pair.premise, pair.hypothesis, pair.target) for pair in pairs(group)] == [
        ("It rained.", "It was dry.", Target.CONTRADICTION),
        ("It rained.", "It blew.", Target.NEUTRAL),
        ("It rained.", "It was wet.", Target.ENTAILMENT),
        ("It was wet.", "It blew.", Target.NOT_CONTRADICTION),
    ]


@pytest.mark.parametrize("broken", ["{", "[]", '{"a": "It rained."}', line(neutral=None)])
def test_a_line_that_is_no_group_is_named(broken: str, tmp_path: Path) -> None:
    (tmp_path / "few.jsonl").write_text(line() + broken, encoding="utf-8")
    with pytest.raises(ValueError, match=r"few\.jsonl, line 2: no group"):
        read_groups(tmp_path / "few.jsonl")


def test_each_tenth_group_is_held_out(tmp_path: Path) -> None:
    lines = [line(a=f"It rained {number}.") for number in range(1, 21)]
    (tmp_path / "few.jsonl").write_text("".join(lines), encoding="utf-8")
    assert build(tmp_path, tmp_path / "out") == {"train": 18 * 4, "dev": 2 * 3}
    held = {pair.premise for pair in read_pairs(tmp_path / "out" / "dev" / FILE)}
    assert held == {f"It rained {HELD_OUT}.", f"It rained {2 * HELD_OUT}."}


def written() -> list[Group]:
    return [group for path in sorted(SOURCES.glob("*.jsonl")) for group in read_groups(path)]


def test_the_groups_of_the_repository_can_be_read() -> None:
    groups = written()
    assert len(groups) > 2000
    for group in groups:
        texts = [group.claim, *(text for texts in group.others.values() for text in texts)]
        assert all(text == text.strip() and len(text.split()) > 1 for text in texts)
        assert all(group.others.values())


def test_no_claim_is_written_twice() -> None:
    repeated = [claim for claim, count in Counter(group.claim for group in written()).items() if count > 1]
    assert repeated == []
