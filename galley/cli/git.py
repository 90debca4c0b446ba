"""git, by its program: the only door to it. A project without it, or whose folder is no work tree, has no revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
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


def commit(root: Path, name: str) -> str | None:
    """The digits of the commit that a name stands for, as a branch, a tag or `HEAD~2`."""
    told = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return told.strip() or None if told else None


def archive(root: Path, digits: str, folders: Sequence[str]) -> bytes:
    """Folders of the project as they were at a commit, as a tar archive; those that were not there are left out."""
    there = git(root, "ls-tree", "--name-only", "-z", digits, "--", *folders) or ""
    names = [name for name in there.split("\0") if name]
    return (_printed(root, "archive", "--format=tar", digits, "--", *names) if names else None) or b""


def git(root: Path, *arguments: str) -> str | None:
    """What git prints as text; None where there is none, or it refuses."""
    told = _printed(root, *arguments)
    return told.decode(errors="replace") if told is not None else None


def _printed(root: Path, *arguments: str) -> bytes | None:
    """What git prints. What others set for it by the environment does not count."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
