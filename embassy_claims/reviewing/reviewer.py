"""Who decides: the name that goes into a review."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

SECONDS = 2.0


def reviewer(explicit: str | None, env: Mapping[str, str]) -> str | None:
    """``explicit``, else ``CLAIMS_BY``, else git's ``user.name``, else the login name, else None; never an error.

    ``env`` is the environment to look in, and the one in which git is asked.
    """
    for name in (explicit, env.get("CLAIMS_BY")):
        if name and (clean := " ".join(name.split())):
            return clean
    return _git_name(env) or _login_name(env)


def _git_name(env: Mapping[str, str]) -> str | None:
    try:
        asked = subprocess.run(
            ["git", "config", "user.name"], env=dict(env), capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return " ".join(asked.stdout.decode("utf-8", "replace").split()) or None


def _login_name(env: Mapping[str, str]) -> str | None:
    for key in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if name := env.get(key, "").strip():
            return name
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name or None
    except (ImportError, KeyError, OSError):
        return None
