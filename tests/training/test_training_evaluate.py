from __future__ import annotations

import numpy as np
import pytest

from training.evaluate import fit_temperature, probabilities, top_class_error


def test_probabilities_sum_to_one_and_flatten_with_temperature() -> None:
    scores = np.array([[4.0, 0.0, -4.0]])
    assert probabilities(scores).sum() == pytest.approx(1.0)
    assert probabilities(scores, 4.0).max() < probabilities(scores).max()


def test_too_sure_scores_get_a_temperature_above_one() -> None:
    scores = np.tile(np.array([[6.0, 0.0, 0.0]]), (100, 1))
    labels = np.array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0] * 10)
    temperature = fit_temperature(scores, labels)
    assert temperature > 2
    raw, fitted = (top_class_error(probabilities(scores, t), labels) for t in (1.0, temperature))
    assert raw > 0.2
    assert fitted < raw
