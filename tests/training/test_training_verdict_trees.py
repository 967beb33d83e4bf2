from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality import LEFT_OUT
from embassy_claims.judging.verdict_model import Branch, Logistic, Trees, VerdictModel, load_verdict_model
from training.verdict.fit import WEIGHTS
from training.verdict.reading import counts
from training.verdict.rows import Row, others, together
from training.verdict.sets import GOLD
from training.verdict.trees import as_json, fitted, log_odds, names_of, write

SMALL = st.floats(-3, 3).map(lambda value: round(value, 5))
NAMES = st.sampled_from(["similarity", "rivals"])
TREES = st.recursive(SMALL, lambda tree: st.builds(Branch, NAMES, SMALL, tree, tree), max_leaves=6)
BY_HAND = {"place": Logistic(-5.0, {"place: site": 0.3}), "denial": Logistic(0.5, {})}
PLAIN = {"number": Logistic(-9.0, {"similarity": 10.0})}
AGREEMENT = Logistic(-1.0, {"similarity": 2.0})
EVENT = Logistic(-2.0, {"event: names alike": 4.0})


def row(is_listed: bool, weight: float = 1.0, **signals: float) -> Row:
    return Row("number", signals, is_listed, weight)


def rows() -> list[Row]:
    """Listed where the question is alike, unless the answer is known; one row in ten is wrong."""
    rng = np.random.default_rng(4)
    found = []
    for alike, known, noise in rng.random((400, 3)):
        signals = {"similarity": float(alike), "known": float(known > 0.7)}
        is_listed = bool(alike > 0.6 and known <= 0.7) is not bool(noise < 0.1)
        found.append(Row("number", signals if known > 0.7 else {"similarity": float(alike)}, is_listed, 1.0 + noise))
    return found


def test_fitted_trees_say_what_the_fitted_model_says() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    from training.verdict.trees import SEED, SETTINGS

    data = rows()
    values = np.array([[one.signals.get("known", 0.0), one.signals["similarity"]] for one in data])
    model = HistGradientBoostingClassifier(**SETTINGS, early_stopping=False, random_state=SEED)
    model.fit(values, [one.is_listed for one in data], sample_weight=[one.weight for one in data])
    found = fitted(data)
    expected = model.predict_proba(values)[:, 1]
    assert found.probabilities([one.signals for one in data]) == pytest.approx(expected.tolist(), abs=1e-3)
    assert found == fitted(data)


def test_fitted_trees_learn_the_rule() -> None:
    chances = fitted(rows()).probabilities(
        [{"similarity": 0.9}, {"similarity": 0.9, "known": 1.0}, {"similarity": 0.2}, {"similarity": 0.2, "known": 1.0}]
    )
    assert chances[0] > 0.7
    assert max(chances[1:]) < 0.35


def test_names_are_those_of_all_rows() -> None:
    assert names_of([row(True, b=1.0), row(False, a=1.0, b=2.0)]) == ["a", "b"]


@given(st.lists(TREES, max_size=4), SMALL, SMALL)
def test_a_model_comes_back_from_its_json(trees: list[Branch | float], intercept: float, slope: float) -> None:
    model = VerdictModel(Trees(tuple(trees), intercept, slope, {"known": 0.5}), BY_HAND, PLAIN, AGREEMENT, EVENT)
    assert load_verdict_model(json.dumps(as_json(model))) == model


@pytest.mark.parametrize("trees", [(), (Branch("similarity", 0.5, -1.0, Branch("rivals", 2.0, 0.25, 1.5)), 0.5)])
def test_a_written_model_is_read_back(tmp_path: Path, trees: tuple[Branch | float, ...]) -> None:
    model = VerdictModel(Trees(trees, -2.5, 0.75), BY_HAND, PLAIN, AGREEMENT, EVENT)
    write(tmp_path / "verdict.json", model)
    text = (tmp_path / "verdict.json").read_text(encoding="utf-8")
    assert load_verdict_model(text) == model
    assert all(json.dumps(as_json(model)["contradiction"]["trees"][place]) in text for place in range(len(trees)))


@pytest.mark.parametrize("path", [WEIGHTS, *sorted(LEFT_OUT.glob("*.json"))], ids=lambda path: path.stem)
def test_a_kept_model_is_written_as_it_was(path: Path, tmp_path: Path) -> None:
    kept = path.read_text(encoding="utf-8")
    write(tmp_path / path.name, load_verdict_model(kept))
    assert (tmp_path / path.name).read_text(encoding="utf-8") == kept


def test_every_gold_set_has_a_model_that_does_not_know_it() -> None:
    assert {path.stem for path in LEFT_OUT.glob("*.json")} == set(GOLD)
    finders = load_verdict_model().regressions.keys()
    for path in LEFT_OUT.glob("*.json"):
        assert load_verdict_model(path.read_text(encoding="utf-8")).regressions.keys() == finders


def test_log_odds_are_those_of_the_trees_and_never_endless() -> None:
    trees = Trees((Branch("similarity", 0.5, -0.5, 1.25),), 0.25, 1.0)
    assert log_odds(trees, [row(True), row(True, similarity=1.0)]) == pytest.approx([-0.25, 1.5], abs=1e-3)
    assert np.isfinite(log_odds(Trees((), 100.0, 1.0), [row(True)])).all()


def test_sets_are_left_out_and_counted() -> None:
    by_set = {"embassy": [row(True), row(False)], "2ecb": [row(False, similarity=1.0)]}
    assert others(by_set, "embassy") == {"2ecb": by_set["2ecb"]}
    assert together(by_set) == [*by_set["embassy"], *by_set["2ecb"]]
    assert counts(by_set["embassy"]) == {"rows": 2, "listed": 1}


def test_a_set_is_left_out_with_its_topic() -> None:
    by_set = {name: [row(True)] for name in ("aceh37", "37ecb", "7ecb", "between the events of 37", "embassy")}
    assert list(others(by_set, "aceh37")) == ["7ecb", "embassy"]
    assert list(others(by_set, "7ecb")) == ["aceh37", "37ecb", "between the events of 37", "embassy"]
    assert list(others(by_set, "embassy")) == ["aceh37", "37ecb", "7ecb", "between the events of 37"]
