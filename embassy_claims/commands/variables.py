"""Values of options that came from the environment: who is told that one is wrong has to know where it stands."""

from __future__ import annotations

import os

import typer


def variable_of(error: typer.BadParameter) -> str:
    """The variable from which the wrong value was taken, "" where it was given on the command line."""
    context = error.ctx
    if context is None:
        return ""
    option = error.param or next(
        (one for one in context.command.params if error.param_hint and error.param_hint in one.opts), None
    )
    source = context.get_parameter_source(option.name) if option and option.name else None
    if option is None or source is None or source.name != "ENVIRONMENT":
        return ""
    names = [option.envvar] if isinstance(option.envvar, str) else option.envvar or []
    return next((name for name in names if os.environ.get(name)), "")


def about_variable(error: typer.BadParameter) -> str:
    """What to say before the message of a value that came from a variable."""
    name = variable_of(error)
    return f"variable {name}={os.environ[name][:40]}: " if name else ""
