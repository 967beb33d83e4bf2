"""Write the tables of ``docs/judge.md`` and ``docs/model-card.md`` from what was measured.

A table stands between ``<!-- measured: NAME -->`` and ``<!-- /measured -->``. All around it is written by hand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embassy_claims.model import HIGH, MEDIUM
from embassy_claims.settings import Settings

Results = Mapping[str, Any]

PAGES = ("docs/judge.md", "docs/model-card.md")
# An end belongs to the last start before it, so a forgotten end never swallows the text up to the next table.
PART = re.compile(
    r"(?P<start><!-- measured: (?P<name>.+?) -->\n)(?:(?!<!-- measured: ).)*?(?P<end><!-- /measured -->)", re.DOTALL
)
MARK = re.compile(r"<!-- /?measured")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two markers: the file with the results, and what makes text of them."""

    source: str
    text: Callable[[Results], str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of the model card: the name in the results, and what the reader sees.

    ``first_try`` was measured before the code that keeps results. It is empty where nobody wrote it down, and ``None``
    where the set was not there yet.
    """

    name: str
    title: str
    first_try: str | None = None


STAGES = {
    "first stage": "first stage",
    "second stage": "second",
    "third stage": "third",
    "shipped": "shipped",
    "teacher, on 400 pairs a set": "teacher (400 pairs a set)",
}
NEWS_STAGES = tuple(name for name in STAGES if not name.startswith("teacher"))
CORPORA = (
    Line("mnli.dev_mismatched", "MultiNLI mismatched", "0.69"),
    Line("snli.test", "SNLI test", "0.81"),
    Line("fever_symmetric.dev", "FEVER symmetric (two classes in the set, three to choose from)", "0.75"),
    Line("cfnli.test", "counterfactual SNLI", "0.65"),
    Line("conjnli.dev", "ConjNLI", ""),
    Line("healthver.dev", "HealthVer", "0.37"),
    Line("emergent.dev", "Emergent", "0.41"),
    Line("written", "written pairs that were held out"),
)
CONTRADICTIONS = (
    Line("news_number", "changed number, same sentence"),
    Line("news_aligned_number", "changed number, sentence of another article"),
    Line("news_date", "changed date, same sentence"),
    Line("news_aligned_date", "changed date, sentence of another article"),
    Line("news_name", "changed name, same sentence"),
    Line("news_aligned_name", "changed name, sentence of another article"),
    Line("news_place", "changed place, same sentence"),
    Line("news_aligned_place", "changed place, sentence of another article"),
    Line("news_negation", "negation, same sentence"),
    Line("news_aligned_negation", "negation, sentence of another article"),
    Line("news_opposite", "opposite, same sentence"),
    Line("news_aligned_opposite", "opposite, sentence of another article"),
    Line("news_denial", "denial"),
    Line("news_statement", "statement against none"),
)
NO_CONTRADICTIONS = (
    Line("news_other_event", "other event of the same kind (`ecb` beside `ecbplus`)"),
    Line("news_other_event_edited", "the same, one sentence edited"),
    Line("news_other_fact_edited", "other fact of one event, edited"),
    Line("news_one_article", "two sentences of one article"),
    Line("news_one_event", "two sentences of one event"),
    Line("news_rounding", "rounding, bounds, hedges"),
    Line("news_other_speaker", "other speaker"),
)


def quality(results: Results) -> str:
    """How right the findings are on the gold sets: as the judge ships, and without the set that it judges."""
    return "\n\n".join(
        quality_table(title, results[name])
        for name, title in (
            ("shipped", "As it ships (fitted to these sets, too)"),
            ("leave one set out", "Leave one set out"),
        )
    )


def quality_table(title: str, results: Results) -> str:
    """One of the two tables, and the means over sets below it."""
    head = ("set", "clear found", "pairs right", "disputes right", "traps / late", "updates", "agreements")
    rows = [quality_row(name, counts) for name, counts in [*results["sets"].items(), ("all", results["all"])]]
    mean = results["mean"]
    told = f"recall {mean['recall']:.2f}, precision {mean['precision']:.2f}, F1 {mean['f1']:.2f}"
    return f"**{title}**\n\n{table(head, rows)}\n\nMean of sets: {told}."


def quality_row(name: str, counts: Mapping[str, int]) -> str:
    """One set."""
    agreements = f"{counts['agree_found']}/{counts['agree']}"
    return row(
        name,
        f"{counts['clear_found']}/{counts['clear']}",
        f"{counts['good']}/{counts['reported']}",
        f"{counts['good_disputes']}/{counts['disputes']}",
        f"{counts['traps']} / {counts['late']}",
        f"{counts['upd_found']}/{counts['upd']}",
        f"{agreements} ({counts['agree_bad']} of {counts['agree_reported']} bad)",
    )


def false_events(results: Results) -> str:
    """How many contradictions are between the two events of a topic."""
    head = ("topic", "articles", "claims", "contradictions", "per 1,000 claims", "between two events")
    return table(head, [event_row(*one) for one in [*results["topics"].items(), ("all", results["all"])]])


def event_row(name: str, counts: Mapping[str, int]) -> str:
    """One topic."""
    contradictions, between = counts["contradictions"], counts["between"]
    return row(
        name,
        counts["articles"],
        counts["claims"],
        contradictions,
        f"{share(1000 * contradictions, counts['claims']):.1f}",
        f"{between} ({share(100 * between, contradictions):.1f} %)",
    )


def calibration(results: Results) -> str:
    """How honest the confidence is: its error, and how many slots above a bound the reader listed."""
    error = results["calibration"]
    low, high = error["interval"]
    told = (
        f"Expected calibration error {error['error']} (95 % of bootstrap draws: {low} to {high}) "
        f"over {error['pairs']} slots in ten bins of equal mass; the aim was 0.10."
    )
    rows = [
        row(confidence(float(bound)), counts["slots"], f"{counts['listed']:.2f}")
        for bound, counts in results["precision"].items()
    ]
    return f"{told}\n\n{table(('confidence', 'slots', 'listed by the reader'), rows)}"


def confidence(bound: float) -> str:
    """A bound, and what it stands for in reports."""
    if bound == Settings().judging.contradiction:
        return f"{bound:.2f} or more (reported)"
    bands = {MEDIUM: " (medium and high)", HIGH: " (high)"}
    return f"{bound} or more{bands.get(bound, '')}"


def ablation(results: Results) -> str:
    """What each part brings."""
    rows = [row(name, f"{precision:.3f}") for name, precision in results.items()]
    return table(("signals", "average precision"), rows)


def accuracy(results: Results) -> str:
    """How often the cross-encoder is right on sets it was not trained on, stage by stage."""
    head = ("set", "pairs", "first try", *STAGES.values())
    return table(head, [accuracy_row(line, results) for line in CORPORA])


def accuracy_row(line: Line, results: Results) -> str:
    """One set, what ships in bold; nothing for a stage that was not measured on it."""
    cells = [accuracy_cell(results[stage].get(line.name), is_shipped=stage == "shipped") for stage in STAGES]
    return row(line.title, f"{results['shipped'][line.name]['pairs']:,}", line.first_try, *cells)


def accuracy_cell(scores: Results | None, *, is_shipped: bool) -> str | None:
    """The accuracy of one stage on one set."""
    if scores is None:
        return None
    mark = "**" if is_shipped else ""
    return f"{mark}{scores['accuracy']:.3f}{mark}"


def alarms(results: Results) -> str:
    """In how many held-out news pairs the cross-encoder sees a contradiction, stage by stage."""
    head = ("held-out news pairs", *(STAGES[name] for name in NEWS_STAGES))
    nothing = [None] * len(NEWS_STAGES)
    # Rates of false alarms are small, so they have a digit more.
    return table(
        head,
        [
            row("*contradictions*", *nothing),
            *(alarm_row(line, results, digits=2) for line in CONTRADICTIONS),
            row("*none*", *nothing),
            *(alarm_row(line, results, digits=3) for line in NO_CONTRADICTIONS),
        ],
    )


def alarm_row(line: Line, results: Results, *, digits: int) -> str:
    """Pairs of one kind."""
    return row(line.title, *(f"{results[stage][line.name]['at_0.5']:.{digits}f}" for stage in NEWS_STAGES))


def table(head: Iterable[str], rows: Iterable[str]) -> str:
    """A table in Markdown."""
    names = list(head)
    return "\n".join([row(*names), "|" + "---|" * len(names), *rows])


def row(*cells: object) -> str:
    """One line of a table; ``None`` is an empty cell."""
    return "|" + "".join(" |" if cell is None else f" {cell} |" for cell in cells)


def share(part: int, whole: int) -> float:
    """A part of a whole; nothing of nothing."""
    return part / whole if whole else 0.0


PARTS = {
    "quality": Part("benchmarks/results/quality.json", quality),
    "false events": Part("benchmarks/results/false_events.json", false_events),
    "calibration": Part("training/verdict/results.json", calibration),
    "ablation": Part("training/verdict/ablation.json", ablation),
    "accuracy": Part("training/results.json", accuracy),
    "alarms": Part("training/results.json", alarms),
}


def filled(page: str, text_of: Callable[[str], str]) -> str:
    """The page with all that stands between markers written anew."""
    if len(MARK.findall(page)) != 2 * len(PART.findall(page)):
        raise ValueError("a marker <!-- measured: NAME --> or <!-- /measured --> stands alone")
    return PART.sub(lambda found: f"{found['start']}{text_of(found['name'])}\n{found['end']}", page)


def measured(name: str, root: Path) -> str:
    """What stands between the markers of this name, from the results in the repository."""
    if name not in PARTS:
        raise ValueError(f"nothing is measured as {name!r}: there is {', '.join(PARTS)}")
    part = PARTS[name]
    return part.text(json.loads((root / part.source).read_text(encoding="utf-8")))


def pages(root: Path) -> dict[Path, str]:
    """Every page with measured parts, as the results say it should be."""
    paths = [root / page for page in PAGES]
    return {path: filled(path.read_text(encoding="utf-8"), lambda name: measured(name, root)) for path in paths}


def main(root: Path) -> None:
    """Write the pages of the repository in this folder. All are made before the first is written."""
    for path, text in pages(root).items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(__file__).resolve().parent.parent)
