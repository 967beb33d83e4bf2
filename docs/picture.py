"""Draw ``docs/screen.svg``, the picture in the README, from a real run of ``claims check corpus/``."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import MONOKAI

from embassy_claims.commands.inputs import settings_from
from embassy_claims.pipeline import check
from embassy_claims.reporting import print_table

WIDTH = 100


def picture(arguments: list[str]) -> str:
    """The screen of ``claims check`` on these articles, as an SVG that loads nothing from elsewhere."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    print_table(check(arguments, settings_from(None)), console)
    without_fonts = re.sub(r"@font-face \{\{.*?\n    \}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(
        title=f"claims check {' '.join(arguments)}", theme=MONOKAI, code_format=without_fonts, unique_id="claims"
    )


if __name__ == "__main__":
    Path(__file__).with_name("screen.svg").write_text(picture(sys.argv[1:] or ["corpus/"]), encoding="utf-8")
