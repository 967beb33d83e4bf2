"""The tables of ``docs/performance.md``, made of the raw results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measuring.setup import Result

BEGIN = "<!-- From here to the end mark: written by benchmarks/speed.py. -->"
END = "<!-- The end of what benchmarks/speed.py writes. -->"
COLD = "cold"  # its parts are cold-1, cold-2 and cold-3
TITLES = {
    "startup": "Start-up",
    COLD: "First run, against the plain way",
    "warm": "Second run",
    "changed": "One changed article",
    "pairing": "Exact pairing",
    "million": "A million claims",
    "many": "Ten thousand articles",
}
Row = Sequence[object]


def update(page: Path, results: Mapping[str, Any]) -> None:
    """Put the tables between the marks of the page; what stands around them stays. Raises ValueError without marks."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} has not the marks between which the tables go")
    page.write_text(f"{before}{BEGIN}\n\n{tables(results)}\n{END}{after}", encoding="utf-8")


def tables(results: Mapping[str, Any]) -> str:
    """All tables, of the parts that were measured."""
    topics = [results[part] for part in sorted(results) if part.startswith(COLD)]
    made = {part: make(results[part]) for part, make in MAKERS.items() if part in results}
    made |= {COLD: cold(topics)} if topics else {}
    sections = [f"## {title}\n\n{made[part]}" for part, title in TITLES.items() if part in made]
    return "\n".join(sections) or "Nothing was measured yet.\n"


def table(result: Result, head: Row, rows: Iterable[Row]) -> str:
    """A table with the processor and the threads in each row."""
    on = f"{result['machine']['processor']}, {result['machine']['threads']}"
    lines: list[Row] = [[*head, "processor, threads"], ["---"] * (len(head) + 1), *([*row, on] for row in rows)]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def cut(result: Result) -> str:
    """What was left out to keep the time short."""
    return f"\nCut: {result['cut']}.\n"


def picked(results: Iterable[Result], *names: str) -> list[Row]:
    """These values of each."""
    return [[one[name] for name in names] for one in results]


def startup(result: Result) -> str:
    """Seconds of each command."""
    rows = [(f"`{name}`", value, result["least"][name]) for name, value in result["seconds"].items()]
    return table(result, ("command", f"seconds, median of {result['repeats']}", "least"), rows)


def cold(topics: Sequence[Result]) -> str:
    """Ours and the plain way by topic and by stage, and what verdicts differ in."""
    ours, plain, same = (sum(one[name] for one in topics) for name in ("ours", "plain", "plain_same_reads"))
    rows = picked(topics, "topic", "articles", "claims", "asked", "asked_by_ours", "ours", "plain", "ratio")
    rows.append(["**all**", "", "", "", "", f"{ours:.2f}", f"{plain:.2f}", f"**{plain / ours:.2f}**"])
    head = ("topic", "articles", "claims", "read by the plain way", "read by ours", "ours, s", "plain, s", "ratio")
    names = ("differ", "pairs", "farther_than_0.02")
    differ, pairs, far = (sum(one["verdicts"][name] for one in topics) for name in names)
    return (
        table(topics[0], head, rows)
        + f"\nMedians of {topics[0]['repeats']} runs of whole processes ({topics[0]['of']}). Verdicts that differ: "
        f"{differ} of {pairs} pairs ({100 * differ / pairs:.3f} %), {far} of them farther than 0.02 from a threshold."
        f"\n\nOver no more pairs than ours reads, the plain way takes {same:.2f} s: {same / ours:.2f} times as long."
        "\n\nBy stage, of the last run over each topic:\n\n" + stages_of_both(topics)
    )


def stages_of_both(topics: Sequence[Result]) -> str:
    """Seconds by stage, summed over topics; the memory is the most of any."""
    plain = [topic["plain_stages"] for topic in topics]
    rows: list[Row] = [
        (name, items, f"{seconds:.2f}", f"{sum(one[name] for one in plain):.2f}" if name in plain[0] else "", peak)
        for name, (seconds, items, peak) in summed(topic["ours_stages"] for topic in topics).items()
    ]
    peak = max(topic["plain_peak_mb"] for topic in topics)
    rows.append(("**memory of the plain way, MB**", "", "", "", peak))
    return table(topics[0], ("stage", "items", "ours, s", "plain, s", "memory so far, MB"), rows)


def summed(runs: Iterable[Iterable[Result]]) -> dict[str, tuple[float, int, float]]:
    """Seconds, items and the most memory of each stage over runs."""
    found: dict[str, tuple[float, int, float]] = {}
    for run in runs:
        for one in run:
            seconds, items, peak = found.get(one["stage"], (0.0, 0, 0.0))
            found[one["stage"]] = seconds + one["seconds"], items + one["items"], max(peak, one["peak_mb"])
    return found


def warm(result: Result) -> str:
    """Cold and warm by topic, and the hundred articles."""
    together = {"name": "**the topics**", "articles": "", "warm_peak_mb": "", **result}
    rows = picked(
        (*result["topics"], together, result["hundred"]), "name", "articles", "cold", "warm", "ratio", "warm_peak_mb"
    )
    head = ("of", "articles", "cold, s", f"warm, s (median of {result['repeats']})", "ratio", "memory, MB")
    return table(result, head, rows) + cut(result)


def changed(result: Result) -> str:
    """The three runs, and the stages of the first and the last."""
    rows = [
        (name, result[key], *(f"{100 * result[key] / result[of]:.2f}" for of in ("cold", "cold_cut")))
        for name, key in (
            ("first, every pair judged", "cold"),
            ("first, cut", "cold_cut"),
            ("nothing changed", "nothing_changed"),
            ("one article changed (median of 3)", "one_changed"),
        )
    ]
    first, last = (summed([result[f"{run}_stages"]]) for run in ("cold", "one_changed"))
    stages: list[Row] = [
        (name, items, f"{seconds:.2f}", peak, f"{last[name][0]:.2f}" if name in last else "")
        for name, (seconds, items, peak) in first.items()
    ]
    return (
        table(result, ("run", "seconds", "% of the first", "% of the cut one"), rows)
        + f"\n{result['articles']} articles ({result['of']}), {result['claims']} claims, {result['pairs']} pairs.\n"
        + f"{cut(result)}\nBy stage:\n\n"
        + table(result, ("stage", "items", "first run, s", "memory so far, MB", "one changed, s"), stages)
    )


def pairing(result: Result) -> str:
    """The sizes, and the other way."""
    names = ("rows", "found", "exact", "product", "percent_of_product", "percent_of_half", "peak_mb")
    head = (
        "claims",
        "pairs found",
        "exact, s",
        "product, s",
        "% of its speed",
        "% of that of half of it",
        "memory, MB",
    )
    mining, repeats = result["mining"], ", ".join(str(one["repeats"]) for one in result["sizes"])
    return (
        table(result, head, picked(result["sizes"], *names))
        + f"\nMedians of {repeats} runs. `paraphrase_mining` at {mining['rows']} claims: {mining['seconds']} s, "
        f"{mining['ratio']} times as long as the exact search ({mining['exact']} s).\n" + cut(result)
    )


def million(result: Result) -> str:
    """The curve."""
    head = ("claims", "seconds", "pairs found", "memory, MB", "recall", "of all that exact finds")
    rows = picked(result["sizes"], "rows", "seconds", "found", "peak_mb", "recall", "recall_of_all")
    return (
        table(result, head, rows)
        + f"\nSeconds grow as claims to the power of {result['exponent']}. Recall of {result['sample']} sampled "
        "claims against an exact search: of the best among the nearest claims that are looked at, and of all.\n"
        + cut(result)
    )


def many(result: Result) -> str:
    """Both runs by stage."""
    warm = summed([result["warm_stages"]])
    stages: list[Row] = [
        (name, items, f"{seconds:.2f}", peak, f"{warm[name][0]:.2f}" if name in warm else "")
        for name, (seconds, items, peak) in summed([result["cold_stages"]]).items()
    ]
    return (
        table(result, ("stage", "items", "first run, s", "memory so far, MB", "nothing changed, s"), stages)
        + f"\n{result['articles']} articles ({result['of']}), {result['claims']} claims, {result['pairs']} pairs. "
        f"First run: {result['cold']} s, {result['cold_peak_mb']:.0f} MB. Nothing changed: {result['warm']} s, "
        f"{result['warm_peak_mb']:.0f} MB.\n" + cut(result)
    )


MAKERS: Mapping[str, Callable[[Result], str]] = {
    "startup": startup,
    "warm": warm,
    "changed": changed,
    "pairing": pairing,
    "million": million,
    "many": many,
}
