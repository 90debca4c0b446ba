"""Temporary copies of the project that are built from: today's, one of an earlier commit, with more content, filled, emptied."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.speed.filling import fill

REPORT = "annual-report-2014"
PARTS = ("build.py", "requirements.lock", "galley", "templates", "locales", "content", "fonts")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "cache", "schema")
ALONE = ("front", "colophon")
"""The kinds of section that a book has once."""


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the project that is built from."""

    root: Path

    @property
    def output(self) -> Path:
        """Where the books are."""
        return self.root / "output" / REPORT

    def build(self, *arguments: str) -> list[str]:
        """The command that builds the report."""
        return [sys.executable, str(self.root / "build.py"), "build", *arguments]

    def empty(self) -> None:
        """Take away all that a build leaves: books, receipts, caches."""
        for name in ("output", "fonts/cache"):
            shutil.rmtree(self.root / name, ignore_errors=True)


def copied(source: Path, root: Path) -> Project:
    """A copy of the project, ready to build."""
    root.mkdir(parents=True)
    for name in PARTS:
        if (source / name).is_dir():
            shutil.copytree(source / name, root / name, symlinks=True, ignore=LEFT_OUT)
        else:
            shutil.copy(source / name, root)
    lend(source, root)
    return Project(root)


@contextmanager
def earlier(source: Path, commit: str, root: Path) -> Iterator[Path | None]:
    """The project as it was at a commit, in a worktree that is taken away in the end; None where git does not have
    it, or none is asked for."""
    added = bool(commit) and _git(source, "worktree", "add", "--detach", str(root), commit)
    try:
        if added:
            shutil.copytree(source / "fonts" / "system", root / "fonts" / "system", symlinks=True)
            if pins(root / "requirements.lock") <= pins(source / "requirements.lock"):
                lend(source, root)
        yield root if added else None
    finally:
        if added:
            _git(source, "worktree", "remove", "--force", str(root))


def _git(folder: Path, *arguments: str) -> bool:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def pins(lock: Path) -> set[str]:
    """The packages that a lock file pins, as `name==version`."""
    return set(re.findall(r"(?m)^[\w.\[\],-]+==[^\s\\;]+", lock.read_text(encoding="utf-8")))


def lend(source: Path, root: Path) -> None:
    """Give a copy the Python packages of this project as its own `.venv`, with the stamp of a finished set-up."""
    own, lent = source / ".venv", root / ".venv"
    (lent / "bin").mkdir(parents=True)
    shutil.copy(own / "pyvenv.cfg", lent)
    (lent / "lib").symlink_to(own / "lib")
    (lent / "bin" / "python").symlink_to(os.path.realpath(sys.executable))
    write = "import sys; from galley.machine import stamp; stamp.write(sys.argv[1], ['requirements.lock'])"
    command = [sys.executable, "-P", "-c", write, str(root)]
    subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=True)


def scaled(project: Project, times: int) -> None:
    """Give the report each of its parts several times over, with its sections, but those that a book has once.

    The copies have other names; addresses begin with these, so that no id stands twice.
    """
    folder = project.root / "content" / REPORT
    record = folder / "publication.yaml"
    head, mark, tail = record.read_text(encoding="utf-8").partition("\nparts:\n")
    parts = re.findall(r"(?ms)^  - id: .*?(?=^  - id: |\Z)", tail)
    repeated = [part for part in parts if not _stands_alone(folder, part)]
    behind = parts.index(repeated[-1]) + 1
    copies = [_copy(folder, part, number) for number in range(2, times + 1) for part in repeated]
    parts[behind:behind] = copies
    record.write_text(head + mark + "".join(parts), encoding="utf-8")


def _sections(part: str) -> list[str]:
    """The sections of a part of a record."""
    return list(yaml.safe_load(part)[0]["sections"])


def _stands_alone(folder: Path, part: str) -> bool:
    kinds = {yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))["kind"] for name in _sections(part)}
    return bool(kinds.intersection(ALONE))


def _copy(folder: Path, part: str, number: int) -> str:
    """A part of a record under another name, with copies of its sections, which are written."""
    for name in _sections(part):
        shutil.copy(folder / f"{name}.yaml", folder / f"{name}-{number}.yaml")
        part = re.sub(rf"(?m)^(    sections: .*?)\b{re.escape(name)}(?=[],\s])", rf"\g<1>{name}-{number}", part)
    return re.sub(r"(?m)^(  - id: \S+)", rf"\1-{number}", part, count=1)


def fill_all(root: Path) -> None:
    """Fill the report's catalogues, so that each book has a text of its own script and length."""
    for catalogue in sorted((root / "locales").glob(f"*/LC_MESSAGES/{REPORT}.po")):
        fill(catalogue, catalogue.parent.parent.name)


def environment(project: Project) -> dict[str, str]:
    """What the program sees: nothing of the bench's own settings, and the fonts of its project."""
    fonts = {
        "FONTCONFIG_FILE": str(project.root / "fonts/fonts.conf"),
        "XDG_CACHE_HOME": str(project.root / "fonts/cache"),
    }
    return {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")} | fonts
