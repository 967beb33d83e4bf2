"""The tables in the documents say what was measured."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from command_line import ROOT


def script() -> ModuleType:
    """``docs/measured.py`` by its path: another package could be called ``docs``."""
    spec = importlib.util.spec_from_file_location("docs_measured", ROOT / "docs" / "measured.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    return module


measured = script()

COUNTS = {
    "clear": 4,
    "clear_found": 2,
    "good": 7,
    "reported": 9,
    "good_disputes": 3,
    "disputes": 5,
    "traps": 1,
    "late": 0,
    "upd": 6,
    "upd_found": 1,
    "agree": 8,
    "agree_found": 5,
    "agree_bad": 2,
    "agree_reported": 70,
}
SETS = {"sets": {"ferry": COUNTS}, "all": COUNTS, "mean": {"recall": 0.5, "precision": 0.778, "f1": 0.609}}
TOPIC = {"articles": 20, "claims": 400, "pairs": 9000, "contradictions": 8, "between": 2}


@pytest.mark.parametrize("page", measured.PAGES)
def test_the_documents_say_what_the_results_say(page: str) -> None:
    """After a measurement: make measured."""
    assert (ROOT / page).read_text(encoding="utf-8") == measured.pages(ROOT)[ROOT / page]


def test_every_table_stands_once_in_the_documents() -> None:
    text = "".join((ROOT / page).read_text(encoding="utf-8") for page in measured.PAGES)
    assert sorted(found["name"] for found in measured.PART.finditer(text)) == sorted(measured.PARTS)


def test_quality_has_both_judges_one_below_the_other() -> None:
    line = "2/4 | 7/9 | 3/5 | 1 / 0 | 1/6 | 5/8 (2 of 70 bad) |"
    assert measured.quality({"shipped": SETS, "leave one set out": {**SETS, "sets": {}}}).splitlines() == [
        "**As it ships (fitted to these sets, too)**",
        "",
        "| set | clear found | pairs right | disputes right | traps / late | updates | agreements |",
        "|---|---|---|---|---|---|---|",
        f"| ferry | {line}",
        f"| all | {line}",
        "",
        "Mean of sets: recall 0.50, precision 0.78, F1 0.61.",
        "",
        "**Leave one set out**",
        "",
        "| set | clear found | pairs right | disputes right | traps / late | updates | agreements |",
        "|---|---|---|---|---|---|---|",
        f"| all | {line}",
        "",
        "Mean of sets: recall 0.50, precision 0.78, F1 0.61.",
    ]


def test_a_topic_has_rates_also_of_nothing() -> None:
    found = measured.false_events({"topics": {"5": TOPIC}, "all": dict.fromkeys(TOPIC, 0)})
    assert found.splitlines()[2:] == [
        "| 5 | 20 | 400 | 8 | 20.0 | 2 (25.0 %) |",
        "| all | 0 | 0 | 0 | 0.0 | 0 (0.0 %) |",
    ]


def test_calibration_says_what_each_bound_stands_for() -> None:
    bounds = {"0.2": 0.5, "0.55": 0.621, "0.6": 0.75, "0.8": 1.0}
    results = {
        "calibration": {"error": 0.05, "interval": [0.04, 0.125], "pairs": 40},
        "precision": {bound: {"slots": 9, "listed": listed} for bound, listed in bounds.items()},
    }
    told, _, table = measured.calibration(results).partition("\n\n")
    assert told == (
        "Expected calibration error 0.05 (95 % of bootstrap draws: 0.04 to 0.125) over 40 slots "
        "in ten bins of equal mass; the aim was 0.10."
    )
    assert table.splitlines()[2:] == [
        "| 0.2 or more | 9 | 0.50 |",
        "| 0.55 or more (reported) | 9 | 0.62 |",
        "| 0.6 or more (medium and high) | 9 | 0.75 |",
        "| 0.8 or more (high) | 9 | 1.00 |",
    ]


def test_the_ablation_keeps_the_order_of_its_results() -> None:
    found = measured.ablation({"slots alone": 0.5, "all": 0.61})
    assert found == "| signals | average precision |\n|---|---|\n| slots alone | 0.500 |\n| all | 0.610 |"


def stages(**sets: dict[str, float]) -> dict[str, Any]:
    """Every stage with the same scores."""
    return dict.fromkeys(measured.STAGES, sets)


def test_accuracy_has_what_ships_in_bold_and_no_number_where_there_is_none() -> None:
    scores = {"pairs": 1200, "accuracy": 0.7123}
    results = {**stages(), "first stage": {"boats": scores}, "shipped": {"boats": scores}}
    assert (
        measured.accuracy_row(measured.Line("boats", "Boats", "0.69"), results)
        == "| Boats | 1,200 | 0.69 | 0.712 | | | **0.712** | |"
    )
    assert measured.accuracy_row(measured.Line("boats", "Boats"), results).startswith("| Boats | 1,200 | | 0.712 |")


def test_alarms_have_a_group_of_contradictions_and_one_of_others() -> None:
    lines = (*measured.CONTRADICTIONS, *measured.NO_CONTRADICTIONS)
    found = measured.alarms(stages(**{line.name: {"at_0.5": 0.1234} for line in lines})).splitlines()
    assert found[:3] == [
        "| held-out news pairs | first stage | second | third | shipped |",
        "|---|---|---|---|---|",
        "| *contradictions* | | | | |",
    ]
    none = found.index("| *none* | | | | |")
    assert all(line.endswith(" | 0.12 | 0.12 | 0.12 | 0.12 |") for line in found[3:none])
    assert all(line.endswith(" | 0.123 | 0.123 | 0.123 | 0.123 |") for line in found[none + 1 :])
    assert len(found) == len(lines) + 4


def test_only_what_stands_between_markers_is_written_and_only_once() -> None:
    page = "Before.\n{}Between.\n{}After."
    a, b = (f"<!-- measured: {name} -->\n{{}}<!-- /measured -->\n" for name in "ab")
    found = measured.filled(page.format(a.format("old\n"), b.format("")), str.upper)
    assert found == page.format(a.format("A\n"), b.format("B\n"))
    assert measured.filled(found, str.upper) == found


def test_what_is_written_is_taken_as_it_is() -> None:
    """A backslash in a result is no group of a pattern."""
    page = "<!-- measured: a -->\n<!-- /measured -->"
    assert "\\1 \\g<2>\n" in measured.filled(page, lambda _: "\\1 \\g<2>")


@pytest.mark.parametrize(
    "page",
    [
        "<!-- measured: a -->\nProse.\n<!-- measured: b -->\n<!-- /measured -->",
        "<!-- measured: a -->\n<!-- /measured -->\nProse.\n<!-- /measured -->",
        "<!-- measured: a -->\nProse.",
        "<!-- measured:a -->\n<!-- /measured -->",
    ],
)
def test_a_marker_that_stands_alone_is_an_error_and_no_prose_is_lost(page: str) -> None:
    with pytest.raises(ValueError, match="stands alone"):
        measured.filled(page, str.upper)


def test_an_unknown_name_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"nothing is measured as 'speed': there is quality, "):
        measured.measured("speed", ROOT)


def repository(folder: Path, second: str) -> None:
    """A repository with results of the ablation, two pages, and these words in the second."""
    for place in ("docs", "training/verdict"):
        (folder / place).mkdir(parents=True)
    (folder / "training/verdict/ablation.json").write_text(json.dumps({"all": 0.5}), encoding="utf-8")
    first, other = measured.PAGES
    (folder / first).write_text("<!-- measured: ablation -->\n<!-- /measured -->\n", encoding="utf-8")
    (folder / other).write_text(second, encoding="utf-8")


def test_the_pages_of_a_repository_are_written(tmp_path: Path) -> None:
    repository(tmp_path, "Prose.\n")
    measured.main(tmp_path)
    first, second = ((tmp_path / page).read_text(encoding="utf-8") for page in measured.PAGES)
    assert "| all | 0.500 |" in first
    assert second == "Prose.\n"
    measured.main(tmp_path)
    assert (tmp_path / measured.PAGES[0]).read_text(encoding="utf-8") == first


def test_nothing_is_written_where_one_page_is_wrong(tmp_path: Path) -> None:
    repository(tmp_path, "<!-- measured: nonsense -->\n<!-- /measured -->\n")
    with pytest.raises(ValueError, match="nonsense"):
        measured.main(tmp_path)
    assert "0.500" not in (tmp_path / measured.PAGES[0]).read_text(encoding="utf-8")
