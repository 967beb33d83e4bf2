"""Write the generated part of ``docs/reference.md`` from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from embassy_claims.commands.cli import COMMANDS

PAGE = Path(__file__).with_name("reference.md")
MARK = "<!-- From here on: written by `make reference`. -->\n"


def reference() -> str:
    """Every command with its arguments and options, in Markdown."""
    return "\n".join(section(command) for command in COMMANDS)


def section(command: Callable[..., int]) -> str:
    """One command."""
    name = f"claims {command.__name__}"
    parameters = [
        (parameter, declared(parameter))
        for parameter in inspect.signature(command, eval_str=True).parameters.values()
        if get_origin(parameter.annotation) is not None
    ]
    arguments = [
        metavar(parameter, info) if parameter.default is inspect.Parameter.empty else f"[{metavar(parameter, info)}]"
        for parameter, info in parameters
        if isinstance(info, ArgumentInfo)
    ]
    rows = [row(parameter, info) for parameter, info in parameters]
    lines = [f"## `{name}`", "", paragraphs(inspect.getdoc(command) or ""), ""]
    lines += [f"    {' '.join([name, '[OPTIONS]', *arguments])}", ""]
    lines += ["| argument or option | meaning | default | variable |", "|---|---|---|---|", *rows, ""]
    return "\n".join(lines)


def declared(parameter: inspect.Parameter) -> ParameterInfo:
    """What the command says of one of its parameters."""
    found: ParameterInfo = parameter.annotation.__metadata__[0]
    return found


def paragraphs(text: str) -> str:
    """The text with each paragraph on one line."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def metavar(parameter: inspect.Parameter, info: ParameterInfo) -> str:
    """What stands for the value: ``FILE``, ``new|any|none``; nothing for a switch."""
    if info.metavar:
        several = isinstance(info, ArgumentInfo) and get_origin(kind_of(parameter)) is list
        return f"{info.metavar}..." if several else info.metavar
    kind = kind_of(parameter)
    if get_origin(kind) is Literal:
        return "|".join(get_args(kind))
    return "" if kind is bool else kind.__name__.upper()


def kind_of(parameter: inspect.Parameter) -> Any:
    """The type of the value, without ``None``."""
    kind = parameter.annotation.__origin__
    kinds = [one for one in get_args(kind) if one is not type(None)]
    return kinds[0] if len(kinds) == 1 and type(None) in get_args(kind) else kind


def row(parameter: inspect.Parameter, info: ParameterInfo) -> str:
    """One line of the table."""
    value = metavar(parameter, info)
    # In Annotated, typer keeps the first name of an option where its default would be.
    names = (info.default, *(info.param_decls or ())) if isinstance(info, OptionInfo) else ()
    spelled = [f"`{name} {value}`" if str(name).startswith("--") and value else f"`{name}`" for name in names]
    empty = any(parameter.default is nothing for nothing in (None, False, inspect.Parameter.empty))
    cells = (
        ", ".join(spelled) or f"`{value}`",
        info.help or "",
        "" if empty else f"`{parameter.default}`",
        f"`{info.envvar}`" if info.envvar else "",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    head, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(head + MARK + "\n" + reference(), encoding="utf-8")
