"""How good the claims are: coverage, boilerplate, holders, atomicity, length, and what splitting costs.

    python benchmarks/claims.py                 every set that is there, and all pooled
    python benchmarks/claims.py --set NAME -v   one set, with what was missed
    python benchmarks/claims.py --no-atomic     without the cosines, which need the encoder

The articles and the scorer are not part of the repository: they are looked for in ../shared, and without them nothing
is measured. Results go to benchmarks/results/claims.json.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embassy_claims.model import Article, Claim
from embassy_claims.reading import read
from embassy_claims.splitting import Parser, load_parser, split

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "benchmarks" / "results" / "claims.json"
POOLED = ("embassy", "aceh37", "waitrose14")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Articles (a pattern in ../shared) and the gold files that speak of them."""

    articles: str
    gold: tuple[str, ...]


SETS = {
    "embassy": GoldSet("seeds/*.txt", ("holders_embassy", "embassy")),
    "aceh37": GoldSet("news/37/*ecbplus.txt", ("holders_aceh37", "aceh37")),
    "waitrose14": GoldSet("news/14/*ecbplus.txt", ("holders_waitrose14", "waitrose14")),
    "qeshm20": GoldSet("news/20/*ecbplus.txt", ("qeshm20",)),
    "vancouver18": GoldSet("news/18/18_*ecb.txt", ("vancouver18",)),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the options ask for; 0, also where there is nothing to measure."""
    options = _options(arguments)
    if not (SHARED / "gold" / "score_claims.py").is_file():
        print("skipped: there is no folder ../shared with gold sets beside the repository")
        return 0
    parser = load_parser("bundled")
    names = options.set or list(SETS)
    articles = {name: _articles(SETS[name].articles) for name in names}
    claims = {name: split(articles[name], parser) for name in names}
    results: dict[str, Any] = {}
    for name in names:
        print(f"\n{name}: {len(articles[name])} articles, {len(claims[name])} claims")
        results[name] = _score(articles[name], claims[name], SETS[name].gold, options)
    together = [name for name in names if name in POOLED]
    if len(together) > 1:
        print(f"\npooled: {', '.join(together)}")
        gold = tuple(file for name in together for file in SETS[name].gold)
        every = [article for name in together for article in articles[name]]
        results["pooled"] = _score(every, [claim for name in together for claim in claims[name]], gold, options)
    print("\nall sets")
    results["shape"] = shape([claim for name in names for claim in claims[name]], parser)
    results["time"] = cost([article for name in names for article in articles[name]], parser)
    for key, value in {**results["shape"], **results["time"]}.items():
        print(f"{key:48} {value}")
    if names == list(SETS) and not options.no_atomic:  # a part of it is no result to keep
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how good the claims are.")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was missed")
    parser.add_argument("--set", action="append", choices=SETS, help="this gold set only (can be repeated)")
    parser.add_argument("--no-atomic", action="store_true", help="leave out what needs the encoder")
    return parser.parse_args(arguments)


def _articles(pattern: str) -> Sequence[Article]:
    return read(sorted(str(path) for path in SHARED.glob(pattern))).articles


def document(articles: Sequence[Article], claims: Sequence[Claim]) -> dict[str, Any]:
    """The claims in the form that the scorer reads."""
    by: dict[str, list[dict[str, Any]]] = {article.path: [] for article in articles}
    for claim in claims:
        fields = {"quote": claim.quote, "text": claim.text, "holder": claim.holder, "stance": claim.stance}
        by[claim.article].append(fields)
    return {"articles": [{"article": path, "claims": found} for path, found in by.items()]}


def _score(
    articles: Sequence[Article], claims: Sequence[Claim], gold: Sequence[str], options: argparse.Namespace
) -> dict[str, float]:
    """What the scorer says; its lines are printed."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "claims.json"
        made.write_text(json.dumps(document(articles, claims)))
        files = [str(_gold_file(name, Path(folder), options.no_atomic)) for name in gold]
        command = [sys.executable, str(SHARED / "gold" / "score_claims.py"), str(made), *files]
        done = subprocess.run(
            [*command, *(["-v"] if options.verbose else [])], capture_output=True, text=True, check=True
        )
    print(done.stdout.rstrip())
    return figures(done.stdout)


def _gold_file(name: str, folder: Path, without_atomic: bool) -> Path:
    """The gold file, or a copy without the ideal claims."""
    path = SHARED / "gold" / f"{name}.yaml"
    if not without_atomic:
        return path
    copy = folder / path.name
    copy.write_text(path.read_text().partition("\natomic:")[0] + "\n")
    return copy


def figures(printed: str) -> dict[str, float]:
    """The numbers in the scorer's lines."""
    found = {
        line.split()[0]: float(line.split()[-1]) for line in printed.splitlines() if re.match(r"\S+ +\d+/\d+ = ", line)
    }
    atomic = re.search(r"ideal→mine ([\d.]+)  mine→ideal ([\d.]+)  count ratio ([\d.]+)", printed)
    if atomic:
        names = ("ideal to mine", "mine to ideal", "count ratio")
        found.update(zip(names, map(float, atomic.groups()), strict=True))
    return found


def shape(claims: Sequence[Claim], parser: Parser) -> dict[str, float]:
    """Words per claim, and the share of claims that hold two independent finite clauses."""
    texts = [claim.text for claim in claims if claim.role == "body"]
    double = sum(is_double(doc) for doc in parser.parse(texts))
    return {
        "words per claim, median": statistics.median(len(text.split()) for text in texts),
        "share with two independent finite clauses": round(double / len(texts), 4),
    }


def is_double(doc: Any) -> bool:
    """Whether a parsed text has two finite clauses, each with a subject, neither below the other."""
    for token in doc:
        joined = token.dep_ in ("conj", "parataxis") or (token.dep_ == "ccomp" and token.i < token.head.i)
        if joined and token.head.dep_ == "ROOT" and _is_clause(token) and _is_clause(token.head):
            return True
    roots = [token for token in doc if token.dep_ == "ROOT" and _is_clause(token)]
    return len(roots) > 1


def _is_clause(token: Any) -> bool:
    finite = {"VBD", "VBP", "VBZ", "MD"}
    has_tense = token.tag_ in finite or any(
        kid.tag_ in finite and kid.dep_ in ("aux", "auxpass") for kid in token.children
    )
    return bool(has_tense and any(kid.dep_ in ("nsubj", "nsubjpass", "expl") for kid in token.children))


def cost(articles: Sequence[Article], parser: Parser) -> dict[str, float]:
    """Seconds of processor time for splitting, and for the parser alone on the same paragraphs; the better of two."""
    texts = [line for article in articles for line in article.text.split("\n") if line.strip()]
    alone, whole = [], []
    for _ in range(2):
        start = time.process_time()
        for _ in parser.parse(texts):
            pass
        alone.append(time.process_time() - start)
        start = time.process_time()
        split(articles, parser)
        whole.append(time.process_time() - start)
    return {
        "seconds, parser alone": round(min(alone), 3),
        "seconds, splitting": round(min(whole), 3),
        "splitting / parser alone": round(min(whole) / min(alone), 3),
    }


if __name__ == "__main__":
    raise SystemExit(main())
