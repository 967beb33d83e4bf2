"""Where reports go: the screen, a file, several files."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from embassy_claims.commands.screen import Screen
from embassy_claims.errors import SettingsError
from embassy_claims.model import Findings, Skipped

FormatName = Literal["table", "yaml", "json", "sarif", "junit", "github", "markdown", "csv", "html"]
LISTED = 10
LINE = re.compile(r"#\d+$")  # of an article in a file of JSON Lines


@dataclass(frozen=True, slots=True)
class Output:
    """One report: its format and its file, or ``None`` for the screen."""

    format: FormatName
    path: Path | None = None


def plan(
    chosen: FormatName | None, file: Path | None, reports: Sequence[str] | None, otherwise: FormatName
) -> tuple[Output, ...]:
    """All outputs of a command, checked before the work begins.

    ``chosen`` and ``file`` are ``--format`` and ``--output``, ``reports`` the ``FORMAT=FILE`` of ``--report``, and
    ``otherwise`` is the format without any. Raises SettingsError for an unknown format and a folder that is not there.
    """
    main = Output(chosen or (format_of(file) if file else otherwise), file)
    extra = [parse_report(text) for text in reports or ()]
    outputs = (main, *extra)
    paths = [output.path.absolute() for output in outputs if output.path]
    for path in paths:
        check_place(path)
        if paths.count(path) > 1:
            raise SettingsError(f"two reports go to the same file {path}")
    return outputs


def format_of(file: Path) -> FormatName:
    """The format that a file's ending stands for. Raises ClaimsError where it stands for none."""
    from embassy_claims.reporting import format_for

    return known_format(format_for(file.name)) or "yaml"


def known_format(name: str) -> FormatName | None:
    """The format of this name."""
    return next((known for known in get_args(FormatName) if known == name), None)


def parse_report(text: str) -> Output:
    """``sarif=out.sarif``. Raises SettingsError."""
    name, _, path = text.partition("=")
    form = known_format(name.strip().lower())
    if form is None or not path:
        raise SettingsError(f"--report {text}: write it as FORMAT=FILE, with one of {', '.join(get_args(FormatName))}")
    return Output(form, Path(path))


def check_place(path: Path) -> None:
    """Raise SettingsError where no file can be written at ``path``."""
    if path.is_dir():
        raise SettingsError(f"{path} is a folder, not a file to write")
    if not path.parent.is_dir():
        raise SettingsError(f"{path}: there is no folder {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise SettingsError(f"{path}: no file can be written there (no permission)")


def warn_of(skipped: Sequence[Skipped], screen: Screen) -> None:
    """Say which articles were left out."""
    warn_each([f"{one.path} left out: {one.reason}" for one in skipped], "left out", screen)


def warn_each(messages: Sequence[str], what: str, screen: Screen) -> None:
    """Warn of the first few, and count the others, which are ``what``."""
    for message in messages[:LISTED]:
        screen.warn(message)
    if len(messages) > LISTED:
        screen.warn(f"{len(messages) - LISTED} more {what}")


def deliver(findings: Findings, outputs: Sequence[Output], screen: Screen) -> None:
    """Write every report: files first, so that a reader who closes the screen early loses none.

    Raises SettingsError where a report would take the place of an article that was read.
    """
    spare_articles(findings, outputs)
    for output in sorted(outputs, key=lambda output: output.path is None):
        if output.path is not None:
            write_file(output.path, rendered(findings, output.format))
            screen.say(f"wrote {output.path}")
        elif output.format != "table":
            screen.write(rendered(findings, output.format))
            if output.format == "github":
                add_step_summary(findings)
        elif not screen.quiet:
            from embassy_claims.reporting import print_table

            print_table(findings, screen.out, screen.verbose)


def spare_articles(findings: Findings, outputs: Sequence[Output]) -> None:
    """Raise SettingsError where the file of a report is that of an article."""
    read = {os.path.realpath(path) for one in findings.articles for path in (one.path, LINE.sub("", one.path))}
    for output in outputs:
        if output.path is not None and os.path.realpath(output.path) in read:
            raise SettingsError(f"{output.path} is one of the articles; name another file for the report")


def add_step_summary(findings: Findings) -> None:
    """Add the report to the page of a GitHub job, where there is one. Raises OSError."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8", newline="\n") as file:
            file.write(rendered(findings, "markdown"))


def rendered(findings: Findings, name: FormatName) -> str:
    """The report as text."""
    from embassy_claims.reporting import FORMATS

    return FORMATS[name].render(findings)


def write_file(path: Path, text: str) -> None:
    """Write the whole file or leave the old one as it is. Raises OSError, SettingsError."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # /dev/stdout, a pipe: nothing to replace
        target.write_text(text, encoding="utf-8", newline="\n")
        return
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}."[:64], suffix=".part")
    except OSError as error:
        raise SettingsError(f"{path}: no file can be written there ({error.strerror})") from None
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~umask())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def umask() -> int:
    """The mode bits that new files do not get."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
