"""The articles that are measured: whole topics of news, or our own corpus repeated and varied."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring.setup import ROOT, Setup
from embassy_claims.reading import read

OWN = ROOT / "corpus"
COPIES = 60  # of our own corpus: about as many articles as the news has
MODEST = 30_000  # bytes of a topic
NUMBER = re.compile(r"\d+")


def topics(setup: Setup) -> list[Path]:
    """The folders of articles, in order; those of our own corpus where there is no news."""
    news = setup.shared / "news"
    if news.is_dir():
        folders = [folder for folder in news.iterdir() if folder.is_dir()]
        return sorted(folders, key=lambda folder: (len(folder.name), folder.name))
    return repeated(setup.folder("own"), 3 if setup.is_small else COPIES)


def origin(setup: Setup) -> str:
    """What the articles are, for the page."""
    return "news" if (setup.shared / "news").is_dir() else "our own corpus, repeated and varied"


def spread(folders: Sequence[Path], count: int) -> list[Path]:
    """So many of the folders, evenly spaced."""
    return [folders[(2 * place + 1) * len(folders) // (2 * count)] for place in range(min(count, len(folders)))]


def chosen(setup: Setup) -> list[Path]:
    """The three topics; one where only the way is tried."""
    return spread(topics(setup), 1 if setup.is_small else 3)


def modest(setup: Setup) -> list[Path]:
    """Three topics of which the plain way is done in a minute or two, evenly spaced among those."""
    small = [folder for folder in topics(setup) if sum(path.stat().st_size for path in folder.iterdir()) <= MODEST]
    return spread(small, 1 if setup.is_small else 3) or chosen(setup)


def articles(folders: Sequence[Path]) -> list[str]:
    """The paths of all articles in these folders."""
    return [str(path) for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]


def copied(paths: Sequence[str], into: Path) -> list[str]:
    """Copies of articles that may be changed, each in a folder as its own."""
    shutil.rmtree(into, ignore_errors=True)
    found = []
    for path in map(Path, paths):
        place = into / path.parent.name / path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        found.append(str(place))
    return found


def repeated(into: Path, copies: int) -> list[Path]:
    """Our own corpus so many times, a folder each, with other numbers and another paragraph left out in each."""
    own = read([str(OWN)]).articles
    folders = []
    for copy in range(copies):
        folder = into / f"{copy:03}"
        folder.mkdir(exist_ok=True)
        folders.append(folder)
        for number, article in enumerate(own):
            (folder / f"{number:02}.txt").write_text(varied(article.text, copy + number * copy), encoding="utf-8")
    return folders


def varied(text: str, number: int) -> str:
    """The text with all numbers greater by ``number`` and one paragraph left out; as it stands for 0."""
    lines = [line for line in text.split("\n") if line.strip()]
    if number and len(lines) > 2:
        del lines[1 + number % (len(lines) - 1)]
    return greater("\n".join(lines), number) + "\n"


def greater(text: str, by: int) -> str:
    """The text with all numbers greater by so much."""
    return NUMBER.sub(lambda match: str(int(match.group()) + by), text)
