"""git, by its program: the only door to it. A project without it, or whose folder is no work tree, has no revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from galley.options import Revision

SHORT = 10
"""Digits of a commit: enough in any repository."""


def revision(root: Path) -> Revision | None:
    """The commit that the project stands at, and whether its files are otherwise."""
    told = git(root, "log", "-1", f"--abbrev={SHORT}", "--format=%h %cd", "--date=format:%Y-%m-%d %H:%M %z")
    if not told:
        return None
    commit, _, date = told.strip().partition(" ")
    return Revision(commit, date, bool(git(root, "status", "--porcelain", "--", ".")))


def git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where there is none, or it refuses. What others set for it by the environment does not count."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
