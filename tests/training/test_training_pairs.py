from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.pairs import LabelledPair, Target, mismatched, read_pairs, sample, swapped, swapped_target, write_pairs


def test_pairs_survive_writing_and_reading(tmp_path: Path) -> None:
    pairs = [
        LabelledPair("Ten left.", "Nine left.", Target.CONTRADICTION, "made"),
        LabelledPair("Ten left.", "Some left.", Target.NOT_CONTRADICTION, "made"),
    ]
    write_pairs(tmp_path / "made.jsonl.gz", pairs)
    assert read_pairs(tmp_path / "made.jsonl.gz") == pairs


def test_writing_gives_the_same_bytes(tmp_path: Path) -> None:
    pairs = [LabelledPair("a b", "c d", Target.NEUTRAL, "x")]
    write_pairs(tmp_path / "one.jsonl.gz", pairs)
    write_pairs(tmp_path / "two.jsonl.gz", pairs)
    assert (tmp_path / "one.jsonl.gz").read_bytes() == (tmp_path / "two.jsonl.gz").read_bytes()


def test_soft_labels_are_read(tmp_path: Path) -> None:
    path = tmp_path / "soft.jsonl"
    path.write_text('{"premise": "a", "hypothesis": "b", "label": "neutral", "soft": [0.2, 0.7, 0.1]}\n')
    assert read_pairs(path)[0].soft == (0.2, 0.7, 0.1)


def test_soft_labels_survive_writing_and_a_swap_drops_them(tmp_path: Path) -> None:
    pair = LabelledPair("Ten left.", "Some left.", Target.ENTAILMENT, "made", soft=(0.7, 0.2, 0.1))
    write_pairs(tmp_path / "made.jsonl.gz", [pair])
    assert read_pairs(tmp_path / "made.jsonl.gz") == [pair]
    assert swapped(pair) == LabelledPair("Some left.", "Ten left.", Target.NOT_CONTRADICTION, "made")


def test_an_unknown_label_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl.gz"
    with gzip.open(path, "wt") as out:
        out.write('{"premise": "a", "hypothesis": "b", "label": "perhaps"}\n')
    with pytest.raises(ValueError, match="line 1: unknown label 'perhaps'"):
        read_pairs(path)


def test_only_contradiction_keeps_its_label_when_swapped() -> None:
    assert swapped_target(Target.CONTRADICTION) is Target.CONTRADICTION
    assert swapped_target(Target.ENTAILMENT) is Target.NOT_CONTRADICTION


def test_sampling_repeats() -> None:
    pairs = [LabelledPair(str(number), "x", Target.NEUTRAL, "n") for number in range(50)]
    assert sample(pairs, 10, 3) == sample(pairs, 10, 3) != sample(pairs, 10, 4)
    assert sample(pairs, None, 3) == pairs


def test_made_neutrals_share_a_word_and_not_the_evidence() -> None:
    pairs = [
        LabelledPair("The mill burned in 1902.", "Harlow mill burned.", Target.ENTAILMENT, "f"),
        LabelledPair("The mayor is a woman.", "Harlow has a mayor.", Target.ENTAILMENT, "f"),
    ]
    made = mismatched(pairs, 1)
    assert [(pair.premise, pair.hypothesis, pair.target) for pair in made] in (
        [],
        [("The mayor is a woman.", "Harlow mill burned.", Target.NEUTRAL)],
    )
    assert any(mismatched(pairs, seed) for seed in range(20))
