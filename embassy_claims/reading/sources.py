"""What a file does not say of itself: source, date and language by rule, by dateline, by name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from embassy_claims.model import Article
from embassy_claims.reading.dateline import find_dateline, find_source
from embassy_claims.settings import SourceRule


def complete(articles: Sequence[Article], rules: Sequence[SourceRule]) -> list[Article]:
    """The articles with a source each, and a date wherever one can be known.

    What the file says counts first, then the first rule that matches, then the text's dateline. An article that
    nothing names is its own source, named by its file.
    """
    ruled = [_by_rule(article, rules) for article in articles]
    names = _own_names([article.path for article in ruled if not article.source])
    return [article if article.source else replace(article, source=names[article.path]) for article in ruled]


def _by_rule(article: Article, rules: Sequence[SourceRule]) -> Article:
    rule = next((rule for rule in rules if _matches(article.path, rule.match)), SourceRule(match=""))
    return replace(
        article,
        source=article.source or rule.source or find_source(article.text) or "",
        published=article.published or rule.published or find_dateline(article.text),
        language=article.language or rule.language,
    )


def _matches(path: str, pattern: str) -> bool:
    """Whether a glob matches the path or its end (``corpus/*.txt`` also where the run began in another folder); for
    an article in a JSON Lines file, the file's path."""
    file = path.rpartition("#")[0] or path
    return any(fnmatchcase(name, glob) for name in {path, file} for glob in (pattern, f"*/{pattern}"))


def _own_names(paths: Sequence[str]) -> dict[str, str]:
    """File stems; where files share one, the shortest ends of their paths that tell them apart."""
    names = {path: _name(path, 1) for path in paths}
    for depth in range(2, max((path.count("/") for path in paths), default=0) + 3):
        sharing: dict[str, list[str]] = defaultdict(list)
        for path, name in names.items():
            sharing[name].append(path)
        for path in (path for group in sharing.values() if len(group) > 1 for path in group):
            names[path] = _name(path, depth)
    many = Counter(names.values())
    return {path: name if many[name] == 1 else path for path, name in names.items()}


def _name(path: str, depth: int) -> str:
    if path == "-" or path.startswith("-#"):
        return "stdin" + path[1:]
    file, mark, line = path.partition("#")
    parts = PurePosixPath(file).parts[-depth:]
    return "/".join((*parts[:-1], PurePosixPath(parts[-1]).stem)) + mark + line
