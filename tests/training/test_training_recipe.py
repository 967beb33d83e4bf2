from __future__ import annotations

from pathlib import Path

import pytest

from training.pairs import LabelledPair, Target, write_pairs
from training.recipe import Part, Recipe, learning_rate, load_parts, read_recipe
from training.train import Progress, shorten

RECIPE = Recipe(parts=(), rate=1.0, steps=100, warmup=10, decay=20)


def test_the_rate_rises_stays_and_falls() -> None:
    rates = [learning_rate(RECIPE, step, 100) for step in range(100)]
    assert rates[0] == pytest.approx(0.1)
    assert set(rates[10:80]) == {1.0}
    assert rates[99] == pytest.approx(0.05)


def test_a_run_out_of_time_ends_with_a_full_decay() -> None:
    progress = Progress(step=30, end=100, seconds=90.0)
    shorten(progress, RECIPE, minutes=2.5)
    assert progress.end == 50
    progress.step = 40
    shorten(progress, RECIPE, minutes=2.5)
    assert progress.end == 50


def test_a_run_with_time_left_keeps_its_end() -> None:
    progress = Progress(step=30, end=100, seconds=30.0)
    shorten(progress, RECIPE, minutes=60)
    assert progress.end == 100


def test_parts_are_drawn_weighted_and_copied(tmp_path: Path) -> None:
    pairs = [LabelledPair(str(number), "x", Target.NEUTRAL, "few") for number in range(5)]
    write_pairs(tmp_path / "few.jsonl.gz", pairs)
    recipe = Recipe(parts=(Part("few.jsonl.gz", cap=2, weight=0.5, copies=2),))
    loaded = load_parts(recipe, (tmp_path / "none", tmp_path))
    assert len(loaded) == 4
    assert {pair.weight for pair in loaded} == {0.5}


def test_a_part_in_both_orders_has_each_pair_twice(tmp_path: Path) -> None:
    write_pairs(tmp_path / "few.jsonl.gz", [LabelledPair("a", "b", Target.CONTRADICTION, "few")])
    loaded = load_parts(Recipe(parts=(Part("few.jsonl.gz", both=True),)), (tmp_path,))
    assert [(pair.premise, pair.hypothesis) for pair in loaded] == [("a", "b"), ("b", "a")]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"gone\.jsonl"):
        load_parts(Recipe(parts=(Part("gone.jsonl"),)), (tmp_path,))


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "recipe.yaml"
    path.write_text("parts: []\nspeed: 3\n")
    with pytest.raises(ValueError, match="unknown key 'speed'"):
        read_recipe(path)


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "training" / "recipes").glob("*.yaml")), ids=str)
def test_the_recipes_can_be_read(path: Path) -> None:
    recipe = read_recipe(path)
    assert recipe.parts
    assert recipe.decay < recipe.steps
    assert all("cb.train" not in part.file for part in recipe.parts), "research only: not in weights that ship"
